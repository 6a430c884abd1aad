import type { FieldTrace } from "#core/fit/trace-pod.ts";
import type { Path } from "#core/problem/problem.ts";
import { isGiven } from "#core/resolve/effective-resources.ts";
import { type Chain, droppedOf, isNone, traceOf, winnerOf } from "./chain.ts";
import type { ColumnId } from "./explain-value.ts";
import { executorCell, platformCell, podCell, templateCell } from "./pod-cells.ts";
import { literalText, meaningOf } from "./value-words.ts";

/** A piece of the line between two cells. `dash`: a value on its way to where it is replaced or dropped; `solid`: the one that wins. */
export type Wire = {
  readonly line: "dash" | "solid";
  readonly end?: "cross" | "arrow" | "dot";
  readonly lost?: boolean;
};

/**
 * One cell: what stands in code (`literal`), what it means, how it is drawn, and the line to its left and right. `wins` and `fills` are
 * framed in the hue, `gone` and `lost` in the warning's; `struck` says that the literal no longer holds, `status` why, in a word.
 */
export type ChainCell = {
  readonly column: ColumnId;
  readonly look: "wins" | "old" | "gone" | "pass" | "step" | "fills" | "pod" | "lost" | "refused" | "blank";
  readonly literal?: string;
  readonly words: string;
  readonly struck?: boolean;
  readonly status?: "replaced" | "dropped" | "refused";
  readonly path?: Path;
  readonly before?: Wire;
  readonly after?: Wire;
};

/** The cells of a field, in the order of `columnsOf`. See SPEC RV1–RV3. */
export function cellsOf(chain: Chain, columns: readonly ColumnId[]): readonly ChainCell[] {
  const levels = levelCells(chain);
  const trace = chain.refusal === undefined ? traceOf(chain.pod, chain.field) : undefined;
  const last = levels.at(-1)?.after;
  const flows = last?.line === "solid" || trace?.act === "default";
  return columns.map((column) => {
    const level = levels.find((cell) => cell.column === column);
    if (level) return level;
    if (column === "pod") return podCell(chain, trace, flows);
    const cell = stepCell(column, chain, trace);
    if (last?.line !== "solid") return trace?.act === "default" ? fromDefault(cell) : cell;
    return trace && trace.act !== "nothing" ? { ...cell, before: { line: "solid" }, after: { line: "solid" } } : cell;
  });
}

/** The line of a default starts at the executor. */
function fromDefault(cell: ChainCell): ChainCell {
  if (cell.column === "template") return cell;
  if (cell.column === "platform") return { ...cell, before: { line: "solid" }, after: { line: "solid" } };
  return { ...cell, look: "fills", after: { line: "solid", end: "dot" } };
}

function stepCell(column: ColumnId, { field, pod, refusal }: Chain, trace: FieldTrace | undefined): ChainCell {
  if (refusal !== undefined || (pod && "refused" in pod)) return { column, look: "blank", words: "not reached" };
  if (column === "template") return templateCell(trace, pod?.template?.isKnown === true);
  return column === "platform" ? platformCell(trace) : executorCell(field, trace);
}

/** The levels from the outside in; a line runs from the nearest value outside to the object that replaces it, or on to the executor. */
function levelCells(chain: Chain): readonly ChainCell[] {
  const winner = winnerOf(chain);
  let carried: Wire | undefined;
  return chain.levels.map(({ level, layer }, index) => {
    const cell = chain.cells[index];
    const base = { column: level, ...(cell ? { path: cell.path } : {}) };
    if (!isGiven(layer.resources)) return { ...base, ...passing(chain, index), ...between(carried) };
    const before = carried && { before: { ...carried, end: "cross" as const } };
    const value = cell?.value;
    carried = undefined;
    if (value === undefined) return { ...base, ...unnamed(chain, index, before !== undefined), ...before };
    const isLost = cell?.state === "dropped";
    const isWinner = index === winner;
    const isRefused = chain.refusal !== undefined && index === chain.levels.length - 1;
    const after: Wire = { line: isWinner ? "solid" : "dash", ...(isLost ? { lost: true } : {}) };
    carried = isRefused ? undefined : after;
    const literal = literalText(chain.field, value, chain.sdk);
    const own = { ...base, literal, words: meaningOf(chain.field, value), ...before };
    if (isRefused) return { ...own, look: "refused", status: "refused" };
    if (isWinner) return { ...own, look: "wins", after: { line: "solid", end: "dot" } };
    return { ...own, look: "old", struck: true, status: isLost ? "dropped" : "replaced", after };
  });
}

function between(wire: Wire | undefined): Pick<ChainCell, "before" | "after"> {
  return wire ? { before: wire, after: wire } : {};
}

function passing({ levels }: Chain, index: number): Pick<ChainCell, "look" | "words"> {
  const isNull = levels[index]?.layer.resources === null;
  if (isNull) return { look: "pass", words: index === 0 ? "None" : "None, same object" };
  return { look: "pass", words: index === 0 ? "not set" : "same object" };
}

function unnamed(
  chain: Chain,
  index: number,
  hasOutside: boolean,
): Pick<ChainCell, "look" | "literal" | "words" | "status"> {
  const name = isNone(chain, index) ? "None" : index === 0 ? "not set" : "not named";
  const isGone = index === winnerOf(chain) && droppedOf(chain) >= 0;
  if (!isGone) return { look: "pass", words: name };
  return { look: "gone", literal: name, words: hasOutside ? "so it is gone" : "gone already" };
}
