import type { Span } from "#core/formats/python/read/python-syntax.ts";
import type { TextEdit } from "#core/formats/source-contract.ts";
import type { FileStyle } from "./file-style.ts";

/** Items between brackets: offsets in the file. `open` and `close` are the ends of the brackets' inside. */
export type Bracketed = { readonly open: number; readonly close: number; readonly items: readonly Span[] };

/** Which items go, and what is added behind the last that stays. */
export type ItemChange = {
  readonly removed: ReadonlySet<number>;
  readonly added: readonly string[];
};

/**
 * Takes items out of brackets, each with its comma and the comment behind it, and adds others at the end, on lines of their own where the
 * items have such lines. See SPEC PE3.
 */
export function itemEdits(text: string, list: Bracketed, change: ItemChange, style: FileStyle): readonly TextEdit[] {
  const { items } = list;
  const kept = items.filter((_, index) => !change.removed.has(index));
  const removals = removalsOf(text, list, change.removed);
  if (change.added.length === 0) return removals;
  const last = kept.at(-1);
  if (!last) return refill(text, list, change, style);
  const isTailGone = removals.some(({ from }) => from === last.to);
  return [...additions(text, { list, last, added: change.added, isTailGone }, style), ...removals];
}

/** Nothing stays: what is new takes the place of the first item, in its layout. */
function refill(
  text: string,
  { items, open, close }: Bracketed,
  { added }: ItemChange,
  style: FileStyle,
): readonly TextEdit[] {
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) return [{ from: open, to: open, text: added.join(", ") }];
  const isOwnLine = startsLine(text, first.from);
  const joint = isOwnLine ? `,${style.newline}${indentAt(text, first.from)}` : ", ";
  return [{ from: first.from, to: Math.min(last.to, close), text: added.join(joint) }];
}

/** What is added behind the last item that stays; when all behind it goes, its comma goes too. */
type Addition = {
  readonly list: Bracketed;
  readonly last: Span;
  readonly added: readonly string[];
  readonly isTailGone: boolean;
};

function additions(text: string, { list, last, added, isTailGone }: Addition, style: FileStyle): readonly TextEdit[] {
  const comma = isTailGone ? undefined : commaAfter(text, last.to, list.close);
  const end = comma ?? last.to;
  const first = list.items[0];
  const isOpen = first !== undefined && startsLine(text, first.from);
  if (isTailGone) return [{ from: end, to: end, text: `, ${added.join(", ")}` }];
  if (!isOpen) {
    const isOneLine = !/[\n\r]/.test(text.slice(end, list.close));
    const lead = comma === undefined ? ", " : " ";
    return [{ from: end, to: end, text: `${lead}${added.join(", ")}${comma === undefined || isOneLine ? "" : ","}` }];
  }
  const indent = indentAt(text, first.from);
  const lines = added.map((item) => `${style.newline}${indent}${item}`).join(",");
  const comment = commentEnd(text, end, list.close);
  if (comma !== undefined) return [{ from: comment, to: comment, text: `${lines},` }];
  if (comment === end) return [{ from: end, to: end, text: `,${lines}` }];
  return [
    { from: end, to: end, text: "," },
    { from: comment, to: comment, text: lines },
  ];
}

function removalsOf(
  text: string,
  { items, open, close }: Bracketed,
  removed: ReadonlySet<number>,
): readonly TextEdit[] {
  if (removed.size === 0) return [];
  if (removed.size === items.length && !/#/.test(text.slice(open, close))) {
    return [{ from: open, to: close, text: "" }];
  }
  const edits: TextEdit[] = [];
  const rest: number[] = [];
  for (const index of removed) {
    const item = items[index];
    const lines = item && ownLines(text, item, close);
    if (lines) edits.push({ ...lines, text: "" });
    else rest.push(index);
  }
  const lastKept = items.findLastIndex((_, index) => !rest.includes(index) && !removed.has(index));
  const tail = rest.filter((index) => index > lastKept);
  for (const index of rest) {
    const item = items[index];
    const next = items[index + 1];
    if (item && next && index < lastKept) edits.push({ from: item.from, to: next.from, text: "" });
  }
  const [firstOfTail] = tail.toSorted((one, other) => one - other);
  const lastOfTail = tail.toSorted((one, other) => other - one)[0];
  if (firstOfTail !== undefined && lastOfTail !== undefined) {
    const from = items[firstOfTail - 1]?.to ?? items[firstOfTail]?.from ?? open;
    const to = items[lastOfTail]?.to ?? close;
    const all = firstOfTail === 0 ? (commaAfter(text, to, close) ?? to) : to;
    edits.push({ from, to: all, text: "" });
  }
  return edits;
}

/** The lines of an item that stands on lines of its own, with its comma and the comment behind it. */
function ownLines(text: string, item: Span, close: number): Span | undefined {
  if (!startsLine(text, item.from)) return undefined;
  const end = commentEnd(text, commaAfter(text, item.to, close) ?? item.to, close);
  const after = text.slice(end, end + 2);
  if (!/^[\n\r]/.test(after)) return undefined;
  const from = item.from - indentAt(text, item.from).length;
  return { from, to: end + (after === "\r\n" ? 2 : 1) };
}

/** Where the comma behind an item ends; comments and line ends may stand between. */
function commaAfter(text: string, from: number, close: number): number | undefined {
  const match = /^(?:[ \t\f]|\\?\r?\n|\\?\r|#[^\n\r]*)*,/.exec(text.slice(from, close));
  return match ? from + match[0].length : undefined;
}

/** Where blanks and a comment behind an offset end; the offset itself when there is no comment and no end of line. */
function commentEnd(text: string, from: number, close: number): number {
  const match = /^[ \t\f]*(?:#[^\n\r]*)?(?=[\n\r])/.exec(text.slice(from, close + 2));
  return match ? from + match[0].length : from;
}

/** Whether only blanks stand before an offset on its line. */
function startsLine(text: string, offset: number): boolean {
  return /^[ \t\f]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** The blanks before an offset that starts its line; those at the line's start else. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t\f]*/.exec(text.slice(start, offset))?.[0] ?? "";
}

/** Where the line of an offset starts. */
function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}
