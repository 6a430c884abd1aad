import { type DeviceClass, newestCatalogue, type SdkCatalogue } from "./sdk-catalogue.ts";

/** The names that `gpu="NAME:COUNT"` takes, in the SDK's order. */
export function acceleratorNames(catalogue: SdkCatalogue): readonly string[] {
  return catalogue.accelerators.map((row) => row.id);
}

/** Every legal accelerator text, in the SDK's order: `A2:1`, ... `AppleSilicon`, `AppleSilicon:1`. See SPEC C2. */
export function acceleratorTexts(catalogue: SdkCatalogue): readonly string[] {
  return catalogue.accelerators.flatMap((row) => [
    ...(row.countOptional ? [row.id] : []),
    ...row.counts.map((count) => `${row.id}:${count}`),
  ]);
}

/** Whether a text is one of `acceleratorTexts`: case, blanks and leading zeros matter. */
export function isAcceleratorText(catalogue: SdkCatalogue, text: string): boolean {
  const colon = text.indexOf(":");
  const row = rowOf(catalogue, colon < 0 ? text : text.slice(0, colon));
  if (!row) return false;
  if (colon < 0) return row.countOptional === true;
  return row.counts.some((count) => String(count) === text.slice(colon + 1));
}

/** The counts that the SDK lists for a name; none for a name that it does not list. */
export function legalCounts(catalogue: SdkCatalogue, device: string): readonly number[] {
  return rowOf(catalogue, device)?.counts ?? [];
}

/** Whether `gpu="NAME"` is legal without a count. */
export function mayOmitCount(catalogue: SdkCatalogue, device: string): boolean {
  return rowOf(catalogue, device)?.countOptional === true;
}

/**
 * The partitions (MIG profiles, TPU topologies) that the SDK's helper takes for a device: none for a shared device,
 * `undefined` where it takes any text. See SPEC C3.
 */
export function partitionsOf(catalogue: SdkCatalogue, device: string): readonly string[] | undefined {
  if (isShared(catalogue, device)) return [];
  return Object.hasOwn(catalogue.partitions, device) ? catalogue.partitions[device] : undefined;
}

/** Whether a device is shared between pods, such as `T4 shared`. */
export function isShared(catalogue: SdkCatalogue, device: string): boolean {
  return catalogue.sharedDevices.includes(device);
}

/** The class of a listed device; `undefined` for another name. */
export function deviceClassOf(catalogue: SdkCatalogue, device: string): DeviceClass | undefined {
  return rowOf(catalogue, device)?.deviceClass;
}

/** What the SDK sends for a device, which becomes the value of a node label: `nvidia-tesla-t4`; else the name itself. */
export function nodeLabelValue(catalogue: SdkCatalogue, device: string): string {
  return Object.hasOwn(catalogue.nodeLabelValues, device) ? (catalogue.nodeLabelValues[device] ?? device) : device;
}

/** The present spelling of a deprecated name; other names unchanged. */
export function rewriteAlias(catalogue: SdkCatalogue, device: string): string {
  return Object.hasOwn(catalogue.aliases, device) ? (catalogue.aliases[device] ?? device) : device;
}

/** Whether a release knows a device's name: in its list of texts, or as one of its TPUs, which have no text. */
export function knowsDevice(catalogue: SdkCatalogue, device: string): boolean {
  return rowOf(catalogue, device) !== undefined || catalogue.helperDevices.TPU.includes(device);
}

/**
 * How a release spells a device: the name itself where it knows it, else the other spelling of an alias (`A100_80G`, before
 * 2.11.3 `A100 80G`). `undefined` where it does not know the device under any name. See SPEC C7.
 */
export function spellingIn(catalogue: SdkCatalogue, device: string): string | undefined {
  const pairs = Object.entries(newestCatalogue.aliases);
  const others = pairs.flatMap(([old, present]) => (old === device ? [present] : present === device ? [old] : []));
  return [device, ...others].find((name) => knowsDevice(catalogue, name));
}

/**
 * A device class in protobuf JSON: the enum's name, or its number where the IDL has no name for it.
 * `undefined` for GPU and for unknown words, which are NVIDIA_GPU, protobuf's default. See SPEC C4.
 */
export function wireClass(catalogue: SdkCatalogue, deviceClass: string): string | number | undefined {
  const row = catalogue.deviceClasses.find((candidate) => candidate.name === deviceClass);
  if (!row || row.number === 0) return undefined;
  return row.wireName ?? row.number;
}

function rowOf(catalogue: SdkCatalogue, device: string) {
  return catalogue.accelerators.find((row) => row.id === device);
}
