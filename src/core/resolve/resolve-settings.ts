import { type DocumentDraft, type NodePosition, nodeAt, nodePath } from "#core/document/draft.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { isPyFalsy } from "#core/sdk/py-value.ts";
import { fixedUnderReuse, type SettingRule, settingRules } from "#core/sdk/setting-rules.ts";
import type { Layer } from "./effective-resources.ts";

/**
 * What one level says of one setting: `wins` reaches the task; `replaced` is given again further in; `ignored` is given, but is empty
 * or false for Python, so that the SDK keeps the value from outside; `refused` stops the SDK; `absent`: not given here.
 */
export type SettingState = "wins" | "replaced" | "ignored" | "refused" | "absent";

/** One setting at one level. `path` is where the value stands or would stand. */
export type SettingAtLayer = {
  readonly layer: Layer;
  readonly state: SettingState;
  readonly value: Json | undefined;
  readonly path: Path;
};

/** One setting over all levels of a node, the outermost first. `winner` is absent where nobody gives it. `settingReason` says why, in words. */
export type ResolvedSetting = {
  readonly key: string;
  readonly layers: readonly SettingAtLayer[];
  readonly winner: SettingAtLayer | undefined;
};

/** The settings with rules that a document can hold, Resources aside. */
const rules = settingRules.filter(
  ({ field }) =>
    !["resources", "produces_artifacts", "links", "triggers", "task_resolver", "plugin_config"].includes(field),
);

/**
 * How the settings of a node come about (cache, retries, env_vars, …), for every key that some level gives. Resources have rules of
 * their own (`resolveResources`). See SPEC R7, R8; source: the table `settingRules`, flyte 2.12.1 `_task.py` override.
 */
export function resolveSettings(document: DocumentDraft, position: NodePosition): readonly ResolvedSetting[] {
  return rules.flatMap((rule) => {
    const setting = resolveSetting(document, position, rule);
    return setting.layers.some((layer) => layer.value !== undefined) ? [setting] : [];
  });
}

function resolveSetting(document: DocumentDraft, position: NodePosition, rule: SettingRule): ResolvedSetting {
  const key = rule.field;
  const given = givenAt(document, position, key);
  const takes = given.map(({ layer, value }) => takesPart(rule, layer, value));
  const refused = given.map(({ layer, value }) => layer === "override" && isRefused(document, position, key, value));
  const winner = takes.findLastIndex((part, index) => part === "yes" && !refused[index]);
  const layers = given.map((at, index): SettingAtLayer => {
    if (at.value === undefined) return { ...at, state: "absent" };
    if (refused[index]) return { ...at, state: "refused" };
    if (takes[index] !== "yes") return { ...at, state: takes[index] === "no" ? "ignored" : "absent" };
    return { ...at, state: index === winner ? "wins" : "replaced" };
  });
  const won = layers[winner];
  return { key, layers, winner: won };
}

type Given = Omit<SettingAtLayer, "state">;

function givenAt(document: DocumentDraft, position: NodePosition, key: string): readonly Given[] {
  const { environment, task } = position;
  const levels: Given[] = [environmentSetting(document, environment, key)];
  if (task === undefined) return levels;
  levels.push(own(document, "task", { environment, task }, key));
  if (position.override !== undefined) levels.push(own(document, "override", position, key));
  return levels;
}

/**
 * What an environment has for a key: its own value, else that of the environment that it clones. `null` inherits, except that
 * `reusable: null` clears. See SPEC R7; source: flyte 2.12.1, _task_environment.py clone_with.
 */
function environmentSetting(document: DocumentDraft, environment: number, key: string): Given {
  const seen = new Set<number>();
  let at = environment;
  while (at >= 0 && !seen.has(at)) {
    seen.add(at);
    const here = own(document, "environment", { environment: at }, key);
    const source = document.environments[at]?.clone_of;
    const clears = key === "reusable" && here.value === null;
    if (clears || (here.value !== undefined && here.value !== null) || typeof source !== "string") return here;
    at = document.environments.findIndex((other) => other.name === source);
  }
  return own(document, "environment", { environment }, key);
}

function own(document: DocumentDraft, layer: Layer, position: NodePosition, key: string): Given {
  const node = nodeAt(document, position);
  return { layer, value: node?.[key], path: [...nodePath(position), key] };
}

/** Whether a level's value replaces what comes from outside: `yes`, `no` (it is ignored), or `never` (the level has no such keyword). */
function takesPart(rule: SettingRule, layer: Layer, value: Json | undefined): "yes" | "no" | "never" {
  if (value === undefined) return "never";
  if (layer === "environment") return rule.decorator === "decorator" ? "never" : "yes";
  const by = layer === "task" ? rule.decorator : rule.override;
  if (by === "environment" || by === "refused") return "never";
  if (by === "given") return value === null ? "no" : "yes";
  if (by === "decorator") return rule.field === "short_name" && isFalsyValue(rule.field, value) ? "no" : "yes";
  return by !== "replaced" && isFalsyValue(rule.field, value) ? "no" : "yes";
}

/** Keys whose objects become objects of the SDK, which are never false for Python, however empty. */
const objectKeys: readonly string[] = ["retries", "timeout", "cache", "reusable", "secrets"];

/** Whether Python's `if value` takes what a key's value becomes as false: `0`, `""`, `{}` of env_vars; never `timeout: {}`. See SPEC R8. */
export function isFalsyValue(key: string, value: Json): boolean {
  if (isJsonObject(value)) return !objectKeys.includes(key) && Object.keys(value).length === 0;
  return isPyFalsy(value);
}

/** Whether reused containers make the SDK refuse an override's value. */
function isRefused(document: DocumentDraft, position: NodePosition, key: string, value: Json | undefined): boolean {
  if (value === undefined || value === null || !fixedUnderReuse.some(({ field }) => field === key)) return false;
  const own = nodeAt(document, position)?.reusable;
  const policy = own === undefined || isFalsyValue("reusable", own) ? undefined : own;
  const effective = policy ?? environmentSetting(document, position.environment, "reusable").value;
  return effective !== undefined && effective !== null && effective !== "off";
}
