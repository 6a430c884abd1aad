import type { TextEdit } from "#core/formats/source-contract.ts";

/** The one replacement that makes a text another: all between what both begin and end with. It cuts no line end and no character in two. */
export function spanBetween(before: string, after: string): TextEdit {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start += 1;
  while (start > 0 && isInside(before, start)) start -= 1;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  while (end > 0 && (isInside(before, before.length - end) || isInside(after, after.length - end))) end -= 1;
  return { from: start, to: before.length - end, text: after.slice(start, after.length - end) };
}

function isInside(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return (before === 0x0d && text[at] === "\n") || (before >= 0xd800 && before < 0xdc00);
}
