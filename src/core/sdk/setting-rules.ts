import type { PyValue } from "./py-value.ts";

/**
 * How a task's field comes from the decorator and the environment: only the environment has it; the decorator's value wins when it
 * is true for Python (`truthy`) or not `None` (`given`); only the decorator has it, with an initial value.
 */
export type DecoratorRule = "environment" | "truthy" | "given" | "decorator";

/** How an override's value takes part: when it is true for Python, when it is not `None`, or by the rules of reuse. */
export type OverrideRule = "truthy" | "given" | "reuse" | "refused" | "replaced";

/** One field of a task and how its three levels meet. */
export type SettingRule = {
  readonly field: string;
  readonly decorator: DecoratorRule;
  readonly override: OverrideRule;
  /** What the field holds when nobody gives it; the environment's own initial value where there is one. */
  readonly initial: PyValue;
};

/**
 * Every field that a task takes from its environment, decorator and overrides. The only table of these rules.
 *
 * @see SPEC S27, S28; source: flyte 2.12.1, _task_environment.py:371-402, _task.py:485-575
 */
export const settingRules: readonly SettingRule[] = [
  { field: "short_name", decorator: "decorator", override: "truthy", initial: null },
  { field: "resources", decorator: "environment", override: "truthy", initial: null },
  { field: "cache", decorator: "truthy", override: "truthy", initial: "disable" },
  { field: "retries", decorator: "decorator", override: "truthy", initial: 0 },
  { field: "timeout", decorator: "decorator", override: "truthy", initial: 0 },
  { field: "reusable", decorator: "environment", override: "reuse", initial: null },
  { field: "env_vars", decorator: "environment", override: "truthy", initial: null },
  { field: "secrets", decorator: "environment", override: "truthy", initial: null },
  { field: "service_account", decorator: "truthy", override: "truthy", initial: null },
  { field: "max_inline_io_bytes", decorator: "decorator", override: "truthy", initial: 10_485_760 },
  { field: "pod_template", decorator: "truthy", override: "truthy", initial: null },
  { field: "queue", decorator: "truthy", override: "truthy", initial: null },
  { field: "interruptible", decorator: "given", override: "given", initial: false },
  { field: "entrypoint", decorator: "decorator", override: "given", initial: false },
  { field: "produces_artifacts", decorator: "decorator", override: "given", initial: false },
  { field: "links", decorator: "decorator", override: "truthy", initial: [] },
  { field: "image", decorator: "environment", override: "refused", initial: "auto" },
  { field: "docs", decorator: "decorator", override: "refused", initial: null },
  { field: "report", decorator: "decorator", override: "replaced", initial: false },
  { field: "triggers", decorator: "decorator", override: "replaced", initial: [] },
  { field: "task_resolver", decorator: "decorator", override: "replaced", initial: null },
  { field: "plugin_config", decorator: "environment", override: "replaced", initial: null },
];

/** Fields that an override cannot name at all, as the SDK words them. */
export const fixedFields = ["name", "image", "docs", "interface"] as const;

/** Fields of a task beside the ones with rules; an override that names one replaces it unseen. */
export const otherFields = [
  "task_type",
  "task_type_version",
  "debuggable",
  "parent_env",
  "parent_env_name",
  "func",
  "_call_as_synchronous",
] as const;

/** What reused containers cannot change, in the order in which the SDK looks, and the word that it has for it. */
export const fixedUnderReuse = [
  { field: "resources", word: "resources" },
  { field: "env_vars", word: "env" },
  { field: "secrets", word: "secrets" },
  { field: "service_account", word: "service_account" },
] as const;
