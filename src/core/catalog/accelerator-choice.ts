import type { Json } from "#core/problem/json.ts";
import { deviceClassOf, legalCounts, mayOmitCount } from "./accelerators.ts";
import type { DeviceClass, SdkCatalogue } from "./sdk-catalogue.ts";

/** A device of the catalogue with how many of it, whole or in partitions. `partition` is a MIG profile or the topology of a slice. */
export type AcceleratorChoice = {
  readonly device: string;
  readonly deviceClass: DeviceClass;
  readonly count: number;
  readonly partition?: string;
};

/** The class of a device that the SDK lists anywhere, TPUs included, which have no text form. `undefined` for another name. */
export function knownClass(catalogue: SdkCatalogue, device: string): DeviceClass | undefined {
  if (catalogue.helperDevices.TPU.includes(device)) return "TPU";
  return deviceClassOf(catalogue, device);
}

/**
 * The value of `gpu` that says a choice in the shortest way: the text `A100:2` where the SDK lists it, else the parts of a
 * `flyte.Device`. See SPEC C2, C10.
 */
export function writeChoice(catalogue: SdkCatalogue, choice: AcceleratorChoice): Json {
  const { device, deviceClass, count, partition } = choice;
  const plain = partition === undefined && deviceClass !== "TPU";
  if (plain && mayOmitCount(catalogue, device) && count === 1) return device;
  if (plain && legalCounts(catalogue, device).includes(count)) return `${device}:${count}`;
  const value = { device, quantity: count, device_class: deviceClass };
  return partition === undefined ? value : { ...value, partition };
}
