const minInt64 = -(2n ** 63n);
const wrappingPowers: ReadonlySet<number> = new Set([1, 2, 3, 6, 9]);
const longestPower = 19;

/**
 * An int64 times `10^power`, as Kubernetes' fast path computes it. On overflow `exact` is false and the value is the
 * wrapped product for the powers 1, 2, 3, 6 and 9, else 0.
 *
 * @see SPEC Q8; source: math.go, positiveScaleInt64
 */
export function scaleUpInt64(value: bigint, power: number): { readonly value: bigint; readonly exact: boolean } {
  if (value === 0n || power === 0) return { value, exact: true };
  if (value === minInt64 || power > longestPower) return { value: 0n, exact: false };
  const product = value * 10n ** BigInt(power);
  const wrapped = BigInt.asIntN(64, product);
  if (wrapped === product) return { value: product, exact: true };
  return { value: wrappingPowers.has(power) ? wrapped : 0n, exact: false };
}
