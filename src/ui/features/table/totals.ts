import { addQuantities } from "#core/quantity/add-quantities.ts";
import { convertQuantity } from "#core/quantity/convert-quantity.ts";
import { canonicalQuantity } from "#core/quantity/format-quantity.ts";
import type { Quantity } from "#core/quantity/quantity.ts";
import { type RequestField, requestOf } from "./requests.ts";
import type { TableEntry } from "./table-entries.ts";

/** The requests of all rows together, as exact text; `without` names the rows that had to be left out of a sum. */
export type Totals = {
  readonly cpu: string;
  readonly memory: string;
  readonly disk: string;
  readonly shm: string;
  readonly accelerators: string;
  readonly without: readonly string[];
};

const fields = ["cpu", "memory", "disk", "shm"] as const;
const zero: Quantity = { format: "DecimalSI", digits: 0n, exponent: 0 };

/** Sums what the rows request, defaults included, exactly. Rows whose amount is none are named instead. See SPEC TB6. */
export function totalsOf(entries: readonly TableEntry[]): Totals {
  const without = [...fields, "accelerator" as const].flatMap((field) => {
    const left = entries.filter(({ row }) => row[field]?.kind === "wrong").map(({ row }) => row.name);
    return left.length === 0 ? [] : [`${field} without ${shortList(left)}`];
  });
  return {
    cpu: coresText(sumOf(entries, "cpu")),
    memory: bytesText(sumOf(entries, "memory")),
    disk: bytesText(sumOf(entries, "disk")),
    shm: bytesText(sumOf(entries, "shm")),
    accelerators: acceleratorText(entries),
    without,
  };
}

/** The exact sum of what rows request of one resource. */
export function sumOf(entries: readonly TableEntry[], field: RequestField): Quantity {
  return entries.reduce((sum, entry) => {
    const request = requestOf(entry, field);
    return request ? addQuantities(sum, request) : sum;
  }, zero);
}

/** Cores in decimals: `80.75 cores`. */
export function coresText(sum: Quantity): string {
  const text = convertQuantity(canonicalQuantity(sum), "") ?? canonicalQuantity(sum);
  return `${text} ${text === "1" ? "core" : "cores"}`;
}

const units = ["Pi", "Ti", "Gi", "Mi", "Ki"] as const;

/** Bytes in the largest binary unit in which they are at least one and have at most three digits after the point, else as Kubernetes prints them. */
export function bytesText(sum: Quantity): string {
  const text = canonicalQuantity(sum);
  const fitting = units
    .map((unit) => convertQuantity(text, unit))
    .find((one) => one && /^[1-9]\d*(\.\d{1,3})?[A-Z]/.test(one));
  return fitting ?? text;
}

function acceleratorText(entries: readonly TableEntry[]): string {
  const counts = new Map<string, bigint>();
  for (const { row } of entries) {
    if (row.accelerator?.kind !== "set") continue;
    const { device, count } = row.accelerator;
    counts.set(device, (counts.get(device) ?? 0n) + count);
  }
  return [...counts].map(([device, count]) => `${count} ${device}`).join(", ");
}

function shortList(names: readonly string[]): string {
  const [first, second, ...more] = names;
  if (second === undefined) return first ?? "";
  return more.length === 0 ? `${first}, ${second}` : `${first} and ${more.length + 1} more`;
}
