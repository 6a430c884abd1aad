import { ownValue, sameData } from "#core/formats/align-items.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import { matchesByOrigin } from "#core/formats/node-origins.ts";
import type { NodeOrigins } from "#core/formats/source-contract.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path, Problem } from "#core/problem/problem.ts";
import { type Container, type Slot, slotsOf } from "./source-slots.ts";
import type { SourceNode } from "./source-tree.ts";
import type { Splice, Spot } from "./splice.ts";
import { itemStart, putBlock } from "./splice-block.ts";
import { putFlow } from "./splice-flow.ts";
import { type Addition, holdsNodes, type Plan, planList, planMap } from "./splice-plan.ts";
import { replaceValue } from "./splice-value.ts";
import { nextLine } from "./text-lines.ts";

/**
 * Adds the replacements with which a value says `wanted` in place of `before`. Codes: `source.anchor`.
 *
 * @see SPEC Y11–Y15
 */
export function spliceValue(splice: Splice, spot: Spot, before: Json, wanted: Json): void {
  if (sameData(before, wanted)) return;
  const { node } = spot;
  if (node.anchor !== undefined) splice.refused.push(anchored(node.anchor, spot));
  else if (node.kind === "scalar") replaceValue(splice, spot, wanted);
  else spliceContainer(splice, { ...spot, node }, before, wanted);
}

function spliceContainer(splice: Splice, spot: Spot & { readonly node: Container }, before: Json, wanted: Json): void {
  const { node, path } = spot;
  const slots = slotsOf(splice.text, node);
  const plan = planOf(node, slots, { before, wanted, path, origins: splice.origins });
  if (!plan || plan.kept.length === 0) {
    replaceValue(splice, spot, wanted);
    return;
  }
  for (const { at, value, path: below } of plan.kept) spliceSlot(splice, node, slots[at], { before, at, value, below });
  const textOf = (addition: Addition) => movedText(splice, node, slots[addition.moved ?? -1], { before, addition });
  const put = node.block ? putBlock : putFlow;
  put(splice, { slots, plan, textOf });
}

type Wish = {
  readonly before: Json;
  readonly wanted: Json;
  readonly path: Path;
  readonly origins: NodeOrigins | undefined;
};

function planOf(node: Container, slots: readonly Slot[], { before, wanted, path, origins }: Wish): Plan | undefined {
  if (node.kind === "map") return isJsonObject(wanted) ? planMap(slots, wanted, path) : undefined;
  if (!Array.isArray(wanted) || !Array.isArray(before)) return undefined;
  const nodes = holdsNodes(path, wanted);
  // Overrides are told by their labels.
  const known = nodes && origins && path.length < 5 ? matchesByOrigin(origins, path, wanted.length) : undefined;
  return planList(slots, before, wanted, { path, nodes, known });
}

type SlotWish = { readonly before: Json; readonly at: number; readonly value: Json; readonly below: Path };

function spliceSlot(splice: Splice, node: Container, slot: Slot | undefined, wish: SlotWish): void {
  if (!slot) return;
  const spot: Spot = { node: slot.value, slot, path: wish.below, inBlock: node.block === true };
  spliceValue(splice, spot, itemOf(wish.before, slot, wish.at), wish.value);
}

function itemOf(before: Json, { key }: Slot, at: number): Json {
  if (Array.isArray(before)) return before[at] ?? null;
  return isJsonObject(before) && key !== undefined ? (ownValue(before, key) ?? null) : null;
}

/** The text of an item that moves: with the comments above it where it is written by lines, and with what changes in it. */
function movedText(
  splice: Splice,
  node: Container,
  slot: Slot | undefined,
  { before, addition }: { readonly before: Json; readonly addition: Addition },
): string | undefined {
  const { moved, value, path } = addition;
  if (!slot || moved === undefined) return undefined;
  const inner: Splice = { ...splice, edits: [] };
  spliceSlot(inner, node, slot, { before, at: moved, value, below: path });
  const from = node.block ? itemStart(splice.text, slot) : slot.from;
  const to = node.block ? nextLine(splice.text, slot.to) : slot.to;
  const edits = inner.edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
  const text = applyEdits(splice.text.slice(from, to), edits);
  return node.block ? text.replace(/\r?\n$/, "") : text;
}

function anchored(anchor: string, { node, path }: { readonly node: SourceNode; readonly path: Path }): Problem {
  const message = anchor.startsWith("*")
    ? `This value is ${anchor}, a repetition of what has the anchor &${anchor.slice(1)}. Write the value out in the text before changing it here.`
    : `This value has the anchor ${anchor}, by which other places can repeat it. Change it in the text, or remove the anchor.`;
  return { code: "source.anchor", severity: "error", path, message, range: node.range };
}
