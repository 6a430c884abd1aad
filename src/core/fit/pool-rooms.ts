import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { leftOn, type NodeSupply } from "#core/kubernetes/node-supply.ts";
import type { PodDemand } from "#core/kubernetes/pod-demand.ts";
import { podsPerNode } from "#core/kubernetes/pods-per-node.ts";
import { type NodeGroup, nodeIndex } from "./node-index.ts";
import { unitText } from "./unit-text.ts";

/** How much room a pool has for pods of one kind. */
export type PoolRoom = {
  readonly pool: string;
  /** How many such pods one node takes with nothing on it. */
  readonly perEmptyNode: number;
  /** What ends first on such a node: a resource, `pods` or `ports`. */
  readonly limitedBy: string;
  /** What is then left of each resource of the node, and no further such pod can use. */
  readonly stranded: { readonly [resource: string]: string };
  /** How many such pods all nodes of the pool take now, at its maximum. */
  readonly now: number;
};

/**
 * The room of every pool for a pod: on an empty node, and on all its nodes with what is taken on them.
 *
 * @see SPEC FT8
 */
export function poolRooms(demand: PodDemand, profile: ClusterProfile): readonly PoolRoom[] {
  const { groups } = nodeIndex(profile);
  return profile.pools.flatMap(({ name }, at) => {
    const own = groups.filter(({ pool }) => pool === at);
    const [first] = own;
    return first ? [roomOf(name, first, own, demand)] : [];
  });
}

function roomOf(pool: string, { empty }: NodeGroup, groups: readonly NodeGroup[], demand: PodDemand): PoolRoom {
  const { count, limitedBy } = podsPerNode(demand, empty);
  const now = groups.reduce((sum, group) => sum + BigInt(group.count) * podsPerNode(demand, group.supply).count, 0n);
  return { pool, perEmptyNode: Number(count), limitedBy, stranded: strandedOn(empty, demand, count), now: Number(now) };
}

function strandedOn(node: NodeSupply, { requests }: PodDemand, count: bigint) {
  const left = [...node.allocatable.keys()].map((resource) => {
    const amount = leftOn(node, resource) - count * (requests.get(resource) ?? 0n);
    return [resource, unitText(resource, amount)] as const;
  });
  return Object.fromEntries(left);
}
