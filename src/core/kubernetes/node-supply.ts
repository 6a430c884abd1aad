import { wholeValue } from "#core/quantity/quantity-value.ts";
import type { KubernetesNode } from "./kubernetes-node.ts";
import type { KubernetesPod } from "./kubernetes-pod.ts";
import { type HostPort, hostPorts } from "./pod-demand.ts";
import { podRequests } from "./pod-requests.ts";
import { textAt } from "./read-fields.ts";
import { isHardTaint, type Taint } from "./toleration.ts";
import { addUnits, type UnitAmounts, unitAmounts } from "./unit-amounts.ts";

/** What a node has for pods, read once and then compared with many pods. */
export type NodeSupply = {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  /** Only the taints that keep pods away. */
  readonly taints: readonly Taint[];
  readonly unschedulable: boolean;
  readonly allocatable: UnitAmounts;
  /** What the pods on it ask for, including overhead and init containers. */
  readonly used: UnitAmounts;
  readonly allowedPods: bigint;
  /** The pods on it that are not finished. */
  readonly pods: readonly KubernetesPod[];
  readonly takenPorts: readonly HostPort[];
};

/**
 * Reads what a node has for pods. Of `pods`, with their defaults, those count that are on the node and not finished.
 *
 * @see SPEC K24, K30
 */
export function nodeSupply(node: KubernetesNode, pods: readonly KubernetesPod[]): NodeSupply {
  const running = pods.filter((pod) => textAt(pod.spec, "nodeName") === node.name && !isFinished(pod));
  const allowed = node.allocatable.get("pods");
  return {
    name: node.name,
    labels: node.labels,
    taints: node.taints.filter(isHardTaint),
    unschedulable: node.unschedulable,
    allocatable: unitAmounts(node.allocatable),
    used: running.reduce<UnitAmounts>((sum, pod) => addUnits(sum, unitAmounts(podRequests(pod))), new Map()),
    allowedPods: allowed ? wholeValue(allowed) : 0n,
    pods: running,
    takenPorts: running.flatMap(hostPorts),
  };
}

/** What is left of a resource on a node; below zero on a node that promised more than it has. @see SPEC K24 */
export function leftOn(supply: NodeSupply, resource: string): bigint {
  return (supply.allocatable.get(resource) ?? 0n) - (supply.used.get(resource) ?? 0n);
}

function isFinished({ status }: KubernetesPod): boolean {
  return status.phase === "Succeeded" || status.phase === "Failed";
}
