import { newestCatalogue, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { fail, type Problem, type Result } from "#core/problem/problem.ts";
import { bindKeywords, keywordsOf } from "./bind-keywords.ts";
import { itemsOf } from "./check-environment.ts";
import { completeTask, pluginUnknown } from "./complete-task.ts";
import { convertCall } from "./convert-call.ts";
import type { SdkEnvironment } from "./create-environment.ts";
import { isPyTuple, type PyCall, pyListOf, pyNumber, pyTypeName } from "./py-value.ts";
import { isFalsy, isNone, none, plain, plainOf, type SdkArgument, type SdkArguments } from "./sdk-argument.ts";
import { refused, wrongType } from "./setting-problem.ts";
import { settingRules } from "./setting-rules.ts";

/** A task of the SDK: what each of its fields holds, by the SDK's names; `name` is `environment.function`. */
export type SdkTask = { readonly fields: SdkArguments; readonly warnings: readonly Problem[] };

/** The function that is decorated. */
export type TaskFunction = { readonly name: string; readonly isAsync: boolean };

/**
 * `@environment.task(**call)` on a function; `null` is the bare decorator.
 *
 * @returns the task, or the SDK's first error: `sdk.arguments` (`resources`, `env_vars`, ... are none of the decorator's),
 * `task.reuse`, `sdk.plugin`, `cache.word`, `retries.value`, `sdk.setting-type`.
 * @see SPEC S27; source: flyte 2.12.1, _task_environment.py:345-413
 */
export function createTask(
  environment: SdkEnvironment,
  call: PyCall | null,
  { fn, catalogue = newestCatalogue }: { readonly fn: TaskFunction; readonly catalogue?: SdkCatalogue },
): Result<SdkTask> {
  const { given, warnings, problem: unmade } = convertCall(call ?? {}, catalogue);
  const known = keywordsOf(catalogue.fields["TaskEnvironment.task"]).filter((field) => field !== "_func");
  const callee = { name: "TaskEnvironment.task", known, required: [], stage: "decorator" } as const;
  const problem =
    unmade ??
    bindKeywords(callee, call ?? {}) ??
    reuseProblem(environment.fields, given) ??
    concurrencyProblem(environment.fields, fn) ??
    pluginUnknown(environment.fields.plugin_config ?? none, "decorator") ??
    triggersProblem(given.triggers);
  if (problem) return fail(problem, ...warnings);
  const name = plainOf(environment.fields.name ?? none);
  const fields = {
    ...Object.fromEntries(
      settingRules.map(({ field, decorator, initial }) => {
        const inherited = environment.fields[field] ?? plain(initial);
        if (decorator === "environment") return [field, inherited];
        const own = given[field] ?? none;
        if (decorator === "truthy") return [field, isFalsy(own) ? inherited : own];
        if (decorator === "given") return [field, isNone(own) ? inherited : own];
        return [field, given[field] ?? plain(initial)];
      }),
    ),
    name: plain(`${String(name)}.${fn.name}`),
    parent_env_name: plain(name ?? null),
    task_type: plain("python"),
    task_type_version: plain(0),
    debuggable: plain(true),
  };
  const shortName = given.short_name ?? none;
  const linked = {
    ...fields,
    short_name: isFalsy(shortName) ? plain(fn.name) : shortName,
    links: asTuple(given.links),
  };
  return completeTask(linked, { stage: "decorator", warnings, catalogue });
}

function reuseProblem({ reusable = none, service_account = none }: SdkArguments, given: SdkArguments) {
  if (isNone(reusable)) return undefined;
  const { pod_template, service_account: account } = given;
  if (pod_template && !isNone(pod_template)) {
    const message = "The environment reuses its containers: set the pod template there.";
    return reuse("pod_template", message, "Cannot set pod_template when environment is reusable.");
  }
  if (!account || isNone(account) || JSON.stringify(account) === JSON.stringify(service_account)) return undefined;
  const message = "The environment reuses its containers: set the service account there.";
  return reuse("service_account", message, "Cannot override service_account when environment is reusable.");
}

function reuse(field: string, message: string, words: string): Problem {
  return refused("task.reuse", message, { words, path: [field], stage: "decorator" });
}

function concurrencyProblem({ reusable = none }: SdkArguments, { isAsync }: TaskFunction): Problem | undefined {
  if (isAsync || isNone(reusable)) return undefined;
  if (reusable.kind !== "ReusePolicy") {
    const words = `'${pyTypeName(plainOf(reusable) ?? null)}' object has no attribute 'concurrency'`;
    const given = { words, type: "AttributeError", path: ["reusable"], stage: "decorator" } as const;
    return wrongType("reusable is no reuse policy.", given);
  }
  if (!((pyNumber(reusable.concurrency) ?? 0) > 1)) return undefined;
  const words =
    "Reusable environments with concurrency greater than 1 are only supported for async tasks. Please use an async function or set concurrency to 1.";
  return reuse("async", "A concurrency above 1 needs an async function.", words);
}

function triggersProblem(triggers: SdkArgument | undefined): Problem | undefined {
  const value = triggers && plainOf(triggers);
  if (value === undefined || itemsOf(value)) return undefined;
  const words = `'${pyTypeName(value)}' object is not iterable`;
  return wrongType("triggers is a list of triggers.", { words, path: ["triggers"], stage: "decorator" });
}

function asTuple(links: SdkArgument | undefined): SdkArgument {
  const value = links ? (plainOf(links) ?? null) : [];
  return plain(isPyTuple(value) ? value : (pyListOf(value) ?? [value]));
}
