/** How a quantity is printed: `500m`, `5e3` or `1Gi`. The unit that was written decides it. */
export type QuantityFormat = "DecimalSI" | "DecimalExponent" | "BinarySI";

/**
 * A Kubernetes quantity: exactly `digits × 10^exponent`, no unit of its own (cores, bytes, pieces).
 * Made by `parseQuantity` and the arithmetic beside it; huge exponents are never expanded.
 *
 * @see SPEC Q1-Q12; source: k8s.io/apimachinery 0.37.2, pkg/api/resource/quantity.go
 */
export type Quantity = {
  readonly format: QuantityFormat;
  readonly digits: bigint;
  readonly exponent: number;
  /**
   * Absent while Kubernetes holds the amount as an int64 with a power of ten. Otherwise the decimal places of its
   * arbitrary-precision number, which decide what `wholeValue` and `milliValue` do where int64 overflows.
   */
  readonly decimalPlaces?: number;
  /** The text as it was written, where Kubernetes keeps it instead of printing its own (SPEC Q5). */
  readonly text?: string;
};

/** Kubernetes' own words for the three ways in which a text is no quantity. */
export const quantityErrors = {
  format: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  suffix: "unable to parse quantity's suffix",
  numeric: "unable to parse numeric part of quantity",
} as const;

/** Which of the three. */
export type QuantityErrorKind = keyof typeof quantityErrors;

/** Whether the amount is zero; `0m`, `-0` and `Gi` are. */
export function isZero(quantity: Quantity): boolean {
  return quantity.digits === 0n;
}

/** -1, 0 or 1. */
export function sign(quantity: Quantity): -1 | 0 | 1 {
  if (quantity.digits === 0n) return 0;
  return quantity.digits < 0n ? -1 : 1;
}
