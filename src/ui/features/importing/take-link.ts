import type { DocumentDraft } from "#core/document/draft.ts";
import { readLink } from "#core/formats/link/read-link.ts";
import { yamlWriter } from "#core/formats/yaml/yaml-writer.ts";
import { summarize } from "./summarize.ts";

/** What a link holds: the document, what it is in a sentence, and its text to look at before it replaces anything; or why it cannot be read. */
export type TakenLink =
  | { readonly document: DocumentDraft; readonly said: string; readonly text: string }
  | { readonly document?: undefined; readonly said: string; readonly text: string };

/** Reads the link in an address. */
export function takeLink(link: string): TakenLink {
  const read = readLink(link);
  if (!read.ok) return { said: read.problems[0].message, text: link };
  const { document } = read.value;
  const { text } = yamlWriter.write({ document, problems: [], scope: "file" });
  return { document, said: summarize(document), text };
}
