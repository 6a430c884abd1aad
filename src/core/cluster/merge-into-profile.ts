import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Problem } from "#core/problem/problem.ts";
import type { ClusterProfile, NodePool, PoolNode, WrittenAmounts } from "./cluster-profile.ts";
import type { ClusterPart } from "./cluster-reading.ts";
import { counted } from "./read-nodes.ts";

/** A profile with more in it, and what did not go in. */
export type MergedProfile = { readonly profile: ClusterProfile; readonly problems: readonly Problem[] };

/**
 * Puts what was pasted into a profile: a profile first, then nodes (which replace the pools that came from kubectl before), what
 * is taken on them, and the rest; keys of the configuration are merged, lists in it replaced. The order of the parts matters only
 * between parts of one kind, where the later one wins.
 *
 * Code: `cluster.usage-unmatched` (a note: pods on nodes that the profile does not have).
 *
 * @see SPEC CP7
 */
export function mergeIntoProfile(profile: ClusterProfile, parts: readonly ClusterPart[]): MergedProfile {
  const problems: Problem[] = [];
  const inOrder = order.flatMap((kind) => parts.filter((part) => part.kind === kind));
  const merged = inOrder.reduce((sum, part) => {
    if (part.kind !== "pools") return mergePart(sum, part, problems);
    return part === inOrder.find(({ kind }) => kind === "pools") ? withNodes(sum, parts) : sum;
  }, profile);
  return { profile: merged, problems };
}

const order: readonly ClusterPart["kind"][] = ["profile", "pools", "usage", "configuration", "pod-templates", "limits"];

type OtherPart = Exclude<ClusterPart, { readonly kind: "pools" }>;

function mergePart(profile: ClusterProfile, part: OtherPart, problems: Problem[]): ClusterProfile {
  switch (part.kind) {
    case "profile":
      return part.profile;
    case "usage":
      return withUsage(profile, part.nodes, problems);
    case "configuration":
      return withConfiguration(profile, part);
    case "pod-templates":
      return { ...profile, podTemplates: replaced(profile.podTemplates, part.podTemplates) };
    case "limits":
      return {
        ...profile,
        limitRanges: replaced(profile.limitRanges, part.limitRanges),
        resourceQuotas: replaced(profile.resourceQuotas, part.resourceQuotas),
      };
  }
}

/** What is known to be taken stays with the node of that name. Equal pools of several pastes become one. */
function withNodes(profile: ClusterProfile, parts: readonly ClusterPart[]): ClusterProfile {
  const found = parts.filter((part) => part.kind === "pools");
  const taken = new Map(
    profile.pools.flatMap(({ nodes = [] }) => nodes.map((node) => [node.name, node.reserved] as const)),
  );
  const joined = new Map<string, NodePool>();
  for (const pool of found.flatMap(({ pools }) => pools)) {
    const key = JSON.stringify(pool.node);
    const names = [...(joined.get(key)?.nodes ?? []), ...(pool.nodes ?? [])];
    const nodes = [...new Map(names.map((node) => [node.name, withReserved(node, taken.get(node.name))])).values()];
    joined.set(key, { ...(joined.get(key) ?? pool), count: nodes.length, nodes });
  }
  const kept = profile.pools.filter(({ source }) => source !== "kubectl");
  const names = new Set(kept.map(({ name }) => name));
  const version = found.map(({ kubernetesVersion }) => kubernetesVersion).find((one) => one !== undefined);
  const admission = profile.admission ?? found.map((part) => part.admission).find((one) => one !== undefined);
  return {
    ...profile,
    ...(version === undefined ? {} : { kubernetesVersion: version }),
    ...(admission === undefined ? {} : { admission }),
    pools: [...kept, ...[...joined.values()].map((pool) => ({ ...pool, name: fresh(pool.name, names) }))],
  };
}

function withReserved(node: PoolNode, reserved: WrittenAmounts | undefined): PoolNode {
  return reserved === undefined ? node : { ...node, reserved };
}

function fresh(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  taken.add(free);
  return free;
}

function withUsage(
  profile: ClusterProfile,
  usage: ReadonlyMap<string, WrittenAmounts>,
  problems: Problem[],
): ClusterProfile {
  const known = new Set(profile.pools.flatMap(({ nodes = [] }) => nodes.map(({ name }) => name)));
  const strangers = [...usage.keys()].filter((name) => !known.has(name));
  if (strangers.length > 0) {
    const message = `Pods run on ${counted(strangers.length, "node")} that the profile does not have, such as ${strangers[0]}; they do not count. Paste the nodes, too.`;
    problems.push({ code: "cluster.usage-unmatched", severity: "note", path: [], message });
  }
  const pools = profile.pools.map((pool) => {
    if (!pool.nodes) return pool;
    const nodes = pool.nodes.map(({ reserved: _, ...node }) => ({
      ...node,
      reserved: usage.get(node.name) ?? { pods: "0" },
    }));
    return { ...pool, nodes };
  });
  return { ...profile, pools, ...(known.size > 0 ? { usage: "known" as const } : {}) };
}

function withConfiguration(
  profile: ClusterProfile,
  { k8sPlugin, platform }: Extract<ClusterPart, { readonly kind: "configuration" }>,
): ClusterProfile {
  return {
    ...profile,
    ...(k8sPlugin ? { k8sPlugin: mergeMaps(profile.k8sPlugin ?? {}, k8sPlugin) } : {}),
    ...(platform ? { platform: { ...profile.platform, ...platform } } : {}),
  };
}

const mergeDepth = 10;

/** Maps are merged key by key, anything else is replaced. */
function mergeMaps(below: Json, above: Json, level = 0): Json {
  if (!isJsonObject(below) || !isJsonObject(above) || level > mergeDepth) return above;
  const entries = Object.entries(above).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const own = Object.hasOwn(below, key) ? below[key] : undefined;
    return [[key, own === undefined ? value : mergeMaps(own, value, level + 1)] as const];
  });
  return { ...below, ...Object.fromEntries(entries) };
}

/** Objects of the same name and namespace are replaced, others come after. */
function replaced(before: readonly JsonObject[] | undefined, after: readonly JsonObject[]): readonly JsonObject[] {
  return [...new Map([...(before ?? []), ...after].map((object) => [identity(object), object])).values()];
}

function identity({ metadata }: JsonObject): string {
  const { name, namespace } = isJsonObject(metadata) ? metadata : {};
  return JSON.stringify([namespace ?? "", name ?? ""]);
}
