import type { DocumentDraft, EnvironmentDraft } from "#core/document/draft.ts";
import { environmentsInFile } from "#core/formats/python/edit/align-document.ts";
import type { SourceEdit } from "#core/formats/source-contract.ts";
import type { Problem } from "#core/problem/problem.ts";
import type { PythonSource } from "./open-python.ts";
import { type OpenFiles, readAfter } from "./read-after.ts";

/**
 * The edit, where the files after it have the nodes that the wanted document has, and what they are made of and depend on; else a refusal, and no edit. Only
 * looked at where nodes come, go or are bound to others: values are written where they were read. See SPEC PE1.
 */
export function asWanted(source: PythonSource, edit: SourceEdit, wanted: DocumentDraft, open: OpenFiles): SourceEdit {
  const expected = structureOf(environmentsInFile(source.parts, wanted));
  if (edit.refused.length > 0 || expected === structureOf(source.reading.document.environments)) return edit;
  const after = readAfter(source.reading, edit.edits, open);
  if (after && structureOf(after.reading.document.environments) === expected && !isMoreBroken(source, after))
    return edit;
  const message = "The code cannot be changed in place to say this. Change it in the code, or take the change back.";
  const refused: Problem = { code: "python.not-set", severity: "error", path: [], message };
  return { edits: source.reading.files.map(() => []), refused: [refused] };
}

function isMoreBroken(before: PythonSource, after: PythonSource): boolean {
  const errors = ({ reading }: PythonSource) =>
    reading.problems.filter(({ code }) => code.startsWith("python.")).length;
  return errors(after) > errors(before);
}

/** Environments with what they are clones of, need and hold; the order says nothing. */
function structureOf(environments: DocumentDraft["environments"]): string {
  return JSON.stringify(environments.map(partsOf).toSorted());
}

function partsOf({ name, clone_of: source, depends_on: needs, tasks = [] }: EnvironmentDraft): string {
  const held = tasks.map((task) => [task.name, task.overrides?.length ?? 0].join("#")).toSorted();
  return JSON.stringify([name, source, Array.isArray(needs) ? needs.map(String).toSorted() : [], held]);
}
