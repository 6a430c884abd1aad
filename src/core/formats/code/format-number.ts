/**
 * A number as digits that JSON, YAML, Python and TypeScript all read as the same number. A whole number is written without a
 * point or an exponent, whatever its size, because a document's whole number is an integer; `-0` stays `-0`.
 * Values that do not exist in a document (NaN, infinities) come out as JavaScript spells them.
 *
 * @see SPEC F5
 */
export function formatNumber(value: number): string {
  if (Object.is(value, -0)) return "-0";
  if (Number.isInteger(value)) return BigInt(value).toString();
  return String(value);
}
