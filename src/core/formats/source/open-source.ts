import { openIdl } from "#core/formats/idl/read-idl.ts";
import { openPods } from "#core/formats/pod/read-pod.ts";
import type { OpenSource, SourceFile } from "#core/formats/source-contract.ts";
import { openYaml } from "#core/formats/yaml/open-yaml.ts";
import { assertNever } from "#core/problem/assert-never.ts";
import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { detectFormat, type SourceKind } from "./detect-format.ts";
import { asNotebook, notebookCode } from "./notebook-code.ts";
import { openPython } from "./open-python.ts";

/**
 * Opens what somebody brings: finds out what it is and reads it. Python files are read together, all else is one file. `previous` is
 * the source as it was before the text changed; what did not change is taken from it.
 *
 * @returns the source, or the codes of `detectFormat`, `source.files` and those of the readers.
 * @see SPEC SO1–SO4
 */
export function openSource(files: readonly SourceFile[], previous?: OpenSource): Result<OpenSource> {
  const kinds: SourceKind[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const kind = detectFormat(file);
    if (kind.ok) kinds.push(kind.value);
    else problems.push(...kind.problems);
  }
  const [first, ...rest] = problems;
  if (first) return fail(first, ...rest);
  const [kind, ...others] = kinds;
  const file = files[0];
  if (!kind || !file) return fail(error("source.empty", "There is no file. Choose or paste one."));
  if (others.length === 0 || kinds.every((one) => one === "python"))
    return open(kind, [file, ...files.slice(1)], previous);
  return fail(error("source.files", togetherMessage(files, kinds)));
}

type Files = readonly [SourceFile, ...SourceFile[]];

function open(kind: SourceKind, files: Files, previous: OpenSource | undefined): Result<OpenSource> {
  switch (kind) {
    case "python":
      return openPython(files, previous);
    case "notebook":
      return openNotebook(files[0]);
    case "document":
      return openYaml(files, previous);
    case "pod":
      return openPods(files);
    case "idl":
      return openIdl(files);
    default:
      return assertNever(kind);
  }
}

function openNotebook(file: SourceFile): Result<OpenSource> {
  const code = notebookCode(file.text);
  if (code === undefined) {
    return fail(error("source.unknown", `${file.name} is no notebook: it is not JSON with a list of cells.`));
  }
  const opened = openPython([{ name: file.name, text: code }], undefined);
  if (!opened.ok) return opened;
  return succeed(asNotebook(opened.value));
}

function togetherMessage(files: Files | readonly SourceFile[], kinds: readonly SourceKind[]): string {
  const other = files.find((_, index) => kinds[index] !== "python");
  return `Python files are read together, all else by itself: here are ${files.length} files, and ${other?.name ?? "one"} is not Python. Open it alone.`;
}

function error(code: Problem["code"], message: string): Problem {
  return { code, severity: "error", path: [], message };
}
