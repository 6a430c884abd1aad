import { newestCatalogue as catalogue } from "#core/catalog/sdk-catalogue.ts";
import type { JsonObject } from "#core/problem/json.ts";

/** The SDK's functions that make a Device. */
export type DeviceHelper = "GPU" | "TPU" | "Neuron" | "AMD_GPU" | "HABANA_GAUDI" | "APPLE_SILICON";

type Row = { readonly helper: DeviceHelper; readonly devices: readonly string[] };

const rows: Readonly<Record<string, Row>> = {
  GPU: { helper: "GPU", devices: catalogue.helperDevices.GPU },
  TPU: { helper: "TPU", devices: catalogue.helperDevices.TPU },
  NEURON: { helper: "Neuron", devices: catalogue.helperDevices.Neuron },
  AMD_GPU: { helper: "AMD_GPU", devices: catalogue.helperDevices.AMD_GPU },
  HABANA_GAUDI: { helper: "HABANA_GAUDI", devices: catalogue.helperDevices.HABANA_GAUDI },
  APPLE_SILICON: { helper: "APPLE_SILICON", devices: ["AppleSilicon"] },
};

/** The first release whose helper takes a device; all others are in every release from 2.0.0 on. Source: the SDK's releases. */
const since: Readonly<Record<string, string>> = {
  A2: "2.7.2",
  V5E: "2.8.0",
  A100_80G: "2.11.3",
  RTX_PRO_4500: "2.11.3",
  RTX_PRO_6000: "2.11.3",
  "T4 shared": "2.12.0",
  "L4 shared": "2.12.0",
  "A10G shared": "2.12.0",
  "A10 shared": "2.12.0",
  "L40S shared": "2.12.0",
  AppleSilicon: "2.12.0",
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
  const row = Object.hasOwn(rows, deviceClass) ? rows[deviceClass] : undefined;
  if (!row?.devices.includes(device) || isBefore(sdk, since[device] ?? "2.0.0")) return undefined;
  if (!Number.isInteger(quantity) || quantity < 1 || (row.helper !== "GPU" && quantity !== 1)) return undefined;
  return takesPartition(row.helper, device, partition ?? null) ? row.helper : undefined;
}

function takesPartition(helper: DeviceHelper, device: string, partition: unknown): boolean {
  if (partition === null) return true;
  if (typeof partition !== "string" || (helper !== "GPU" && helper !== "TPU")) return false;
  if (catalogue.sharedDevices.includes(device)) return false;
  return catalogue.partitions[device]?.includes(partition) ?? true;
}

/** Whether a release is older than another; what is no release counts as the newest. */
function isBefore(release: string, other: string): boolean {
  const mine = numbersOf(release);
  const theirs = numbersOf(other);
  if (!/^\d+\.\d+\.\d+/.test(release)) return false;
  for (const [index, number] of theirs.entries()) {
    const difference = (mine[index] ?? 0) - number;
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function numbersOf(release: string): readonly number[] {
  return release.split(".").map((part) => Number.parseInt(part, 10));
}
