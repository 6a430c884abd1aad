import { expect, test } from "vitest";
import type { DocumentDraft } from "#core/document/draft.ts";
import { traceResources } from "./traced-levels.ts";

const document: DocumentDraft = {
  environments: [
    { name: "base", resources: { cpu: "2", gpu: "A100:2" } },
    { name: "middle", clone_of: "base" },
    { name: "own", clone_of: "middle", resources: { cpu: "4" }, tasks: [{ name: "train", overrides: [{}] }] },
    { name: "lost", clone_of: "nobody" },
    { name: "self", clone_of: "self" },
  ],
};

test.each([
  [{ environment: 0 }, [["environment", "base"]], ["wins"]],
  [
    { environment: 1 },
    [
      ["source", "base"],
      ["environment", "middle"],
    ],
    ["wins", "inherits"],
  ],
  [
    { environment: 2, task: 0, override: 0 },
    [
      ["source", "base"],
      ["environment", "own"],
      ["task", "train"],
      ["override", ""],
    ],
    ["dropped", "unnamed", "inherits", "inherits"],
  ],
  [{ environment: 3 }, [["environment", "lost"]], ["inherits"]],
  [{ environment: 4 }, [["environment", "self"]], ["inherits"]],
] as const)("RV1: the levels of %j, and what they say of gpu", (position, levels, states) => {
  const traced = traceResources(document, position);
  expect(traced.levels.map(({ level, name }) => [level, name])).toEqual(levels);
  const gpu = traced.fields.find(({ field }) => field === "gpu");
  expect(gpu?.cells.map(({ state }) => state)).toEqual(states);
});
