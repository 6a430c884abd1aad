import { isShared, knowsDevice, partitionsOf } from "#core/catalog/accelerators.ts";
import { catalogueFor, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { JsonObject } from "#core/problem/json.ts";

/** The SDK's functions that make a Device. */
export type DeviceHelper = "GPU" | "TPU" | "Neuron" | "AMD_GPU" | "HABANA_GAUDI" | "APPLE_SILICON";

const helpers: Readonly<Record<string, DeviceHelper>> = {
  GPU: "GPU",
  TPU: "TPU",
  NEURON: "Neuron",
  AMD_GPU: "AMD_GPU",
  HABANA_GAUDI: "HABANA_GAUDI",
  APPLE_SILICON: "APPLE_SILICON",
};

/**
 * The helper that makes exactly this Device in this release, if there is one. Only GPU takes a quantity, only GPU and TPU a
 * partition; a GPU without a table of partitions takes any, a shared one none.
 *
 * @see SPEC PY6
 */
export function deviceHelper(object: JsonObject, sdk: string): DeviceHelper | undefined {
  const { device, quantity, device_class: deviceClass, partition } = object;
  if (typeof device !== "string" || typeof deviceClass !== "string" || typeof quantity !== "number") return undefined;
  const helper = Object.hasOwn(helpers, deviceClass) ? helpers[deviceClass] : undefined;
  const catalogue = catalogueFor(sdk);
  if (!helper || !devicesOf(catalogue, helper).includes(device)) return undefined;
  if (!Number.isInteger(quantity) || quantity < 1 || (helper !== "GPU" && quantity !== 1)) return undefined;
  return takesPartition(catalogue, { helper, device, partition: partition ?? null }) ? helper : undefined;
}

function devicesOf(catalogue: SdkCatalogue, helper: DeviceHelper): readonly string[] {
  if (helper !== "APPLE_SILICON") return catalogue.helperDevices[helper];
  return knowsDevice(catalogue, "AppleSilicon") ? ["AppleSilicon"] : [];
}

function takesPartition(
  catalogue: SdkCatalogue,
  {
    helper,
    device,
    partition,
  }: { readonly helper: DeviceHelper; readonly device: string; readonly partition: unknown },
): boolean {
  if (partition === null) return true;
  if (typeof partition !== "string" || (helper !== "GPU" && helper !== "TPU")) return false;
  if (isShared(catalogue, device)) return false;
  return partitionsOf(catalogue, device)?.includes(partition) ?? true;
}
