import { applyEdits } from "#core/formats/apply-edits.ts";
import type { SourceRepair } from "#core/formats/source-contract.ts";
import { jsonAt } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { changeDocument } from "#ui/document/document-store.ts";
import { setValue } from "#ui/document/edit-document.ts";
import { pathIn } from "./follow-nodes.ts";
import { inOrder, movePlace } from "./move-places.ts";
import { sourceSession } from "./session.ts";
import { type SharedOffer, sourceStore } from "./source-store.ts";

/** Gives a value that the source cannot say back what the source says, as one step. What is no single value is undone by undo. */
export function takeBack(path: Path): void {
  const { attached } = sourceStore.getState();
  if (!attached) return;
  const { document: read } = attached.base;
  changeDocument((now) => {
    const there = pathIn(read, now, path);
    return there ? setValue(now, path, jsonAt(read, there)) : now;
  });
}

/** Applies a repair to the text, as if it had been typed. Its edits are of the text that was read: they move by what the form has changed in it. */
export function applyRepair(file: number, { edits }: SourceRepair): void {
  const { attached } = sourceStore.getState();
  if (!attached) return;
  const ordered = attached.broken ? [] : inOrder(attached.edits[file] ?? []);
  const moved = edits.map(({ from, to, text }) => ({ ...movePlace({ file, from, to }, ordered), text }));
  sourceSession.type(file, applyEdits(attached.files[file]?.text ?? "", moved));
}

/** Gives the other values of a constant the value that one of them has, as one step: the constant itself changes then. */
export function changeEverywhere({ value, others }: SharedOffer): void {
  changeDocument((document) => others.reduce((draft, path) => setValue(draft, path, value), document));
  sourceStore.setState({ offer: undefined });
}
