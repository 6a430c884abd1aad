import { describe, expect, test } from "vitest";
import { cloneEnvironment, createEnvironment } from "./create-environment.ts";
import { createTask } from "./create-task.ts";
import { overrideTask } from "./override-task.ts";
import type { PyCall, PyValue } from "./py-value.ts";
import { normalizedArgument, type SdkArguments } from "./sdk-argument.ts";
import { serializeTask } from "./serialize-task.ts";

const fn = { name: "work", isAsync: true };
const pool = { replicas: [1, 3], idle_ttl: 60 };

function environment(call: PyCall = {}) {
  const made = createEnvironment({ name: "env", ...call });
  if (!made.ok) throw new Error(made.problems[0].message);
  return made.value;
}

function task(environmentCall: PyCall = {}, call: PyCall | null = null) {
  const made = createTask(environment(environmentCall), call, { fn });
  if (!made.ok) throw new Error(made.problems[0].message);
  return made.value;
}

function field(fields: SdkArguments, name: string): PyValue | undefined {
  const argument = fields[name];
  return argument && normalizedArgument(argument);
}

function overridden(before: ReturnType<typeof task>, call: PyCall, name: string): PyValue | undefined {
  const made = overrideTask(before, call);
  if (!made.ok) throw new Error(made.problems[0].message);
  return field(made.value.fields, name);
}

describe("environments", () => {
  test.each<[string, PyCall, string, string]>([
    ["S19", { resources: { cpu: -1 }, nmae: 1 }, "sdk.cpu-negative", "cpu must be greater than or equal to 0"],
    ["S19", { retries: 3 }, "sdk.arguments", "TaskEnvironment.__init__() got an unexpected keyword argument 'retries'"],
    [
      "S21",
      { reusable: { replicas: { $list: [1, 2] } } },
      "reuse.policy",
      "replicas must be an int or a tuple of two ints",
    ],
    [
      "S21",
      { reusable: { replicas: [3, 1] } },
      "reuse.policy",
      "replicas min (3) must be less than or equal to max (1)",
    ],
    ["S21", { reusable: { idle_ttl: 1e14 } }, "sdk.duration", "days=1157407407; must have magnitude <= 999999999"],
    [
      "S21",
      { reusable: { ttl: 60 } },
      "sdk.arguments",
      "ReusePolicy.__init__() got an unexpected keyword argument 'ttl'",
    ],
    ["S23", { cache: { behavior: "auto", max_age: -1 } }, "cache.word", "max_age must be nonnegative"],
    [
      "S24",
      { secrets: { key: "k", mount: "/x" } },
      "secret.value",
      "Only /etc/flyte/secrets is supported as secret mount path today.",
    ],
    [
      "S25",
      { service_account: 1, name: "Bad" },
      "sdk.setting-type",
      "Expected service_account to be of type str, got <class 'int'>",
    ],
    [
      "S25",
      { name: "Bad", cache: 5 },
      "environment.name",
      "Environment name 'Bad' must be in snake_case or kebab-case format.",
    ],
    ["S25", { reusable: {}, plugin_config: 1 }, "sdk.plugin", "Cannot set plugin_config when environment is reusable."],
  ])("%s: %j is refused: %s", (_, call, code, message) => {
    expect(createEnvironment({ name: "env", ...call })).toMatchObject({
      ok: false,
      problems: [{ code, origin: { message } }],
    });
  });

  test("S21: one replica warns", () => {
    expect(environment({ reusable: { replicas: 1 } }).warnings).toMatchObject([{ code: "reuse.starvation" }]);
    expect(environment({ reusable: { replicas: 1, concurrency: 2 } }).warnings).toEqual([]);
  });

  test("S25: a long description is cut", () => {
    const made = environment({ description: "é".repeat(256) });
    expect(field(made.fields, "description")).toBe(`${"é".repeat(247)}...(tr.)`);
    expect(made.warnings).toMatchObject([{ code: "environment.description-cut" }]);
  });

  test("S26: a clone inherits on None, clears reuse, replaces whole values", () => {
    const source = environment({ reusable: pool, env_vars: { A: "1" }, queue: "q", resources: { cpu: 1, shm: "1Gi" } });
    const made = cloneEnvironment(source, {
      name: "copy",
      reusable: null,
      env_vars: {},
      resources: { cpu: 2 },
      image: null,
    });
    expect(
      made.ok &&
        ["name", "reusable", "env_vars", "queue", "resources", "image"].map((key) => field(made.value.fields, key)),
    ).toEqual(["copy", null, {}, "q", { cpu: 2 }, "auto"]);
    expect(cloneEnvironment(source, { name: "copy", queue: "q" })).toMatchObject({
      problems: [{ code: "environment.clone-key", origin: { message: "Unexpected keyword arguments: ['queue']" } }],
    });
  });
});

describe("tasks", () => {
  test.each<[PyCall, PyCall, string]>([
    [{}, { resources: { cpu: 1 } }, "sdk.arguments"],
    [{ reusable: pool }, { pod_template: "p" }, "task.reuse"],
    [{ reusable: pool, service_account: "a" }, { service_account: "b" }, "task.reuse"],
    [{ cache: "always" }, {}, "cache.word"],
    [{}, { retries: "3" }, "retries.value"],
    [{}, { retries: { count: 1, backoff: { base: { $timedelta: 1 }, factor: 2 } } }, "retries.value"],
    [{}, { service_account: 5 }, "sdk.setting-type"],
    [{ plugin_config: 1 }, {}, "sdk.plugin"],
  ])("S27, S29: an environment %j refuses the decorator %j: %s", (environmentCall, call, code) => {
    expect(createTask(environment(environmentCall), call, { fn })).toMatchObject({ ok: false, problems: [{ code }] });
  });

  test("S27: what the decorator falls back to", () => {
    const made = task(
      { cache: "auto", queue: "q", interruptible: true, service_account: "a" },
      { cache: "", queue: "", interruptible: false, service_account: null, short_name: "" },
    );
    const names = ["name", "short_name", "queue", "interruptible", "service_account", "max_inline_io_bytes"];
    expect(names.map((name) => field(made.fields, name))).toEqual(["env.work", "work", "q", false, "a", 10_485_760]);
    expect(field(made.fields, "cache")).toMatchObject({ behavior: "auto" });
  });
});

