import { rewriteAlias, spellingIn } from "#core/catalog/accelerators.ts";
import { catalogueFor } from "#core/catalog/sdk-catalogue.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { deviceNode } from "./device-node.ts";
import { atom, callNode, literalNode, type PythonArgument, type PythonNode } from "./python-node.ts";

/** What the values' spelling depends on beside themselves: the SDK release, and what this file calls the two imported names. */
export type Spelling = { readonly sdk: string; readonly timedelta: string; readonly pathClass: string };

type ToNode = (value: Json, path: Path, spelling: Spelling) => PythonNode;

/**
 * How each key's value is written, for environments, tasks and overrides alike: the SDK's own objects where the value has their
 * shape, else the value as a Python literal in its place. Keys that are not here are written as literals.
 *
 * @see SPEC PY5–PY8
 */
const valueNodes: Readonly<Record<string, ToNode>> = {
  resources: resourcesNode,
  retries: retriesNode,
  timeout: timeoutNode,
  cache: cacheNode,
  reusable: reusableNode,
  secrets: secretsNode,
  include: (value, path) => literalNode(value, path, "tuple"),
};

/** The value of a key of an environment, task or override as Python. */
export function valueNode(key: string, value: Json, path: Path, spelling: Spelling): PythonNode {
  const toNode = Object.hasOwn(valueNodes, key) ? valueNodes[key] : undefined;
  return toNode ? toNode(value, path, spelling) : literalNode(value, path);
}

/** A Resources object as `flyte.Resources(...)`; anything else as it stands. */
export function resourcesNode(value: Json, path: Path, spelling: Spelling): PythonNode {
  if (!isJsonObject(value)) return literalNode(value, path, "tuple");
  return objectNode("flyte.Resources", value, path, {
    cpu: tupleNode,
    memory: tupleNode,
    gpu: (gpu, at) => gpuNode(gpu, at, spelling.sdk),
    disk: tupleNode,
    shm: tupleNode,
  });
}

/** A device's name in the release's own spelling: `A100 80G` before 2.11.3, `A100_80G` from then on. See SPEC PY13. */
function gpuNode(gpu: Json, path: Path, sdk: string): PythonNode {
  const respell = (device: string) => spellingIn(catalogueFor(sdk), device) ?? device;
  if (isJsonObject(gpu)) {
    const known = typeof gpu.device === "string" && !keepsAlias(gpu.device, sdk);
    return deviceNode(known ? { ...gpu, device: respell(String(gpu.device)) } : gpu, path, sdk);
  }
  if (typeof gpu !== "string") return tupleNode(gpu, path);
  const name = gpu.split(":", 1)[0] ?? "";
  return literalNode(keepsAlias(name, sdk) ? gpu : respell(name) + gpu.slice(name.length), path, "tuple");
}

/** A release that rewrites an old spelling itself gets it as it stands. */
function keepsAlias(device: string, sdk: string): boolean {
  return rewriteAlias(catalogueFor(sdk), device) !== device;
}

function retriesNode(value: Json, path: Path, spelling: Spelling): PythonNode {
  if (!isJsonObject(value)) return literalNode(value, path);
  const duration: FieldNode = (item, at) => durationNode(item, at, spelling, "timedelta");
  const backoff: FieldNode = (item, at) =>
    isJsonObject(item)
      ? objectNode("flyte.Backoff", item, at, { base: duration, factor: literalNode, cap: duration })
      : literalNode(item, at);
  return objectNode("flyte.RetryStrategy", value, path, { count: literalNode, backoff });
}

function timeoutNode(value: Json, path: Path, spelling: Spelling): PythonNode {
  const seconds: FieldNode = (item, at) => durationNode(item, at, spelling);
  if (!isJsonObject(value)) return seconds(value, path);
  return objectNode("flyte.Timeout", value, path, {
    max_runtime: seconds,
    max_queued_time: seconds,
    deadline: seconds,
  });
}

function cacheNode(value: Json, path: Path, spelling: Spelling): PythonNode {
  if (!isJsonObject(value)) return literalNode(value, path);
  return objectNode("flyte.Cache", value, path, {
    behavior: literalNode,
    version_override: literalNode,
    serialize: literalNode,
    ignored_inputs: tupleNode,
    salt: literalNode,
    max_age: (item, at) => durationNode(item, at, spelling),
  });
}

function reusableNode(value: Json, path: Path, spelling: Spelling): PythonNode {
  if (!isJsonObject(value)) return literalNode(value, path);
  const seconds: FieldNode = (item, at) => durationNode(item, at, spelling);
  return objectNode("flyte.ReusePolicy", value, path, {
    replicas: tupleNode,
    idle_ttl: seconds,
    scaledown_ttl: seconds,
    concurrency: literalNode,
    scope: literalNode,
  });
}

function secretsNode(value: Json, path: Path, spelling: Spelling): PythonNode {
  if (!Array.isArray(value)) return secretNode(value, path, spelling);
  const items = value.map((item: Json, index: number) => secretNode(item, [...path, index], spelling));
  return { kind: "list", items, path };
}

function secretNode(value: Json, path: Path, spelling: Spelling): PythonNode {
  if (!isJsonObject(value)) return literalNode(value, path);
  const mount: FieldNode = (item, at) =>
    typeof item === "string"
      ? callNode(spelling.pathClass, [{ value: literalNode(item, at) }], at)
      : literalNode(item, at);
  return objectNode("flyte.Secret", value, path, {
    key: literalNode,
    group: literalNode,
    as_env_var: literalNode,
    mount,
  });
}

/** Seconds: an int where the SDK takes one, else a timedelta. Anything but a number stands as it is. */
function durationNode(value: Json, path: Path, spelling: Spelling, whole: "int" | "timedelta" = "int"): PythonNode {
  if (typeof value !== "number" || (whole === "int" && Number.isInteger(value))) return literalNode(value, path);
  return callNode(spelling.timedelta, [{ name: "seconds", value: literalNode(value, path) }], path);
}

type FieldNode = (value: Json, path: Path) => PythonNode;

/** A call with the object's known keys, in the object's order. Keys that the SDK's object does not have are left out. */
function objectNode(
  head: string,
  value: JsonObject,
  path: Path,
  fields: Readonly<Record<string, FieldNode>>,
): PythonNode {
  const args: PythonArgument[] = [];
  for (const [name, item] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (item !== undefined && field) args.push({ name, value: field(item, [...path, name]) });
  }
  return callNode(head, args, path);
}

function tupleNode(value: Json, path: Path): PythonNode {
  return literalNode(value, path, "tuple");
}

/** The environments that `depends_on` names, by their variables; what is no environment's name stands as it is. */
export function dependencyNodes(value: Json, path: Path, variableOf: (name: string) => string | undefined): PythonNode {
  if (!Array.isArray(value)) return literalNode(value, path);
  const items = value.map((item: Json, index: number) => {
    const variable = typeof item === "string" ? variableOf(item) : undefined;
    return variable === undefined ? literalNode(item, [...path, index]) : atom("plain", variable, [...path, index]);
  });
  return { kind: "list", items, path };
}
