import { formatAddress, placeOf } from "#core/document/address.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import { isLink, readLink } from "#core/formats/link/read-link.ts";
import { describeReading } from "#core/formats/source/describe-reading.ts";
import { openSource } from "#core/formats/source/open-source.ts";
import type { OpenSource, SourceFile, SourceProblem, SourceReading } from "#core/formats/source-contract.ts";
import { formatFlowYaml, yamlWriter } from "#core/formats/yaml/yaml-writer.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import { hasErrors, type Path, type Problem, type Result } from "#core/problem/problem.ts";
import type { Done } from "./read-document.ts";

/** Says what was understood of files: on standard output as text or JSON, problems on standard error. */
export function readSource(files: readonly SourceFile[], { format }: { readonly format: "text" | "json" }): Done {
  const opened = open(files);
  if (!opened.ok) return { output: "", problems: textProblemLines(files, opened.problems), exit: 1 };
  const { reading } = opened.value;
  const exit = hasErrors(reading.problems) ? 1 : 0;
  if (format === "json") return { output: `${JSON.stringify(jsonOf(reading), undefined, 2)}\n`, problems: "", exit };
  return { output: textOf(reading), problems: sourceProblemLines(reading), exit };
}

/** Problems of a text that was not understood as a whole: `FILE:LINE severity code message`. */
export function textProblemLines(files: readonly SourceFile[], problems: readonly Problem[]): string {
  const [file, ...others] = files;
  return problems
    .map((problem) => {
      const line = problem.range ? `:${file?.text.slice(0, problem.range.from).split("\n").length}` : "";
      const where = others.length > 0 ? "-" : `${file?.name ?? ""}${line}`;
      return problemLine(where, problem);
    })
    .join("");
}

/** One line a problem: `WHERE severity code message`. */
export function problemLine(where: string, { severity, code, message }: Problem): string {
  return `${where} ${severity} ${code} ${message.replaceAll(/\s+/g, " ")}\n`;
}

function open(files: readonly SourceFile[]): Result<OpenSource> {
  const [file, ...others] = files;
  const link = file && others.length === 0 && isLink(file.text) ? readLink(file.text) : undefined;
  if (!file || !link?.ok) return link && !link.ok ? link : openSource(files);
  const { text } = yamlWriter.write({ document: link.value.document, problems: [], scope: "file" });
  return openSource([{ name: file.name, text }]);
}

function sourceProblemLines({ files, problems }: SourceReading): string {
  return problems.map((one) => problemLine(lineOf(files, one), one)).join("");
}

function lineOf(files: readonly SourceFile[], { file, line }: Pick<SourceProblem, "file" | "line">): string {
  return `${files[file]?.name ?? ""}:${line}`;
}

function textOf(reading: SourceReading): string {
  const { document, unknown, shared, kept, files } = reading;
  const address = (path: Path) => formatAddress(document, path);
  const lines = [
    describeReading(reading),
    ...nodeLines(document),
    ...unknown.map(
      ({ path, place, line, expression, reason }) =>
        `unknown ${address(path)} ${lineOf(files, { file: place.file, line })} ${expression}: ${reason}`,
    ),
    ...shared.map(
      ({ name, place, line, paths }) =>
        `shared ${name} ${lineOf(files, { file: place.file, line })}: ${paths.map(address).join(", ")}`,
    ),
    ...kept.map(
      ({ place, line, text, reason }) =>
        `kept ${lineOf(files, { file: place.file, line })} ${text.replaceAll(/\s+/g, " ")}: ${reason}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** Each node with its address, then its values as `set` takes them. */
function nodeLines(document: DocumentDraft): readonly string[] {
  const { environments, ...own } = document;
  return [...valueLines(document, own, []), ...childLines(document, environments, ["environments"])];
}

function childLines(document: DocumentDraft, nodes: readonly JsonObject[], path: Path): readonly string[] {
  const key = path.length === 1 ? "tasks" : path.length === 3 ? "overrides" : "";
  return nodes.flatMap((node, index) => {
    const { [key]: children, ...own } = node;
    const at = [...path, index];
    const below = Array.isArray(children) ? childLines(document, children.filter(isJsonObject), [...at, key]) : [];
    return [formatAddress(document, at), ...valueLines(document, own, at), ...below];
  });
}

function valueLines(document: DocumentDraft, own: JsonObject, path: Path): readonly string[] {
  return Object.entries(own).flatMap(([key, value]) => {
    const at = [...path, key];
    const isName = key === (path.length === 6 ? "label" : "name") && placeOf(at).position !== undefined;
    if (value === undefined || (isName && typeof value === "string")) return [];
    const parts = isJsonObject(value) && Object.keys(value).length > 0 ? Object.entries(value) : undefined;
    const pairs = parts?.map(([part, item]) => [[...at, part], item] as const) ?? [[at, value] as const];
    return pairs.map(([where, item]) => `${formatAddress(document, where)}=${formatFlowYaml(item ?? null)}`);
  });
}

function jsonOf(reading: SourceReading): Json {
  const { document, files, format, editable, broken } = reading;
  const address = (path: Path) => formatAddress(document, path);
  const nameOf = (file: number) => files[file]?.name ?? "";
  return {
    summary: describeReading(reading),
    format,
    files: files.map(({ name }) => name),
    editable,
    broken,
    document,
    unknown: reading.unknown.map(({ path, place, line, expression, reason }) => ({
      address: address(path),
      path,
      file: nameOf(place.file),
      line,
      expression,
      reason,
    })),
    shared: reading.shared.map(({ name, place, line, paths }) => ({
      name,
      file: nameOf(place.file),
      line,
      addresses: paths.map(address),
    })),
    kept: reading.kept.map(({ place, line, text, reason }) => ({ file: nameOf(place.file), line, text, reason })),
    problems: reading.problems.map(({ code, severity, message, path, file, line }) => ({
      code,
      severity,
      message,
      path,
      file: nameOf(file),
      line,
    })),
  };
}
