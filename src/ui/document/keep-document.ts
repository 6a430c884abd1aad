import { documentStore, startWith } from "./document-store.ts";
import { firstDocument } from "./first-document.ts";
import {
  type DocumentEntry,
  documentKey,
  loadStored,
  readIndex,
  type StoredDocument,
  storeDocument,
  writeIndex,
} from "./stored-documents.ts";

/** What the page has to say after it showed a kept document: nothing, or why it cannot, with the text that was found. */
export type StartReport = { readonly message: string; readonly text?: string } | undefined;

/** What this page wrote last; anything else under the same key is another tab's. */
let written = "";

/** Keeps the open document and its undo steps now. Returns the reason when the browser refuses. */
export function keepNow(): string | undefined {
  const state = documentStore.getState();
  const { entry } = state;
  const { refused, text, checksum } = storeDocument(entry.id, state.document);
  written = text;
  if (state.past.length + state.future.length > 0) {
    void import("./document-history.ts").then(({ historyOf, keepHistory }) =>
      keepHistory(entry.id, historyOf(state, checksum)),
    );
  }
  const { documents } = readIndex();
  const known = documents.some(({ id }) => id === entry.id);
  const listed = known ? documents.map((one) => (one.id === entry.id ? entry : one)) : [...documents, entry];
  return refused ?? writeIndex(entry, listed);
}

/** Shows one of the kept documents, with its undo steps as soon as they are there; the first example where there is none. */
export function showStored(entry: DocumentEntry): { readonly report: StartReport; readonly fresh: boolean } {
  const stored = loadStored(entry.id);
  if (stored.kind === "document") {
    startWith(stored.document, entry);
    void restoreSteps(entry, stored.checksum);
    return { report: undefined, fresh: false };
  }
  startWith(firstDocument, entry);
  return { report: reportOf(stored), fresh: stored.kind === "nothing" };
}

/** Whether a change of the storage is another tab's version of the open document. */
export function isForeign({ key, newValue }: StorageEvent): boolean {
  return key === documentKey(documentStore.getState().entry.id) && newValue !== null && newValue !== written;
}

/** A place among the kept documents that nobody has yet. */
export function newEntry(name: string): DocumentEntry {
  return { id: crypto.randomUUID(), name };
}

/** What is said where a kept document cannot be shown. */
export function reportOf(stored: StoredDocument): StartReport {
  if (stored.kind === "forbidden")
    return { message: "This browser forbids storage: the document is lost when the page closes." };
  if (stored.kind !== "broken") return undefined;
  return { message: `The document kept in this browser cannot be shown: ${stored.reason}.`, text: stored.text };
}

async function restoreSteps(entry: DocumentEntry, checksum: number): Promise<void> {
  const { document } = documentStore.getState();
  const { loadHistory, stepsOf } = await import("./document-history.ts");
  const history = await loadHistory(entry.id, checksum);
  const now = documentStore.getState();
  // Whoever edits before the steps are there goes on without them.
  if (history && now.document === document && now.past.length === 0) documentStore.setState(stepsOf(document, history));
}
