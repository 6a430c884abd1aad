import { absolute, digitCount, powerOfTen } from "./power-of-ten.ts";
import { type Quantity, sign } from "./quantity.ts";

/**
 * Compares two amounts exactly: -1, 0 or 1. Cheap also for `1e2147483647` against `1`.
 *
 * @see SPEC Q10; source: quantity.go, Cmp
 */
export function compareQuantities(left: Quantity, right: Quantity): -1 | 0 | 1 {
  const leftSign = sign(left);
  const rightSign = sign(right);
  if (leftSign !== rightSign) return leftSign < rightSign ? -1 : 1;
  if (leftSign === 0) return 0;
  const order = compareSizes(left, right);
  if (order === 0) return 0;
  return order * leftSign > 0 ? 1 : -1;
}

/** Without signs. The number of digits decides, unless it is the same: then the exponents are close. */
function compareSizes(left: Quantity, right: Quantity): number {
  const magnitude = digitCount(left.digits) + left.exponent - (digitCount(right.digits) + right.exponent);
  if (magnitude !== 0) return magnitude;
  const exponent = Math.min(left.exponent, right.exponent);
  const a = absolute(left.digits) * powerOfTen(left.exponent - exponent);
  const b = absolute(right.digits) * powerOfTen(right.exponent - exponent);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
