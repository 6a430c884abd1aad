import type { CST, Pair, Scalar, YAMLSeq } from "yaml";
import type { ScalarStyle } from "./source-tree.ts";

const styles: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "block",
  BLOCK_FOLDED: "block",
};
const heads = new Set(["explicit-key-ind", "seq-item-ind", "anchor", "tag"]);

/** How a text is spelled. */
export function styleOf(node: Scalar): ScalarStyle {
  return styles[node.type ?? ""] ?? "plain";
}

/** Where an entry begins (`?`, a tag or an anchor, else its key at `from`), and the place after its colon. */
export function entryLayout(pair: Pair, from: number): { readonly from: number; readonly colon?: number } {
  const token = pair.srcToken;
  const colon = token?.sep?.find(({ type }) => type === "map-value-ind");
  return { from: headOf(token?.start) ?? from, ...(colon && { colon: colon.offset + 1 }) };
}

/** Where each item of a list begins: its dash, tag or anchor, else its value. */
export function itemStarts(list: YAMLSeq): readonly number[] {
  const token = list.srcToken;
  const tokens = token && "items" in token ? token.items : [];
  return list.items.map((item, index) => headOf(tokens[index]?.start) ?? offsetOf(item));
}

function headOf(tokens: readonly CST.SourceToken[] | undefined): number | undefined {
  return tokens?.find(({ type }) => heads.has(type))?.offset;
}

function offsetOf(item: unknown): number {
  const range = typeof item === "object" && item !== null && "range" in item ? item.range : undefined;
  return Array.isArray(range) ? range[0] : 0;
}
