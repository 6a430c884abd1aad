import { canonicalQuantity } from "#core/quantity/format-quantity.ts";
import type { Quantity } from "#core/quantity/quantity.ts";

const bytes: ReadonlySet<string> = new Set(["memory", "ephemeral-storage"]);

/** An amount in the units of `UnitAmounts` as Kubernetes writes it: `3920m`, `78445Mi`, `4`. @see SPEC FT8 */
export function unitText(resource: string, amount: bigint): string {
  return canonicalQuantity(unitQuantity(resource, amount));
}

function unitQuantity(resource: string, digits: bigint): Quantity {
  if (resource === "cpu") return { format: "DecimalSI", digits, exponent: -3 };
  const isBinary = bytes.has(resource) || resource.startsWith("hugepages-");
  return { format: isBinary ? "BinarySI" : "DecimalSI", digits, exponent: 0 };
}
