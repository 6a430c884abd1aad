import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { repairQuantity } from "./repair-quantity.ts";

test.each([
  ["4GB", ["4G", "4Gi"]],
  ["4gb", ["4G", "4Gi"]],
  ["4 GiB", ["4Gi"]],
  ["1gi", ["1Gi"]],
  ["1K", ["1k", "1Ki"]],
  ["1,5", ["1.5"]],
  ["2 cores", ["2"]],
  ["500 millicores", ["500m"]],
  ["512 mb", ["512M", "512Mi"]],
  ["abc", []],
  ["", []],
])("D12: %j may mean %j", (text, expected) => {
  expect(repairQuantity(text)).toEqual(expected);
});

test("D12: a repair is a quantity, and no text makes it throw", () => {
  const near = fc.stringMatching(/^[0-9.,]{1,4} ?[A-Za-z]{0,6}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), near), (text) => {
      for (const repair of repairQuantity(text)) expect(parseQuantity(repair).ok, repair).toBe(true);
    }),
  );
});
