import type { DocumentDraft } from "#core/document/draft.ts";
import { documentStore, setEntry, startWith } from "./document-store.ts";
import { keepNow, newEntry, type StartReport, showStored } from "./keep-document.ts";
import {
  type DocumentEntry,
  forgetDocument,
  loadStored,
  readIndex,
  storeDocument,
  writeIndex,
} from "./stored-documents.ts";

/** Leaves the open document, which is kept, for a new one. */
export function addDocument(name: string, document: DocumentDraft): DocumentEntry {
  keepNow();
  const entry = newEntry(name);
  startWith(document, entry);
  keepNow();
  return entry;
}

/** Leaves the open document, which is kept, for another one. */
export function switchTo(entry: DocumentEntry): StartReport {
  keepNow();
  const { report } = showStored(entry);
  writeIndex(entry, readIndex().documents);
  return report;
}

/** Gives a kept document another name. */
export function renameDocument(entry: DocumentEntry, name: string): void {
  const renamed = { ...entry, name };
  const { open, documents } = readIndex();
  writeIndex(
    open,
    documents.map((one) => (one.id === entry.id ? renamed : one)),
  );
  if (documentStore.getState().entry.id === entry.id) setEntry(renamed);
}

/** Takes a document off the list; another one is opened when it was open. Its text comes back with `bringBack`. */
export function removeDocument(entry: DocumentEntry): { readonly document: DocumentDraft | undefined } {
  if (documentStore.getState().entry.id === entry.id) keepNow();
  const stored = loadStored(entry.id);
  const left = readIndex().documents.filter(({ id }) => id !== entry.id);
  const open = left.find(({ id }) => id === documentStore.getState().entry.id);
  writeIndex(open ?? left[0] ?? entry, left);
  forgetDocument(entry.id);
  void import("./document-history.ts").then(({ forgetHistory }) => forgetHistory(entry.id));
  if (!open) showStored(left[0] ?? newEntry("My document"));
  return { document: stored.kind === "document" ? stored.document : undefined };
}

/** Puts a document that was taken off the list on it again, at its end. */
export function bringBack(entry: DocumentEntry, document: DocumentDraft): void {
  storeDocument(entry.id, document);
  const { open, documents } = readIndex();
  writeIndex(open, [...documents, entry]);
}
