import { type Result, succeed } from "#core/problem/problem.ts";
import { parseQuantity } from "./parse-quantity.ts";
import type { Quantity } from "./quantity.ts";

const goSpace =
  "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";

/**
 * Reads a quantity from the raw text of a JSON value, as it stands in a manifest: `"1Gi"`, `0.5`, `null`.
 * The text between the quotes is taken as it is, escapes included, without white space around it; `null` is zero.
 *
 * @returns the amount, or `quantity.syntax`.
 * @see SPEC Q13; source: quantity.go, UnmarshalJSON
 */
export function readJsonQuantity(rawJsonText: string): Result<Quantity> {
  if (rawJsonText === "null") return succeed({ format: "DecimalSI", digits: 0n, exponent: 0 });
  const quoted = rawJsonText.length >= 2 && rawJsonText.startsWith('"') && rawJsonText.endsWith('"');
  const text = quoted ? rawJsonText.slice(1, -1) : rawJsonText;
  return parseQuantity(trimSpace(text));
}

/** Go's TrimSpace; JavaScript's trim() keeps U+0085 and takes U+FEFF. */
function trimSpace(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && goSpace.includes(text.charAt(from))) from += 1;
  while (to > from && goSpace.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}
