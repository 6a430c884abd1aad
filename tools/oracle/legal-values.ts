// Other legal values for what a document holds: what the oracle sets in people's files.
import { newestCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";

/** A text that needs escapes, other quotes and a character outside the first plane. */
const hardText = 'it\'s "so" \\ 😀';

/** Accelerators in each spelling that the SDK takes: a count, the SDK's text, an object with and without a partition. */
const devices: readonly Json[] = [
  2,
  ...newestCatalogue.accelerators.flatMap(({ id, counts }) => counts.slice(-1).map((count) => `${id}:${count}`)),
  ...Object.entries(newestCatalogue.partitions).map(([device, partitions]) => ({
    device,
    quantity: 1,
    device_class: newestCatalogue.helperDevices.TPU.includes(device) ? "TPU" : "GPU",
    partition: partitions.at(-1) ?? null,
  })),
  { device: "H200", quantity: 4, device_class: "GPU" },
  { device: "MI300X", quantity: 2, device_class: "AMD_GPU" },
  { device: "Trn1", quantity: 1, device_class: "NEURON" },
];

const values: Readonly<Record<string, readonly Json[]>> = {
  cpu: ["750m", 3, [1, 2], ["500m", "2"]],
  memory: ["3Gi", "1500Mi", ["1Gi", "5Gi"]],
  disk: ["77Gi"],
  shm: ["auto", "3Gi"],
  gpu: devices,
  retries: [7, { count: 4 }, { count: 2, backoff: { base: 10, factor: 2, cap: 300 } }],
  timeout: [4321, { max_runtime: 120, deadline: 3600 }],
  cache: ["auto", "disable", { behavior: "override", version_override: "v7" }],
  interruptible: [true, false],
  report: [true, false],
  queue: ["other-queue"],
  description: [hardText],
  docs: ["Says something else.", "Two lines:\n\n    and one that stands in."],
  short_name: [hardText],
  service_account: ["other-account"],
  pod_template: ["other-template"],
  secrets: ["other-secret", [{ key: "other", as_env_var: "OTHER" }, "plain"]],
  env_vars: [{ OTHER: hardText }],
  include: [["other.txt", "more/*.py"]],
  image: ["ghcr.io/acme/other:2"],
  max_inline_io_bytes: [2_097_152],
  reusable: [
    { replicas: 2, idle_ttl: 90 },
    { replicas: [1, 3], idle_ttl: 120, concurrency: 4, scaledown_ttl: 60 },
  ],
  behavior: ["auto"],
  replicas: [3, [1, 4]],
  label: ["other label"],
};

/** What each kind of node may be given where it has nothing. */
export const additions: Readonly<Record<NodeKind, readonly string[]>> = {
  environment:
    "resources description env_vars interruptible queue cache secrets reusable include service_account".split(" "),
  task: "retries timeout cache short_name queue interruptible docs resources max_inline_io_bytes".split(" "),
  override: "resources retries timeout short_name env_vars secrets interruptible queue".split(" "),
};

/** The kinds of nodes that a document has. */
export type NodeKind = "environment" | "task" | "override";

/** A value for a key that is not there. */
export function valueFor(key: string, pick: number): Json {
  const all: readonly Json[] = key === "resources" ? [{ cpu: 2, memory: "3Gi" }, { gpu: "L4:2" }] : (values[key] ?? []);
  return all[pick % Math.max(1, all.length)] ?? "x";
}

/** Other legal values for the value at a path; none where only the whole around it can be set. */
export function otherValues(path: Path, value: Json, pick: number): readonly Json[] {
  const key = String(path.at(-1));
  if (key === "name") return typeof value === "string" ? [path.length === 5 ? `${value}_x` : `${value}-x`] : [];
  if (path.includes("depends_on") || key === "clone_of" || key === "async") return [];
  if (path.includes("gpu") && key !== "gpu") return insideDevice(key, value);
  const known = (values[key] ?? []).filter((other) => JSON.stringify(other) !== JSON.stringify(value));
  if (key === "gpu" || key === "cpu") return rotated(known, pick).slice(0, 3);
  if (known.length > 0 && path.length <= 8) return rotated(known, pick).slice(0, 2);
  if (isJsonObject(value) || Array.isArray(value)) return [];
  return plainOther(path, value);
}

function plainOther(path: Path, value: Json): readonly Json[] {
  const pair = path.find((key) => key === "cpu" || key === "memory" || key === "disk");
  if (pair !== undefined && typeof path.at(-1) === "number") return [typeof value === "number" ? value + 1 : "9"];
  if (typeof value === "string") return [path.includes("env_vars") ? hardText : `${value}-x`];
  if (typeof value === "number") return [value + 1];
  return typeof value === "boolean" ? [!value] : [];
}

function insideDevice(key: string, value: Json): readonly Json[] {
  if (key === "quantity" && typeof value === "number") return [value + 1];
  return key === "partition" && typeof value === "string"
    ? (Object.values(newestCatalogue.partitions)
        .find((all) => all.includes(value))
        ?.filter((other) => other !== value)
        .slice(0, 1) ?? [])
    : [];
}

function rotated<T>(items: readonly T[], by: number): readonly T[] {
  const at = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
