import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, type JsonObject } from "#core/problem/json.ts";
import { fail, type Result } from "#core/problem/problem.ts";
import { cloneEnvironment, createEnvironment, type SdkEnvironment } from "#core/sdk/create-environment.ts";
import { createTask, type SdkTask } from "#core/sdk/create-task.ts";
import { overrideTask } from "#core/sdk/override-task.ts";
import type { PyCall, PyValue } from "#core/sdk/py-value.ts";
import { normalizedArgument, type SdkArguments } from "#core/sdk/sdk-argument.ts";
import { type SerializedTask, serializeTask } from "#core/sdk/serialize-task.ts";
import { parseExactNumbers } from "./exact-numbers.ts";
import { casesIn } from "./read-cases.ts";
import type { Suite } from "./suite.ts";

const name = "sdk/resolution";

/** Calls of TaskEnvironment, clone_with, the decorator and override → what exists after each, and the message that is sent. */
export const sdkResolution: Suite = {
  name,
  read: (folder) => casesIn(parseExactNumbers(readFileSync(join(folder, `${name}.json`), "utf8")), name),
  compare: ({ input, expected }) => ({ expected, actual: answer(isJsonObject(input) ? input : {}) }),
};

type Steps = { readonly [part in "environment" | "task" | "resolved" | "idl"]?: JsonObject };

/** Each step needs the one before; the first that fails says the stage. */
function answer(input: JsonObject): JsonObject {
  const made = makeEnvironment(input);
  if (!made.ok) return failed(made, {});
  const environment = shown(made.value.fields);
  const decorated = createTask(made.value, callOrNull(input.decorator), { fn: functionOf(input.function) });
  if (!decorated.ok || cannotBeShown(decorated.value)) {
    return failed({ ...(decorated.ok ? unshown : decorated), stage: "decorator" }, { environment });
  }
  const task = shown(decorated.value.fields);
  const overridden = override(decorated.value, input);
  if (!overridden.ok) return failed(overridden, { environment, task });
  const resolved = shown(overridden.value.fields);
  const sent = serializeTask(overridden.value);
  if (!sent.ok) return failed({ ...sent, stage: "serialize" }, { environment, task, resolved });
  return { ok: true, error: null, environment, task, resolved, idl: shownMessage(sent.value) };
}

/** The recording reads the name of every link and the base of every backoff, which fails before the SDK itself would. */
function cannotBeShown({ fields: { links, retries } }: SdkTask): boolean {
  const shownLinks = links ? normalizedArgument(links) : [];
  const named = Array.isArray(shownLinks) && shownLinks.every((link) => isJsonObject(link) && "name" in link);
  return !named || (retries?.kind === "RetryStrategy" && retries.backoff !== null && "wrong" in retries.backoff);
}

const unshown = fail({
  code: "sdk.setting-type",
  severity: "error",
  path: [],
  message: "cannot be shown",
  origin: { program: "python", type: "AttributeError", message: "object has no attribute" },
});

type Staged<T> = Result<T> & { readonly stage: string };

function makeEnvironment(input: JsonObject): Staged<SdkEnvironment> {
  let made: Staged<SdkEnvironment> = { ...createEnvironment(callOf(input.environment)), stage: "environment" };
  for (const call of listOf(input.clone)) {
    if (made.ok) made = { ...cloneEnvironment(made.value, callOf(call)), stage: "clone" };
  }
  return made;
}

function override(task: SdkTask, input: JsonObject): Staged<SdkTask> {
  let made: Staged<SdkTask> = { ok: true, value: task, stage: "" };
  for (const [index, call] of listOf(input.override).entries()) {
    if (made.ok) made = { ...overrideTask(made.value, callOf(call)), stage: `override[${index}]` };
  }
  return made.ok && cannotBeShown(made.value) ? { ...unshown, stage: made.stage } : made;
}

function failed(result: Result<unknown> & { readonly stage: string }, steps: Steps): JsonObject {
  const origin = result.ok ? undefined : result.problems[0].origin;
  const error = { stage: result.stage, type: origin?.type ?? null, message: origin?.message ?? null };
  return { ok: false, error, environment: null, task: null, resolved: null, idl: null, ...steps };
}

/** Python prints a whole float with a point, which the recorded numbers keep as `{"$py": "2.0"}`. */
function shownMessage({ resources, extendedResources, env, metadata }: SerializedTask): JsonObject {
  const { retries, ...rest } = metadata;
  const { backoff, ...counted } = retries ?? {};
  const factor = backoff && Number.isInteger(backoff.factor) ? { $py: pythonFloat(backoff.factor) } : backoff?.factor;
  const shownRetries = backoff && factor !== undefined ? { ...counted, backoff: { ...backoff, factor } } : counted;
  const containers = { resources: resources ?? null, extendedResources: extendedResources ?? null, env: env ?? null };
  return { ...containers, metadata: { ...rest, ...(retries ? { retries: shownRetries } : {}) } };
}

function pythonFloat(whole: number): string {
  return whole < 1e16 ? `${whole}.0` : whole.toExponential();
}

function shown(fields: SdkArguments): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([key, argument]) => [key, normalizedArgument(argument)]));
}

function functionOf(spec: unknown) {
  const { name: called = "work", async: isAsync = true } = isJsonObject(spec) ? spec : {};
  return { name: String(called), isAsync: isAsync === true };
}

function callOf(call: unknown): PyCall {
  return isJsonObject(call) ? call : {};
}

function callOrNull(call: PyValue | undefined): PyCall | null {
  return call === null || call === undefined ? null : callOf(call);
}

function listOf(calls: PyValue | undefined): readonly unknown[] {
  if (calls === null || calls === undefined) return [];
  return Array.isArray(calls) ? calls : [calls];
}
