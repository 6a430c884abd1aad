import { isAcceleratorText, legalCounts } from "#core/catalog/accelerators.ts";
import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { NodeMessages } from "#core/pod/node-messages.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { deviceOf, normalizedDevice } from "#core/sdk/sdk-resources.ts";

/** What is to change about the device of a task. */
export type DeviceChange = { readonly device?: string; readonly quantity?: number };

/**
 * The value of `gpu` with another device or another number of devices, in the spelling that stands there where that can say it,
 * else as a device with its keys. `undefined` without a device, and where the number is none.
 *
 * @see SPEC FT9
 */
export function gpuValue(
  { given, resources }: NodeMessages,
  catalogue: SdkCatalogue,
  change: DeviceChange,
): Json | undefined {
  const { gpu } = given;
  const { device, quantity } = change;
  if (quantity !== undefined && quantity < 1) return undefined;
  if (typeof gpu === "number" && device === undefined) return quantity ?? gpu;
  if (typeof gpu === "string") {
    const [name = "", count = "1"] = gpu.split(":", 2);
    const text = `${device ?? name}:${quantity ?? count}`;
    if (isAcceleratorText(catalogue, text)) return text;
  }
  const own = deviceOf(resources, catalogue);
  if (!own) return undefined;
  // A device of the document is made of JSON, and so is what it becomes.
  const { partition, ...rest } = normalizedDevice(own) as { readonly [key: string]: Json };
  const sliced = partition === null || partition === undefined ? {} : { partition };
  const value = {
    ...rest,
    ...sliced,
    ...(device === undefined ? {} : { device }),
    ...(quantity === undefined ? {} : { quantity }),
  };
  return isJsonObject(gpu) ? { ...gpu, ...value } : value;
}

/** The most devices up to `most` that may be asked for: a number that the SDK lists where the accelerator is a text. */
export function largestCount({ given: { gpu } }: NodeMessages, catalogue: SdkCatalogue, most: number): number {
  if (typeof gpu !== "string") return most;
  const counts = legalCounts(catalogue, gpu.split(":", 1)[0] ?? "").filter((count) => count <= most);
  return counts.length > 0 ? Math.max(...counts) : most;
}
