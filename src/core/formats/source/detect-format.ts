import type { SourceFile } from "#core/formats/source-contract.ts";
import { jsonReader } from "#core/formats/yaml/json-reader.ts";
import { countMarks, mostMarks } from "#core/formats/yaml/yaml-marks.ts";
import { yamlReader } from "#core/formats/yaml/yaml-reader.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import type { ProblemCode } from "#core/problem/problem-codes.ts";

/** What a text is: Python, a notebook with Python in it, a resource document, Kubernetes pods or pod templates, Flyte IDL. */
export type SourceKind = "python" | "notebook" | "document" | "pod" | "idl";

/** Names of languages that begin their files as Python does. */
const foreignName = /\.(?:[cm]?[jt]sx?|toml|ini|cfg|md|rst|html?|css|go|rs|java|kt|scala|rb|sh)$/i;
const beginsJson = /^\uFEFF?\s*[{[]/;
const mostCharacters = 50 * 1024 * 1024;

/**
 * What a text is, by its content, or by its name where the content does not tell.
 *
 * @returns the kind, or why the text cannot be read: `source.empty`, `source.too-large` (over 50 MB; YAML with over 120 000 marks), `source.binary`,
 * `source.conflict` (marks of a merge; those in Python are the Python reader's to tell), `source.unknown`.
 * @see SPEC SO1, SO2
 */
export function detectFormat(file: SourceFile): Result<SourceKind> {
  const unreadable = unreadableAs(file);
  if (unreadable) return fail(unreadable);
  const kind = foreignName.test(file.name) ? undefined : (kindByName(file) ?? kindByText(file.text));
  const conflict = kind === "python" ? undefined : conflictIn(file);
  if (conflict) return fail(conflict);
  const read = kind ?? (/\.(?:ya?ml|json)$/i.test(file.name) ? "document" : undefined);
  const long = read === "document" || read === "pod" ? tooMuchYaml(file) : undefined;
  if (long) return fail(long);
  if (read) return succeed(read);
  const message = `${named(file)} is nothing that can be read here. Python with Flyte environments, a notebook, a resource document (YAML or JSON), a Kubernetes Pod or PodTemplate, and Flyte IDL as JSON can be.`;
  return fail(problem("source.unknown", message));
}

function unreadableAs(file: SourceFile): Problem | undefined {
  const { text } = file;
  if (text.length > mostCharacters) {
    const size = Math.floor(text.length / (1024 * 1024));
    const message = `${named(file)} has ${size} million characters; up to 50 million are read. Take the part that defines environments and tasks.`;
    return problem("source.too-large", message);
  }
  if (/^\s*$/.test(text)) return problem("source.empty", `${named(file)} is empty.`);
  if (!isText(text)) {
    const message = `${named(file)} is not text in UTF-8. Choose a source file, or save it as UTF-8.`;
    return problem("source.binary", message);
  }
  return undefined;
}

/** Characters that could not be decoded are rare in a text: one may stand in a literal. */
function isText(text: string): boolean {
  if (text.includes("\0")) return false;
  const undecoded = text.slice(0, 100_000).split("\uFFFD").length - 1;
  return undecoded < 8 || undecoded * 50 < Math.min(text.length, 100_000);
}

/** JSON of that length is read in time, YAML is not. */
function tooMuchYaml(file: SourceFile): Problem | undefined {
  const { text } = file;
  if (text.length <= mostMarks || (beginsJson.test(text) && jsonOf(text) !== undefined)) return undefined;
  const marks = countMarks(text);
  if (marks <= mostMarks) return undefined;
  const message = `${named(file)} has ${marks} lines, colons, brackets and other marks of YAML; up to ${mostMarks} are read. Take the part that you need, or give it as JSON.`;
  return problem("source.too-large", message);
}

function conflictIn(file: SourceFile): Problem | undefined {
  const mark = /^<{7} .*$/m.exec(file.text);
  if (!mark || !/^>{7}/m.test(file.text)) return undefined;
  const line = file.text.slice(0, mark.index).split("\n").length;
  const message = `Line ${line} of ${named(file)} is a merge-conflict marker. Resolve the conflict first.`;
  const range = { from: mark.index, to: mark.index + mark[0].length };
  return { ...problem("source.conflict", message), range };
}

function kindByName({ name }: SourceFile): SourceKind | undefined {
  if (/\.pyi?$/i.test(name)) return "python";
  return /\.ipynb$/i.test(name) ? "notebook" : undefined;
}

function kindByText(text: string): SourceKind | undefined {
  const json = beginsJson.test(text) ? jsonOf(text) : undefined;
  if (json !== undefined) return kindOfJson(json);
  if (/^kind:\s*["']?(?:Pod|PodTemplate|PodList|PodTemplateList|List)["']?\s*(?:#.*)?$/m.test(text)) return "pod";
  if (yamlReader.looksLike(text) || jsonReader.looksLike(text)) return "document";
  return pythonLine.test(text) ? "python" : undefined;
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as Json;
  } catch {
    return undefined;
  }
}

function kindOfJson(value: Json): SourceKind | undefined {
  const [first] = Array.isArray(value) ? value : [value];
  if (!isJsonObject(first)) return undefined;
  if (Array.isArray(first.environments)) return "document";
  if (Array.isArray(first.cells) && "nbformat" in first) return "notebook";
  if (typeof first.kind === "string" && /^(?:(?:Pod|PodTemplate)(?:List)?|List)$/.test(first.kind)) return "pod";
  if (isMessage(first)) return "idl";
  const values = Object.values(first);
  return values.length > 0 && values.every((one) => one === null || isMessage(one)) ? "idl" : undefined;
}

/** Whether a value is what the SDK sends about resources; an empty one says nothing. */
function isMessage(value: Json | undefined): boolean {
  if (!isJsonObject(value)) return false;
  const keys = Object.keys(value);
  if (keys.some((key) => !["resources", "extendedResources", "extended_resources"].includes(key))) return false;
  const { resources } = value;
  const parts = isJsonObject(resources) ? Object.keys(resources) : [];
  return resources === undefined || parts.every((key) => key === "requests" || key === "limits");
}

const pythonLine =
  /^(?:import \w|from [\w.]+ import |(?:async )?def \w+\(|class \w+[(:]|@[\w.]+|#!.*python|if __name__ ==|\w+ = |print\()/m;

function named({ name }: SourceFile): string {
  return name === "" ? "The text" : name;
}

function problem(code: ProblemCode, message: string): Problem {
  return { code, severity: "error", path: [], message };
}
