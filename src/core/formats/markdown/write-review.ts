import { structuredPatch } from "diff";
import { formatAddress } from "#core/document/address.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import { commentText } from "#core/formats/code/problem-comment.ts";
import type { Problem } from "#core/problem/problem.ts";

/** What a review is made of. */
export type ReviewInput = {
  /** What the code is, such as `Python, whole file`. */
  readonly title: string;
  /** The language of the code, as code hosts name it. */
  readonly language: string;
  readonly text: string;
  /** The text that changes are counted from; the same text where nothing is compared. */
  readonly before: string;
  readonly document: DocumentDraft;
  readonly problems: readonly Problem[];
  /** What the scheduler says of the selected task, where a cluster is chosen. */
  readonly fit?: string;
  /** The address that opens the document. */
  readonly link: string;
};

/**
 * A document for a review, as Markdown without headings: the code, what changed, what is wrong or worth knowing, where it fits, and the
 * link. Renders on code hosts: no text of the document can end a fence, open a tag or become a mark-up of its own.
 *
 * @see SPEC F10
 */
export function writeReview(input: ReviewInput): string {
  const parts = [
    `**${escapeMarkdown(input.title)}**`,
    fenced(input.language, input.text),
    changesOf(input),
    problemsOf(input),
    input.fit === undefined ? "" : `**Fit**: ${escapeMarkdown(input.fit)}`,
    `[Open in the Flyte Resource Configurator](${input.link})`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function changesOf({ before, text }: ReviewInput): string {
  if (before === text) return "";
  const { hunks } = structuredPatch("before", "after", before, text, "", "", { context: 3 });
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: body }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...body,
  ]);
  return `**Changes**\n\n${fenced("diff", `${lines.join("\n")}\n`)}`;
}

const marks = { error: "⨯ error", warning: "! warning", note: "i note" } as const;

function problemsOf({ document, problems }: ReviewInput): string {
  if (problems.length === 0) return "**Problems**: none";
  const rows = problems.map(({ severity, path, message }) => {
    const address = formatAddress(document, path);
    return `| ${marks[severity]} | ${escapeMarkdown(address)} | ${escapeMarkdown(message)} |`;
  });
  return ["**Problems**", "", "| | Where | What |", "|---|---|---|", ...rows].join("\n");
}

/** Code between fences that are longer than any run of fence characters in it. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}${text.endsWith("\n") ? "" : "\n"}${fence}`;
}

/** Text as text: what Markdown or HTML would read as mark-up is escaped, line breaks and direction marks are blanks. */
function escapeMarkdown(text: string): string {
  return commentText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*_{}[\]#!|>~@]/g, (mark) => `\\${mark}`);
}
