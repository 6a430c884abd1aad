import { newestCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { checkPythonSyntax } from "#core/formats/python/read/check-syntax.ts";
import type { ModelEnvironment, ModelOverride, ModelTask } from "#core/formats/python/read/model-types.ts";
import { pythonModel } from "#core/formats/python/read/python-model.ts";
import { PythonModule } from "#core/formats/python/read/python-module.ts";
import { callLine, raisingCall } from "#core/formats/python/read/raising-call.ts";
import { argumentOf, sdkCall } from "#core/formats/python/read/to-sdk.ts";
import { lineOf, lineStarts } from "#core/formats/source-lines.ts";
import type { JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { convertCall } from "#core/sdk/convert-call.ts";
import type { PyValue } from "#core/sdk/py-value.ts";
import { none, normalizedArgument, type SdkArgument, type SdkArguments } from "#core/sdk/sdk-argument.ts";
import { serializeResources } from "#core/sdk/serialize-resources.ts";

/** What is not known is this text at its path. */
export const unknownMark = "(unknown)";

/** What our reader says a module defines, in the shape of the recording. */
export type DescribedModule = {
  readonly syntaxError: number | null;
  readonly loadError: number | null;
  readonly environments: readonly DescribedNode[];
  readonly tasks: readonly (DescribedNode & { readonly environment: number })[];
  readonly overrides: readonly DescribedNode[];
};

/** A node's values, and the paths that are not known. */
export type DescribedNode = { readonly values: JsonObject; readonly unknown: readonly Path[] };

/** Reads a module and describes it. */
export function describePython(text: string): DescribedModule {
  const model = pythonModel([new PythonModule("module.py", text, 0)], newestCatalogue);
  const starts = lineStarts(text);
  const lines = model.loading.flatMap(({ call, scope, problems }) =>
    problems.filter(({ severity }) => severity === "error").map(({ path }) => callLine(raisingCall(call, scope, path))),
  );
  const positions = new Map(model.environments.map(({ environment }, index) => [environment, index]));
  return {
    syntaxError: checkPythonSyntax(text)[0]?.line ?? null,
    loadError: lines.length === 0 ? null : Math.min(...lines),
    environments: model.environments.map((environment) => describeEnvironment(environment, starts, model.environments)),
    tasks: model.tasks.map((task) => {
      const position = positions.get(task.task.environment) ?? -1;
      return { environment: position, ...describeTask(task, model.environments[position], starts) };
    }),
    overrides: model.overrides.map((override) => describeOverride(override, starts, text)),
  };
}

const environmentKeys =
  "resources env_vars secrets service_account interruptible queue reusable cache pod_template description".split(" ");
const taskKeys =
  "resources retries timeout env_vars secrets service_account interruptible queue reusable cache pod_template short_name max_inline_io_bytes report".split(
    " ",
  );

function describeEnvironment(
  { variables, statement, sdk, unknown, added }: ModelEnvironment,
  starts: readonly number[],
  all: readonly ModelEnvironment[],
): DescribedNode {
  const fields = sdk?.fields ?? {};
  const depends = [...listed(fields.depends_on), ...added.map(({ value }) => nameOf(value, all))];
  const values = {
    variables,
    line: statement ? lineOf(starts, statement.chunk.from + statement.statement.from) : null,
    name: shown(fields.name),
    ...described(fields, environmentKeys, {}),
    ...(depends.length > 0 ? { depends_on: depends } : {}),
  };
  return { values, unknown: unknown.map(({ path }) => path) };
}

function nameOf(value: unknown, all: readonly ModelEnvironment[]): PyValue {
  const environment =
    typeof value === "object" && value !== null && "environment" in value ? value.environment : undefined;
  const found = all.find((one) => one.environment === environment);
  return found?.sdk ? shown(found.sdk.fields.name) : unknownMark;
}

function listed(argument: SdkArgument | undefined): readonly PyValue[] {
  const value = argument ? normalizedArgument(argument) : [];
  return Array.isArray(value) ? value : [];
}

function describeTask(
  { task, sdk, unknown }: ModelTask,
  environment: ModelEnvironment | undefined,
  starts: readonly number[],
): DescribedNode {
  const fields = sdk?.fields ?? {};
  const { definition, scope } = task;
  const first = definition.decorators[0]?.from ?? definition.from;
  const values = {
    function: definition.name,
    async: definition.isAsync,
    line: lineOf(starts, scope.base + first),
    name: shown(fields.name),
    ...described(fields, taskKeys, { short_name: definition.name }),
    idl: message(fields),
  };
  const own = unknown.map(({ path }) => path);
  const inherited = (environment?.unknown ?? []).map(({ path }) => path);
  return {
    values,
    unknown: [...own, ...inherited.filter(([key]) => key === "name" || taskKeys.includes(String(key)))],
  };
}

function describeOverride(
  { override, chunk, task, sdk, unknown }: ModelOverride,
  starts: readonly number[],
  text: string,
): DescribedNode {
  const base = chunk.from;
  const { given } = convertCall(sdkCall(override.call), newestCatalogue);
  const kwargs: { [key: string]: PyValue } = {};
  for (const key of override.call.args.keys()) {
    const argument = given[key];
    const isUnknown = unknown.some(({ path }) => path[0] === key);
    kwargs[key] = isUnknown ? unknownMark : argument ? cleaned(key, argument) : written(override.call, key);
  }
  const fields = sdk?.fields;
  const name = task?.sdk?.fields.name;
  const values = {
    line: lineOf(starts, base + override.word),
    receiver: text.slice(base + override.receiver.from, base + override.receiver.to),
    kwargs,
    task: name ? shown(name) : null,
    effective:
      fields && unknown.length === 0
        ? { ...described(fields, taskKeys, { short_name: task?.task.definition.name ?? "" }), idl: message(fields) }
        : null,
  };
  return { values, unknown: [] };
}

/** What the simulation does not reach because of an error before it. */
function written(call: ModelOverride["override"]["call"], key: string): PyValue {
  const { value } = argumentOf(call, key)?.located ?? { value: undefined };
  return value?.kind === "scalar" ? value.value : unknownMark;
}

function described(fields: SdkArguments, keys: readonly string[], defaults: JsonObject): JsonObject {
  const entries = keys.flatMap((key) => {
    const argument = fields[key];
    if (argument === undefined) return [];
    const value = cleaned(key, argument);
    const isDefault = isInitial(key, value) || (key in defaults && defaults[key] === value);
    return isDefault ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

const initial: JsonObject = { max_inline_io_bytes: 10_485_760, cache: "disable", retries: 0, timeout: 0 };

function isInitial(key: string, value: PyValue): boolean {
  if (value === null || value === false) return true;
  if (key === "env_vars" && JSON.stringify(value) === "{}") return true;
  const text = JSON.stringify(value);
  if (key === "retries") return text === '{"count":0,"backoff":null}' || value === 0;
  if (key === "cache") return value === "disable" || text === '{"behavior":"disable"}';
  return key in initial && initial[key] === value;
}

/** The recording leaves out what an object holds by default, in caches and pod templates. */
function cleaned(key: string, argument: SdkArgument): PyValue {
  const value = normalizedArgument(argument);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  if (key === "cache") return picked(value, (item) => item !== null && item !== false && item !== "" && !isEmpty(item));
  if (key === "pod_template") return picked(value, (item, name) => name !== "pod_spec" || item !== null);
  return value;
}

function picked(value: object, keep: (item: PyValue, key: string) => boolean): PyValue {
  return Object.fromEntries(Object.entries(value).filter(([key, item]) => keep(item, key)));
}

function isEmpty(value: PyValue): boolean {
  return Array.isArray(value) && value.length === 0;
}

function shown(argument: SdkArgument | undefined): PyValue {
  return argument ? normalizedArgument(argument) : null;
}

function message({ resources = none }: SdkArguments): JsonObject {
  if (resources.kind !== "Resources") return { resources: null, extended_resources: null };
  const sent = serializeResources(resources.resources, newestCatalogue);
  if (!sent.ok) return { error: sent.problems[0].message };
  const { resources: amounts, extendedResources } = sent.value;
  return JSON.parse(JSON.stringify({ resources: amounts ?? null, extended_resources: extendedResources ?? null }));
}
