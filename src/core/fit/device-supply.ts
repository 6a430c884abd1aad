import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { meets } from "#core/kubernetes/label-requirement.ts";
import type { AcceleratorDemands } from "#core/pod/accelerator-rules.ts";
import { deviceFamily } from "./device-family.ts";
import { nodeIndex } from "./node-index.ts";

/** What an accelerator asks of nodes: the extended resource and the labels; and the names that are those of other devices. */
export type DeviceAsk = {
  readonly resource: string;
  readonly demands: AcceleratorDemands;
  readonly sentNames: readonly string[];
};

/** How many nodes of a cluster an accelerator finds, from those that could have it to those that do. Taints and free amounts aside. */
export type DeviceSupply = {
  /** Nodes that have the resource at all. */
  readonly withResource: number;
  /** Nodes that have the resource and every label that the pod asks for. */
  readonly fitting: number;
  /** Fewest and most devices on one of the fitting nodes; 0 where there is none. */
  readonly least: number;
  readonly most: number;
  /** Labels that the pod asks for and no node with the resource has as asked, in the pod's order. */
  readonly missing: readonly { readonly key: string; readonly value: string | undefined }[];
  /** Values by which nodes call the same model otherwise, in the label that the pod asks for or another one: `nvidia-h100-80gb`. */
  readonly otherNames: readonly string[];
};

/** Labels that speak of a node's devices, not of the node or its pool, which are often called by a device too. */
const ofDevices = /accelerator|gpu|tpu|device|product/i;

/**
 * What the nodes of a cluster have of an accelerator, by labels and by the number of devices that a node can give. It says which
 * devices are there, not whether a pod fits: that is `fitTask`.
 *
 * @see SPEC FT13
 */
export function deviceSupply(profile: ClusterProfile, { resource, demands, sentNames }: DeviceAsk): DeviceSupply {
  const having = nodeIndex(profile).groups.filter(({ empty }) => (empty.allocatable.get(resource) ?? 0n) > 0n);
  const { requirements } = demands;
  const wanted = requirements.map((each) => ({ key: each.key, operator: each.operator, values: each.values ?? [] }));
  const fits = (labels: ReadonlyMap<string, string>) => wanted.every((each) => meets(labels.get(each.key), each));
  const fitting = having.filter(({ empty }) => fits(empty.labels));
  const amounts = fitting.map(({ empty }) => Number(empty.allocatable.get(resource) ?? 0n));
  const missing = wanted.filter((each) => !having.some(({ empty }) => meets(empty.labels.get(each.key), each)));
  const family = deviceFamily(wanted[0]?.values[0] ?? "");
  const others = having.flatMap(({ empty }) =>
    [...empty.labels].flatMap(([key, value]) => (key === wanted[0]?.key || ofDevices.test(key) ? [value] : [])),
  );
  const same = others.filter((value) => family !== "" && deviceFamily(value) === family && !sentNames.includes(value));
  return {
    withResource: sum(having),
    fitting: sum(fitting),
    least: amounts.length > 0 ? Math.min(...amounts) : 0,
    most: amounts.length > 0 ? Math.max(...amounts) : 0,
    missing: missing.map(({ key, values }) => ({ key, value: values[0] })),
    otherNames: fitting.length > 0 ? [] : [...new Set(same)],
  };
}

function sum(groups: readonly { readonly count: number }[]): number {
  return groups.reduce((all, { count }) => all + count, 0);
}
