import type { Problem } from "#core/problem/problem.ts";
import { environmentNameProblem } from "./environment-name.ts";
import { isPyTuple, type PyValue, pyDictOf, pyListOf, pyTypeName } from "./py-value.ts";
import { pythonRepr } from "./python-value.ts";
import { classOf, isFalsy, isNone, plainOf, type SdkArgument, type SdkArguments } from "./sdk-argument.ts";
import type { SdkStage } from "./sdk-problem.ts";
import { refused, wrongType } from "./setting-problem.ts";

/**
 * The checks of a new environment in the SDK's order; the first that fails. Contents of env_vars, `interruptible` and `queue`
 * are not looked at.
 *
 * @see SPEC S25; source: flyte 2.12.1, _environment.py:129-165, _task_environment.py:152-163
 */
export function checkEnvironment(fields: SdkArguments, stage: SdkStage): Problem | undefined {
  const check = (key: string, type: string, fits: (argument: SdkArgument) => boolean) => {
    const argument = fields[key];
    if (!argument || fits(argument)) return undefined;
    const words = `Expected ${key} to be of type ${type}, got ${classOf(argument)}`;
    return wrongType(`${key} is of another kind than the SDK takes: ${type}.`, { words, path: [key], stage });
  };
  return (
    check("image", "str or Image", (argument) => isFalsy(argument) || isText(argument)) ??
    check("secrets", "SecretRequest", isSecrets) ??
    check("service_account", "str", (argument) => isNone(argument) || isText(argument)) ??
    dependenciesProblem(fields.depends_on, stage) ??
    check("resources", "Resources", (argument) => isNone(argument) || argument.kind === "Resources") ??
    check("env_vars", "Dict[str, str]", (argument) => isNone(argument) || isDict(argument)) ??
    check("pod_template", "str or PodTemplate", isPodTemplate) ??
    descriptionProblem(fields.description, stage) ??
    includeProblem(fields.include, stage) ??
    nameProblem(fields.name, stage) ??
    pluginProblem(fields, stage) ??
    check("reusable", "ReusePolicy", (argument) => isFalsy(argument) || argument.kind === "ReusePolicy") ??
    check("cache", "str or Cache", (argument) => isFalsy(argument) || isText(argument) || argument.kind === "Cache")
  );
}

function isText(argument: SdkArgument): boolean {
  return typeof plainOf(argument) === "string";
}

function isDict(argument: SdkArgument): boolean {
  return argument.kind === "value" && pyDictOf(argument.value) !== undefined;
}

function isSecrets(argument: SdkArgument): boolean {
  if (isFalsy(argument) || argument.kind === "Secret" || argument.kind === "list" || isText(argument)) return true;
  return argument.kind === "value" && pyListOf(argument.value) !== undefined;
}

function isPodTemplate(argument: SdkArgument): boolean {
  return isNone(argument) || isText(argument) || argument.kind === "PodTemplate";
}

/** Names in a JSON list stand for environments and are fine; all other things that can be walked through must be empty. */
function dependenciesProblem(argument: SdkArgument | undefined, stage: SdkStage): Problem | undefined {
  if (!argument) return undefined;
  const items = argument.kind === "list" ? argument.items.map(plainOf) : itemsOf(plainOf(argument) ?? null);
  const given = { path: ["depends_on"], stage };
  const message = "depends_on is a list of environments.";
  if (!items) {
    return wrongType(message, { words: `'${pyTypeName(plainOf(argument) ?? null)}' object is not iterable`, ...given });
  }
  const wrong = items.find((item) => argument.kind !== "list" || typeof item !== "string");
  if (wrong === undefined) return undefined;
  const words = `Expected depends_on to be of type List[Environment], got <class '${pyTypeName(wrong)}'>`;
  return wrongType(message, { words, ...given });
}

/** The description is text; the SDK asks for the length of whatever it is. */
function descriptionProblem(argument: SdkArgument | undefined, stage: SdkStage): Problem | undefined {
  const value = argument && plainOf(argument);
  if (value === undefined || value === null || typeof value === "string" || itemsOf(value)) return undefined;
  const words = `object of type '${pyTypeName(value)}' has no len()`;
  return wrongType("The description is text.", { words, path: ["description"], stage });
}

function includeProblem(argument: SdkArgument | undefined, stage: SdkStage): Problem | undefined {
  const value = argument && plainOf(argument);
  if (value === undefined) return undefined;
  const given = { path: ["include"], stage };
  const message = "include is a list of paths.";
  if (stage === "environment" && typeof value === "string" && value !== "") {
    const words = `Expected include to be a sequence of str paths, got a bare str (${pythonRepr(value)}).`;
    return wrongType(message, { words, ...given });
  }
  const items = itemsOf(value);
  if (!items) {
    const words = `Expected include to be a sequence of str paths, got <class '${pyTypeName(value)}'>`;
    return wrongType(message, { words, ...given });
  }
  const wrong = items.find((item) => typeof item !== "string");
  if (wrong === undefined) return undefined;
  return wrongType(message, { words: `include entries must be str, got <class '${pyTypeName(wrong)}'>`, ...given });
}

function nameProblem(argument: SdkArgument | undefined, stage: SdkStage): Problem | undefined {
  return environmentNameProblem(argument ? (plainOf(argument) ?? null) : null, stage);
}

function pluginProblem(fields: SdkArguments, stage: SdkStage): Problem | undefined {
  const { reusable, plugin_config } = fields;
  if (!reusable || !plugin_config || isNone(reusable) || isNone(plugin_config)) return undefined;
  const words = "Cannot set plugin_config when environment is reusable.";
  return refused("sdk.plugin", "An environment has a plug-in or a reuse policy, not both.", {
    words,
    path: ["plugin_config"],
    stage,
  });
}

/** What Python walks through in a value; `undefined` where it cannot. Of bytes one number stands for all. */
export function itemsOf(value: PyValue): readonly PyValue[] | undefined {
  if (typeof value === "string") return [...value];
  if (value === null || typeof value !== "object") return undefined;
  if (isPyTuple(value)) return value;
  const dict = pyDictOf(value);
  if (dict) return Object.keys(dict);
  const type = pyTypeName(value);
  return pyListOf(value) ?? (type === "set" ? [] : type === "bytes" ? [0] : undefined);
}
