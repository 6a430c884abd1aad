import { applyEdits } from "#core/formats/apply-edits.ts";
import type { OpenSource, SourceFile, SourceReading, TextEdit } from "#core/formats/source-contract.ts";
import type { Result } from "#core/problem/problem.ts";
import type { PythonSource } from "./open-python.ts";

/** Reads files of Python; what did not change since `previous` is taken from it. */
export type OpenFiles = (files: readonly SourceFile[], previous?: OpenSource) => Result<PythonSource>;

/** What was read last of the edited files of a reading: the next time only what changed is read again. */
const looked = new WeakMap<SourceReading, PythonSource>();

/** The files of a reading after edits, read. */
export function readAfter(
  reading: SourceReading,
  edits: readonly (readonly TextEdit[])[],
  open: OpenFiles,
): PythonSource | undefined {
  const files = reading.files.map((file, at) => ({ ...file, text: applyEdits(file.text, edits[at] ?? []) }));
  const opened = open(files, looked.get(reading));
  if (!opened.ok) return undefined;
  looked.set(reading, opened.value);
  return opened.value;
}
