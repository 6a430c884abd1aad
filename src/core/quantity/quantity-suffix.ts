import type { QuantityFormat } from "./quantity.ts";

/** What a unit means: `base^exponent`. */
export type QuantityUnit = { readonly base: 2 | 10; readonly exponent: number; readonly format: QuantityFormat };

const decimalSuffixes: ReadonlyMap<number, string> = new Map([
  [-9, "n"],
  [-6, "u"],
  [-3, "m"],
  [0, ""],
  [3, "k"],
  [6, "M"],
  [9, "G"],
  [12, "T"],
  [15, "P"],
  [18, "E"],
]);

const binarySuffixes: ReadonlyMap<number, string> = new Map([
  [0, ""],
  [10, "Ki"],
  [20, "Mi"],
  [30, "Gi"],
  [40, "Ti"],
  [50, "Pi"],
  [60, "Ei"],
]);

const units: ReadonlyMap<string, QuantityUnit> = new Map([
  ...[...binarySuffixes].map(([exponent, suffix]): [string, QuantityUnit] => [
    suffix,
    { base: 2, exponent, format: "BinarySI" },
  ]),
  ...[...decimalSuffixes].map(([exponent, suffix]): [string, QuantityUnit] => [
    suffix,
    { base: 10, exponent, format: "DecimalSI" },
  ]),
]);

const exponentSuffix = /^[eE][+-]?[0-9]+$/;
const minInt64 = -(2n ** 63n);
const maxInt64 = 2n ** 63n - 1n;

/**
 * Reads a unit: `m`, `Gi`, `e3`. Case matters. `undefined` when it is none.
 *
 * @see SPEC Q3; source: suffix.go, interpret
 */
export function readSuffix(suffix: string): QuantityUnit | undefined {
  const unit = units.get(suffix);
  if (unit) return unit;
  if (!exponentSuffix.test(suffix)) return undefined;
  const power = BigInt(suffix.slice(suffix[1] === "+" ? 2 : 1));
  if (power < minInt64 || power > maxInt64) return undefined;
  return { base: 10, exponent: Number(BigInt.asIntN(32, power)), format: "DecimalExponent" };
}

/** The unit for `10^exponent`; empty beyond `E`, where Kubernetes prints none although the value needs one (SPEC Q7). */
export function decimalSuffix(exponent: number, format: QuantityFormat): string {
  if (format === "DecimalExponent") return exponent === 0 ? "" : `e${exponent}`;
  return decimalSuffixes.get(exponent) ?? "";
}

/** The unit for `2^exponent`; empty beyond `Ei`. */
export function binarySuffix(exponent: number): string {
  return binarySuffixes.get(exponent) ?? "";
}
