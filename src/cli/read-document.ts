import { documentProblems } from "#core/advice/document-problems.ts";
import { formatAddress } from "#core/document/address.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import { isLink, readLink } from "#core/formats/link/read-link.ts";
import { jsonReader } from "#core/formats/yaml/json-reader.ts";
import { yamlReader } from "#core/formats/yaml/yaml-reader.ts";
import type { Problem } from "#core/problem/problem.ts";

/** A document that was read and judged; `document` is absent where the text could not be read. */
export type Judged = { readonly document?: DocumentDraft; readonly problems: readonly Problem[] };

/** What a command did: text for standard output, lines for standard error, exit code. */
export type Done = { readonly output: string; readonly problems: string; readonly exit: 0 | 1 | 2 };

/** Reads YAML, JSON or a link, and judges what was read. */
export function readDocument(text: string): Judged {
  const read = isLink(text) ? readLink(text) : (jsonReader.looksLike(text) ? jsonReader : yamlReader).read(text);
  if (!read.ok) return { problems: read.problems };
  const { document, problems } = read.value;
  return { document, problems: [...problems, ...documentProblems(document)] };
}

/** Where a problem stands: its address in the document, or its line where only the text is there. */
export function whereOf(judged: Judged, problem: Problem, text: string): string {
  const address = judged.document && problem.path.length > 0 ? formatAddress(judged.document, problem.path) : "";
  if (address !== "" || !problem.range) return address === "" ? ":" : address;
  return `line-${text.slice(0, problem.range.from).split("\n").length}`;
}

/** One line a problem: `ADDRESS severity code message`. */
export function problemLines(judged: Judged, problems: readonly Problem[], text: string): string {
  return problems
    .map((one) => `${whereOf(judged, one, text)} ${one.severity} ${one.code} ${one.message.replaceAll(/\s+/g, " ")}\n`)
    .join("");
}
