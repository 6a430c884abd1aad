import fc from "fast-check";
import { expect, test } from "vitest";
import { arbDocument } from "#core/document/arbitraries.ts";
import { type DocumentDraft, type NodePosition, nodeAt } from "#core/document/draft.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { effectiveResources } from "#core/resolve/effective-resources.ts";
import { applyBulk, copiesMade, duplicateAll, removeAll, sharedHomes } from "./bulk-edit.ts";
import { type BulkChange, bulkFields, judgeChange } from "./bulk-fields.ts";

const draft: DocumentDraft = {
  version: 1,
  environments: [
    {
      name: "data-prep",
      resources: { cpu: ["2", "4"], memory: ["8Gi", "16Gi"] },
      tasks: [
        { name: "load_shards" },
        { name: "tokenize", resources: { cpu: "3", memory: "12Gi" }, overrides: [{ label: "big" }] },
        { name: "shuffle" },
      ],
    },
    { name: "copy", clone_of: "data-prep", tasks: [{ name: "again" }] },
  ],
};
const set = (key: BulkChange["field"]["key"], text: string | undefined): BulkChange => {
  const field = bulkFields.find((one) => one.key === key);
  if (!field) throw new Error(key);
  return { field, value: text === undefined ? undefined : field.read(text) };
};
const load = { environment: 0, task: 0 };
const tokenize = { environment: 0, task: 1 };
const big = { environment: 0, task: 1, override: 0 };
const shuffle = { environment: 0, task: 2 };
const again = { environment: 1, task: 0 };
const resourcesAt = (document: DocumentDraft, position: NodePosition) => nodeAt(document, position)?.resources;

test.each<[string, BulkChange["field"]["key"], string, Json]>([
  ["one amount", "cpu", "2", "2"],
  ["a pair", "memory", "8Gi..16Gi", ["8Gi", "16Gi"]],
  ["a pair as the table shows it", "cpu", "2 → 8", ["2", "8"]],
  ["what is no amount", "memory", "4GB", "4GB"],
  ["a count", "gpu", "2", 2],
  ["a device", "gpu", "A100:2", "A100:2"],
  ["a number", "retries", "3", 3],
  ["a flag", "interruptible", "yes", true],
])("TB7: what is typed is read as %s", (_, key, text, value) => {
  expect(set(key, text).value).toEqual(value);
});

test.each<[BulkChange["field"]["key"], string, string | undefined]>([
  ["memory", "16Gi", undefined],
  ["memory", "4GB", "quantity.syntax"],
  ["memory", "16Gi..8Gi", "kubernetes.request-above-limit"],
  ["gpu", "A100:2", undefined],
  ["gpu", "A1000:2", "sdk.accelerator-unknown"],
  ["retries", "-1", "retries.value"],
])("TB8: %s %s is judged as in the form", (key, text, code) => {
  expect(judgeChange(set(key, text), "2.12.1")[0]?.code).toBe(code);
});

test("TB9: an own value is changed in place, an inherited one becomes an own copy", () => {
  const after = applyBulk(draft, [load, tokenize], { changes: [set("memory", "16Gi")], homes: [] });
  expect(resourcesAt(after, load)).toEqual({ cpu: ["2", "4"], memory: "16Gi" });
  expect(resourcesAt(after, tokenize)).toEqual({ cpu: "3", memory: "16Gi" });
  expect(after.environments[0]?.resources).toBe(draft.environments[0]?.resources);
  expect(copiesMade(draft, after, [load, tokenize])).toBe(1);
});

test("TB9: the environment is changed itself where all that end up with its resources are selected, clones too", () => {
  expect(sharedHomes(draft, [load, shuffle])).toEqual([]);
  const selected = [load, tokenize, shuffle, again];
  const homes = sharedHomes(draft, selected);
  expect(homes).toEqual([{ environment: 0, path: ["environments", 0, "resources"], count: 3 }]);
  const after = applyBulk(draft, selected, { changes: [set("memory", "16Gi")], homes });
  expect(after.environments[0]?.resources).toEqual({ cpu: ["2", "4"], memory: "16Gi" });
  expect([load, shuffle, again].map((position) => resourcesAt(after, position))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(copiesMade(draft, after, selected)).toBe(0);
});

test("TB9: an override that gets the value from its task needs no copy; settings stand at the node", () => {
  const after = applyBulk(draft, [tokenize, big], { changes: [set("memory", "16Gi"), set("retries", "2")], homes: [] });
  expect(nodeAt(after, big)).toEqual({ label: "big", retries: 2 });
  expect(nodeAt(after, tokenize)).toMatchObject({ retries: 2, resources: { cpu: "3", memory: "16Gi" } });
  const alone = applyBulk(draft, [big], { changes: [set("memory", "16Gi")], homes: [] });
  expect(resourcesAt(alone, big)).toEqual({ cpu: "3", memory: "16Gi" });
});

test("TB9: removing what is not there changes nothing", () => {
  expect(applyBulk(draft, [load, tokenize], { changes: [set("gpu", undefined)], homes: [] })).toBe(draft);
  const after = applyBulk(draft, [load], { changes: [set("memory", undefined)], homes: [] });
  expect(resourcesAt(after, load)).toEqual({ cpu: ["2", "4"] });
});

test("TB10: nodes are removed and copied whatever their order", () => {
  const names = (document: DocumentDraft) =>
    runnablePositions(document).map(
      (position) => nodeAt(document, position)?.name ?? nodeAt(document, position)?.label,
    );
  expect(names(removeAll(draft, [load, shuffle, big]))).toEqual(["tokenize", "again"]);
  expect(names(removeAll(draft, [tokenize, big]))).toEqual(["load_shards", "shuffle", "again"]);
  expect(names(duplicateAll(draft, [load, shuffle]))).toEqual([
    "load_shards",
    "load_shards_2",
    "tokenize",
    "big",
    "shuffle",
    "shuffle_2",
    "again",
  ]);
});

test("TB9: afterwards every selected node ends up with the value, all else stays", () => {
  const selection = fc.array(fc.nat({ max: 20 }), { maxLength: 8 });
  fc.assert(
    fc.property(arbDocument, selection, fc.boolean(), (document, picks, atHome) => {
      const all = runnablePositions(document);
      const selected = all.filter((_, at) => picks.includes(at));
      const homes = atHome ? sharedHomes(document, selected) : [];
      const after = applyBulk(document, selected, { changes: [set("memory", "7Gi")], homes });
      for (const position of all) {
        const [old, now] = [document, after].map((one) => effectiveResources(one, position)?.resources);
        const typed = resourcesAt(document, position);
        const isText = typed !== undefined && typed !== null && !isJsonObject(typed);
        if (isText) expect(resourcesAt(after, position)).toBe(typed);
        else if (selected.includes(position)) expect(isJsonObject(now) && now.memory).toBe("7Gi");
        const inherits = position.override !== undefined && !isJsonObject(resourcesAt(document, position));
        if (!selected.includes(position) && !inherits) expect(now).toEqual(old);
      }
    }),
    { numRuns: 300 },
  );
});
