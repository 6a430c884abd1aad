import { jsonReader } from "#core/formats/yaml/json-reader.ts";
import { startWith } from "#ui/document/document-store.ts";
import { firstDocument } from "#ui/document/first-document.ts";
import { loadStored, type StoredDocument } from "#ui/document/stored-document.ts";

/** What the page has to say after it started: nothing, or why the document of the last visit is not shown, with its text. */
export type StartReport = { readonly message: string; readonly text?: string } | undefined;

/** Fills the store: with the document of the last visit, else with the first example. A broken one is said and its text kept. */
export function startPage(): { readonly report: StartReport; readonly fresh: boolean } {
  const stored = loadStored();
  return { report: fill(stored), fresh: stored.kind === "nothing" };
}

function fill(stored: StoredDocument): StartReport {
  if (stored.kind === "document") {
    const read = jsonReader.read(stored.text);
    if (read.ok) {
      startWith(read.value.document);
      return undefined;
    }
    startWith(firstDocument);
    return {
      message: `The document kept in this browser cannot be shown: ${read.problems[0].message}`,
      text: stored.text,
    };
  }
  startWith(firstDocument);
  if (stored.kind === "nothing") return undefined;
  if (stored.kind === "forbidden")
    return { message: "This browser forbids storage: the document is lost when the page closes." };
  return { message: `The document kept in this browser cannot be shown: ${stored.reason}.`, text: stored.text };
}
