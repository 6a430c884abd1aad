import type { ResourceField } from "#core/resolve/resolve-resources.ts";
import { resourceTitles } from "#ui/look/resource-titles.ts";
import type { Chain } from "./chain.ts";
import { type ChainCell, cellsOf } from "./chain-cells.ts";
import type { ColumnId } from "./explain-value.ts";

/** One field of the view. `isLost`: what a level outside gives of it is dropped. */
export type ChainRow = {
  readonly field: ResourceField;
  readonly title: string;
  readonly cells: readonly ChainCell[];
  readonly isLost: boolean;
};

/** Which value is asked about, and the button that asked. */
export type WhyAt = { readonly field: ResourceField; readonly column: ColumnId; readonly anchor: HTMLElement };

/** The rows of the view; what Flyte adds points at the value that it is made from. */
export function rowsOf(chains: readonly Chain[], columns: readonly ColumnId[]): readonly ChainRow[] {
  return chains.map((chain) => {
    const source = chain.cells.findLast(({ state }) => state === "wins" || state === "dropped")?.path;
    const cells = cellsOf(chain, columns).map((cell) => (cell.path || !source ? cell : { ...cell, path: source }));
    const isLost = chain.cells.some(({ state }) => state === "dropped");
    return { field: chain.field, title: resourceTitles[chain.field], cells, isLost };
  });
}
