import fc from "fast-check";
import { expect, test } from "vitest";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";
import { cloneEnvironment, createEnvironment } from "#core/sdk/create-environment.ts";
import { createTask } from "#core/sdk/create-task.ts";
import { overrideTask } from "#core/sdk/override-task.ts";
import type { PyCall } from "#core/sdk/py-value.ts";
import { normalizedArgument } from "#core/sdk/sdk-argument.ts";
import { resolveSettings } from "./resolve-settings.ts";
import { settingReason } from "./setting-reason.ts";

function documentOf(
  environment: JsonObject,
  task: JsonObject,
  override: JsonObject,
  clone?: JsonObject,
): DocumentDraft {
  const tasks = [{ name: "t", ...task, overrides: [override] }];
  const source = { name: "a", ...environment };
  if (!clone) return { environments: [{ ...source, tasks }] } as DocumentDraft;
  return { environments: [{ name: "b", clone_of: "a", ...clone, tasks }, source] } as DocumentDraft;
}

function statesOf(document: DocumentDraft, key: string) {
  const found = resolveSettings(document, { environment: 0, task: 0, override: 0 }).find((one) => one.key === key);
  return [found?.layers.map((layer) => layer.state), found?.winner?.value];
}

test.each<[string, JsonObject, JsonObject, JsonObject, readonly string[], unknown]>([
  ["retries", {}, { retries: 3 }, { retries: 0 }, ["absent", "wins", "ignored"], 3],
  ["retries", {}, { retries: 3 }, { retries: { count: 0 } }, ["absent", "replaced", "wins"], { count: 0 }],
  ["timeout", {}, { timeout: 60 }, { timeout: {} }, ["absent", "replaced", "wins"], {}],
  ["timeout", {}, { timeout: 60 }, { timeout: null }, ["absent", "wins", "ignored"], 60],
  ["cache", { cache: "auto" }, { cache: "" }, {}, ["wins", "ignored", "absent"], "auto"],
  [
    "cache",
    { cache: "auto" },
    { cache: "disable" },
    { cache: "override" },
    ["replaced", "replaced", "wins"],
    "override",
  ],
  ["env_vars", { env_vars: { A: "1" } }, {}, { env_vars: {} }, ["wins", "absent", "ignored"], { A: "1" }],
  ["interruptible", { interruptible: true }, { interruptible: false }, {}, ["replaced", "wins", "absent"], false],
  ["interruptible", { interruptible: true }, {}, { interruptible: null }, ["wins", "absent", "ignored"], true],
  ["secrets", { secrets: "a" }, {}, { secrets: [] }, ["wins", "absent", "ignored"], "a"],
  [
    "env_vars",
    { reusable: {}, env_vars: { A: "1" } },
    {},
    { env_vars: { A: "2" } },
    ["wins", "absent", "refused"],
    { A: "1" },
  ],
  [
    "env_vars",
    { reusable: {}, env_vars: { A: "1" } },
    {},
    { env_vars: { A: "2" }, reusable: "off" },
    ["replaced", "absent", "wins"],
    { A: "2" },
  ],
  ["reusable", { reusable: { replicas: 2 } }, {}, { reusable: "off" }, ["replaced", "absent", "wins"], "off"],
])("R7, R8: %s of %j, %j, %j", (key, environment, task, override, states, value) => {
  expect(statesOf(documentOf(environment, task, override), key)).toEqual([states, value]);
});

test("R7: a clone takes what it does not give from its source; null inherits, reusable: null clears", () => {
  const source = { cache: "auto", reusable: { replicas: 2 }, queue: "big" };
  const inherited = documentOf(source, {}, {}, { cache: null });
  expect(statesOf(inherited, "cache")).toEqual([["wins", "absent", "absent"], "auto"]);
  expect(statesOf(inherited, "queue")).toEqual([["wins", "absent", "absent"], "big"]);
  expect(statesOf(inherited, "reusable")).toEqual([["wins", "absent", "absent"], { replicas: 2 }]);
  const cleared = documentOf(source, {}, {}, { reusable: null });
  expect(statesOf(cleared, "reusable")).toEqual([["wins", "absent", "absent"], null]);
});

