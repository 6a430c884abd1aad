import type { TextEdit } from "./source-contract.ts";

/** The text after the edits; they must not overlap, their order does not matter. Inserts at one place stand in the given order. See SPEC PE1. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to || a.index - b.index);
  let result = "";
  let done = 0;
  for (const { edit } of ordered) {
    if (edit.from < done) throw new Error(`edits overlap at ${edit.from}`);
    result += text.slice(done, edit.from) + edit.text;
    done = edit.to;
  }
  return result + text.slice(done);
}
