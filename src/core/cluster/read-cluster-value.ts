import { objectAt, textAt } from "#core/kubernetes/read-fields.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import { type Path, type Problem, prefixProblem } from "#core/problem/problem.ts";
import { type ClusterReading, emptyReading, joinReadings, type ParseText, type Placed } from "./cluster-reading.ts";
import { hideCredentials } from "./hide-credentials.ts";
import { credentialNotes, readConfiguration } from "./read-configuration.ts";
import { counted, readNodes } from "./read-nodes.ts";
import { readProfile } from "./read-profile.ts";
import { readUsage } from "./read-usage.ts";

/**
 * Reads parsed data, one value for each document of a text: nodes, pods, pod templates, limit ranges and quotas (alone or in
 * lists), Flyte's configuration (files, ConfigMaps, Helm values), a profile. Anything else is refused by its name.
 *
 * Codes: those of `readNodes`, `readUsage`, `readConfiguration` and `readProfile`; `cluster.secret` and `cluster.unknown` (errors).
 *
 * @see SPEC CP3-CP9
 */
export function readClusterValues(values: readonly Json[], parseText: ParseText): ClusterReading {
  const many = values.length > 1;
  const placed = values.flatMap((value, at) => objectsOf(value, many ? [at] : []));
  const byKind = new Map<string, Placed[]>();
  for (const one of placed) {
    const kind = kindOf(one.object);
    const list = byKind.get(kind) ?? [];
    byKind.set(kind, list);
    list.push(one);
  }
  const take = (kind: string) => byKind.get(kind) ?? [];
  const others = [...byKind].filter(([kind]) => !readKinds.has(kind)).flatMap(([, list]) => list);
  const reading = joinReadings([
    readNodes(take("Node")),
    readUsage(take("Pod")),
    readTemplates(take("PodTemplate")),
    readLimits(take("LimitRange"), take("ResourceQuota")),
    ...take("ConfigMap").map((one) => readConfigMap(one, parseText)),
    ...others.map(readOther),
    ...values.flatMap((value, at) => (placed.length === 0 && isJsonObject(value) ? [nothingIn(many ? [at] : [])] : [])),
    ...values.flatMap((value, at) =>
      isJsonObject(value) || isEmpty(value) ? [] : [notAnObject(value, many ? [at] : [])],
    ),
  ]);
  return reading.parts.length > 0 ? withoutOthers(reading) : reading;
}

/** Beside something that was understood, what is not needed is no error. */
function withoutOthers(reading: ClusterReading): ClusterReading {
  const others = reading.problems.filter(({ code }) => code === "cluster.unknown");
  const ignored = others.map(({ message, path }) => ({ what: message, reason: "nothing of it is kept", path }));
  return {
    ...reading,
    ignored: [...reading.ignored, ...ignored],
    problems: reading.problems.filter(({ code }) => code !== "cluster.unknown"),
  };
}

const readKinds: ReadonlySet<string> = new Set([
  "Node",
  "Pod",
  "PodTemplate",
  "LimitRange",
  "ResourceQuota",
  "ConfigMap",
]);
const listDepth = 3;

/** The objects of a value: those of a list, also of a typed one, whose items do not say what they are. */
function objectsOf(value: Json, path: Path, level = 0): readonly Placed[] {
  if (!isJsonObject(value)) return [];
  const kind = textAt(value, "kind");
  if (!kind.endsWith("List") || !Array.isArray(value.items) || level > listDepth) return [{ object: value, path }];
  const typed = kind.slice(0, -"List".length);
  return value.items.flatMap((item: Json, at) => {
    if (!isJsonObject(item)) return [];
    const own = textAt(item, "kind") === "" && typed !== "" ? { ...item, kind: typed } : item;
    return objectsOf(own, [...path, "items", at], level + 1);
  });
}

function kindOf(object: JsonObject): string {
  const kind = textAt(object, "kind");
  const isCore = ["", "v1"].includes(textAt(object, "apiVersion"));
  return isCore ? kind : `${kind} of ${textAt(object, "apiVersion")}`;
}

function isEmpty(value: Json): boolean {
  return value === null;
}

function readTemplates(placed: readonly Placed[]): ClusterReading {
  if (placed.length === 0) return emptyReading;
  const hidden = placed.map(({ object }) => hideCredentials(lean(object)));
  const path = placed[0]?.path ?? [];
  return {
    parts: [{ kind: "pod-templates", podTemplates: hidden.map(({ value }) => value) }],
    understood: [{ what: counted(placed.length, "pod template"), path }],
    ignored: [],
    problems: credentialNotes(
      hidden.flatMap(({ names }) => names),
      path,
    ),
  };
}

