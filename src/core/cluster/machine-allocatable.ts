import type { MachineType } from "./machine-types.ts";

/** What an estimate rests on, for people. */
export type Allocatable = {
  /** By resource, as Kubernetes prints it. */
  readonly amounts: { readonly [resource: string]: string };
  readonly formula: string;
};

type Tier = readonly [size: bigint, perMille: bigint];

/** Of the memory, in MiB: 25 % of the first 4 GiB, 20 % of the next 4, 10 % of the next 8, 6 % of the next 112, 2 % above. */
const gkeMemory: readonly Tier[] = [
  [4096n, 250n],
  [4096n, 200n],
  [8192n, 100n],
  [114_688n, 60n],
];
/** Of the cores, in hundred-thousandths: 6 % of the first, 1 % of the second, 0.5 % of the next two, 0.25 % of the rest. */
const usualCores: readonly Tier[] = [
  [1n, 6000n],
  [1n, 1000n],
  [2n, 500n],
];
const azureCores: readonly Tier[] = [
  [1n, 6000n],
  [1n, 4000n],
  [2n, 2000n],
];
const evictionMiB = 100n;
const usualPods = 110n;

/**
 * What pods can ask for on a machine, by the formula of its cloud, in whole thousandths of a core and MiB, rounded down.
 * An estimate: real nodes differ by about 2 %, and what runs on every node is not taken off.
 *
 * @see SPEC CP11; sources are those in docs/SPEC.md
 */
export function machineAllocatable(machine: MachineType): Allocatable {
  const { cpu, memoryMiB, pods, disk, formula } = byCloud(machine);
  const { accelerator } = machine;
  return {
    formula,
    amounts: {
      cpu: `${cpu}m`,
      memory: `${memoryMiB > 0n ? memoryMiB : 0n}Mi`,
      "ephemeral-storage": disk,
      pods: String(pods),
      ...extended(machine.published),
      ...(accelerator ? { [accelerator.resourceName]: String(accelerator.count) } : {}),
    },
  };
}

function byCloud(machine: MachineType) {
  if (machine.cloud === "gcp") return onGke(machine);
  return machine.cloud === "aws" ? onEks(machine) : onAks(machine);
}

/** A boot disk of 100 GB: of it 1.5635 % and 4.148 GiB and 100 MB go to the system, 10 % to eviction. */
const gkeDisk = "78Gi";

function onGke(machine: MachineType) {
  const memory = BigInt(machine.memoryMiB);
  const kubelet = tiered(memory, gkeMemory, 20n);
  return {
    cpu: coresLeft(machine, usualCores, 250n),
    memoryMiB: (memory * 1_000_000n - kubelet * 1000n - kernelShare(memory) - evictionMiB * 1_000_000n) / 1_000_000n,
    pods: usualPods,
    disk: gkeDisk,
    formula: "GKE: tiers of cores and memory, the kernel's share, 100 MiB for eviction, a boot disk of 100 GB",
  };
}

/** In millionths of a MiB: 1/64, 16 MiB, 64 MiB above 3 GiB, 8 MiB up to 8 GiB, 0.175 % but at most 248 MiB. */
function kernelShare(memory: bigint): bigint {
  const part = memory * 1750n;
  const most = 248_000_000n;
  const fixed = 16n + (memory > 3072n ? 64n : 0n) + (memory <= 8192n ? 8n : 0n);
  return memory * 15_625n + fixed * 1_000_000n + smaller(part, most);
}

/** 7.5 % for the hypervisor, as Karpenter guesses; machines with Arm cores lack 64 MiB more. */
function onEks(machine: MachineType) {
  const pods = BigInt(machine.published?.pods ?? usualPods);
  const memory = BigInt(machine.memoryMiB) - (machine.arch === "arm64" ? 64n : 0n);
  return {
    cpu: coresLeft(machine, usualCores, 250n),
    memoryMiB: (memory * 925n - (255n + 11n * pods + evictionMiB) * 1000n) / 1000n,
    pods,
    disk: machine.published?.["ephemeral-storage"] ?? "17Gi",
    formula: "EKS: tiers of cores, 7.5 % for the hypervisor, 255 MiB and 11 MiB a pod, 100 MiB for eviction",
  };
}

/** Assumed: an OS disk of 128 GiB, 10 % of it for eviction. */
const azureDisk = "115Gi";

function onAks(machine: MachineType) {
  const memory = BigInt(machine.memoryMiB);
  const wanted = 20n * usualPods + 50n;
  const most = memory / 4n;
  return {
    cpu: coresLeft(machine, azureCores, 1000n),
    memoryMiB: memory - smaller(wanted, most) - evictionMiB,
    pods: usualPods,
    disk: azureDisk,
    formula:
      "AKS 1.29+: tiers of cores, 20 MB a pod and 50 MB but at most a quarter, 100 MiB for eviction; disk assumed",
  };
}

/** Thousandths of a core, rounded down. */
function coresLeft({ vcpu }: MachineType, tiers: readonly Tier[], rest: bigint): bigint {
  const cores = BigInt(vcpu);
  return (cores * 100_000n - tiered(cores, tiers, rest)) / 100n;
}

/** The sum of each tier's share, in the unit of the amount times that of the shares. */
function tiered(amount: bigint, tiers: readonly Tier[], rest: bigint): bigint {
  let left = amount;
  let sum = 0n;
  for (const [size, share] of tiers) {
    const part = smaller(left, size);
    sum += part * share;
    left -= part;
  }
  return sum + left * rest;
}

function extended(published: MachineType["published"]): { readonly [resource: string]: string } {
  const names = Object.entries(published ?? {}).filter(([name]) => name.includes("/"));
  return Object.fromEntries(names);
}

function smaller(left: bigint, right: bigint): bigint {
  if (left < right) return left;
  return right;
}