describe("overrides", () => {
  test.each<[PyCall, PyCall, PyCall, string, PyValue]>([
    [{}, { retries: 3 }, { retries: 0 }, "retries", { count: 3, backoff: null }],
    [{}, { retries: 3 }, { retries: { count: 0 } }, "retries", { count: 0, backoff: null }],
    [{}, { timeout: 60 }, { timeout: { $timedelta: 0 } }, "timeout", 60],
    [{}, { timeout: 60 }, { timeout: {} }, "timeout", { max_runtime: null, max_queued_time: null, deadline: null }],
    [{ env_vars: { A: "1" } }, {}, { env_vars: {} }, "env_vars", { A: "1" }],
    [{ secrets: "a" }, {}, { secrets: [] }, "secrets", "a"],
    [{ interruptible: true }, {}, { interruptible: false }, "interruptible", false],
    [{ resources: { cpu: 1 } }, {}, { resources: {} }, "resources", {}],
    [{ resources: { cpu: 1 } }, {}, { resources: null }, "resources", { cpu: 1 }],
    [
      { reusable: pool, resources: { cpu: 1 } },
      {},
      { reusable: "off", resources: { cpu: 2 } },
      "resources",
      { cpu: 2 },
    ],
    [{}, {}, { task_type: "spark" }, "task_type", "spark"],
  ])("S28, S30: %j, %j, override %j: %s is %j", (environmentCall, call, override, name, expected) => {
    expect(overridden(task(environmentCall, call), override, name)).toEqual(expected);
  });

  test.each<[PyCall, PyCall, string, string]>([
    [
      { reusable: pool },
      { env_vars: {}, name: "x" },
      "override.reusable",
      "Cannot override env when reusable is set. Reusable tasks will use the parent env's env. You can disable reusability and override env if needed. (set reusable='off')",
    ],
    [{}, { gpu: 1, name: "x" }, "override.fixed", "Name cannot be overridden"],
    [{}, { gpu: 1 }, "sdk.arguments", "AsyncFunctionTaskTemplate.__init__() got an unexpected keyword argument 'gpu'"],
  ])("S30: %j refuses %j: %s", (environmentCall, call, code, message) => {
    expect(overrideTask(task(environmentCall), call)).toMatchObject({ problems: [{ code, origin: { message } }] });
  });

  test("S28: overrides chain, and the first task is unchanged", () => {
    const before = task({ resources: { cpu: 1 } });
    const once = overrideTask(before, { resources: { memory: "1Gi" } });
    expect(once.ok && overridden(once.value, { timeout: 5 }, "resources")).toEqual({ memory: "1Gi" });
    expect(field(before.fields, "resources")).toEqual({ cpu: 1 });
  });
});

describe("messages", () => {
  test.each<[PyCall, PyCall, string, string]>([
    [{ interruptible: "yes" }, {}, "sdk.setting-type", "TypeError"],
    [{ image: "" }, {}, "sdk.image", "ImageBuildError"],
    [{ secrets: "9a" }, {}, "secret.value", "ValueError"],
    [{ env_vars: { A: 1 } }, {}, "sdk.not-text", "TypeError"],
    [{ reusable: false }, {}, "reuse.policy", "RuntimeUserError"],
    [{ resources: { gpu: { quantity: 1, device_class: "GPU" } } }, {}, "sdk.device-nameless", "RuntimeError"],
    [{}, { timeout: "1h" }, "timeout.value", "ValueError"],
    [{}, { timeout: 315_576_000_001 }, "sdk.duration", "SerializeToJsonError"],
    [{}, { retries: 2 ** 32 }, "sdk.number-range", "ValueError"],
    [{}, { retries: true }, "sdk.setting-type", "TypeError"],
  ])("S31: %j, %j cannot be sent: %s", (environmentCall, call, code, type) => {
    expect(serializeTask(task(environmentCall, call))).toMatchObject({
      ok: false,
      problems: [{ code, origin: { stage: "serialize", type } }],
    });
  });

  test("S32: what is sent", () => {
    const strategy = { count: 2, backoff: { base: { $timedelta: 1.5 }, factor: 2, cap: { $timedelta: 9 } } };
    const made = task({ resources: { gpu: "AppleSilicon" }, env_vars: { A: "" } }, { retries: strategy, timeout: -5 });
    expect(serializeTask(made)).toMatchObject({
      value: {
        env: [{ key: "A" }, { key: "_F_APPLE_SILICON_EXECUTION", value: "host" }, { value: "[]" }],
        metadata: {
          retries: { retries: 2, backoff: { base: "1.500s", factor: 2, cap: "9s" } },
          timeout: "-5s",
          interruptible: false,
        },
      },
    });
    const inPod = serializeTask(task({ resources: { cpu: 1 }, pod_template: { labels: { a: "b" } } }));
    expect(inPod).toMatchObject({ value: { resources: undefined, metadata: { retries: {} } } });
  });
});
