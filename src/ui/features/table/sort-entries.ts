import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import type { Quantity } from "#core/quantity/quantity.ts";
import type { ColumnId } from "./columns.ts";
import { requestOf } from "./requests.ts";
import type { TableEntry } from "./table-entries.ts";

/** Which column the rows are sorted by; absent in the order of the document. */
export type Sorting = { readonly column: ColumnId; readonly direction: "ascending" | "descending" } | undefined;

/** The next of the three states of a column's heading: ascending, descending, as in the document. */
export function nextSorting(sorting: Sorting, column: ColumnId): Sorting {
  if (sorting?.column !== column) return { column, direction: "ascending" };
  return sorting.direction === "ascending" ? { column, direction: "descending" } : undefined;
}

/** The entries by a column; equal ones stay in the document's order, those without a value come last either way. See SPEC TB4. */
export function sortEntries(entries: readonly TableEntry[], sorting: Sorting): readonly TableEntry[] {
  if (!sorting) return entries;
  const compare = comparers[sorting.column];
  const turn = sorting.direction === "ascending" ? 1 : -1;
  return entries.toSorted((one, other) => compare(one, other, turn));
}

type Compare = (one: TableEntry, other: TableEntry, turn: 1 | -1) => number;

function by<T>(read: (entry: TableEntry) => T | undefined, order: (one: T, other: T) => number): Compare {
  return (first, second, turn) => {
    const [one, other] = [read(first), read(second)];
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
    return order(one, other) * turn;
  };
}

const collator = new Intl.Collator("en", { numeric: true });
const byText = (read: (entry: TableEntry) => string | undefined) =>
  by(read, (one, other) => collator.compare(one, other));
const byNumber = (read: (entry: TableEntry) => number | undefined) => by(read, (one, other) => one - other);
const byAmount = (read: (entry: TableEntry) => Quantity | undefined) => by(read, compareQuantities);

const severities = ["error", "warning", "note"];
const classes = ["BestEffort", "Burstable", "Guaranteed"];

const comparers: Readonly<Record<ColumnId, Compare>> = {
  task: byText(({ row }) => (row.kind === "override" ? `${row.task} ${row.name}` : row.task)),
  environment: byText(({ row }) => row.environment),
  cpu: byAmount((entry) => requestOf(entry, "cpu")),
  memory: byAmount((entry) => requestOf(entry, "memory")),
  disk: byAmount((entry) => requestOf(entry, "disk")),
  shm: byAmount((entry) => requestOf(entry, "shm")),
  accelerator: byText(({ row }) => row.accelerator?.text),
  qos: byNumber(({ pod }) => (pod?.qos ? classes.indexOf(pod.qos.qosClass) : undefined)),
  nodes: byNumber(({ pod }) =>
    pod && pod.verdict !== "unknown" && pod.verdict !== "refused" ? pod.fitting : undefined,
  ),
  problems: byNumber(({ problem }) => (problem ? severities.indexOf(problem.severity) : undefined)),
};
