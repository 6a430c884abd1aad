import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { fail, type Problem, prefixProblem, type Result, succeed } from "#core/problem/problem.ts";
import { createCache } from "./cache-setting.ts";
import type { SdkTask } from "./create-task.ts";
import { isPyInt } from "./py-value.ts";
import { pythonRepr } from "./python-value.ts";
import { countProblem } from "./retry-strategy.ts";
import { classOf, isNone, none, plainOf, type SdkArgument, type SdkArguments } from "./sdk-argument.ts";
import type { SdkStage } from "./sdk-problem.ts";
import { refused, wrongType } from "./setting-problem.ts";

type Making = {
  readonly stage: SdkStage;
  readonly warnings: readonly Problem[];
  readonly catalogue: SdkCatalogue;
};

/**
 * What the SDK does with the fields of every new task: words of the cache become a Cache, numbers of retries a RetryStrategy, an
 * empty short name the name; then the type of the service account.
 *
 * @see SPEC S29; source: flyte 2.12.1, _task.py:166-198
 */
export function completeTask(fields: SdkArguments, { stage, warnings, catalogue }: Making): Result<SdkTask> {
  const cache = completeCache(fields.cache ?? none, catalogue);
  if (!cache.ok) return fail(at(stage, "cache", cache.problems[0]), ...warnings);
  const retries = completeRetries(fields.retries ?? none);
  if (!retries.ok) return fail(at(stage, "retries", retries.problems[0]), ...warnings);
  const { short_name = none, name = none, service_account = none } = fields;
  const account = accountProblem(service_account, stage);
  if (account) return fail(account, ...warnings);
  const named = plainOf(short_name) === "" ? name : short_name;
  return succeed({
    fields: { ...fields, cache: cache.value, retries: retries.value, short_name: named },
    warnings,
  });
}

/** No plug-in of the SDK itself takes a configuration, so any is unknown (`sdk.plugin`). */
export function pluginUnknown(config: SdkArgument, stage: SdkStage): Problem | undefined {
  if (isNone(config)) return undefined;
  const words = `No task plugin found for config type ${classOf(config)}. Please register a plugin using flyte.extend.TaskPluginRegistry.register() api.`;
  const message = "No plug-in is known for this configuration. Leave plugin_config out.";
  return refused("sdk.plugin", message, { words, path: ["plugin_config"], stage });
}

function completeCache(cache: SdkArgument, catalogue: SdkCatalogue): Result<SdkArgument> {
  const value = plainOf(cache);
  return value === undefined ? succeed(cache) : createCache({ behavior: value }, catalogue);
}

function completeRetries(retries: SdkArgument): Result<SdkArgument> {
  const value = plainOf(retries);
  if (value === undefined || value === null) return succeed(retries);
  if (isPyInt(value)) {
    const problem = countProblem(value);
    return problem ? fail(problem) : succeed({ kind: "RetryStrategy", count: value, backoff: null });
  }
  const words = `retries must be an int (a retry count) or a flyte.RetryStrategy, got ${pythonRepr(value)}`;
  return fail(refused("retries.value", `Retries are a whole number from 0; found ${pythonRepr(value)}.`, { words }));
}

function accountProblem(account: SdkArgument, stage: SdkStage): Problem | undefined {
  if (isNone(account) || typeof plainOf(account) === "string") return undefined;
  const words = `Expected service_account to be of type str, got ${classOf(account)}`;
  return wrongType("The service account is text.", { words, path: ["service_account"], stage });
}

/** A problem of a word or a number that became an object: it has no keys, so the path is that of the field. */
function at(stage: SdkStage, field: string, problem: Problem): Problem {
  const { path: _, origin, ...rest } = problem;
  return prefixProblem([field], { ...rest, path: [], ...(origin ? { origin: { ...origin, stage } } : {}) });
}
