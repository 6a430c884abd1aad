import type { TextEdit } from "#core/formats/source-contract.ts";
import type { Slot } from "./source-slots.ts";
import type { Change, Splice } from "./splice.ts";
import type { Addition, Plan } from "./splice-plan.ts";
import { columnOf, indentOf, lineEnd, lineStart, nextLine, opensLine, skipBlank } from "./text-lines.ts";
import { entryLines, flatText, itemLines } from "./write-spliced.ts";

/** Adds the replacements that take items or entries out of lines and put others in. */
export function putBlock(splice: Splice, { slots, plan, textOf }: Change): void {
  removeLines(splice, slots, plan);
  const [first] = slots;
  if (!first) return;
  const column = columnOf(splice.text, first.from);
  const between = `${splice.style.eol}${" ".repeat(column)}`;
  const flat = first.key === undefined && slots.every(({ value }) => value.kind === "map" && !value.block);
  for (const [at, additions] of plan.added) {
    const texts = additions.map(
      (addition) => textOf(addition) ?? newLines(splice, addition, { column, flat }).join(between),
    );
    const after = slots[at];
    if (after) {
      splice.edits.push(linesAfter(splice, after, { texts, column }));
      continue;
    }
    const next = slots.find((_, index) => !plan.removed.has(index)) ?? first;
    const start = next.key === undefined ? itemStart(splice.text, next) : next.from;
    splice.edits.push({ from: start, to: start, text: texts.map((text) => text + between).join("") });
  }
}

/** Where an item begins, with the comments that stand right above it at its own column. */
export function itemStart(text: string, slot: Slot): number {
  if (!opensLine(text, slot.from)) return slot.from;
  const indent = indentOf(text, slot.from);
  let start = lineStart(text, slot.from);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start);
    if (above >= start || indentOf(text, above) !== indent || line[indent.length] !== "#") break;
    start = above;
  }
  return start + indent.length;
}

function newLines(
  { style }: Splice,
  { key, value, path }: Addition,
  { column, flat }: { readonly column: number; readonly flat: boolean },
): readonly string[] {
  if (key !== undefined) return entryLines(key, value, style, { path, column });
  return flat ? [`- ${flatText(value, style)}`] : itemLines(value, style, { path, column });
}

/** Takes out whole lines with the comments behind what they say; one that shares its line with a dash gives its place to the next. */
function removeLines({ text, edits }: Splice, slots: readonly Slot[], { removed, added }: Plan): void {
  const moved = new Set([...added.values()].flat().map((addition) => addition.moved));
  let inline = slots[0] && !opensLine(text, slots[0].from) ? slots[0].from : -1;
  for (const [index, slot] of slots.entries()) {
    if (!removed.has(index)) continue;
    if (slot.from === inline) {
      inline = skipBlank(text, lineEnd(text, slot.to));
      edits.push({ from: slot.from, to: inline, text: "" });
    } else {
      const from = lineStart(text, moved.has(index) ? itemStart(text, slot) : slot.from);
      edits.push({ from, to: nextLine(text, slot.to), text: "" });
    }
  }
}

/** New lines below those of an item or entry. */
function linesAfter(
  { text, style }: Splice,
  after: Slot,
  { texts, column }: { readonly texts: readonly string[]; readonly column: number },
): TextEdit {
  const at = nextLine(text, after.to);
  const lines = texts.map((one) => " ".repeat(column) + one).join(style.eol);
  return { from: at, to: at, text: text[at - 1] === "\n" ? lines + style.eol : style.eol + lines };
}
