import fc from "fast-check";
import { expect, test } from "vitest";
import { arbDocument } from "#core/document/arbitraries.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import { effectiveResources } from "./effective-resources.ts";
import { flatten, slug } from "./flatten.ts";
import { resolveResources } from "./resolve-resources.ts";

const document: DocumentDraft = {
  environments: [
    {
      name: "ml",
      resources: { cpu: "2", memory: "8Gi", gpu: "A100:2" },
      tasks: [
        {
          name: "train",
          overrides: [
            { label: "a", resources: { memory: "24Gi" } },
            { label: "b", resources: null },
            { label: "c", resources: {} },
          ],
        },
        { name: "Heavy Task", resources: { cpu: "16" }, overrides: [{ label: "d" }] },
        { name: "plain", resources: null },
      ],
    },
    { name: "copy", clone_of: "ml" },
    { name: "ml-heavy-task", clone_of: "copy", resources: { cpu: "1" } },
  ],
};

test.each([
  [{ environment: 0, task: 0 }, ["environments", 0, "resources"]],
  [{ environment: 0, task: 0, override: 0 }, ["environments", 0, "tasks", 0, "overrides", 0, "resources"]],
  [{ environment: 0, task: 0, override: 1 }, ["environments", 0, "resources"]],
  [{ environment: 0, task: 0, override: 2 }, ["environments", 0, "tasks", 0, "overrides", 2, "resources"]],
  [{ environment: 0, task: 1, override: 0 }, ["environments", 0, "tasks", 1, "resources"]],
  [{ environment: 0, task: 2 }, ["environments", 0, "resources"]],
  [{ environment: 1 }, ["environments", 0, "resources"]],
  [{ environment: 2 }, ["environments", 2, "resources"]],
] as const)("R1, R2: the Resources of %j stand at %j", (position, path) => {
  expect(effectiveResources(document, position)?.path).toEqual(path);
});

test("R1: a circle of clones ends", () => {
  const circle = {
    environments: [
      { name: "a", clone_of: "b" },
      { name: "b", clone_of: "a" },
    ],
  };
  expect(effectiveResources(circle, { environment: 0 })).toBeUndefined();
});

test("R3: an override replaces what it names and drops the rest", () => {
  const fields = resolveResources(document, { environment: 0, task: 0, override: 0 });
  expect(fields.map(({ field, value, layers }) => [field, value, layers.map((layer) => layer.state)])).toEqual([
    ["cpu", undefined, ["dropped", "inherits", "unnamed"]],
    ["memory", "24Gi", ["replaced", "inherits", "wins"]],
    ["gpu", undefined, ["dropped", "inherits", "unnamed"]],
    ["disk", undefined, ["unnamed", "inherits", "unnamed"]],
    ["shm", undefined, ["unnamed", "inherits", "unnamed"]],
  ]);
});

test("R4, R5, R6: a task's own resources become a clone with a free name", () => {
  const flat = flatten(document);
  expect(flat.document.environments).toEqual([
    {
      name: "ml",
      resources: { cpu: "2", memory: "8Gi", gpu: "A100:2" },
      depends_on: ["ml-heavy-task-2"],
      tasks: [document.environments[0]?.tasks?.[0], { name: "plain" }],
    },
    { name: "copy", clone_of: "ml" },
    { name: "ml-heavy-task", clone_of: "copy", resources: { cpu: "1" } },
    {
      name: "ml-heavy-task-2",
      clone_of: "ml",
      resources: { cpu: "16" },
      tasks: [{ name: "Heavy Task", overrides: [{ label: "d" }] }],
    },
  ]);
  const task = ["environments", 0, "tasks", 1];
  expect(flat.origin(["environments", 3, "tasks", 0, "overrides", 0])).toEqual([...task, "overrides", 0]);
  expect(flat.origin(["environments", 3, "resources", "cpu"])).toEqual([...task, "resources", "cpu"]);
  expect(flat.origin(["environments", 3, "name"])).toBeUndefined();
  expect(flat.origin(["environments", 0, "tasks", 1, "name"])).toEqual(["environments", 0, "tasks", 2, "name"]);
});

test.each([
  ["train_model", "train-model"],
  ["__x__", "x"],
  ["Ünï", "n"],
  ["", "task"],
  [5, "task"],
])("R5: the slug of %j is %s", (name, expected) => {
  expect(slug(name)).toBe(expected);
});

test("R6: flattening twice is flattening once, and changes no task's Resources", () => {
  fc.assert(
    fc.property(arbDocument, (draft) => {
      const once = flatten(draft);
      expect(flatten(once.document).document).toEqual(once.document);
      for (const [environment, one] of once.document.environments.entries()) {
        for (const task of (one.tasks ?? []).keys()) {
          const path = once.origin(["environments", environment, "tasks", task]) ?? [];
          const before = effectiveResources(draft, { environment: Number(path[1]), task: Number(path[3]) });
          if (typeof one.clone_of !== "string" || environment < draft.environments.length) continue;
          expect(effectiveResources(once.document, { environment, task })?.resources).toEqual(before?.resources);
        }
      }
    }),
  );
});
