import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { decodeFields } from "./decode-weak.ts";
import { reflectKind } from "./go-text.ts";
import { type PodConfiguration, shippedConfiguration } from "./pod-configuration.ts";
import { viperKeys } from "./viper-keys.ts";

/**
 * Loads the `plugins.k8s` section of Flyte's configuration as Flyte does. A key that is present replaces the whole shipped
 * value; unknown keys are ignored. The order and the case of keys matter.
 *
 * @param value - the section as parsed from YAML; `null` is an empty one
 * @returns the configuration, or `configuration.value` for each value with which Flyte does not start; the first one has
 * Flyte's words. Paths begin with the key of the section.
 * @see SPEC P23-P26; source: flytestdlib/config/viper/viper.go, flytek8s/config/config.go
 */
export function loadPodConfiguration(value: Json): Result<PodConfiguration> {
  if (value === null) return succeed(shippedConfiguration);
  if (!isJsonObject(value)) return refuse(`'' expected a map or struct, got "${reflectKind(value)}"`, [], "");
  const { values, errors } = decodeFields(viperKeys(value), "config.K8sPluginConfig");
  const [first, ...rest] = errors;
  if (first !== undefined) return refuse(first, rest, "decoding failed due to the following error(s):\n\n");
  return succeed(configurationOf({ ...shippedConfiguration, ...Object.fromEntries(values) }));
}

/** Maps that are nil in Go, as a list with nothing but nulls becomes one, are empty. */
function configurationOf(section: JsonObject): PodConfiguration {
  const loaded = section as PodConfiguration;
  return {
    ...loaded,
    "accelerator-device-classes": upperCased(loaded["accelerator-device-classes"] ?? {}),
    "accelerator-devices": loaded["accelerator-devices"] ?? {},
  };
}

/** The names of classes lost their case on the way. */
function upperCased<T>(classes: { readonly [name: string]: T }): { readonly [name: string]: T } {
  return Object.fromEntries(Object.entries(classes).map(([name, own]) => [name.toUpperCase(), own]));
}

function refuse(first: string, rest: readonly string[], introduction: string): Result<never> {
  const origin: Problem["origin"] = {
    program: "executor",
    stage: "config",
    message: `\n\n\n${introduction}${[first, ...rest].join("\n")}`,
  };
  return fail({ ...configurationProblem(first), origin }, ...rest.map(configurationProblem));
}

function configurationProblem(error: string): Problem {
  const key = /^'([^'.[]+)/.exec(error)?.[1];
  const place = key === undefined ? "The section plugins.k8s" : `${key} of plugins.k8s`;
  return {
    code: "configuration.value",
    severity: "error",
    path: key === undefined ? [] : [key],
    message: `${place} cannot be read, so Flyte does not start: ${error}.`,
  };
}