test("R8: reasons say who gives it, what was passed over, and how to reset", () => {
  const [retries] = resolveSettings(documentOf({}, { retries: 3 }, { retries: 0 }), {
    environment: 0,
    task: 0,
    override: 0,
  });
  expect(retries && settingReason(retries)).toMatch(/^The task gives it.*The override gives 0.*RetryStrategy\(0\)/);
});

/** Values of each key that the SDK takes, empty ones among them. */
const pools: Readonly<Record<string, readonly Json[]>> = {
  cache: ["auto", "disable", "override", { behavior: "auto", salt: "x" }, null],
  retries: [0, 2, { count: 0 }, { count: 5 }],
  timeout: [0, 60, {}, { max_runtime: 5 }, null],
  env_vars: [{}, { A: "1" }, { B: "2" }, null],
  secrets: [[], "a", ["b"], null],
  service_account: ["", "robot", "other", null],
  queue: ["", "big", "small", null],
  interruptible: [true, false, null],
  short_name: ["", "short", "other", null],
  max_inline_io_bytes: [0, 1, 2048],
  pod_template: ["", "gpu", "cpu", null],
};
const atEnvironment = ["cache", "env_vars", "secrets", "service_account", "queue", "interruptible", "pod_template"];
const atClone = ["cache", "env_vars", "secrets", "service_account", "interruptible"];
const atTask =
  "cache retries timeout service_account queue interruptible short_name max_inline_io_bytes pod_template".split(" ");

function nodeOf(keys: readonly string[], allowed = (_key: string, _value: Json) => true): fc.Arbitrary<JsonObject> {
  const values = (key: string) => (pools[key] ?? []).filter((value) => allowed(key, value));
  const fields = keys.map((key) => [key, fc.constantFrom(...values(key))] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
}

type Levels = {
  readonly environment: JsonObject;
  readonly clone: JsonObject;
  readonly task: JsonObject;
  readonly override: JsonObject;
};

/** What the simulated SDK, which the recorded answers hold, has for a key in the end. */
function simulated({ environment, clone, task, override }: Levels, key: string): unknown {
  const made = createEnvironment({ name: "a", ...environment } as PyCall);
  const cloned = made.ok ? cloneEnvironment(made.value, { name: "b", ...clone } as PyCall) : made;
  const decorated = cloned.ok ? createTask(cloned.value, task as PyCall, { fn: { name: "t", isAsync: true } }) : cloned;
  const done =
    decorated.ok && "fields" in decorated.value ? overrideTask(decorated.value, override as PyCall) : decorated;
  if (!done.ok) throw new Error(done.problems[0].message);
  const argument = done.value.fields[key];
  return argument && normalizedArgument(argument);
}

test("R7, R8: the winner alone gives the same as all levels together, in the SDK", () => {
  const all = Object.keys(pools);
  fc.assert(
    fc.property(
      // The SDK refuses tasks of an environment whose cache is None.
      nodeOf(atEnvironment, (key, value) => key !== "cache" || value !== null),
      nodeOf(atClone),
      nodeOf(atTask),
      nodeOf(all),
      (environment, clone, task, override) => {
        const levels = { environment, clone, task, override };
        const document = documentOf(environment, task, override, clone);
        const settings = resolveSettings(document, { environment: 0, task: 0, override: 0 });
        for (const key of all) {
          const winner = settings.find((setting) => setting.key === key)?.winner;
          const alone: Record<string, JsonObject> = { environment: {}, clone: {}, task: {}, override: {} };
          if (winner && winner.value !== undefined) alone[winner.layer] = { [key]: winner.value };
          expect(simulated(levels, key), `${key} ${JSON.stringify(levels)}`).toEqual(simulated(alone as Levels, key));
        }
      },
    ),
    { numRuns: 400 },
  );
});
