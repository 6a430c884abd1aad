import { compareQuantities } from "./compare-quantities.ts";
import { parseQuantity } from "./parse-quantity.ts";
import { powerOfTen, removeTens } from "./power-of-ten.ts";
import { isZero } from "./quantity.ts";

/** The units in which an amount can be written, by the symbol of Kubernetes; the empty one is none. */
export const quantityUnits = ["m", "", "k", "M", "G", "T", "P", "Ki", "Mi", "Gi", "Ti", "Pi"] as const;

/** One of `quantityUnits`. */
export type QuantityUnit = (typeof quantityUnits)[number];

/** How many decimals a converted amount may have: more say that the unit does not suit it. */
const mostDecimals = 6;

/** The unit that a quantity is written with; `undefined` for exponents, for units that are not listed, and for no quantity. */
export function unitOf(text: string): QuantityUnit | undefined {
  if (!parseQuantity(text).ok) return undefined;
  const written = text.replace(/^[+-]?[0-9.]*/, "");
  return quantityUnits.find((unit) => unit === written);
}

/**
 * The same amount in another unit, exactly: `1536Mi` in Gi is `1.5Gi`. `undefined` where it would need more than six decimals, and for a
 * text that is no quantity. Nothing is rounded.
 *
 * @see SPEC Q14
 */
export function convertQuantity(text: string, unit: QuantityUnit): string | undefined {
  const parsed = parseQuantity(text);
  if (!parsed.ok) return undefined;
  if (isZero(parsed.value)) return `0${unit}`;
  const { digits, exponent } = parsed.value;
  if (Math.abs(exponent) > 40) return undefined;
  const { multiplier, power } = scaleOf(unit);
  // The amount is digits × 10^exponent; divided by the unit it is numerator / 10^mostDecimals, if that is whole.
  const shift = exponent - power + mostDecimals;
  const numerator = shift >= 0 ? digits * powerOfTen(shift) : digits;
  const divisor = shift >= 0 ? multiplier : multiplier * powerOfTen(-shift);
  if (numerator % divisor !== 0n) return undefined;
  const converted = `${decimalText(numerator / divisor)}${unit}`;
  // Kubernetes stops binary amounts at 2^63-1, so that the same number need not be the same amount.
  const read = parseQuantity(converted);
  return read.ok && compareQuantities(read.value, parsed.value) === 0 ? converted : undefined;
}

function scaleOf(unit: QuantityUnit): { readonly multiplier: bigint; readonly power: number } {
  const binary = ["Ki", "Mi", "Gi", "Ti", "Pi"].indexOf(unit);
  if (binary >= 0) return { multiplier: 1024n ** BigInt(binary + 1), power: 0 };
  return { multiplier: 1n, power: (["m", "", "k", "M", "G", "T", "P"].indexOf(unit) - 1) * 3 };
}

/** A count of millionths as a decimal without zeros at its end. */
function decimalText(millionths: bigint): string {
  const negative = millionths < 0n;
  const [digits, tens] = removeTens(negative ? -millionths : millionths);
  const decimals = mostDecimals - tens;
  const plain = decimals <= 0 ? `${digits * powerOfTen(-decimals)}` : withPoint(String(digits), decimals);
  return `${negative ? "-" : ""}${plain}`;
}

function withPoint(digits: string, decimals: number): string {
  const padded = digits.padStart(decimals + 1, "0");
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}
