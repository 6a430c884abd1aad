import { newestCatalogue, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { fail, type Problem, type Result } from "#core/problem/problem.ts";
import { keywordsOf, unexpectedKeyword } from "./bind-keywords.ts";
import { completeTask, pluginUnknown } from "./complete-task.ts";
import { convertCall } from "./convert-call.ts";
import type { SdkTask } from "./create-task.ts";
import type { PyCall } from "./py-value.ts";
import { isFalsy, isNone, none, plainOf, type SdkArgument, type SdkArguments } from "./sdk-argument.ts";
import { refused } from "./setting-problem.ts";
import { fixedFields, fixedUnderReuse, otherFields, settingRules } from "./setting-rules.ts";

/**
 * `task.override(**call)`: a new task; the given one is unchanged. Most values that are false for Python keep what the task has
 * (`settingRules`); `resources` are replaced as a whole.
 *
 * @returns the task, or the SDK's first error: one of the objects', `override.reusable`, `override.fixed`, `sdk.plugin`,
 * `sdk.arguments`, `cache.word`, `retries.value`, `sdk.setting-type`.
 * @see SPEC S28, S30; source: flyte 2.12.1, _task.py:485-580
 */
export function overrideTask(task: SdkTask, call: PyCall, catalogue: SdkCatalogue = newestCatalogue): Result<SdkTask> {
  const { given, warnings, problem: unmade } = convertCall(call, catalogue);
  const reusable = effectiveReuse(given.reusable ?? none, task.fields.reusable ?? none);
  const problem =
    unmade ??
    reuseProblem(reusable, given) ??
    fixedProblem(Object.keys(given)) ??
    pluginUnknown(given.plugin_config ?? none, "override") ??
    surplusProblem(Object.keys(given), catalogue);
  if (problem) return fail(problem, ...warnings);
  const ruled = settingRules.map(({ field, override }) => {
    const own = task.fields[field] ?? none;
    const value = given[field] ?? none;
    if (override === "reuse") return [field, reusable];
    if (override === "truthy") return [field, isFalsy(value) ? own : value];
    if (override === "given") return [field, isNone(value) ? own : value];
    return [field, field in given && field !== "plugin_config" ? value : own];
  });
  const others = Object.entries(given).filter(([field]) => otherFields.some((other) => other === field));
  const fields: SdkArguments = { ...task.fields, ...Object.fromEntries(ruled), ...Object.fromEntries(others) };
  return completeTask(fields, { stage: "override", warnings: [...task.warnings, ...warnings], catalogue });
}

function effectiveReuse(given: SdkArgument, own: SdkArgument): SdkArgument {
  const reusable = isFalsy(given) ? own : given;
  return plainOf(reusable) === "off" ? none : reusable;
}

function reuseProblem(reusable: SdkArgument, given: SdkArguments): Problem | undefined {
  if (isNone(reusable)) return undefined;
  const found = fixedUnderReuse.find(({ field }) => given[field] && !isNone(given[field]));
  if (!found) return undefined;
  const { field, word } = found;
  const words = `Cannot override ${word} when reusable is set. Reusable tasks will use the parent env's ${word}. You can disable reusability and override ${word} if needed. (set reusable='off')`;
  const message = `This task runs in reused containers, so an override cannot change ${field}. Set the override's reuse to "off", or remove ${field}.`;
  return refused("override.reusable", message, { words, path: [field], stage: "override" });
}

function fixedProblem(keys: readonly string[]): Problem | undefined {
  const key = keys.find((candidate) => fixedFields.some((field) => field === candidate));
  if (key === undefined) return undefined;
  const words = `${key.charAt(0).toUpperCase()}${key.slice(1)} cannot be overridden`;
  return refused("override.fixed", `An override cannot change ${key}.`, { words, path: [key], stage: "override" });
}

function surplusProblem(keys: readonly string[], catalogue: SdkCatalogue): Problem | undefined {
  if (keys.includes("ref")) {
    const words = "field ref is declared with init=False, it cannot be specified with replace()";
    return refused("override.fixed", "An override cannot change ref.", { words, path: ["ref"], stage: "override" });
  }
  const named = keywordsOf(catalogue.fields["TaskTemplate.override"]);
  const slipping = settingRules.filter((rule) => rule.override === "replaced").map((rule) => rule.field);
  const known = [...named, ...slipping, ...otherFields];
  const surplus = keys.find((key) => !known.includes(key));
  if (surplus === undefined) return undefined;
  return unexpectedKeyword(
    { name: "AsyncFunctionTaskTemplate.__init__", known: named, required: [], stage: "override" },
    surplus,
  );
}
