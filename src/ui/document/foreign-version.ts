import { documentStore, openDocument, setEntry } from "./document-store.ts";
import { keepNow, newEntry, reportOf, type StartReport } from "./keep-document.ts";
import { documentKey, readEnvelope } from "./stored-documents.ts";

/** Takes the version that another tab has written, as a step that undo takes back. Returns why that is not possible. */
export function takeForeign(): StartReport {
  const text = localStorage.getItem(documentKey(documentStore.getState().entry.id)) ?? "";
  const stored = readEnvelope(text);
  if (stored.kind !== "document") return reportOf(stored);
  openDocument(stored.document, "the other tab's version");
  return undefined;
}

/** Goes on with the open document under a name of its own, so that another tab's version stays. */
export function keepAsCopy(): void {
  const { entry } = documentStore.getState();
  setEntry(newEntry(`${entry.name} (copy)`));
  keepNow();
}
