import fc from "fast-check";
import { expect, test } from "vitest";
import { isJsonObject, type JsonObject } from "#core/problem/json.ts";
import { podSpecs, structJson } from "./arbitraries.ts";
import { decodeStrict } from "./decode-strict.ts";
import { mergeFields } from "./merge-fields.ts";

const specs = podSpecs.map((json) => decodeStrict(json, "PodSpec").value);
const merge = (lower: JsonObject, upper: JsonObject) => mergeFields(lower, upper, "PodSpec");

test("P27, P28: reading what was written changes nothing, whatever the JSON", () => {
  fc.assert(
    fc.property(fc.oneof(podSpecs, structJson("PodSpec", 5)), (json) => {
      const first = decodeStrict(json, "PodSpec");
      const second = decodeStrict(first.value, "PodSpec");
      if (first.error === undefined) expect(second).toEqual(first);
    }),
  );
});

test("P29: nothing below changes nothing, nothing above changes nothing", () => {
  fc.assert(
    fc.property(specs, (spec) => {
      expect(withoutEmptyLists(merge({}, spec).value)).toEqual(withoutEmptyLists(spec));
      expect(withoutEmptyLists(merge(spec, {}).value)).toEqual(withoutEmptyLists(spec));
    }),
  );
});

test("P29: merging is associative where no port is", () => {
  const plain = specs.map(({ containers: _, initContainers: __, ...rest }) => rest);
  fc.assert(
    fc.property(plain, plain, plain, (a, b, c) => {
      expect(merge(merge(a, b).value, c).value).toEqual(merge(a, merge(b, c).value).value);
    }),
  );
});

test("P29: what comes from below stands there with the same value", () => {
  fc.assert(
    fc.property(specs, specs, (lower, upper) => {
      const merged = merge(lower, upper);
      for (const path of merged.fromBelow) expect(valueAt(merged.value, path)).toEqual(valueAt(lower, path));
      for (const { list, by } of merged.moved) expect(valueAt(lower, list)).toHaveLength(by);
      for (const path of merged.replaced) expect(valueAt(merged.value, path)).toEqual(valueAt(upper, path));
    }),
  );
});

/** An empty list over none is none. */
function withoutEmptyLists(spec: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(spec).filter(([, value]) => !(Array.isArray(value) && value.length === 0) && value !== null),
  );
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(value)) return valueAt(value[Number(key)], rest);
  return isJsonObject(value) ? valueAt(value[key], rest) : undefined;
}
