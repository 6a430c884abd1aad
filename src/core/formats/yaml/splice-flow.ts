import { commaAfter, type Slot } from "./source-slots.ts";
import type { Change, Splice } from "./splice.ts";
import type { Addition } from "./splice-plan.ts";
import { closesLine, columnOf, indentOf, lineEnd, lineStart, nextLine, opensLine, skipBlank } from "./text-lines.ts";
import { flatText, jsonLines, keyText } from "./write-spliced.ts";

/** Adds the replacements that take items or entries out of brackets and put others in, with their commas. */
export function putFlow(splice: Splice, change: Change): void {
  const { slots, plan } = change;
  const lastKept = slots.findLastIndex((_, index) => !plan.removed.has(index));
  const tail = slots.slice(lastKept + 1);
  for (const index of plan.removed) if (index < lastKept) removeOne(splice, slots, index);
  const byLines = tail.length > 0 && tail.every((slot) => hasOwnLines(splice.text, slot));
  if (byLines) for (const slot of tail) splice.edits.push({ ...ownLines(splice.text, slot), text: "" });
  const kept = slots[lastKept];
  const end = slots.at(-1);
  if (!kept || !end) return;
  const comma = commaAfter(splice.text, end.to) !== undefined;
  const more = plan.added.has(lastKept);
  const cut = tail.length > 0 && !byLines;
  if (cut) splice.edits.push({ from: kept.to, to: end.to, text: "" });
  if (byLines && !comma && !more) removeComma(splice, kept);
  for (const [at, additions] of plan.added) {
    const isLast = at === lastKept;
    put(splice, change, { at, additions, last: isLast && !comma, cut: isLast && cut });
  }
}

type Added = {
  readonly at: number;
  readonly additions: readonly Addition[];
  /** Whether no comma may stand after them. */
  readonly last: boolean;
  /** Whether all that stood behind the item at `at` is taken out, its comma too. */
  readonly cut: boolean;
};

function put(splice: Splice, { slots, plan, textOf }: Change, { at, additions, last, cut }: Added): void {
  const { text, style } = splice;
  const near = slots[at] ?? slots.find((_, index) => !plan.removed.has(index));
  if (!near) return;
  const next = slots[at + 1];
  const lines = opensLine(text, (next ?? near).from) && (next !== undefined || slots.length > 1 || isAlone(text, near));
  const between = lines ? `${style.eol}${indentOf(text, (next ?? near).from)}` : " ";
  const texts = additions.map((addition) => textOf(addition) ?? newText(splice, addition, { lines, near }));
  if (at < 0) {
    splice.edits.push({ from: near.from, to: near.from, text: texts.map((one) => `${one},${between}`).join("") });
  } else if (lines && !cut) putLines(splice, near, { texts, between, last });
  else splice.edits.push({ from: near.to, to: near.to, text: texts.map((one) => `,${between}${one}`).join("") });
}

/** New lines after the comma and the comment of an item, which gets a comma if it has none. */
function putLines(
  { text, edits }: Splice,
  near: Slot,
  { texts, between, last }: { readonly texts: readonly string[]; readonly between: string; readonly last: boolean },
): void {
  const comma = commaAfter(text, near.to);
  const at = comma !== undefined ? comma + 1 : near.to;
  if (!closesLine(text, at)) {
    edits.push({ from: near.to, to: near.to, text: texts.map((one) => `,${between}${one}`).join("") });
    return;
  }
  if (comma === undefined) edits.push({ from: near.to, to: near.to, text: "," });
  const end = lineEnd(text, at);
  edits.push({ from: end, to: end, text: between + texts.join(`,${between}`) + (last ? "" : ",") });
}

/** Whether an item that is the only one stands on its own line, apart from its brackets. */
function isAlone(text: string, slot: Slot): boolean {
  return opensLine(text, slot.from) && closesLine(text, slot.to);
}

function newText(
  { text, style }: Splice,
  { key, value, path }: Addition,
  { lines, near }: { readonly lines: boolean; readonly near: Slot },
): string {
  const head = key === undefined ? "" : `${keyText(key, style)} `;
  if (!style.json || !lines) return head + flatText(value, style);
  const indent = indentOf(text, near.from);
  return head + jsonLines(value, style, { path, indent, column: columnOf(text, near.from) + head.length });
}

/** Takes out an item before which or after which others stay, with its comma. */
function removeOne({ text, edits }: Splice, slots: readonly Slot[], index: number): void {
  const slot = slots[index];
  const next = slots[index + 1];
  if (!slot || !next) return;
  if (hasOwnLines(text, slot)) {
    edits.push({ ...ownLines(text, slot), text: "" });
    return;
  }
  const comma = commaAfter(text, slot.to) ?? slot.to;
  const blank = skipBlank(text, comma + 1);
  // A comment needs the blank before it.
  const to = lineEnd(text, comma + 1) < blank || text[blank] === "#" ? comma + 1 : blank;
  edits.push({ from: slot.from, to, text: "" });
}

function removeComma({ text, edits }: Splice, slot: Slot): void {
  const comma = commaAfter(text, slot.to);
  if (comma !== undefined) edits.push({ from: comma, to: comma + 1, text: "" });
}

/** Whether an item with its comma and comment has its lines for itself. */
function hasOwnLines(text: string, slot: Slot): boolean {
  return opensLine(text, slot.from) && closesLine(text, afterComma(text, slot));
}

function ownLines(text: string, slot: Slot): { readonly from: number; readonly to: number } {
  return { from: lineStart(text, slot.from), to: nextLine(text, afterComma(text, slot)) };
}

function afterComma(text: string, slot: Slot): number {
  const comma = commaAfter(text, slot.to);
  return comma === undefined ? slot.to : comma + 1;
}
