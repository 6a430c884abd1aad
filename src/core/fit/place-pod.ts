import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { fitOnNode } from "#core/kubernetes/fit-on-node.ts";
import { fitPod } from "#core/kubernetes/fit-pod.ts";
import type { PodDemand } from "#core/kubernetes/pod-demand.ts";
import { objectAt } from "#core/kubernetes/read-fields.ts";
import { detailedIndex, type NodeIndex, nodeIndex } from "./node-index.ts";

/** What the groups of an index answer to a pod: reasons in the scheduler's words, none where it fits. */
export type Placement = {
  readonly index: NodeIndex;
  readonly reasons: readonly (readonly string[])[];
  /** Set when the scheduler does not look at nodes at all; its message without the count. */
  readonly message?: string;
};

/**
 * Compares a pod with all nodes of a profile, with the answers of `fitPod`. Pods that look at nothing but amounts, taints and
 * labels are compared with prepared lists; what was asked before about taints and labels is not asked again.
 *
 * @see SPEC FT4
 */
export function placePod(demand: PodDemand, profile: ClusterProfile): Placement {
  if (isPlain(demand)) {
    const index = nodeIndex(profile);
    return { index, reasons: plainReasons(demand, index) };
  }
  const index = detailedIndex(profile);
  const fit = fitPod(
    demand,
    index.groups.map(({ supply }) => supply),
  );
  const reasons = fit.nodes.map((node) => (node.fits ? [] : node.reasons));
  const isTried = index.groups.length === 0 || reasons.some((each) => each.length === 0);
  const message = fit.message?.replace(/^0\/\d+ nodes/, `0/${index.total} nodes`);
  return { index, reasons, ...(isTried || message === undefined ? {} : { message }) };
}

const hostname = "kubernetes.io/hostname";

/** Whether a pod can be placed without looking at names, ports or other pods. */
function isPlain({ nodeName, names, hostPorts, requirements, pod: { spec } }: PodDemand): boolean {
  if (nodeName !== "" || names || hostPorts.length > 0 || spec.topologySpreadConstraints !== undefined) return false;
  const { podAffinity, podAntiAffinity } = objectAt(spec, "affinity");
  if (podAffinity !== undefined || podAntiAffinity !== undefined) return false;
  const terms = requirements.terms ?? [];
  const asked = [...requirements.selector, ...terms.flatMap(({ labels }) => labels)];
  return !asked.some(({ key }) => key === hostname) && terms.every(({ fields }) => fields.length === 0);
}

function plainReasons(demand: PodDemand, index: NodeIndex): readonly (readonly string[])[] {
  const placed = placementOf(demand, index);
  const lists = [...demand.requests].map(([resource, amount]) => {
    const { amounts, rank } = index.ranksOf(resource);
    return { rank, least: firstAtLeast(amounts, amount), reason: `Insufficient ${resource}` };
  });
  const { amounts, rank } = index.places;
  const columns = [{ rank, least: firstAtLeast(amounts, 1n), reason: "Too many pods" }, ...lists];
  const known = new Map<number, readonly string[]>();
  return index.groups.map((_, group) => {
    const rejected = placed[index.shape[group] ?? 0];
    return rejected ?? missing(columns, group, known);
  });
}

type Column = { readonly rank: Uint32Array; readonly least: number; readonly reason: string };

const mostColumns = 30;

/** What a group lacks; groups that lack the same share the list. */
function missing(columns: readonly Column[], group: number, known: Map<number, readonly string[]>): readonly string[] {
  if (columns.length > mostColumns) {
    return columns.filter(({ rank, least }) => (rank[group] ?? 0) < least).map(({ reason }) => reason);
  }
  let bits = 0;
  for (let at = 0; at < columns.length; at += 1) {
    const column = columns[at];
    if (column && (column.rank[group] ?? 0) < column.least) bits |= 1 << at;
  }
  const same = known.get(bits) ?? columns.filter((_, at) => (bits & (1 << at)) !== 0).map(({ reason }) => reason);
  known.set(bits, same);
  return same;
}

/** The position of the first amount, ascending, that is enough. */
function firstAtLeast(amounts: readonly bigint[], wanted: bigint): number {
  let low = 0;
  let high = amounts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((amounts[middle] ?? 0n) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

const mostPlacements = 2000;

/** What taints, cordons and labels say, by shape. */
function placementOf(demand: PodDemand, { shapes, placements }: NodeIndex): readonly (readonly string[] | undefined)[] {
  const { tolerations, requirements } = demand;
  const key = JSON.stringify([tolerations, requirements]);
  const known = placements.get(key);
  if (known) return known;
  const bare = { ...demand, requests: new Map<string, bigint>() };
  const answers = shapes.map(({ empty }) => fitOnNode(bare, { ...empty, allowedPods: 1n })?.reasons);
  if (placements.size >= mostPlacements) placements.clear();
  placements.set(key, answers);
  return answers;
}
