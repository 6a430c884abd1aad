import type { SourceEntry, SourceNode } from "./source-tree.ts";
import { skipBlank } from "./text-lines.ts";

/** One item of a list or entry of a map in its text: from its dash or key to the end of what it says, comments excluded. */
export type Slot = {
  readonly from: number;
  readonly to: number;
  readonly key?: string;
  /** The place after the dash or the colon; absent where there is none. */
  readonly after?: number;
  readonly value: SourceNode;
};

/** A list or map in its text. */
export type Container = Extract<SourceNode, { kind: "list" | "map" }>;
type List = Extract<SourceNode, { kind: "list" }>;

/** The items or entries of a list or map. */
export function slotsOf(text: string, node: Container): readonly Slot[] {
  if (node.kind === "map") return node.entries.map((entry) => entrySlot(text, entry));
  return node.items.map((_, index) => itemSlot(text, node, index));
}

function entrySlot(text: string, { key, keyRange, from, colon, value }: SourceEntry): Slot {
  const to = Math.max(keyRange.to, colon ?? 0, contentEnd(text, value));
  return { from, to, key, value, ...(colon !== undefined && { after: colon }) };
}

function itemSlot(text: string, list: List, index: number): Slot {
  const value = list.items[index] ?? list;
  const from = list.starts[index] ?? value.range.from;
  const after = list.block ? from + 1 : from;
  return { from, to: Math.max(after, contentEnd(text, value)), after, value };
}

/** Where a value ends: without the comments and blank lines after it. */
export function contentEnd(text: string, node: SourceNode): number {
  const { from, to } = node.range;
  if (node.kind === "scalar") return node.style === "block" && !node.anchor ? blockTextEnd(text, from, to) : to;
  if (!node.block || node.anchor?.startsWith("*")) return to;
  // Only the last one counts: this is asked for every value of a text.
  const last = node.kind === "map" ? node.entries.at(-1) : node.items.length - 1;
  if (typeof last === "number") return node.kind === "list" && last >= 0 ? itemSlot(text, node, last).to : to;
  return last ? entrySlot(text, last).to : to;
}

/** Where the lines of a text after `|` or `>` end: the line ends that belong to it under `+` stay with it. */
function blockTextEnd(text: string, from: number, to: number): number {
  const lines = text.slice(from, to);
  const kept = /^[|>]\d?\+/.test(lines) ? lines.replace(/\r?\n$/, "") : lines.trimEnd();
  return from + kept.length;
}

/** Where the comma after a place in brackets stands, comments skipped; `undefined` where there is none. */
export function commaAfter(text: string, at: number): number | undefined {
  let next = skipBlank(text, at);
  while (text[next] === "#") {
    const newline = text.indexOf("\n", next);
    if (newline < 0) return undefined;
    next = skipBlank(text, newline);
  }
  return text[next] === "," ? next : undefined;
}
