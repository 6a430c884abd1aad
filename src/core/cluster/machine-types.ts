/** A cloud whose machines are known. */
export type Cloud = "gcp" | "aws" | "azure";

/** A machine type of a cloud. Keys in `unverified` have no source. */
export type MachineType = {
  /** `cloud:name`. */
  readonly id: string;
  readonly cloud: Cloud;
  readonly name: string;
  readonly arch: "amd64" | "arm64";
  readonly vcpu: number;
  readonly memoryMiB: number;
  readonly accelerator?: {
    /** The id in the hardware data. */
    readonly id: string;
    readonly resourceName: string;
    readonly count: number;
    /** The slice that one machine makes, for TPUs. */
    readonly topology?: string;
  };
  readonly localDiskGB?: number;
  /** What Karpenter publishes as allocatable. */
  readonly published?: { readonly [resource: string]: string };
  /** What managed nodes of the type carry. */
  readonly labels: { readonly [label: string]: string };
  readonly unverified: readonly string[];
  readonly notes?: string;
  /** Positions in `MachineTypes.sources`. */
  readonly source: readonly number[];
  readonly checkedOn: string;
};

/** All machine types, with the sources that rows point at. */
export type MachineTypes = {
  readonly checkedOn: string;
  readonly sources: readonly string[];
  readonly rows: readonly MachineType[];
};

/** Loads the machine types; not part of the page's first load. @see SPEC CP10 */
export async function loadMachineTypes(): Promise<MachineTypes> {
  const loaded = await import("./data/machine-types.generated.json");
  return loaded.default as unknown as MachineTypes;
}

/** The machine type of an id such as `gcp:a2-highgpu-1g`; `undefined` where there is none. */
export function machineTypeOf(machines: MachineTypes, id: string): MachineType | undefined {
  return machines.rows.find((row) => row.id === id);
}
