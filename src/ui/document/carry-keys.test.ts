import { expect, test } from "vitest";
import { carryKeys } from "./carry-keys.ts";
import { keyOf, withKeys } from "./node-key.ts";

const before = withKeys({
  version: 1,
  environments: [
    { name: "a", resources: { cpu: 1 }, tasks: [{ name: "t" }, { name: "u", overrides: [{ label: "x" }] }] },
    { name: "b" },
  ],
});

test("SR3: a document that says the same is the old one", () => {
  expect(carryKeys(before, structuredClone(before))).toBe(before);
});

test("SR3: nodes are recognised by their names wherever they stand, renamed ones by their places", () => {
  const after = carryKeys(before, {
    version: 1,
    environments: [
      { name: "new" },
      { name: "b" },
      { name: "a", resources: { cpu: 2 }, tasks: [{ name: "u", overrides: [{ label: "x" }] }, { name: "renamed" }] },
    ],
  });
  const [a, b] = before.environments;
  expect(after.environments[1]).toBe(b);
  const now = after.environments[2];
  expect(now && a && keyOf(now)).toBe(a && keyOf(a));
  expect(now?.tasks?.[0]).toBe(a?.tasks?.[1]);
  expect(after.environments[0] && keyOf(after.environments[0])).toBe("");
  const renamed = carryKeys(before, { version: 1, environments: [{ name: "other" }, { name: "b" }] });
  expect(renamed.environments[0] && keyOf(renamed.environments[0])).toBe(a && keyOf(a));
});
