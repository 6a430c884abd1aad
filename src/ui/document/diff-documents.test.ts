import fc from "fast-check";
import { expect, test } from "vitest";
import { arbDocument } from "#core/document/arbitraries.ts";
import type { Json } from "#core/problem/json.ts";
import { applyChanges, diffValues } from "./diff-documents.ts";

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

test.each<[string, Json, Json, number]>([
  ["a value", { a: { b: 1 }, c: 2 }, { a: { b: 3 }, c: 2 }, 1],
  ["a new key between others", { a: 1, c: 2 }, { a: 1, b: 5, c: 2 }, 1],
  ["another order of keys", { a: 1, c: 2 }, { c: 2, a: 1 }, 1],
  ["an item less", [1, 2, 3], [1, 3], 1],
  ["an item changed", [1, { a: 1 }, 3], [1, { a: 2 }, 3], 1],
  ["nothing", [1], [1], 0],
])("U2: the way to %s", (_, from, to, length) => {
  const changes = diffValues(from, to);
  expect(changes).toHaveLength(length);
  expect(JSON.stringify(applyChanges(from, changes))).toBe(JSON.stringify(to));
});

test("U2: the changes lead from any value to any other, order of keys included, and survive JSON", () => {
  const same = (from: Json, to: Json) => {
    const changes = JSON.parse(JSON.stringify(diffValues(from, to)));
    expect(JSON.stringify(applyChanges(from, changes))).toBe(JSON.stringify(to));
  };
  fc.assert(fc.property(json, json, same));
  fc.assert(fc.property(arbDocument, arbDocument, (from, to) => same(from as Json, to as Json)));
});
