import { nodeLabelValue } from "#core/catalog/accelerators.ts";
import { newestCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { Slot } from "#core/formats/yaml/source-slots.ts";
import { shippedConfiguration } from "#core/pod/pod-configuration.ts";
import { taskResources } from "#core/pod/task-resources.ts";
import type { Json } from "#core/problem/json.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { wholeValue } from "#core/quantity/quantity-value.ts";
import { buildResources } from "#core/sdk/build-resources.ts";
import { gpuCandidates } from "#core/sdk/gpu-candidates.ts";
import type { PyCall } from "#core/sdk/py-value.ts";
import { serializeResources } from "#core/sdk/serialize-resources.ts";
import type { Sides } from "./read-amounts.ts";

/** A node label that says which device, and where it stands. */
type Sign = { readonly value: string; readonly slot: Slot };

/** What a pod says of its accelerator beside the count. */
export type DeviceSigns = { readonly device: Sign[]; readonly partition: Sign[]; readonly tolerations: Sign[] };

const classes = Object.values(shippedConfiguration["accelerator-device-classes"]);
/** Labels that say a device or a part of it: Flyte's own and those of Google's clusters. */
const keys: Readonly<Record<"device" | "partition", readonly string[]>> = {
  device: [
    shippedConfiguration["gpu-device-node-label"],
    ...classes.map((one) => one["device-node-label"]),
    "cloud.google.com/gke-accelerator",
  ],
  partition: [
    shippedConfiguration["gpu-partition-size-node-label"],
    ...classes.map((one) => one["partition-size-node-label"]),
    "cloud.google.com/gke-gpu-partition-size",
  ],
};

/** Whether a label or taint says a device, or a part of one. */
export function isDeviceKey(key: string | undefined): "device" | "partition" | undefined {
  if (key === undefined || key === "") return undefined;
  if (keys.device.includes(key)) return "device";
  return keys.partition.includes(key) ? "partition" : undefined;
}

/**
 * The value of `gpu` for which Flyte, as shipped, builds this: the count of the resource and the labels of nodes; `says` are the labels'
 * values. Without a device that is known the count alone; `undefined` where that is no whole number. See SPEC SO10.
 */
export function podGpu(seen: {
  readonly name: string | undefined;
  readonly sides: Sides | undefined;
  readonly signs: DeviceSigns;
}): { readonly gpu: Json; readonly says: readonly string[] } | undefined {
  const count = countOf(seen.sides);
  if (seen.name === undefined || count === undefined) return undefined;
  const [device, ...devices] = new Set(seen.signs.device.map(({ value }) => value));
  const [partition, ...partitions] = new Set(seen.signs.partition.map(({ value }) => value));
  const isPlain = seen.name === shippedConfiguration["gpu-resource-name"];
  const alone = isPlain ? { gpu: count, says: [] } : undefined;
  if (devices.length > 0 || partitions.length > 0) return alone;
  const says = [device, partition].filter((value) => value !== undefined);
  const wanted = { name: seen.name, count, says };
  const found = sentFor(device).flatMap((sent) =>
    gpuCandidates({ count, sent, ...(partition !== undefined && { partition }) }, newestCatalogue),
  );
  const gpu = found.find((one) => builds(one, wanted));
  return gpu === undefined || device === undefined ? alone : { gpu, says };
}

function countOf(sides: Sides | undefined): number | undefined {
  const texts = [sides?.limit?.text, sides?.request?.text].filter((text) => text !== undefined);
  const [count, ...others] = texts.map((text) => {
    const quantity = parseQuantity(text);
    return quantity.ok && /^\d+$/.test(text) ? Number(wholeValue(quantity.value)) : undefined;
  });
  return others.every((other) => other === count) && count !== undefined && count > 0 ? count : undefined;
}

/** What the SDK may have sent for a node label's value: Flyte looks it up in a table of its own. */
function sentFor(device: string | undefined): readonly string[] {
  if (device === undefined) return [];
  const table = shippedConfiguration["accelerator-devices"];
  const names = Object.keys(table).filter((name) => table[name] === device);
  return [...new Set([device, ...names.map((name) => nodeLabelValue(newestCatalogue, name)), ...names])];
}

type Wanted = { readonly name: string; readonly count: number; readonly says: readonly string[] };

function builds(gpu: Json, { name, count, says }: Wanted): boolean {
  const resources = buildResources({ gpu } as PyCall);
  const sent = resources.ok ? serializeResources(resources.value) : resources;
  if (!sent.ok) return false;
  const { resources: amounts, extendedResources } = sent.value;
  const task = { ...(amounts && { resources: amounts }), ...(extendedResources && { extendedResources }) };
  const built = taskResources(task, shippedConfiguration);
  if (!built.ok || built.value.limits[name] !== String(count)) return false;
  const values = built.value.requirements.map(({ values = [] }) => values[0]);
  return values.length === says.length && says.every((value, index) => values[index] === value);
}
