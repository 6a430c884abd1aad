import { rewriteAlias } from "./accelerators.ts";
import { type DeviceClass, newestCatalogue } from "./sdk-catalogue.ts";

/** A MIG profile of a card: how much memory a slice has, how many fit on a card, whether the SDK's helper takes it. */
type MigProfile = {
  readonly profile: string;
  readonly memoryGB: number;
  readonly perDevice: number;
  readonly inSdk: boolean;
};

/** A TPU slice: its chips, and how many hosts it takes. One topology can come on several machine types. */
type TpuTopology = {
  readonly topology: string;
  readonly chips: number;
  readonly hosts: number;
  readonly chipsPerHost: number;
};

/** What is known about a device. Figures are of one card or chip. Keys in `unverified` have no source. */
export type HardwareRow = {
  readonly id: string;
  /** The SDK's name. */
  readonly device: string;
  readonly deviceClass: DeviceClass;
  readonly vendor: string;
  readonly architecture?: string;
  readonly memoryGB: number;
  readonly memoryType?: string;
  readonly memoryBandwidth?: string;
  readonly interconnect?: string;
  /** The extended resource in Kubernetes. */
  readonly resourceName?: string;
  readonly use: string;
  /** Machine types that carry it, `cloud:type`. */
  readonly machines: readonly string[];
  readonly mig?: readonly MigProfile[];
  readonly chipsInPod?: number;
  readonly topologies?: readonly TpuTopology[];
  readonly notes?: string;
  readonly unverified: readonly string[];
  /** Positions in `HardwareCatalogue.sources`. */
  readonly source: readonly number[];
  readonly checkedOn: string;
};

/** All devices, with the sources that rows point at. */
export type HardwareCatalogue = {
  readonly checkedOn: string;
  readonly sources: readonly string[];
  readonly rows: readonly HardwareRow[];
};

/** Loads the facts about hardware; not part of the page's first load. */
export async function loadHardware(): Promise<HardwareCatalogue> {
  const loaded = await import("./data/hardware.generated.json");
  return loaded.default as HardwareCatalogue;
}

/** The facts about a device by any release's name for it; a shared device has those of the card that is shared. */
export function hardwareOf(hardware: HardwareCatalogue, device: string): HardwareRow | undefined {
  const card = rewriteAlias(newestCatalogue, device.replace(/ shared$/, ""));
  return hardware.rows.find((row) => row.device === card || row.device.toLowerCase() === card.toLowerCase());
}
