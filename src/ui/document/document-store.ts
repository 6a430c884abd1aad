import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { type DocumentDraft, type NodePosition, nodeAt, nodePath } from "#core/document/draft.ts";
import { followName } from "#core/document/follow-name.ts";
import type { Json } from "#core/problem/json.ts";
import type { FixChange, Path } from "#core/problem/problem.ts";
import { setBaseline } from "./baselines.ts";
import { setValue } from "./edit-document.ts";
import { keyOf, type NodeKey, positionOf, withKeys } from "./node-key.ts";
import type { DocumentEntry } from "./stored-documents.ts";

/** What undo brings back: the document and which node was selected. */
export type Snapshot = { readonly document: DocumentDraft; readonly selected: NodeKey };

/**
 * Everything the page knows of the document. `step` counts the edits, `writer` says what made the last one: the mounted form, opening
 * another document in place of this one, or anything else.
 */
export type DocumentState = Snapshot & {
  /** Which of the kept documents this is. */
  readonly entry: DocumentEntry;
  readonly past: readonly Snapshot[];
  readonly future: readonly Snapshot[];
  readonly step: number;
  readonly writer: "form" | "opened" | "other";
};

/** How many steps can be undone. */
const mostSteps = 200;

/** Edits of the same field within this time are one step to undo. */
const sameStepMilliseconds = 1000;

let lastField = "";
let lastFieldTime = 0;

/** The one store of the page. It starts empty; `openDocument` fills it before the first paint. */
export const documentStore = createStore<DocumentState>(() => ({
  entry: { id: "", name: "" },
  document: { environments: [] },
  selected: "",
  past: [],
  future: [],
  step: 0,
  writer: "other",
}));

/** Reads a part of the store and follows its changes. */
export function useDocumentStore<T>(read: (state: DocumentState) => T): T {
  return useStore(documentStore, read);
}

/** Shows one of the kept documents: nothing to undo yet. */
export function startWith(document: DocumentDraft, entry: DocumentEntry): void {
  const keyed = withKeys(document);
  lastField = "";
  documentStore.setState({
    entry,
    document: keyed,
    selected: firstKey(keyed),
    past: [],
    future: [],
    step: 0,
    writer: "opened",
  });
  setBaseline({ id: "start", name: "the start", document: keyed });
}

/** Gives the open document another name or place among the kept ones; not a step. */
export function setEntry(entry: DocumentEntry): void {
  documentStore.setState({ entry });
}

/** Replaces the whole document; undo brings the old one back. `name` says what it is, for the changes that are counted from it. */
export function openDocument(document: DocumentDraft, name: string): void {
  const keyed = withKeys(document);
  commit(keyed, firstKey(keyed), "opened");
  setBaseline({ id: "opened", name, document: keyed });
}

/** Changes the document as a whole, as one step. `select` chooses the node to select afterwards. */
export function changeDocument(
  change: (document: DocumentDraft) => DocumentDraft,
  select?: (document: DocumentDraft) => NodePosition | undefined,
): void {
  const { document, selected } = documentStore.getState();
  const changed = withKeys(change(document));
  const position = select?.(changed);
  const node = position && nodeAt(changed, position);
  commit(changed, node ? keyOf(node) : selected);
}

/** Sets one value of the selected node, for the form. Keystrokes in one field become one step. */
export function setFieldOfNode(key: NodeKey, keys: Path, value: Json | undefined): void {
  const { document } = documentStore.getState();
  const position = positionOf(document, key);
  if (!position) return;
  const set = setValue(document, [...nodePath(position), ...keys], value);
  if (set === document) return;
  const renames = position.task === undefined && keys.length === 1 && keys[0] === "name";
  const changed = renames ? followName(document, set, position.environment) : set;
  commitTyped(changed, `${key}:${keys.join(".")}`, "form");
}

/** Takes what was typed elsewhere, such as in a source, which is read again and again: within a moment all of it is one step. */
export function setTyped(changed: DocumentDraft): void {
  commitTyped(withKeys(changed), "text", "other");
}

function commitTyped(changed: DocumentDraft, field: string, writer: "form" | "other"): void {
  const { selected } = documentStore.getState();
  const now = Date.now();
  const same = field === lastField && now - lastFieldTime < sameStepMilliseconds && positionOf(changed, selected);
  if (same) documentStore.setState({ document: changed, writer });
  else commit(changed, selected, writer);
  lastField = field;
  lastFieldTime = now;
}

/** Applies the changes of a fix, as one step. */
export function applyFix(changes: readonly FixChange[]): void {
  changeDocument((document) => changes.reduce((draft, change) => setValue(draft, change.path, change.value), document));
}

/** Selects a node; not a step. */
export function selectNode(key: NodeKey): void {
  documentStore.setState({ selected: key });
}

/** Goes one step back. */
export function undo(): void {
  const { past, future, document, selected, step } = documentStore.getState();
  const before = past.at(-1);
  if (!before) return;
  lastField = "";
  const next = [{ document, selected }, ...future];
  documentStore.setState({ ...before, past: past.slice(0, -1), future: next, step: step + 1, writer: "other" });
}

/** Goes one step forward again. */
export function redo(): void {
  const { past, future, document, selected, step } = documentStore.getState();
  const [after, ...rest] = future;
  if (!after) return;
  lastField = "";
  const before = [...past, { document, selected }];
  documentStore.setState({ ...after, past: before, future: rest, step: step + 1, writer: "other" });
}

function commit(changed: DocumentDraft, select: NodeKey, writer: DocumentState["writer"] = "other"): void {
  const { document, selected, past, step } = documentStore.getState();
  if (changed === document) return;
  lastField = "";
  const steps = [...past, { document, selected }].slice(-mostSteps);
  const still = positionOf(changed, select) ? select : firstKey(changed);
  documentStore.setState({ document: changed, selected: still, past: steps, future: [], step: step + 1, writer });
}

function firstKey(document: DocumentDraft): NodeKey {
  const first = document.environments[0];
  return first ? keyOf(first) : "";
}
