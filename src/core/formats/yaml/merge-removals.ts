import type { TextEdit } from "#core/formats/source-contract.ts";
import { lineEnd, lineStart } from "./text-lines.ts";

/** The edits in the order of the text, removals that overlap or touch made one. */
export function mergeRemovals(edits: readonly TextEdit[]): readonly TextEdit[] {
  const ordered = edits
    .filter(({ from, to, text }) => from < to || text !== "")
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to || a.index - b.index);
  const merged: TextEdit[] = [];
  for (const { edit } of ordered) {
    const last = merged.at(-1);
    const removals = last && last.text === "" && edit.text === "" && edit.from <= last.to;
    if (removals) merged[merged.length - 1] = { ...last, to: Math.max(last.to, edit.to) };
    else merged.push(edit);
  }
  return merged;
}

/** The edits (as `mergeRemovals` gives them), with no line end left at the end of a text that had none there. */
export function keepLastLine(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const last = edits.at(-1);
  if (last?.text !== "" || last.to < text.length || text.endsWith("\n")) return edits;
  const before = edits.at(-2);
  if (before?.from === last.from) {
    return [...edits.slice(0, -2), { ...before, text: before.text.replace(/\r?\n$/, "") }, last];
  }
  const end = lineEnd(text, lineStart(text, Math.max(0, last.from - 1)));
  return [...edits.slice(0, -1), { ...last, from: Math.min(end, last.from) }];
}

/** Whether edits in the order of the text replace something twice. */
export function overlap(edits: readonly TextEdit[]): boolean {
  return edits.some(({ to }, index) => to > (edits[index + 1]?.from ?? to));
}