/** An object with the name, namespace, labels and annotations of its metadata only. */
function lean(object: JsonObject): JsonObject {
  const { name, namespace, labels, annotations } = objectAt(object, "metadata");
  const own = isJsonObject(annotations)
    ? Object.entries(annotations).filter(([key]) => !key.startsWith("kubectl.kubernetes.io/"))
    : [];
  const metadata = {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(labels === undefined ? {} : { labels }),
    ...(own.length > 0 ? { annotations: Object.fromEntries(own) } : {}),
  };
  const { status: _, ...rest } = object;
  return { ...rest, metadata };
}

function readLimits(ranges: readonly Placed[], quotas: readonly Placed[]): ClusterReading {
  if (ranges.length + quotas.length === 0) return emptyReading;
  const path = (ranges[0] ?? quotas[0])?.path ?? [];
  const what = [
    ...(ranges.length > 0 ? [counted(ranges.length, "limit range")] : []),
    ...(quotas.length > 0 ? [counted(quotas.length, "resource quota")] : []),
  ].join(" and ");
  const leanOnes = (placed: readonly Placed[]) => placed.map(({ object }) => lean(object));
  return {
    ...emptyReading,
    parts: [{ kind: "limits", limitRanges: leanOnes(ranges), resourceQuotas: leanOnes(quotas) }],
    understood: [{ what: `${what}, compared with what a pod asks for but not applied`, path }],
  };
}

/** Each text of a ConfigMap may be a file of Flyte's configuration; all else in it is not kept. */
function readConfigMap({ object, path }: Placed, parseText: ParseText): ClusterReading {
  const files = Object.entries(objectAt(object, "data"));
  const readings = files.flatMap(([name, text]) => {
    const value = typeof text === "string" ? parseText(text) : undefined;
    const reading = isJsonObject(value)
      ? readConfiguration({ object: value, path: [...path, "data", name] })
      : undefined;
    return reading ? [reading] : [];
  });
  if (readings.length > 0) return joinReadings(readings);
  const name = textAt(objectAt(object, "metadata"), "name");
  const message = `The ConfigMap ${name} holds no configuration of Flyte (plugins.k8s or task_resources), so nothing is taken from it.`;
  return refused({ code: "cluster.unknown", severity: "error", path, message });
}

function readOther({ object, path }: Placed): ClusterReading {
  const kind = kindOf(object);
  if (kind === "Secret") return refused(secretProblem(object, path));
  if (kind === "") {
    if ("pools" in object) return readOwn({ object, path });
    const configuration = readConfiguration({ object, path });
    if (configuration) return configuration;
  }
  const what = kind === "" ? `an object with ${keysOf(object)}` : `a ${kind}`;
  const message = `This is ${what}. A cluster profile is made from nodes, pods, pod templates, limit ranges, resource quotas, and Flyte's configuration.`;
  return refused({ code: "cluster.unknown", severity: "error", path, message });
}

function secretProblem(object: JsonObject, path: Path): Problem {
  const name = textAt(objectAt(object, "metadata"), "name");
  const message = `This is the Secret ${name}. Secrets are not read, and nothing of it is kept; remove it from what you paste.`;
  return { code: "cluster.secret", severity: "error", path, message };
}

function readOwn({ object, path }: Placed): ClusterReading {
  const read = readProfile(object);
  if (!read.ok) return { ...emptyReading, problems: read.problems.map((problem) => prefixProblem(path, problem)) };
  const { profile, problems } = read.value;
  return {
    parts: [{ kind: "profile", profile }],
    understood: [{ what: `the cluster profile ${profile.name}`, path }],
    ignored: [],
    problems: problems.map((problem) => prefixProblem(path, problem)),
  };
}

function notAnObject(value: Json, path: Path): ClusterReading {
  const what = Array.isArray(value) ? "a list" : `a ${typeof value}`;
  const message = `This is ${what}, not an object of Kubernetes, a configuration or a profile.`;
  return refused({ code: "cluster.unknown", severity: "error", path, message });
}

function nothingIn(path: Path): ClusterReading {
  const message = "This list has no items. With a cluster at hand, kubectl get nodes -o json lists its nodes.";
  return refused({ code: "cluster.unknown", severity: "error", path, message });
}

function keysOf(object: JsonObject): string {
  const keys = Object.keys(object);
  if (keys.length === 0) return "no keys";
  return `the keys ${keys.slice(0, 5).join(", ")}${keys.length > 5 ? ", …" : ""}`;
}

function refused(problem: Problem): ClusterReading {
  return { ...emptyReading, problems: [problem] };
}
