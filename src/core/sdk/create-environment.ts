import { newestCatalogue, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { bindKeywords, keywordsOf } from "./bind-keywords.ts";
import { checkEnvironment } from "./check-environment.ts";
import { convertCall } from "./convert-call.ts";
import type { PyCall } from "./py-value.ts";
import { isNone, none, plain, type SdkArguments } from "./sdk-argument.ts";
import type { SdkStage } from "./sdk-problem.ts";
import { refused } from "./setting-problem.ts";

/** A `flyte.TaskEnvironment`: what each of its fields holds, by the SDK's names. */
export type SdkEnvironment = {
  readonly fields: SdkArguments;
  /** What the SDK logged, and changed: a deprecated name, a pool that can starve, a description that was cut. */
  readonly warnings: readonly Problem[];
};

const initialFields: SdkArguments = {
  depends_on: plain({ $list: [] }),
  pod_template: none,
  description: none,
  secrets: none,
  env_vars: none,
  resources: none,
  interruptible: plain(false),
  image: plain("auto"),
  include: plain([]),
  service_account: none,
  cache: plain("disable"),
  reusable: none,
  plugin_config: none,
  queue: none,
};

/**
 * `flyte.TaskEnvironment(**call)`; objects as `convertCall` reads them.
 *
 * @returns the environment, or the SDK's first error: one of the objects', `sdk.arguments`, `sdk.setting-type`,
 * `environment.name`, `sdk.plugin`. Paths are keys of the call.
 * @see SPEC S19, S25; source: flyte 2.12.1, _environment.py:129-165, _task_environment.py:152-163
 */
export function createEnvironment(call: PyCall, catalogue: SdkCatalogue = newestCatalogue): Result<SdkEnvironment> {
  const converted = convertCall(call, catalogue);
  const known = keywordsOf(catalogue.fields.TaskEnvironment).filter((field) => !field.startsWith("_"));
  const callee = { name: "TaskEnvironment.__init__", known, required: ["name"], stage: "environment" } as const;
  const problem = converted.problem ?? bindKeywords(callee, call);
  if (problem) return fail(problem, ...converted.warnings);
  return completed({ ...initialFields, ...converted.given }, converted.warnings, "environment");
}

/** The keywords of `clone_with` that stand in its `**kwargs`. */
const variableKeywords = ["cache", "reusable"];

/**
 * `environment.clone_with(**call)`: what is given replaces the whole value, `None` inherits; only `reusable=None` clears.
 * `queue`, `pod_template` and `plugin_config` are inherited and refused.
 *
 * @returns the clone, or the SDK's first error as for `createEnvironment`, and `environment.clone-key`.
 * @see SPEC S26; source: flyte 2.12.1, _task_environment.py:165-249
 */
export function cloneEnvironment(
  source: SdkEnvironment,
  call: PyCall,
  catalogue: SdkCatalogue = newestCatalogue,
): Result<SdkEnvironment> {
  const { given, warnings, problem: unmade } = convertCall(call, catalogue);
  const keywords = [...keywordsOf(catalogue.fields["TaskEnvironment.clone_with"]), ...variableKeywords];
  const all = [...keywords, ...Object.keys(given)];
  const callee = { name: "TaskEnvironment.clone_with", known: all, required: ["name"], stage: "clone" } as const;
  const problem = unmade ?? bindKeywords(callee, call) ?? surplusProblem(Object.keys(given), keywords);
  if (problem) return fail(problem, ...warnings);
  const taken = Object.entries(given).filter(
    ([key, argument]) => !isNone(argument) || key === "reusable" || key === "name",
  );
  return completed({ ...source.fields, ...Object.fromEntries(taken) }, warnings, "clone");
}

function surplusProblem(given: readonly string[], keywords: readonly string[]): Problem | undefined {
  const surplus = given.filter((key) => !keywords.includes(key));
  const [first] = surplus;
  if (first === undefined) return undefined;
  const words = `Unexpected keyword arguments: [${surplus.map((key) => `'${key}'`).join(", ")}]`;
  const message = `clone_with does not take ${surplus.join(", ")}. Set it on the environment that is cloned.`;
  return refused("environment.clone-key", message, { words, type: "TypeError", path: [first], stage: "clone" });
}

function completed(fields: SdkArguments, warnings: readonly Problem[], stage: SdkStage): Result<SdkEnvironment> {
  const problem = checkEnvironment(fields, stage);
  if (problem) return fail(problem, ...warnings);
  const { description } = fields;
  const text = description?.kind === "value" && typeof description.value === "string" ? description.value : "";
  const length = [...text].length;
  if (length <= 255) return succeed({ fields, warnings });
  const cut = `${[...text].slice(0, 247).join("")}...(tr.)`;
  const note: Problem = {
    code: "environment.description-cut",
    severity: "note",
    path: ["description"],
    message: `The description has ${length} characters; Flyte keeps 247 and writes "...(tr.)" after them.`,
  };
  return succeed({ fields: { ...fields, description: plain(cut) }, warnings: [...warnings, note] });
}
