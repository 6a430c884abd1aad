import fc from "fast-check";
import { expect, test } from "vitest";
import { addQuantities, subtractQuantities } from "./add-quantities.ts";
import { hostileTexts, quantityTexts } from "./arbitraries.ts";
import { compareQuantities } from "./compare-quantities.ts";
import { canonicalQuantity, formatQuantity } from "./format-quantity.ts";
import { parseQuantity } from "./parse-quantity.ts";
import { isZero, type Quantity, sign } from "./quantity.ts";
import { milliValue, wholeValue } from "./quantity-value.ts";
import { readJsonQuantity } from "./read-json-quantity.ts";
import { storedQuantity } from "./stored-quantity.ts";

const quantities = quantityTexts.map(parsed);
const ordinary = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.constantFrom("m", "", "k", "Mi"))
  .map(([digits, suffix]) => parsed(`${digits}${suffix}`));

test("Q1: no text makes the parser throw, and what it takes can be printed and computed with", () => {
  fc.assert(
    fc.property(fc.oneof(quantityTexts, hostileTexts), (text) => {
      const result = parseQuantity(text);
      if (!result.ok) {
        expect(result.problems[0]).toMatchObject({ code: "quantity.syntax", path: [] });
        return;
      }
      const values = [wholeValue(result.value), milliValue(result.value)];
      for (const value of values) expect(BigInt.asIntN(64, value)).toBe(value);
      formatQuantity(storedQuantity(result.value));
      addQuantities(result.value, parsed("1Gi"));
    }),
  );
});

test("Q5: the printed text reads back as the same amount, up to the exa units that Kubernetes loses", () => {
  fc.assert(
    fc.property(ordinary, (quantity) => {
      for (const text of [formatQuantity(quantity), canonicalQuantity(quantity)]) {
        expect(compareQuantities(parsed(text), quantity)).toBe(0);
      }
      const canonical = canonicalQuantity(quantity);
      expect(canonicalQuantity(parsed(canonical))).toBe(canonical);
    }),
  );
});

test("Q8: values round up, away from zero for ordinary numbers", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (milli) => {
      const quantity = parsed(`${milli}m`);
      expect(milliValue(quantity)).toBe(milli);
      const rest = milli % 1000n;
      expect(wholeValue(quantity)).toBe(milli / 1000n + (rest === 0n ? 0n : rest > 0n ? 1n : -1n));
    }),
  );
});

test("Q9: storing twice is storing once, and never makes an amount smaller in size", () => {
  fc.assert(
    fc.property(quantities, (quantity) => {
      const stored = storedQuantity(quantity);
      expect(formatQuantity(storedQuantity(stored))).toBe(formatQuantity(stored));
      expect(compareQuantities(stored, quantity) * sign(quantity)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("Q10: comparison is a total order", () => {
  fc.assert(
    fc.property(quantities, quantities, quantities, (a, b, c) => {
      expect(compareQuantities(a, b) + compareQuantities(b, a)).toBe(0);
      expect(compareQuantities(a, a)).toBe(0);
      if (compareQuantities(a, b) <= 0 && compareQuantities(b, c) <= 0) expect(compareQuantities(a, c)).not.toBe(1);
    }),
  );
});

test("Q11: sums commute in amount, and subtracting undoes adding", () => {
  fc.assert(
    fc.property(ordinary, ordinary, (a, b) => {
      const sum = addQuantities(a, b);
      expect(compareQuantities(sum, addQuantities(b, a))).toBe(0);
      expect(compareQuantities(subtractQuantities(sum, b), a)).toBe(0);
      expect(isZero(subtractQuantities(a, a))).toBe(true);
    }),
  );
});

test("Q13: a JSON string is read like its text", () => {
  fc.assert(
    fc.property(quantityTexts, (text) => {
      expect(readJsonQuantity(`"  ${text}\u2003"`)).toEqual(parseQuantity(text));
    }),
  );
});

function parsed(text: string): Quantity {
  const result = parseQuantity(text);
  if (!result.ok) throw new Error(`not a quantity: ${text}`);
  return result.value;
}
