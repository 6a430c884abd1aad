import type { DocumentDraft } from "#core/document/draft.ts";
import type { UnknownValue } from "#core/formats/source-contract.ts";
import type { Path } from "#core/problem/problem.ts";

const none: readonly UnknownValue[] = [];
const known = new WeakMap<DocumentDraft, readonly UnknownValue[]>();

/** Says which values of a document only a run of its source knows, with paths of this document. */
export function setUnknown(document: DocumentDraft, values: readonly UnknownValue[]): void {
  known.set(document, values);
}

/** The values of a document that only a run of its source knows; the same list for the same document until it is set anew. */
export function unknownOf(document: DocumentDraft): readonly UnknownValue[] {
  return known.get(document) ?? none;
}

/** Whether only a run knows the value at a path, a part of it, or what it is a part of. */
export function isOfRun(document: DocumentDraft, path: Path): boolean {
  return unknownOf(document).some(({ path: at }) =>
    path.every((key, index) => index >= at.length || String(at[index]) === String(key)),
  );
}
