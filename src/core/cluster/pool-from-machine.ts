import type { JsonObject } from "#core/problem/json.ts";
import type { NodePool } from "./cluster-profile.ts";
import { machineAllocatable } from "./machine-allocatable.ts";
import type { Cloud, MachineType } from "./machine-types.ts";

/** How a pool of machines is set up. */
export type PoolOptions = {
  readonly name?: string;
  readonly count?: number;
  readonly autoscaled?: { readonly min: number; readonly max: number };
  readonly spot?: boolean;
  /** The slice of a TPU that spans several machines, such as `4x4`. */
  readonly topology?: string;
};

type Taint = { readonly key: string; readonly value: string; readonly effect: "NoSchedule" };

/**
 * A pool of machines of one type, as a managed pool of its cloud: labels, taints, and the estimate of what pods can ask for.
 *
 * @see SPEC CP12
 */
export function poolFromMachine(machine: MachineType, options: PoolOptions = {}): NodePool {
  const { name = machine.name.toLowerCase(), count = 1, autoscaled, spot = false } = options;
  const taints = taintsOf(machine, spot);
  const node: JsonObject = {
    metadata: {
      labels: {
        ...commonLabels(machine),
        ...machine.labels,
        ...sliceLabel(machine, options),
        ...spotLabels(machine, spot),
      },
    },
    ...(taints.length > 0 ? { spec: { taints } } : {}),
    status: { allocatable: machineAllocatable(machine).amounts },
  };
  return { name, count, ...(autoscaled ? { autoscaled } : {}), node, source: "estimate", machine: machine.id };
}

function commonLabels({ arch }: MachineType) {
  return { "kubernetes.io/arch": arch, "kubernetes.io/os": "linux" };
}

const topologyLabel = "cloud.google.com/gke-tpu-topology";

function sliceLabel({ accelerator, cloud }: MachineType, { topology = accelerator?.topology }: PoolOptions) {
  const isTpu = cloud === "gcp" && accelerator?.resourceName === "google.com/tpu";
  return isTpu && topology !== undefined ? { [topologyLabel]: topology } : {};
}

/** GKE taints its pools with GPUs and TPUs; on the other clouds that is for whoever makes the pool. */
function taintsOf({ accelerator, cloud }: MachineType, spot: boolean): readonly Taint[] {
  const isTainted = cloud === "gcp" && accelerator !== undefined;
  const own = isTainted ? [{ key: accelerator.resourceName, value: "present", effect: "NoSchedule" } as const] : [];
  return [...own, ...(spot ? spotTaints[cloud] : [])];
}

const spotTaints: { readonly [cloud in Cloud]: readonly Taint[] } = {
  gcp: [],
  aws: [],
  azure: [{ key: "kubernetes.azure.com/scalesetpriority", value: "spot", effect: "NoSchedule" }],
};

function spotLabels({ cloud }: MachineType, spot: boolean): { readonly [label: string]: string } {
  if (!spot) return {};
  if (cloud === "gcp") return { "cloud.google.com/gke-spot": "true" };
  if (cloud === "aws") return { "eks.amazonaws.com/capacityType": "SPOT" };
  return { "kubernetes.azure.com/scalesetpriority": "spot" };
}
