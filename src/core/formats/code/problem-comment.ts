import { formatAddress } from "#core/document/address.ts";
import type { WriteInput } from "#core/formats/writer.ts";
import type { Path, Problem } from "#core/problem/problem.ts";
import { type CodePart, piece, writeCode } from "./code-writer.ts";
import { selectionOf } from "./selection.ts";

const most = 20;

/**
 * The comment on top of a text whose document has errors: one line an error, with its address. Empty without errors in what is
 * written. Warnings and notes are not told.
 *
 * @param prefix what starts a comment, such as `#` or `//`.
 * @see SPEC F4
 */
export function problemComment(input: WriteInput, prefix: string): CodePart {
  const { path } = selectionOf(input);
  const errors = input.problems.filter((problem) => problem.severity === "error" && startsWith(problem.path, path));
  return writeCode("", (out) => {
    if (errors.length === 0) return;
    const count = errors.length === 1 ? "1 error" : `${errors.length} errors`;
    out.line(commentLine(prefix, `This will not work as it stands: ${count}.`));
    for (const error of errors.slice(0, most)) out.line(commentLine(prefix, tell(input, error)));
    if (errors.length > most) out.line(commentLine(prefix, `… and ${errors.length - most} more.`));
  });
}

/** A comment of one line: nothing in the text can end it, hide in it or turn its direction. See SPEC F4. */
export function commentLine(prefix: string, text: string) {
  return piece("comment", `${prefix} ${commentText(text)}`.trimEnd());
}

/** The text with every control, format and separator character as a blank, and lone surrogates replaced. */
export function commentText(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, "\ufffd").replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
}

function tell(input: WriteInput, error: Problem): string {
  const address = formatAddress(input.document, error.path);
  return address === "" ? error.message : `${address}: ${error.message}`;
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((key, index) => path[index] === key);
}
