import { documentProblems } from "#core/advice/document-problems.ts";
import { formatAddress } from "#core/document/address.ts";
import type { DocumentDraft } from "#core/document/draft.ts";

/** The addresses of the keys that no document has: kept and written back, but nothing takes them. At most ten, then how many more. */
export function unknownParts(document: DocumentDraft): readonly string[] {
  const unknown = documentProblems(document).filter(({ code }) => code === "document.unknown-key");
  const named = unknown.slice(0, 10).map(({ path }) => formatAddress(document, path));
  return unknown.length > 10 ? [...named, `and ${unknown.length - 10} more`] : named;
}

/** Longer texts are read whole, but shown only in part: a text box of megabytes would stop the page. */
const mostShown = 200_000;

/** What of a text is shown in the box: all of it, or its beginning, which cannot be edited. */
export function shownPart(text: string): { readonly text: string; readonly whole: boolean } {
  return text.length <= mostShown ? { text, whole: true } : { text: text.slice(0, mostShown), whole: false };
}
