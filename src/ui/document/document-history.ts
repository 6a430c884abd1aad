import { createStore, del, get, set } from "idb-keyval";
import { type DocumentDraft, type NodePosition, nodeAt } from "#core/document/draft.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { asDraft } from "./as-draft.ts";
import { applyChanges, type Change, diffValues } from "./diff-documents.ts";
import type { DocumentState, Snapshot } from "./document-store.ts";
import { keyOf, positionOf, withKeys } from "./node-key.ts";

/** A step of undo or redo: the way from its neighbour, and which node was selected. */
type Step = { readonly changes: readonly Change[]; readonly selected: NodePosition | null };

/** The steps around a document, the nearest first. `checksum` is that of the document they lead away from. */
export type History = { readonly checksum: number; readonly past: readonly Step[]; readonly future: readonly Step[] };

type Steps = Pick<DocumentState, "past" | "future">;

const database = createStore("flyte-resource-configurator", "history");

/** Keeps the steps of a document beside it. They can be large, so they lie in IndexedDB. Nothing is said where the browser refuses: the document itself is kept. */
export async function keepHistory(id: string, history: History): Promise<void> {
  try {
    await set(id, JSON.stringify(history), database);
  } catch {
    return;
  }
}

/** The steps that an earlier visit kept, when they belong to the document with this checksum. */
export async function loadHistory(id: string, checksum: number): Promise<History | undefined> {
  try {
    const kept: unknown = JSON.parse(String(await get(id, database)));
    return isJsonObject(kept) && kept.checksum === checksum ? (kept as unknown as History) : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets the steps of a document. */
export async function forgetHistory(id: string): Promise<void> {
  await del(id, database).catch(() => undefined);
}

const ways = new WeakMap<Snapshot, { readonly from: DocumentDraft; readonly step: Step }>();

/** The undo and redo steps of a state as ways from one document to the next, away from the present one. See SPEC U2. */
export function historyOf(state: Pick<DocumentState, "document" | "past" | "future">, checksum: number): History {
  return {
    checksum,
    past: stepsFrom(state.document, state.past.toReversed()),
    future: stepsFrom(state.document, state.future),
  };
}

function stepsFrom(start: DocumentDraft, snapshots: readonly Snapshot[]): readonly Step[] {
  return snapshots.map((snapshot, index) => {
    const from = snapshots[index - 1]?.document ?? start;
    const known = ways.get(snapshot);
    if (known?.from === from) return known.step;
    const changes = diffValues(from as Json, snapshot.document as Json);
    const step = { changes, selected: positionOf(snapshot.document, snapshot.selected) ?? null };
    ways.set(snapshot, { from, step });
    return step;
  });
}

/** The undo and redo steps as documents again. A step that leads nowhere ends them. See SPEC U2. */
export function stepsOf(document: DocumentDraft, history: History): Steps {
  return { past: walk(document, history.past).toReversed(), future: walk(document, history.future) };
}

function walk(start: DocumentDraft, steps: readonly Step[]): Snapshot[] {
  const snapshots: Snapshot[] = [];
  let at = start;
  for (const { changes, selected } of steps) {
    const next = asDraft(applyChanges(at as Json, changes));
    if (!next) break;
    at = withKeys(next);
    const node = (selected && nodeAt(at, selected)) ?? at.environments[0];
    snapshots.push({ document: at, selected: node ? keyOf(node) : "" });
  }
  return snapshots;
}
