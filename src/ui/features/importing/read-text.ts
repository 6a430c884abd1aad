import { documentProblems } from "#core/advice/document-problems.ts";
import { formatAddress } from "#core/document/address.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import { isLink, readLink } from "#core/formats/link/read-link.ts";
import type { Read } from "#core/formats/reader.ts";
import { jsonReader } from "#core/formats/yaml/json-reader.ts";
import { yamlReader } from "#core/formats/yaml/yaml-reader.ts";
import type { Result } from "#core/problem/problem.ts";

/** Reads a document from a link, JSON or YAML, whichever the text looks like. */
export function readText(text: string): Result<Read> {
  if (isLink(text)) return readLink(text);
  const reader = jsonReader.looksLike(text) ? jsonReader : yamlReader;
  return reader.read(text);
}

/** What a document holds, in a sentence: `2 environments, 3 tasks, 1 override`. */
export function summarize(document: DocumentDraft): string {
  const tasks = document.environments.flatMap((environment) => environment.tasks ?? []);
  const overrides = tasks.flatMap((task) => task.overrides ?? []);
  const parts = [
    counted(document.environments.length, "environment"),
    counted(tasks.length, "task"),
    counted(overrides.length, "override"),
  ];
  return `Found ${parts.join(", ")}.`;
}

/** The line, from 0, of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length - 1;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

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
