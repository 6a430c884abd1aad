import { describe, expect, test } from "vitest";
import { addQuantities, subtractQuantities } from "./add-quantities.ts";
import { compareQuantities } from "./compare-quantities.ts";
import { canonicalQuantity, formatQuantity } from "./format-quantity.ts";
import { parseQuantity } from "./parse-quantity.ts";
import { isZero, type Quantity, quantityErrors } from "./quantity.ts";
import { milliValue, wholeValue } from "./quantity-value.ts";
import { readJsonQuantity } from "./read-json-quantity.ts";
import { storedQuantity } from "./stored-quantity.ts";

describe("Q2: the scanner takes texts without digits as zero", () => {
  test.each([".", "-", "+", "Ki", "m", "e3", ".Ki", "0", "-0", "0Gi"])("%s", (text) => {
    expect(isZero(parsed(text))).toBe(true);
    expect(formatQuantity(parsed(text))).toBe("0");
  });
});

describe("Q3: what is no quantity, with Kubernetes' words", () => {
  test.each([
    ["", "format"],
    [" 1", "format"],
    ["1gi", "format"],
    ["4GB", "format"],
    ["1,5", "format"],
    ["1K", "suffix"],
    ["1ki", "suffix"],
    ["1e", "suffix"],
    ["1Gi3", "suffix"],
    ["1e9223372036854775808", "suffix"],
    ["Ei", "numeric"],
    ["e-10", "numeric"],
  ] as const)("%j: %s", (text, kind) => {
    const result = parseQuantity(text);
    expect(result).toMatchObject({
      ok: false,
      problems: [{ code: "quantity.syntax", origin: { program: "kubernetes", message: quantityErrors[kind] } }],
    });
  });

  test("the message names the legal units for a mistyped one", () => {
    const result = parseQuantity("1gb");
    expect(result.ok ? "" : result.problems[0].message).toBe(
      '"1gb" is not a quantity. Write a number and a unit, such as 500m or 1.5Gi. Did you mean 1Gi (powers of 1024) or 1G (powers of 1000)?',
    );
  });
});

describe("Q5, Q7: kept and canonical text", () => {
  test.each([
    ["+1", "+1", "1"],
    ["01", "01", "1"],
    ["1.500", "1.500", "1500m"],
    ["5.Ki", "5.Ki", "5Ki"],
    ["0.5Gi", "512Mi", "512Mi"],
    ["1.5Ki", "1536", "1536"],
    ["0.5Ki", "512", "512"],
    ["1.1Ki", "1126400m", "1126400m"],
    ["1000E", "1", "1"],
    ["100E", "100E", "100E"],
    ["1e4", "10e3", "10e3"],
    ["8Ei", "9223372036854775807", "9223372036854775807"],
    ["0.0000000001", "1n", "1n"],
    ["-0.1n", "-1n", "-1n"],
  ])("%s prints %s, canonically %s", (text, kept, canonical) => {
    expect(formatQuantity(parsed(text))).toBe(kept);
    expect(canonicalQuantity(parsed(text))).toBe(canonical);
  });
});

describe("Q8: int64 values wrap as in Kubernetes", () => {
  test.each([
    ["1E", 10n ** 18n, 0n],
    ["1Ei", 2n ** 60n, -(2n ** 63n)],
    ["9223372036854775808", -(2n ** 63n), 0n],
    ["-0.1n", 1n, 1n],
    ["-1.5", -2n, -1500n],
    ["100m", 1n, 100n],
    ["1e2147483647", 0n, 0n],
  ])("%s", (text, whole, milli) => {
    expect(wholeValue(parsed(text))).toBe(whole);
    expect(milliValue(parsed(text))).toBe(milli);
  });
});

test("Q9: stored amounts are whole thousandths", () => {
  expect(formatQuantity(storedQuantity(parsed("1u")))).toBe("1m");
  expect(formatQuantity(storedQuantity(parsed("1.500")))).toBe("1.500");
  expect(formatQuantity(storedQuantity(parsed("-1u")))).toBe("-1m");
});

test("Q10, Q12: huge exponents are compared and added without being expanded", () => {
  const huge = parsed("1e2147483647");
  expect(compareQuantities(huge, parsed("2e2147483647"))).toBe(-1);
  expect(compareQuantities(parsed("-1e2147483647"), parsed("1"))).toBe(-1);
  expect(formatQuantity(addQuantities(huge, parsed("1")))).toBe("10e2147483646");
  expect(formatQuantity(subtractQuantities(parsed("1Gi"), huge))).toBe("-10");
});

test("Q11: the first amount that is not zero gives the format", () => {
  expect(formatQuantity(addQuantities(parsed("0"), parsed("1Gi")))).toBe("1Gi");
  expect(formatQuantity(addQuantities(parsed("1Gi"), parsed("1G")))).toBe("2073741824");
  expect(formatQuantity(addQuantities(parsed("1000m"), parsed("+0.5")))).toBe("1500m");
});

describe("Q13: JSON", () => {
  test.each([
    ["null", "0"],
    ["0.5", "500m"],
    ['" 1 "', "1"],
    ['"1Gi"', "1Gi"],
  ])("%s", (raw, text) => {
    const result = readJsonQuantity(raw);
    expect(result.ok && canonicalQuantity(result.value)).toBe(text);
  });

  test.each(['"\\t1"', '""', "true", "[]", "{}"])("%s is none", (raw) => {
    expect(readJsonQuantity(raw)).toMatchObject({ ok: false, problems: [{ code: "quantity.syntax" }] });
  });
});

function parsed(text: string): Quantity {
  const result = parseQuantity(text);
  if (!result.ok) throw new Error(`not a quantity: ${text}`);
  return result.value;
}
