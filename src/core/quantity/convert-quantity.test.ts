import fc from "fast-check";
import { expect, test } from "vitest";
import { compareQuantities } from "./compare-quantities.ts";
import { convertQuantity, quantityUnits, unitOf } from "./convert-quantity.ts";
import { parseQuantity } from "./parse-quantity.ts";

test.each([
  ["512Mi", "Gi", "0.5Gi"],
  ["1536Mi", "Gi", "1.5Gi"],
  ["1Gi", "Mi", "1024Mi"],
  ["1Gi", "", "1073741824"],
  ["1Gi", "G", undefined],
  ["1G", "M", "1000M"],
  ["1G", "Gi", undefined],
  ["1000", "k", "1k"],
  ["2", "m", "2000m"],
  ["500m", "", "0.5"],
  ["1e3", "k", "1k"],
  ["-1.5Gi", "Mi", "-1536Mi"],
  ["0", "Gi", "0Gi"],
  ["100n", "m", "0.0001m"],
  ["1Ki", "Ti", undefined],
  ["4GB", "Gi", undefined],
] as const)("Q14: %s in %j is %s", (text, unit, expected) => {
  expect(convertQuantity(text, unit)).toBe(expected);
});

test.each([
  ["1.5Gi", "Gi"],
  ["500m", "m"],
  ["2", ""],
  ["1k", "k"],
  ["1e3", undefined],
  ["1E", undefined],
  ["5u", undefined],
  ["abc", undefined],
])("Q14: the unit of %s is %j", (text, unit) => {
  expect(unitOf(text)).toBe(unit);
});

test("Q14: a converted amount is the same amount, and comes back", () => {
  const text = fc.tuple(fc.bigInt({ min: -5000n, max: 5000n }), fc.constantFrom(...quantityUnits));
  fc.assert(
    fc.property(text, fc.constantFrom(...quantityUnits), ([digits, from], to) => {
      const before = `${digits}${from}`;
      const after = convertQuantity(before, to);
      if (after === undefined) return;
      const [one, other] = [parseQuantity(before), parseQuantity(after)];
      if (!one.ok || !other.ok) throw new Error(after);
      expect(compareQuantities(one.value, other.value)).toBe(0);
      const back = parseQuantity(convertQuantity(after, from) ?? "");
      expect(back.ok && compareQuantities(back.value, one.value)).toBe(0);
    }),
    { numRuns: 1000 },
  );
});
