import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject } from "#core/problem/json.ts";
import { arbDocument } from "./arbitraries.ts";
import type { DocumentDraft } from "./draft.ts";
import { judgeDocument } from "./judge-document.ts";

function judge(draft: JsonObject): readonly string[] {
  return judgeDocument(draft as DocumentDraft).map((one) => `${one.path.join(".")} ${one.code}`);
}

const environment = (fields: JsonObject) => ({ environments: [{ name: "ml", ...fields }] });
const task = (fields: JsonObject) => environment({ tasks: [{ name: "train", ...fields }] });
const override = (fields: JsonObject, own: JsonObject = {}) => ({
  environments: [{ name: "ml", ...own, tasks: [{ name: "train", overrides: [fields] }] }],
});

test("D1: the seed's environment has no problem", () => {
  const resources = { cpu: ["2", "8"], memory: ["8Gi", "32Gi"], gpu: "A100:2", disk: "50Gi", shm: "8Gi" };
  expect(judge({ version: 1, sdk: "2.12.1", ...environment({ resources, tasks: [{ name: "train_model" }] }) })).toEqual(
    [],
  );
});

test.each([
  ["a number as version", { version: 2, environments: [] }, ["version document.version"]],
  ["a word as release", { sdk: "newest", environments: [] }, ["sdk document.sdk"]],
  ["an unknown key of the document", { environments: [], envs: [] }, ["envs document.unknown-key"]],
])("D1: %s", (_, draft, expected) => {
  expect(judge(draft)).toEqual(expected);
});

test.each([
  ["memmory", { resources: { memmory: "1Gi" } }, ["environments.0.resources.memmory document.unknown-key"]],
  ["retrys", { retrys: 2 }, ["environments.0.retrys document.unknown-key"]],
])("D3: the unknown key %s", (_, fields, expected) => {
  expect(judge(environment(fields))).toEqual(expected);
});

test.each(["ML", "a b", "a--b", "-a", "a_", "ä", "", null, 5, "a\n"])("D4: %j is no environment's name", (name) => {
  const code = name === 5 ? "document.type" : "environment.name";
  expect(judge({ environments: [{ name }] })).toEqual([`environments.0.name ${code}`]);
});

test.each(["a", "0", "a-b_c", "9-lives"])("D4: %j is an environment's name", (name) => {
  expect(judge({ environments: [{ name }] })).toEqual([]);
});

test.each(["my task", "1st", "class", "flyte", "ﬁt", "", "a-b"])("D5: %j is no task's name", (name) => {
  expect(judge(environment({ tasks: [{ name }] }))).toEqual(["environments.0.tasks.0.name task.name"]);
});

test.each(["train", "_x", "größe", "match"])("D5: %j is a task's name", (name) => {
  expect(judge(environment({ tasks: [{ name }] }))).toEqual([]);
});

test.each([
  [{ cpu: "4GB" }, ["cpu quantity.syntax"]],
  [{ memory: "4GB" }, ["memory quantity.syntax"]],
  [{ cpu: "abc", memory: "1,5Gi" }, ["cpu quantity.syntax", "memory quantity.syntax"]],
  [{ cpu: ["4", "2"] }, ["cpu kubernetes.request-above-limit"]],
  [{ cpu: ["1", "x"] }, ["cpu.1 quantity.syntax"]],
  [{ memory: "-1Gi" }, ["memory kubernetes.negative"]],
  [{ cpu: true }, ["cpu quantity.syntax"]],
  [{ gpu: { device: "A100", quantity: 1.5, device_class: "GPU" } }, ["gpu.quantity kubernetes.whole-number"]],
  [{ shm: "Auto" }, ["shm quantity.syntax"]],
  [{ shm: "auto" }, []],
  [{ shm: "" }, []],
  [{ memory: "1023.5Mi", cpu: 0.5, gpu: 0 }, []],
])("D6: resources %j", (resources, expected) => {
  expect(judge(environment({ resources }))).toEqual(expected.map((line) => `environments.0.resources.${line}`));
});

test("D6: only the first refusal of the SDK carries its words", () => {
  const problems = judgeDocument(
    environment({ resources: { cpu: [1, 2, 3], memory: 5, gpu: -1, disk: 3 } }) as DocumentDraft,
  );
  expect(problems.filter((one) => one.origin).map((one) => one.origin)).toEqual([
    expect.objectContaining({ program: "flyte", message: "cpu tuple must have exactly two elements" }),
  ]);
  expect(new Set(problems.map((one) => one.path[3]))).toEqual(new Set(["cpu", "memory", "gpu", "disk"]));
});

test("D6: Resources that are no object", () => {
  expect(judge(environment({ resources: "big" }))).toEqual(["environments.0.resources document.type"]);
});

test.each([
  [{ retries: -1 }, "retries.value"],
  [{ retries: 1.5 }, "retries.value"],
  [{ retries: { count: 1, backoff: { base: 1, factor: 2 } } }, "retries.value"],
  [{ retries: "3" }, "document.type"],
])("D7: %j", (fields, code) => {
  expect(judge(task(fields)).map((line) => line.split(" ")[1])).toEqual([code]);
});

