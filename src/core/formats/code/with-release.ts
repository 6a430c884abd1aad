import { newestCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { DocumentDraft } from "#core/document/draft.ts";

/** The newest release known, which a document without `sdk` means. */
export const newestRelease = newestCatalogue.release;

/** The document with the `version` and the `sdk` that it means where it does not say them: first, and after the version. See SPEC Y5. */
export function withRelease(document: DocumentDraft): DocumentDraft {
  if (document.version !== undefined && document.sdk !== undefined) return document;
  const entries = Object.entries(document).filter(([, value]) => value !== undefined);
  if (document.version === undefined) entries.unshift(["version", 1]);
  const place = entries.findIndex(([key]) => key === "version") + 1;
  if (document.sdk === undefined) entries.splice(place, 0, ["sdk", newestRelease]);
  return { ...Object.fromEntries(entries), environments: document.environments };
}
