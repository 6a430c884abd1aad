import type { ClusterProfile, NodePool, PoolNode, WrittenAmounts } from "#core/cluster/cluster-profile.ts";
import { decodeNode } from "#core/kubernetes/kubernetes-node.ts";
import { leftOn, type NodeSupply, nodeSupply } from "#core/kubernetes/node-supply.ts";
import { amountsAt, objectAt } from "#core/kubernetes/read-fields.ts";
import { unitAmounts } from "#core/kubernetes/unit-amounts.ts";
import type { JsonObject } from "#core/problem/json.ts";
import { wholeValue } from "#core/quantity/quantity-value.ts";

/** Nodes that no pod can tell apart, and on which the same is taken. `supply` is one of them. */
export type NodeGroup = {
  /** Position of the pool in the profile. */
  readonly pool: number;
  readonly count: number;
  readonly supply: NodeSupply;
  /** The same node without anything on it. */
  readonly empty: NodeSupply;
};

/** How much of a resource is left on the groups: the different amounts, ascending, and for each group which of them. */
type Ranks = { readonly amounts: readonly bigint[]; readonly rank: Uint32Array };

/** The nodes of a profile, prepared for comparing many pods with them. */
export type NodeIndex = {
  readonly groups: readonly NodeGroup[];
  /** All nodes, those that autoscaled pools could have included. */
  readonly total: number;
  /** For each group, which of `shapes` its labels and taints are. */
  readonly shape: Uint32Array;
  /** One group for each different combination of labels, taints and cordon. */
  readonly shapes: readonly NodeGroup[];
  readonly places: Ranks;
  ranksOf(resource: string): Ranks;
  /** The answers of placements that were asked before, by shape. */
  readonly placements: Map<string, readonly (readonly string[] | undefined)[]>;
};

const indexes = new WeakMap<readonly NodePool[], NodeIndex>();
const detailed = new WeakMap<readonly NodePool[], NodeIndex>();

/** The nodes of a profile, equal ones together; made once for a list of pools. @see SPEC FT3 */
export function nodeIndex({ pools }: ClusterProfile): NodeIndex {
  const known = indexes.get(pools) ?? indexOf(pools.flatMap((pool, at) => groupsOf(pool, at, false)));
  indexes.set(pools, known);
  return known;
}

/** Every node of a profile by itself, with its name; for pods that ask for names or spread over nodes. @see SPEC FT3 */
export function detailedIndex({ pools }: ClusterProfile): NodeIndex {
  const known = detailed.get(pools) ?? indexOf(pools.flatMap((pool, at) => groupsOf(pool, at, true)));
  detailed.set(pools, known);
  return known;
}

/** How many nodes of a pool count: at its maximum, where it says that it grows. @see SPEC FT3 */
export function nodesOf({ count, autoscaled, nodes = [] }: NodePool): number {
  return Math.max(autoscaled ? autoscaled.max : count, nodes.length);
}

function groupsOf(pool: NodePool, at: number, alone: boolean): readonly NodeGroup[] {
  const listed: readonly PoolNode[] = pool.nodes ?? [];
  const others = nodesOf(pool) - listed.length;
  const fresh = Array.from({ length: alone ? others : Math.min(others, 1) }, (_, index) => ({
    name: `${pool.name}-${listed.length + index}`,
    times: alone ? 1 : others,
  }));
  const all = [...listed.map((node) => ({ ...node, times: 1 })), ...fresh] as readonly (PoolNode & { times: number })[];
  const groups = new Map<string, { readonly node: PoolNode; count: number }>();
  for (const node of all) {
    const key = alone ? node.name : JSON.stringify(node.reserved ?? pool.reserved ?? {});
    const group = groups.get(key);
    if (group) group.count += node.times;
    else groups.set(key, { node, count: node.times });
  }
  return [...groups.values()].flatMap(({ node, count }) => {
    const supply = supplyOf(pool, node);
    return supply ? [{ pool: at, count, ...supply }] : [];
  });
}

/** `undefined` for what is no node, which `readProfile` has said. */
function supplyOf(pool: NodePool, { name, reserved = pool.reserved ?? {} }: PoolNode) {
  const metadata = objectAt(pool.node, "metadata");
  const labels = { ...objectAt(metadata, "labels"), "kubernetes.io/hostname": name };
  const decoded = decodeNode({ ...pool.node, metadata: { ...metadata, labels, name } });
  if (!decoded.ok) return undefined;
  const empty = nodeSupply(decoded.node, []);
  return { empty, supply: withReserved(empty, reserved) };
}

function withReserved(supply: NodeSupply, reserved: WrittenAmounts): NodeSupply {
  const amounts = amountsAt({ reserved: reserved as JsonObject }, "reserved");
  const pods = amounts.get("pods");
  return { ...supply, used: unitAmounts(amounts), allowedPods: supply.allowedPods - (pods ? wholeValue(pods) : 0n) };
}

function indexOf(groups: readonly NodeGroup[]): NodeIndex {
  const { shape, shapes } = shapesOf(groups);
  const ranks = new Map<string, Ranks>();
  return {
    groups,
    total: groups.reduce((sum, { count }) => sum + count, 0),
    shape,
    shapes,
    places: rankedBy(groups, ({ allowedPods, pods }) => allowedPods - BigInt(pods.length)),
    ranksOf: (resource) => {
      const known = ranks.get(resource) ?? rankedBy(groups, (supply) => BigInt.asIntN(64, leftOn(supply, resource)));
      ranks.set(resource, known);
      return known;
    },
    placements: new Map(),
  };
}

function rankedBy(groups: readonly NodeGroup[], amountOf: (supply: NodeSupply) => bigint): Ranks {
  const each = groups.map(({ supply }) => amountOf(supply));
  const amounts = [...new Set(each)].sort((a, b) => (a < b ? -1 : 1));
  const rankOf = new Map(amounts.map((amount, rank) => [amount, rank]));
  return { amounts, rank: Uint32Array.from(each, (amount) => rankOf.get(amount) ?? 0) };
}

function shapesOf(groups: readonly NodeGroup[]) {
  const shapes: NodeGroup[] = [];
  const known = new Map<string, number>();
  const shape = Uint32Array.from(groups, (group) => {
    const key = shapeKey(group.supply);
    const found = known.get(key) ?? shapes.length;
    if (found === shapes.length) shapes.push(group);
    known.set(key, found);
    return found;
  });
  return { shape, shapes };
}

function shapeKey({ labels, taints, unschedulable }: NodeSupply): string {
  const own = [...labels].filter(([key]) => key !== "kubernetes.io/hostname");
  return JSON.stringify([own, taints, unschedulable]);
}
