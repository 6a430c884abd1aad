import { placeOf } from "#core/document/address.ts";
import { type DocumentDraft, type NodePosition, nodeAt } from "#core/document/draft.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import type { RefusedEdit, SourceRepair } from "#core/formats/source-contract.ts";
import { jsonAt } from "#core/problem/json.ts";
import { changeDocument, documentStore, undo } from "#ui/document/document-store.ts";
import { insertNode, removeNode, setValue } from "#ui/document/edit-document.ts";
import { keyOf, positionOf } from "#ui/document/node-key.ts";
import { pathIn } from "./follow-nodes.ts";
import { inOrder, movePlace } from "./move-places.ts";
import { sourceSession } from "./session.ts";
import { type SharedOffer, sourceStore } from "./source-store.ts";

/** The tab of the code that is shown: it takes the focus of a button that goes. */
export const shownTab = "[role=tab][aria-selected=true]";

/** Makes the document say again what the source says where it could not be changed, as one step: a value, or a whole node. */
export function takeBack({ path, inRead }: RefusedEdit): void {
  const { attached } = sourceStore.getState();
  const read = attached?.base.document;
  const { document } = documentStore.getState();
  const before = read && (inRead ? path : pathIn(read, document, path));
  const { position, keys } = placeOf(before ?? []);
  // What has no place in what was read is new.
  if (!read || !before || !position) {
    undo();
    return;
  }
  const now = pathIn(document, read, before);
  changeDocument((draft) =>
    keys.length > 0 && now ? setValue(draft, now, jsonAt(read, before)) : restored(draft, read, position),
  );
}

/** The document with a node as it was read, where it stood. */
function restored(document: DocumentDraft, read: DocumentDraft, position: NodePosition): DocumentDraft {
  const node = nodeAt(read, position);
  if (!node) return document;
  const there = positionOf(document, keyOf(node));
  const without = there ? removeNode(document, there) : document;
  const owner = ownerOf(position);
  const parent = owner && nodeAt(read, owner);
  const home = parent && positionOf(without, keyOf(parent));
  if (owner && !home) return restored(document, read, owner);
  return insertNode(without, { ...position, ...home }, node);
}

function ownerOf({ environment, task, override }: NodePosition): NodePosition | undefined {
  if (task === undefined) return undefined;
  return override === undefined ? { environment } : { environment, task };
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
