import type { CalledName } from "./located.ts";

/** The parameters that may be given by position, in their order. Source: flyte 2.12.1, inspect.signature of each. */
export const positional: Readonly<Record<CalledName, readonly string[]>> = {
  TaskEnvironment:
    "name depends_on pod_template description secrets env_vars resources interruptible image include service_account cache reusable plugin_config queue".split(
      " ",
    ),
  clone_with:
    "name image resources env_vars secrets depends_on description interruptible include service_account".split(" "),
  task: [],
  override: [],
  Resources: ["cpu", "memory", "gpu", "disk", "shm"],
  Device: ["quantity", "device_class", "device", "partition"],
  GPU: ["device", "quantity", "partition"],
  TPU: ["device", "partition"],
  Neuron: ["device"],
  AMD_GPU: ["device"],
  HABANA_GAUDI: ["device"],
  APPLE_SILICON: [],
  ReusePolicy: ["replicas", "idle_ttl", "concurrency", "scaledown_ttl", "scope"],
  RetryStrategy: ["count", "backoff"],
  Backoff: ["base", "factor", "cap"],
  Timeout: ["max_runtime", "max_queued_time", "deadline"],
  Cache: ["behavior", "version_override", "serialize", "ignored_inputs", "salt", "policies", "max_age"],
  Secret: ["key", "group", "mount", "as_env_var"],
  PodTemplate: ["pod_spec", "primary_container_name", "labels", "annotations"],
  timedelta: ["days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"],
  Path: ["path", "second", "third", "fourth", "fifth"],
};

const flyteNames = new Set<string>(
  (
    "TaskEnvironment Resources Device GPU TPU Neuron AMD_GPU HABANA_GAUDI APPLE_SILICON ReusePolicy RetryStrategy Backoff Timeout " +
    "Cache Secret PodTemplate"
  ).split(" "),
);

/** Names that `from flyte import *` brings, among those that matter here. */
export function isFlyteName(name: string): boolean {
  return flyteNames.has(name);
}

/** What an imported name is, when it is understood: `flyte.Resources`, `flyte._resources.Resources`, `datetime.timedelta`. */
export function calledName(path: string): CalledName | undefined {
  const last = path.slice(path.lastIndexOf(".") + 1);
  if (path === "datetime.timedelta") return "timedelta";
  if (path === "pathlib.Path" || path === "pathlib.PurePosixPath") return "Path";
  return path.startsWith("flyte.") && flyteNames.has(last) ? (last as CalledName) : undefined;
}
