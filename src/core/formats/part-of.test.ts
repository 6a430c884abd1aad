import { expect, test } from "vitest";
import { partOf } from "./part-of.ts";

test.each([
  ["environment", { environment: 1, task: 2, override: 3 }, { environment: 1 }],
  ["environment", { environment: 1 }, { environment: 1 }],
  ["task", { environment: 1, task: 2, override: 3 }, { environment: 1, task: 2 }],
  ["override", { environment: 1, task: 2, override: 3 }, { environment: 1, task: 2, override: 3 }],
  ["resources", { environment: 1, task: 2, override: 3 }, { environment: 1, task: 2, override: 3 }],
  ["resources", { environment: 0, task: 0 }, { environment: 0, task: 0 }],
] as const)("F6: %s of %o is %o", (scope, selected, part) => {
  expect(partOf(selected, scope)).toEqual(part);
});
