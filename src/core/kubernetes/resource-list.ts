import { addQuantities } from "#core/quantity/add-quantities.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import type { Quantity } from "#core/quantity/quantity.ts";

/** Amounts by the name of the resource: `cpu` in cores, `memory` in bytes, the others in pieces or bytes. */
export type ResourceAmounts = ReadonlyMap<string, Quantity>;

/** Requests and limits, of a container or of a pod as a whole. */
export type ResourceSet = { readonly requests: ResourceAmounts; readonly limits: ResourceAmounts };

/** No amounts. */
export const noAmounts: ResourceAmounts = new Map();

/** The sum of each resource; one that only one list names keeps its text. @see SPEC K17 */
export function addAmounts(left: ResourceAmounts, right: ResourceAmounts): ResourceAmounts {
  if (left.size === 0) return right;
  const sum = new Map(left);
  for (const [name, amount] of right) {
    const before = sum.get(name);
    sum.set(name, before ? addQuantities(before, amount) : amount);
  }
  return sum;
}

/** The larger of each resource; of equal ones the left one, with its text. @see SPEC K17 */
export function largerAmounts(left: ResourceAmounts, right: ResourceAmounts): ResourceAmounts {
  const larger = new Map(left);
  for (const [name, amount] of right) {
    const before = larger.get(name);
    if (!before || compareQuantities(amount, before) > 0) larger.set(name, amount);
  }
  return larger;
}

/** The amounts as Kubernetes prints them, sorted by name. @see SPEC K17 */
export function printAmounts(amounts: ResourceAmounts): { readonly [name: string]: string } {
  const names = [...amounts.keys()].sort();
  return Object.fromEntries(names.map((name) => [name, formatQuantity(amounts.get(name) ?? zero)]));
}

const zero: Quantity = { format: "DecimalSI", digits: 0n, exponent: 0 };
