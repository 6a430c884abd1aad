import { milliValue, wholeValue } from "#core/quantity/quantity-value.ts";
import type { ResourceAmounts } from "./resource-list.ts";
import { isScalar } from "./resource-names.ts";

/**
 * Amounts as the scheduler counts them, in int64: `cpu` in thousandths of a core, everything else in whole units, rounded
 * up. Amounts that overflow wrap or become 0, as in Kubernetes.
 */
export type UnitAmounts = ReadonlyMap<string, bigint>;

const counted: ReadonlySet<string> = new Set(["cpu", "memory", "ephemeral-storage"]);

/**
 * The amounts that the scheduler counts; names that it does not know are left out, `pods` too.
 *
 * @see SPEC K24; source: k8s.io/kubernetes 1.37.2, pkg/scheduler/framework/types.go, Resource
 */
export function unitAmounts(amounts: ResourceAmounts): UnitAmounts {
  const units = new Map<string, bigint>();
  for (const [name, amount] of amounts) {
    if (name === "cpu") units.set(name, milliValue(amount));
    else if (counted.has(name) || isScalar(name)) units.set(name, wholeValue(amount));
  }
  return units;
}

/** The sums, which wrap as int64 does. @see SPEC K24 */
export function addUnits(left: UnitAmounts, right: UnitAmounts): UnitAmounts {
  const sums = new Map(left);
  for (const [name, amount] of right) sums.set(name, BigInt.asIntN(64, (sums.get(name) ?? 0n) + amount));
  return sums;
}

/** The order in which the scheduler names resources: the fixed ones, then the others by name. @see SPEC K25 */
export function inSchedulersOrder(names: Iterable<string>): readonly string[] {
  const all = new Set(names);
  const others = [...all].filter((name) => !counted.has(name)).sort();
  return [...[...counted].filter((name) => all.has(name)), ...others];
}
