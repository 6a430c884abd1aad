import { deviceClassOf } from "#core/catalog/accelerators.ts";
import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { Problem } from "#core/problem/problem.ts";
import { isPyFalsy, isPyTuple, type PyValue, pyDurationOf, pyExpressionOf, pyTypeName } from "./py-value.ts";
import { pythonRepr } from "./python-value.ts";

/** A `flyte.Device`. Whatever the SDK does not check may be any value. */
export type SdkDevice = {
  readonly device: PyValue;
  readonly quantity: PyValue;
  readonly deviceClass: PyValue;
  readonly partition: PyValue;
};

/** What stands in `gpu`: nothing, a bare count, an accelerator text such as `A100:4` (aliases rewritten), or a device. */
export type SdkGpu =
  | { readonly kind: "none" }
  | { readonly kind: "count"; readonly count: PyValue }
  | { readonly kind: "accelerator"; readonly text: string }
  | { readonly kind: "device"; readonly device: SdkDevice };

/** A `flyte.Resources` that the SDK accepted. `null` is unset; cpu and memory may be a pair (request, limit). */
export type SdkResources = {
  readonly cpu: PyValue;
  readonly memory: PyValue;
  readonly gpu: SdkGpu;
  readonly disk: PyValue;
  readonly shm: PyValue;
  /** What the SDK logged while it made them, such as a deprecated name. */
  readonly warnings: readonly Problem[];
};

/** Keywords of `flyte.Resources`, in its order. */
export const resourceKeywords = ["cpu", "memory", "gpu", "disk", "shm"] as const;

/**
 * `Resources.get_device()`: the device of the resources; `undefined` without one, also for a count of 0.
 * A bare count has no name; a text has the class that the catalogue lists.
 *
 * @see SPEC S10
 */
export function deviceOf(resources: SdkResources, catalogue: SdkCatalogue): SdkDevice | undefined {
  const { gpu } = resources;
  if (gpu.kind === "none") return undefined;
  if (gpu.kind === "device") return gpu.device;
  if (gpu.kind === "count") {
    if (isPyFalsy(gpu.count)) return undefined;
    return { device: null, quantity: gpu.count, deviceClass: "GPU", partition: null };
  }
  const colon = gpu.text.indexOf(":");
  const name = colon < 0 ? gpu.text : gpu.text.slice(0, colon);
  const quantity = colon < 0 ? 1 : Number(gpu.text.slice(colon + 1));
  return { device: name, quantity, deviceClass: deviceClassOf(catalogue, name) ?? "GPU", partition: null };
}

/** The resources as the document writes them: without unset keys, a device as an object with all four keys. */
export function normalizedResources(resources: SdkResources): { readonly [key: string]: PyValue } {
  const values = { ...resources, gpu: normalizedGpu(resources.gpu) };
  const set = resourceKeywords.filter((keyword) => values[keyword] !== null);
  return Object.fromEntries(set.map((keyword) => [keyword, normalizedValue(values[keyword])]));
}

/** A device as the document writes it. */
export function normalizedDevice(device: SdkDevice): { readonly [key: string]: PyValue } {
  return {
    device: normalizedValue(device.device),
    quantity: normalizedValue(device.quantity),
    device_class: normalizedValue(device.deviceClass),
    partition: normalizedValue(device.partition),
  };
}

function normalizedGpu(gpu: SdkGpu): PyValue {
  if (gpu.kind === "none") return null;
  if (gpu.kind === "count") return gpu.count;
  return gpu.kind === "accelerator" ? gpu.text : normalizedDevice(gpu.device);
}

/** A value in which what JSON cannot spell stands as its `repr`; durations are rounded to microseconds. */
export function normalizedValue(value: PyValue): PyValue {
  if (isPyTuple(value)) return value.map(normalizedValue);
  if (value === null || typeof value !== "object") return value;
  const seconds = pyDurationOf(value);
  if (seconds !== undefined) return { $timedelta: seconds };
  if (pyExpressionOf(value) !== undefined) return pyTypeName(value) === "dict" ? {} : { $py: pythonRepr(value) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalizedValue(item ?? null)]));
}
