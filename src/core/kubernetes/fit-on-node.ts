import { matchesNode } from "./node-requirements.ts";
import { leftOn, type NodeSupply } from "./node-supply.ts";
import type { HostPort, PodDemand } from "./pod-demand.ts";
import { untolerated } from "./toleration.ts";

/** The filters of the scheduler that look at one node alone, in the order in which it runs them. */
export type NodeFilter =
  | "NodeName"
  | "NodeUnschedulable"
  | "TaintToleration"
  | "NodeAffinity"
  | "NodePorts"
  | "NodeResourcesFit";

/** `UnschedulableAndUnresolvable`: not even with all lower pods gone. */
export type RejectionCode = "Unschedulable" | "UnschedulableAndUnresolvable";

/** Why a filter rejects a node, in the scheduler's words. */
export type Rejection = {
  readonly filter: NodeFilter;
  readonly code: RejectionCode;
  readonly reasons: readonly string[];
};

/** An amount that a node does not have: `requested` more than `capacity` minus `used`, in the units of `UnitAmounts`. */
export type Shortage = {
  readonly resource: string;
  readonly requested: bigint;
  readonly used: bigint;
  readonly capacity: bigint;
  /** Whether the node has not even that much in all. */
  readonly unresolvable: boolean;
};

/** The taint that a cordoned node stands for. */
export const unschedulableTaint = { key: "node.kubernetes.io/unschedulable", value: "", effect: "NoSchedule" } as const;

type Filter = (demand: PodDemand, supply: NodeSupply) => Omit<Rejection, "filter"> | undefined;

const filters: readonly (readonly [NodeFilter, Filter])[] = [
  ["NodeName", byName],
  ["NodeUnschedulable", byCordon],
  ["TaintToleration", byTaints],
  ["NodeAffinity", byAffinity],
  ["NodePorts", byPorts],
  ["NodeResourcesFit", byResources],
];

/**
 * Why a pod does not fit on a node: the first filter that rejects it. `undefined` when it fits.
 *
 * @see SPEC K25; source: k8s.io/kubernetes 1.37.2, pkg/scheduler/apis/config/v1/default_plugins.go
 */
export function fitOnNode(demand: PodDemand, supply: NodeSupply): Rejection | undefined {
  for (const [filter, judge] of filters) {
    const rejection = judge(demand, supply);
    if (rejection) return { filter, ...rejection };
  }
  return undefined;
}

/** Every filter that rejects a node, not only the first. @see SPEC K25 */
export function allRejections(demand: PodDemand, supply: NodeSupply): readonly Rejection[] {
  return filters.flatMap(([filter, judge]) => {
    const rejection = judge(demand, supply);
    return rejection ? [{ filter, ...rejection }] : [];
  });
}

/**
 * What a node lacks for a pod: a place among its pods, and amounts, in the scheduler's order. Zero requests lack nothing.
 *
 * @see SPEC K25; source: k8s.io/kubernetes 1.37.2, pkg/scheduler/framework/plugins/noderesources/fit.go, fitsRequest
 */
export function shortagesOn({ requests }: PodDemand, supply: NodeSupply): readonly Shortage[] {
  const shortages: Shortage[] = [];
  const count = BigInt(supply.pods.length);
  if (count + 1n > supply.allowedPods) {
    const capacity = supply.allowedPods;
    shortages.push({ resource: "pods", requested: 1n, used: count, capacity, unresolvable: false });
  }
  for (const [resource, requested] of requests) {
    if (requested <= BigInt.asIntN(64, leftOn(supply, resource))) continue;
    const capacity = supply.allocatable.get(resource) ?? 0n;
    const used = supply.used.get(resource) ?? 0n;
    shortages.push({ resource, requested, used, capacity, unresolvable: requested > capacity });
  }
  return shortages;
}

/** The ports that a pod takes and that are taken on the node already. @see SPEC K29 */
export function portConflicts({ hostPorts }: PodDemand, { takenPorts }: NodeSupply): readonly HostPort[] {
  if (takenPorts.length === 0) return [];
  return hostPorts.filter((port) => takenPorts.some((taken) => collides(port, taken)));
}

function byName({ nodeName }: PodDemand, { name }: NodeSupply) {
  if (nodeName === "" || nodeName === name) return undefined;
  return unresolvable("node(s) didn't match the requested node name");
}

function byCordon({ tolerations }: PodDemand, { unschedulable }: NodeSupply) {
  if (!unschedulable || untolerated([unschedulableTaint], tolerations).length === 0) return undefined;
  return unresolvable("node(s) were unschedulable");
}

function byTaints({ tolerations }: PodDemand, { taints }: NodeSupply) {
  if (taints.length === 0 || untolerated(taints, tolerations).length === 0) return undefined;
  return unresolvable("node(s) had untolerated taint(s)");
}

function byAffinity({ requirements }: PodDemand, supply: NodeSupply) {
  if (matchesNode(supply, requirements)) return undefined;
  return unresolvable("node(s) didn't match Pod's node affinity/selector");
}

function byPorts(demand: PodDemand, supply: NodeSupply) {
  if (portConflicts(demand, supply).length === 0) return undefined;
  const reasons = ["node(s) didn't have free ports for the requested pod ports"];
  return { code: "Unschedulable" as const, reasons };
}

function byResources(demand: PodDemand, supply: NodeSupply) {
  const shortages = shortagesOn(demand, supply);
  if (shortages.length === 0) return undefined;
  const isHopeless = shortages.some((shortage) => shortage.unresolvable);
  const code: RejectionCode = isHopeless ? "UnschedulableAndUnresolvable" : "Unschedulable";
  return { code, reasons: shortages.map(shortageReason) };
}

function shortageReason({ resource }: Shortage): string {
  return resource === "pods" ? "Too many pods" : `Insufficient ${resource}`;
}

function unresolvable(reason: string): Omit<Rejection, "filter"> {
  return { code: "UnschedulableAndUnresolvable", reasons: [reason] };
}

function collides(port: HostPort, taken: HostPort): boolean {
  if (port.hostPort !== taken.hostPort || port.protocol !== taken.protocol) return false;
  return isAnyAddress(port.hostIP) || isAnyAddress(taken.hostIP) || port.hostIP === taken.hostIP;
}

function isAnyAddress(address: string): boolean {
  return address === "" || address === "0.0.0.0";
}
