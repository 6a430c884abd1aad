import { compareQuantities } from "./compare-quantities.ts";
import { powerOfTen, removeKibi, removeTens } from "./power-of-ten.ts";
import { isZero, type Quantity, type QuantityFormat } from "./quantity.ts";
import { binarySuffix, decimalSuffix } from "./quantity-suffix.ts";

/** Beyond this power of ten a binary amount is printed as a decimal one, to bound the work. */
const longestBinary = 5000;
const kibi: Quantity = { format: "BinarySI", digits: 1024n, exponent: 0 };

/**
 * Prints a quantity as Kubernetes does: the text as written where it is kept, else the canonical form.
 *
 * @see SPEC Q5, Q7; source: quantity.go, String
 */
export function formatQuantity(quantity: Quantity): string {
  return quantity.text ?? canonicalQuantity(quantity);
}

/**
 * The canonical form: `0.5Gi` is `512Mi`, `1.5` is `1500m`. From `1000E` on it loses its unit, as in Kubernetes 1.37.
 *
 * @see SPEC Q7; source: quantity.go, CanonicalizeBytes
 */
export function canonicalQuantity(quantity: Quantity): string {
  if (isZero(quantity)) return "0";
  if (quantity.format !== "BinarySI") return printDecimal(quantity, quantity.format);
  return printBinary(quantity) ?? printDecimal(quantity, "DecimalSI");
}

function printDecimal(quantity: Quantity, format: QuantityFormat): string {
  const [digits, times] = removeTens(quantity.digits);
  const exponent = quantity.exponent + times;
  const surplus = ((exponent % 3) + 3) % 3;
  return `${digits * powerOfTen(surplus)}${decimalSuffix(exponent - surplus, format)}`;
}

/** `undefined` below 1024 and for fractions, which print as decimals. */
function printBinary(quantity: Quantity): string | undefined {
  const size = quantity.digits < 0n ? { ...quantity, digits: -quantity.digits } : quantity;
  if (compareQuantities(size, kibi) < 0) return undefined;
  const [reduced, times] = removeTens(quantity.digits);
  const exponent = quantity.exponent + times;
  if (exponent < 0 || exponent > longestBinary) return undefined;
  const [number, factors] = removeKibi(reduced * powerOfTen(exponent));
  return `${number}${binarySuffix(factors * 10)}`;
}
