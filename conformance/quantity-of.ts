import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import type { Quantity } from "#core/quantity/quantity.ts";

/** The quantity that a recorded text must be; throws when ours does not take it. */
export function quantityOf(text: unknown): Quantity {
  const result = parseQuantity(String(text));
  if (!result.ok) throw new Error(`${JSON.stringify(text)}: ${result.problems[0].message}`);
  return result.value;
}