test.each([
  [{ retries: { count: 1, backoff: { base: 1, factor: 2, cap: 60 } } }],
  [{ retries: 0 }],
  [{ timeout: 60 }],
  [{ timeout: {} }],
  [{ timeout: { max_runtime: 60, deadline: null } }],
  [{ cache: "OFF" }],
  [{ cache: "auto" }],
  [{ cache: { behavior: "override", version_override: "1", ignored_inputs: ["a"], max_age: 60 } }],
])("D7, D8, D9: %j is accepted", (fields) => {
  expect(judge(task(fields))).toEqual([]);
});

test.each([
  [{ cache: "Auto" }, "cache.word"],
  [{ cache: { behavior: "always" } }, "cache.word"],
  [{ timeout: "1h" }, "document.type"],
])("D8, D9: %j is refused", (fields, code) => {
  expect(judge(task(fields)).map((line) => line.split(" ")[1])).toEqual([code]);
});

test.each([
  [{ replicas: [3, 1] }, ["reusable.replicas reuse.policy"]],
  [{ replicas: 2, idle_ttl: 29 }, ["reusable.idle_ttl reuse.policy"]],
  [{ replicas: 2, concurrency: 0 }, ["reusable.concurrency reuse.policy"]],
  [{ replicas: 2, scope: "task" }, ["reusable.scope reuse.policy"]],
  [{ replicas: 1 }, ["reusable reuse.starvation"]],
  [{ replicas: [0, 2], idle_ttl: 30, scaledown_ttl: 60, scope: "run" }, []],
])("D10: reusable %j", (reusable, expected) => {
  expect(judge(environment({ reusable }))).toEqual(expected.map((line) => `environments.0.${line}`));
});

test.each([
  ["a b", ["secrets secret.value"]],
  [["ok", { key: "x", mount: "/tmp" }], ["secrets.1.mount secret.value"]],
  [{ key: "my-key", group: "team" }, []],
])("D11: secrets %j", (secrets, expected) => {
  expect(judge(environment({ secrets }))).toEqual(expected.map((line) => `environments.0.${line}`));
});

test("D13: names differ and exist", () => {
  const draft = {
    environments: [
      { name: "d", depends_on: ["b", "c", "d"] },
      { name: "a", tasks: [{ name: "t" }] },
      { name: "a", tasks: [{ name: "t" }] },
      { name: "b", clone_of: "none" },
    ],
  };
  expect(judge(draft)).toEqual([
    "environments.2.name environment.name-repeated",
    "environments.2.tasks.0.name task.name-repeated",
    "environments.0.depends_on.1 environment.depends-on-unknown",
    "environments.0.depends_on.2 environment.depends-on-itself",
    "environments.3.clone_of environment.clone-unknown",
  ]);
});

test("D14: circles of clones, and keys that a clone refuses", () => {
  const draft = {
    environments: [
      { name: "a", clone_of: "b", queue: "q" },
      { name: "b", clone_of: "a" },
    ],
  };
  expect(judge(draft)).toEqual([
    "environments.0.queue environment.clone-key",
    "environments.0.clone_of environment.clone-cycle",
    "environments.1.clone_of environment.clone-cycle",
  ]);
});

const policy = { reusable: { replicas: 2 } };

test.each([
  [
    override({ resources: { cpu: "1" }, env_vars: {} }, policy),
    ["resources override.reusable", "env_vars override.reusable"],
  ],
  [override({ resources: { cpu: "1" }, reusable: "off" }, policy), []],
  [override({ resources: null }, policy), []],
  [override({ resources: { cpu: "1" }, reusable: { replicas: 2 } }), ["resources override.reusable"]],
])("D15: case %#", (draft, expected) => {
  expect(judge(draft)).toEqual(expected.map((line) => `environments.0.tasks.0.overrides.0.${line}`));
});

test("D16: what a task may not have under a reuse policy", () => {
  const reusable = { replicas: 2, concurrency: 2 };
  const draft = environment({
    reusable,
    tasks: [{ name: "t", async: false, pod_template: "p", service_account: "s" }],
  });
  expect(judge(draft)).toEqual(
    ["pod_template", "service_account", "async"].map((key) => `environments.0.tasks.0.${key} task.reuse`),
  );
});

test("D1: a long description is a note", () => {
  const problems = judgeDocument(environment({ description: "x".repeat(256) }) as DocumentDraft);
  expect(problems.map((one) => [one.code, one.severity])).toEqual([["environment.description-cut", "note"]]);
});

test("D1: judging throws on no document, changes none, and every problem points into it or beside a key that is missing", () => {
  fc.assert(
    fc.property(arbDocument, (draft) => {
      const before = JSON.stringify(draft);
      for (const problem of judgeDocument(draft)) expect(problem.message).not.toBe("");
      expect(JSON.stringify(draft)).toBe(before);
    }),
  );
});

test("D9: cache: null of an environment stops the tasks that give none", () => {
  const at = "environments.0.cache cache.word";
  expect(judge(environment({ cache: null, tasks: [{ name: "a" }] }))).toEqual([at]);
  expect(judge(environment({ cache: null, tasks: [{ name: "a", cache: "auto" }] }))).toEqual([]);
  expect(judge(environment({ cache: null }))).toEqual([]);
  const clone = (fields: JsonObject) => ({ name: "b", clone_of: "ml", tasks: [{ name: "a" }], ...fields });
  expect(judge({ environments: [{ name: "ml", cache: null }, clone({ cache: null })] })).toEqual([at]);
  expect(judge({ environments: [{ name: "ml", cache: null }, clone({ cache: "auto" })] })).toEqual([]);
});
