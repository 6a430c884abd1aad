import { compareQuantities } from "./compare-quantities.ts";
import { absolute, powerOfTen } from "./power-of-ten.ts";
import { isZero, type Quantity } from "./quantity.ts";
import { scaleUpInt64 } from "./scale-int64.ts";

const maxInt64 = 2n ** 63n - 1n;
const minInt64 = -(2n ** 63n);
/** Amounts further apart than this many powers of ten are not added: see `addQuantities`. */
const maxDistance = 5000;

/**
 * The exact sum. It has the format of the first operand, or of the second when the first is zero, and no kept text.
 * Where the operands are more than 5000 powers of ten apart the larger one is the sum (Kubernetes would run out of memory).
 *
 * @see SPEC Q11, Q12; source: quantity.go, Add
 */
export function addQuantities(left: Quantity, right: Quantity): Quantity {
  const format = isZero(left) ? right.format : left.format;
  if (left.decimalPlaces === undefined && right.decimalPlaces === undefined) {
    const sum = addInt64(left, right);
    if (sum) return { format, ...sum };
  }
  const places = Math.max(decimalPlaces(left), decimalPlaces(right));
  if (Math.abs(left.exponent - right.exponent) > maxDistance) {
    const larger = compareQuantities(unsigned(left), unsigned(right)) < 0 ? right : left;
    return { format, digits: larger.digits, exponent: larger.exponent, decimalPlaces: places };
  }
  const exponent = Math.min(left.exponent, right.exponent);
  const digits =
    left.digits * powerOfTen(left.exponent - exponent) + right.digits * powerOfTen(right.exponent - exponent);
  return { format, digits, exponent, decimalPlaces: places };
}

/**
 * The exact difference, with the rules of `addQuantities`.
 *
 * @see SPEC Q11; source: quantity.go, Sub
 */
export function subtractQuantities(left: Quantity, right: Quantity): Quantity {
  return addQuantities(left, { ...right, digits: -right.digits });
}

/** The sum as an int64 with a power of ten; `undefined` when that overflows. */
function addInt64(left: Quantity, right: Quantity): { digits: bigint; exponent: number } | undefined {
  if (isZero(right)) return { digits: left.digits, exponent: left.exponent };
  if (isZero(left)) return { digits: right.digits, exponent: right.exponent };
  const exponent = Math.min(left.exponent, right.exponent);
  const a = scaleUpInt64(left.digits, left.exponent - exponent);
  const b = scaleUpInt64(right.digits, right.exponent - exponent);
  if (!a.exact || !b.exact) return undefined;
  const digits = a.value + b.value;
  return digits > maxInt64 || digits < minInt64 ? undefined : { digits, exponent };
}

function decimalPlaces(quantity: Quantity): number {
  return quantity.decimalPlaces ?? -quantity.exponent;
}

function unsigned(quantity: Quantity): Quantity {
  return { ...quantity, digits: absolute(quantity.digits) };
}
