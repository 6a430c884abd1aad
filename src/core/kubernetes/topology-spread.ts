import type { JsonObject } from "#core/problem/json.ts";
import type { ClusterFilter } from "./cluster-filter.ts";
import type { KubernetesPod } from "./kubernetes-pod.ts";
import { type PodSelector, selects, termSelector } from "./label-selector.ts";
import { matchesNode } from "./node-requirements.ts";
import type { NodeSupply } from "./node-supply.ts";
import type { PodDemand } from "./pod-demand.ts";
import { numberAt, objectsAt, optionalTextAt, textAt } from "./read-fields.ts";
import { untolerated } from "./toleration.ts";

/** How evenly pods must be spread over the values of a label of their nodes. */
type SpreadConstraint = {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly minDomains: number;
  readonly selector: PodSelector;
  readonly honorsAffinity: boolean;
  readonly honorsTaints: boolean;
};

type Spread = SpreadConstraint & { readonly counts: ReadonlyMap<string, number>; readonly least: number };

const filter = "PodTopologySpread";
const reason = "node(s) didn't match pod topology spread constraints";

/**
 * The filter that spreads pods; `undefined` when the pod has no constraint that must hold.
 *
 * @see SPEC K33; source: k8s.io/kubernetes 1.37.2, pkg/scheduler/framework/plugins/podtopologyspread/filtering.go
 */
export function topologySpreadFilter(demand: PodDemand, supplies: readonly NodeSupply[]): ClusterFilter | undefined {
  const constraints = readConstraints(demand.pod);
  if (constraints.length === 0) return undefined;
  const labelled = supplies.filter(({ labels }) => constraints.every(({ topologyKey }) => labels.has(topologyKey)));
  const spreads = constraints.map((constraint) => countSpread(constraint, demand, labelled));
  return (supply) => {
    for (const spread of spreads) {
      const value = supply.labels.get(spread.topologyKey);
      if (value === undefined) {
        return { filter, code: "UnschedulableAndUnresolvable", reasons: [`${reason} (missing required label)`] };
      }
      const own = selects(spread.selector, demand.pod.labels) ? 1 : 0;
      const skew = (spread.counts.get(value) ?? 0) + own - spread.least;
      if (skew > spread.maxSkew) return { filter, code: "Unschedulable", reasons: [reason] };
    }
    return undefined;
  };
}

function readConstraints({ spec, labels }: KubernetesPod): readonly SpreadConstraint[] {
  return objectsAt(spec, "topologySpreadConstraints")
    .filter((constraint) => textAt(constraint, "whenUnsatisfiable") === "DoNotSchedule")
    .map((constraint) => ({
      topologyKey: textAt(constraint, "topologyKey"),
      maxSkew: numberAt(constraint, "maxSkew") ?? 0,
      minDomains: numberAt(constraint, "minDomains") ?? 1,
      selector: termSelector(constraint, labels),
      honorsAffinity: policy(constraint, "nodeAffinityPolicy", "Honor"),
      honorsTaints: policy(constraint, "nodeTaintsPolicy", "Ignore"),
    }));
}

function policy(constraint: JsonObject, key: string, usual: string): boolean {
  return (optionalTextAt(constraint, key) ?? usual) === "Honor";
}

function countSpread(constraint: SpreadConstraint, demand: PodDemand, supplies: readonly NodeSupply[]): Spread {
  const counts = new Map<string, number>();
  for (const supply of supplies) {
    if (constraint.honorsAffinity && !matchesNode(supply, demand.requirements)) continue;
    if (constraint.honorsTaints && untolerated(supply.taints, demand.tolerations).length > 0) continue;
    const value = supply.labels.get(constraint.topologyKey) ?? "";
    counts.set(value, (counts.get(value) ?? 0) + countPods(supply, constraint.selector, demand.pod));
  }
  const enough = counts.size >= constraint.minDomains;
  // Without any domain the least count is as large as can be, so that every labelled node passes.
  return { ...constraint, counts, least: enough ? Math.min(2147483647, ...counts.values()) : 0 };
}

function countPods({ pods }: NodeSupply, selector: PodSelector, pod: KubernetesPod): number {
  if (selector?.length === 0) return 0;
  const namespace = pod.namespace || "default";
  return pods.filter(
    (other) =>
      (other.namespace || "default") === namespace &&
      other.metadata.deletionTimestamp === undefined &&
      selects(selector, other.labels),
  ).length;
}
