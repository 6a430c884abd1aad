import { isJsonObject } from "#core/problem/json.ts";
import type { ClusterProfile, NodePool } from "./cluster-profile.ts";
import charts from "./data/charts.generated.json";
import { type MachineTypes, machineTypeOf } from "./machine-types.ts";
import { type PoolOptions, poolFromMachine } from "./pool-from-machine.ts";

/** Flyte as it is shipped: its own configuration, and nothing known of nodes. @see SPEC CP13 */
export const shippedProfile: ClusterProfile = {
  version: 1,
  name: "Flyte as shipped",
  platformMode: "v2",
  k8sPlugin: {},
  pools: [],
};

/** A profile to start from. Those of clouds are examples, made from machine types. */
export type Preset = {
  readonly id: "shipped" | "devbox" | "gke" | "eks" | "aks";
  readonly label: string;
  readonly description: string;
  build(machines: MachineTypes): ClusterProfile;
};

/** The profiles to start from, in the order in which they are offered. @see SPEC CP13 */
export const presets: readonly Preset[] = [
  {
    id: "shipped",
    label: "Flyte as shipped",
    description: "The executor's own configuration; nothing is known of nodes.",
    build: () => shippedProfile,
  },
  {
    id: "devbox",
    label: "Devbox",
    description: "What the chart flyte-devbox configures; one node, which the machine decides.",
    build: () => ({ ...shippedProfile, name: "Flyte devbox", ...charts.devbox }),
  },
  {
    id: "gke",
    label: "GKE with GPUs and TPUs",
    description: "An example: A100, H100 and L4 nodes, a TPU pool, and the labels and taints of GKE.",
    build: gkeProfile,
  },
  {
    id: "eks",
    label: "EKS with GPUs",
    description: "An example: A10G, A100 and H100 nodes that carry the label which Flyte looks for.",
    build: eksProfile,
  },
  {
    id: "aks",
    label: "AKS with GPUs",
    description: "An example: T4, A100 and H100 nodes with a label and a taint of the team's own.",
    build: aksProfile,
  },
];

function gkeProfile(machines: MachineTypes): ClusterProfile {
  return {
    ...shippedProfile,
    name: "Example on GKE",
    k8sPlugin: {
      "gpu-device-node-label": "cloud.google.com/gke-accelerator",
      "gpu-partition-size-node-label": "cloud.google.com/gke-gpu-partition-size",
      "interruptible-node-selector": { "cloud.google.com/gke-spot": "true" },
    },
    // GKE lets pods onto tainted nodes when they ask for the resource.
    admission: ["ExtendedResourceToleration"],
    pools: poolsOf(machines, [
      ["gcp:n2-standard-8", { name: "cpu", count: 3, autoscaled: { min: 1, max: 10 } }],
      ["gcp:g2-standard-8", { name: "l4", autoscaled: { min: 0, max: 4 } }],
      ["gcp:a2-highgpu-4g", { name: "a100", count: 2, autoscaled: { min: 0, max: 4 } }],
      ["gcp:a3-highgpu-8g", { name: "h100", count: 2 }],
      ["gcp:ct5p-hightpu-4t", { name: "tpu-v5p", autoscaled: { min: 0, max: 2 } }],
    ]),
  };
}

function eksProfile(machines: MachineTypes): ClusterProfile {
  const gpu = "nvidia.com/gpu";
  return {
    ...shippedProfile,
    name: "Example on EKS",
    k8sPlugin: {
      "resource-tolerations": { [gpu]: [{ key: gpu, operator: "Exists", effect: "NoSchedule" }] },
    },
    pools: [
      ...poolsOf(machines, [["aws:m6i.2xlarge", { name: "cpu", count: 3, autoscaled: { min: 1, max: 10 } }]]),
      ...withOwn(
        "k8s.amazonaws.com/accelerator",
        "nvidia-a10g",
        poolsOf(machines, [["aws:g5.12xlarge", { name: "a10g", count: 2 }]]),
      ),
      ...withOwn(
        "k8s.amazonaws.com/accelerator",
        "nvidia-tesla-a100",
        poolsOf(machines, [["aws:p4d.24xlarge", { name: "a100" }]]),
      ),
      ...withOwn(
        "k8s.amazonaws.com/accelerator",
        "nvidia-tesla-h100",
        poolsOf(machines, [["aws:p5.48xlarge", { name: "h100" }]]),
      ),
    ],
  };
}

function aksProfile(machines: MachineTypes): ClusterProfile {
  const label = "example.com/accelerator";
  return {
    ...shippedProfile,
    name: "Example on AKS",
    k8sPlugin: {
      "gpu-device-node-label": label,
      "resource-tolerations": {
        "nvidia.com/gpu": [{ key: "nvidia.com/gpu", operator: "Exists", effect: "NoSchedule" }],
      },
    },
    pools: [
      ...poolsOf(machines, [["azure:Standard_D8s_v5", { name: "cpu", count: 3, autoscaled: { min: 1, max: 10 } }]]),
      ...withOwn(
        label,
        "nvidia-tesla-t4",
        poolsOf(machines, [["azure:Standard_NC4as_T4_v3", { name: "t4", count: 2 }]]),
      ),
      ...withOwn(label, "nvidia-a100-80gb", poolsOf(machines, [["azure:Standard_NC48ads_A100_v4", { name: "a100" }]])),
      ...withOwn(label, "nvidia-tesla-h100", poolsOf(machines, [["azure:Standard_ND96isr_H100_v5", { name: "h100" }]])),
    ],
  };
}

type Wanted = readonly [machine: string, options: PoolOptions];

function poolsOf(machines: MachineTypes, wanted: readonly Wanted[]): readonly NodePool[] {
  return wanted.flatMap(([id, options]) => {
    const machine = machineTypeOf(machines, id);
    return machine ? [{ ...poolFromMachine(machine, options), source: "preset" as const }] : [];
  });
}

/** Pools whose team has labelled the nodes by their GPU and keeps other pods away. */
function withOwn(label: string, value: string, pools: readonly NodePool[]): readonly NodePool[] {
  return pools.map((pool) => {
    const { metadata, ...node } = pool.node;
    const labels = isJsonObject(metadata) && isJsonObject(metadata.labels) ? metadata.labels : {};
    const taints = [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" }];
    return { ...pool, node: { metadata: { labels: { ...labels, [label]: value } }, spec: { taints }, ...node } };
  });
}
