import type { NodeOrigins, TextEdit } from "#core/formats/source-contract.ts";
import type { Path, Problem } from "#core/problem/problem.ts";
import type { Slot } from "./source-slots.ts";
import type { SourceNode } from "./source-tree.ts";
import type { Addition, Plan } from "./splice-plan.ts";
import type { TextStyle } from "./write-spliced.ts";

/** A text, its ways, and what was found so far: replacements, and what cannot be said. */
export type Splice = {
  readonly text: string;
  readonly style: TextStyle;
  readonly edits: TextEdit[];
  readonly refused: Problem[];
  /** Which nodes of the wanted document are which; where it is not given, nodes are found again by their names. */
  readonly origins: NodeOrigins | undefined;
};

/** A value in its text: what it is, in which item or entry, and whether that is written by lines. */
export type Spot = { readonly node: SourceNode; readonly slot?: Slot; readonly path: Path; readonly inBlock: boolean };

/** What becomes of a list or map; `textOf` is the text of an item that moves, with what changes in it, as it shall stand. */
export type Change = {
  readonly slots: readonly Slot[];
  readonly plan: Plan;
  textOf(addition: Addition): string | undefined;
};
