import { absolute, digitCount, divideAwayFromZero, powerOfTen } from "./power-of-ten.ts";
import type { Quantity } from "./quantity.ts";
import { scaleUpInt64 } from "./scale-int64.ts";

const maxInt64 = 2n ** 63n - 1n;
const fastDivisionPowers = 18;

/**
 * The amount in whole units (bytes, pieces), rounded up, as the int64 that Kubernetes computes: it wraps or becomes 0
 * on overflow, and the arbitrary-precision form rounds negative numbers towards zero and adds one.
 *
 * @see SPEC Q8; source: quantity.go, Value; amount.go, AsScaledInt64; scale_int.go, scaledValue
 */
export function wholeValue(quantity: Quantity): bigint {
  return scaledValue(quantity, 0);
}

/** The amount in thousandths (millicores), with the rules of `wholeValue`. */
export function milliValue(quantity: Quantity): bigint {
  return scaledValue(quantity, 3);
}

function scaledValue(quantity: Quantity, places: number): bigint {
  const power = quantity.exponent + places;
  if (quantity.decimalPlaces !== undefined) return decimalValue(quantity, quantity.decimalPlaces, places);
  if (power < 0) return divideAwayFromZero(quantity.digits, -power);
  return scaleUpInt64(quantity.digits, power).value;
}

/** Kubernetes holds `unscaled × 10^-decimalPlaces`; the unscaled number is only computed as far as it is needed. */
function decimalValue(quantity: Quantity, decimalPlaces: number, places: number): bigint {
  if (quantity.digits === 0n) return 0n;
  const surplus = quantity.exponent + decimalPlaces;
  const down = decimalPlaces - places;
  const low64 = lowBits(quantity.digits, surplus);
  if (down === 0) return low64;
  if (down < 0) return BigInt.asIntN(64, low64 * lowBits(1n, -down));
  const fits = quantity.digits < 0n || (digitCount(quantity.digits) + surplus <= 19 && isBelowMax(quantity, surplus));
  if (fits && down < fastDivisionPowers) return low64 / powerOfTen(down) + carry(low64 % powerOfTen(down));
  if (surplus >= down) return lowBits(quantity.digits, surplus - down);
  const divisor = powerOfTen(down - surplus);
  const remainder = quantity.digits % divisor;
  const floor = quantity.digits / divisor - (remainder < 0n ? 1n : 0n);
  return BigInt.asIntN(64, BigInt.asIntN(64, floor) + carry(remainder));
}

function isBelowMax(quantity: Quantity, surplus: number): boolean {
  return absolute(quantity.digits) * powerOfTen(surplus) < maxInt64;
}

function carry(remainder: bigint): bigint {
  return remainder === 0n ? 0n : 1n;
}

/** The low 64 bits of `value × 10^power`; 10^64 and above have none. */
function lowBits(value: bigint, power: number): bigint {
  return power >= 64 ? 0n : BigInt.asIntN(64, value * powerOfTen(power));
}
