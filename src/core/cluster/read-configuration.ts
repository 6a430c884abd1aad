import { loadPodConfiguration } from "#core/pod/load-pod-configuration.ts";
import { type PlatformSettings, platformResources } from "#core/pod/platform-resources.ts";
import { shippedConfiguration } from "#core/pod/pod-configuration.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import { type Path, type Problem, prefixProblem } from "#core/problem/problem.ts";
import { type ClusterReading, emptyReading, joinReadings, type Placed } from "./cluster-reading.ts";
import { hideCredentials } from "./hide-credentials.ts";

/** How deep Helm values may hold a configuration. */
const depth = 8;

/**
 * Flyte's configuration within any object: a whole file, Helm values that hold one, or the section `k8s` alone. Of all it says
 * only `plugins.k8s` and `task_resources` are kept.
 *
 * Codes: `configuration.value` (an error: Flyte would not start with it), `cluster.task-resources` (a note: Flyte 2 reads none),
 * `cluster.credential` (a note), `pod.platform-amount` (a warning).
 *
 * @returns `undefined` where the object holds none.
 * @see SPEC CP6
 */
export function readConfiguration({ object, path }: Placed): ClusterReading | undefined {
  if (isSection(object)) return sectionReading(object, path);
  const found = findAll(object, path, 0);
  if (found.length === 0) return undefined;
  return joinReadings([...found.map(readFound), othersOf(object, path)]);
}

type Found = { readonly kind: "k8s" | "task_resources"; readonly value: JsonObject; readonly path: Path };

function findAll(object: JsonObject, path: Path, level: number): readonly Found[] {
  if (level > depth) return [];
  return Object.entries(object).flatMap(([key, value]): readonly Found[] => {
    if (!isJsonObject(value)) return [];
    const at = [...path, key];
    const name = key.toLowerCase();
    const k8s = name === "plugins" ? Object.entries(value).find(([inner]) => inner.toLowerCase() === "k8s") : undefined;
    if (k8s && isJsonObject(k8s[1])) return [{ kind: "k8s", value: k8s[1], path: [...at, k8s[0]] }];
    if (name === "task_resources") return [{ kind: "task_resources", value, path: at }];
    if (level === 0 && name === "k8s" && isSection(value)) return [{ kind: "k8s", value, path: at }];
    return findAll(value, at, level + 1);
  });
}

const sectionKeys: ReadonlySet<string> = new Set([
  ...Object.keys(shippedConfiguration),
  "co-pilot",
  "create-container-error-grace-period",
]);

/** Whether an object is the section itself: nothing else has keys such as `default-cpus`. */
function isSection(object: JsonObject): boolean {
  return Object.keys(object).some((key) => sectionKeys.has(key.toLowerCase()));
}

function readFound({ kind, value, path }: Found): ClusterReading {
  return kind === "k8s" ? sectionReading(value, path) : taskResources(value, path);
}

function sectionReading(section: JsonObject, path: Path): ClusterReading {
  const hidden = hideCredentials(section);
  const loaded = loadPodConfiguration(hidden.value);
  const unknown = Object.keys(section).filter((key) => !sectionKeys.has(key.toLowerCase()));
  const known = Object.keys(section).length - unknown.length;
  return {
    parts: [{ kind: "configuration", k8sPlugin: hidden.value }],
    understood: [{ what: `${known} ${known === 1 ? "key" : "keys"} of plugins.k8s`, path }],
    ignored: unknown.map((key) => ({
      what: key,
      reason: "it does not change the pods of tasks",
      path: [...path, key],
    })),
    problems: [
      ...(loaded.ok ? [] : loaded.problems.map((problem) => prefixProblem(path, problem))),
      ...credentialNotes(hidden.names, path),
    ],
  };
}

/** Values that look like credentials are not kept. */
export function credentialNotes(names: readonly string[], path: Path): readonly Problem[] {
  if (names.length === 0) return [];
  const message = `The values of ${[...new Set(names)].join(", ")} are not kept, because profiles are shared. They decide about nothing here.`;
  return [{ code: "cluster.credential", severity: "note", path, message }];
}

function taskResources(value: JsonObject, path: Path): ClusterReading {
  const platform = { ...amountsAt(value, "defaults"), ...amountsAt(value, "limits") };
  const judged = platformResources(platform, "sparse");
  const message =
    "Flyte 2 does not read task_resources: no default and no limit comes from it. It is kept, and counts when the profile's platformMode is sparse or propeller (as in Flyte 1).";
  const mild = judged.ok
    ? []
    : judged.problems.map((one) => ({ ...one, severity: "warning" as const, path: [...path, ...one.path] }));
  return {
    ...emptyReading,
    parts: judged.ok ? [{ kind: "configuration", platform }] : [],
    understood: [{ what: "task_resources", path }],
    problems: [{ code: "cluster.task-resources", severity: "note", path, message }, ...mild],
  };
}

const platformKeys = ["cpu", "memory", "gpu", "ephemeralStorage"] as const;

function amountsAt(value: JsonObject, part: "defaults" | "limits"): PlatformSettings {
  const object = value[part];
  if (!isJsonObject(object)) return {};
  const amounts = platformKeys.flatMap((key) => {
    const amount: Json | undefined = object[key];
    return typeof amount === "string" || typeof amount === "number" ? [[key, amount] as const] : [];
  });
  return { [part]: Object.fromEntries(amounts) };
}

function othersOf(object: JsonObject, path: Path): ClusterReading {
  const others = Object.keys(object).filter((key) => !["plugins", "task_resources"].includes(key));
  if (others.length === 0) return emptyReading;
  const what = others.slice(0, 12).join(", ") + (others.length > 12 ? `, and ${others.length - 12} more` : "");
  return {
    ...emptyReading,
    ignored: [{ what, reason: "other parts of Flyte's configuration do not change pods", path }],
  };
}
