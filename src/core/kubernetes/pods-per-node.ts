import { fitOnNode } from "./fit-on-node.ts";
import { leftOn, type NodeSupply } from "./node-supply.ts";
import type { PodDemand } from "./pod-demand.ts";

/** How much room a node has for pods of one kind, in the units of `UnitAmounts`. */
export type Room = {
  /** How many such pods fit on top of what runs there; 0 when another filter rejects the node. */
  readonly count: bigint;
  /** What runs out first: a resource, `pods`, or `ports`; of several the first in the scheduler's order. */
  readonly limitedBy: string;
  /** What is left of each resource that the node has, or that the pod asks for, before any such pod. */
  readonly left: ReadonlyMap<string, bigint>;
};

/**
 * How many pods like this one a node takes on top of what runs on it, what stops the next, and what is left now.
 *
 * @see SPEC K35
 */
export function podsPerNode(demand: PodDemand, supply: NodeSupply): Room {
  const places = supply.allowedPods - BigInt(supply.pods.length);
  const bounds: readonly (readonly [string, bigint])[] = [
    ["pods", places],
    ...(demand.hostPorts.length > 0 ? [["ports", 1n] as const] : []),
    ...[...demand.requests].map(([name, request]) => [name, leftOn(supply, name) / request] as const),
  ];
  const [limitedBy, bound] = bounds.reduce((least, next) => (next[1] < least[1] ? next : least));
  const fits = fitOnNode(demand, supply) === undefined;
  const names = new Set([...supply.allocatable.keys(), ...demand.requests.keys()]);
  const left = new Map([...names].map((name) => [name, leftOn(supply, name)]));
  return { count: fits && bound > 0n ? bound : 0n, limitedBy, left };
}
