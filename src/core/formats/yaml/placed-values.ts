import type { Path } from "#core/problem/problem.ts";
import { contentEnd, type Slot, slotsOf } from "./source-slots.ts";
import type { Range, SourceNode } from "./source-tree.ts";

/** A value and where its text stands. */
export type PlacedRange = Range & { readonly path: Path };

/** Where the values of a tree are spelled, outer ones before inner ones; `slot` is the item or entry that holds the tree. */
export function placedValues(text: string, tree: SourceNode, slot?: Slot): readonly PlacedRange[] {
  const places: PlacedRange[] = [];
  const add = (node: SourceNode, path: Path, holder?: Slot): void => {
    places.push({ path, ...spanOf(text, node, holder) });
    if (node.anchor?.startsWith("*") || node.kind === "scalar") return;
    for (const [index, one] of slotsOf(text, node).entries()) add(one.value, [...path, one.key ?? index], one);
  };
  add(tree, [], slot);
  return places;
}

/** Where nothing stands, a value would begin right behind the colon or the dash. */
function spanOf(text: string, node: SourceNode, slot: Slot | undefined): Range {
  const { from } = node.range;
  const to = contentEnd(text, node);
  return from === to && slot?.after !== undefined ? { from: slot.after, to: slot.after } : { from, to };
}
