import { type AdmissionPlugin, admitPod } from "./admission.ts";
import type { ClusterFilter, ClusterRejection } from "./cluster-filter.ts";
import { defaultPod } from "./default-pod.ts";
import { allRejections, fitOnNode, type Rejection, type Shortage, shortagesOn } from "./fit-on-node.ts";
import { decodeNode, type KubernetesNode } from "./kubernetes-node.ts";
import { decodePod, type KubernetesPod } from "./kubernetes-pod.ts";
import { type FailedRequirements, failedRequirements } from "./node-requirements.ts";
import { type NodeSupply, nodeSupply } from "./node-supply.ts";
import { podAffinityFilter } from "./pod-affinity.ts";
import { type PodDemand, podDemand } from "./pod-demand.ts";
import { type PreFilter, preFilter } from "./pre-filter.ts";
import { type Taint, untolerated } from "./toleration.ts";
import { topologySpreadFilter } from "./topology-spread.ts";
import { unavailableMessage } from "./unavailable-message.ts";

/** What one node answers. `filter` is missing where the node was not looked at. */
export type NodeVerdict =
  | { readonly node: string; readonly fits: true }
  | {
      readonly node: string;
      readonly fits: false;
      readonly filter?: string;
      readonly code: Rejection["code"];
      readonly reasons: readonly string[];
    };

/**
 * Where a pod fits. `message` is the scheduler's when it fits nowhere; `gated` says what it waits for before it is tried at
 * all; `nodes` stand in the order in which they were given.
 */
export type PodFit = {
  readonly fits: boolean;
  readonly feasible: readonly string[];
  readonly message?: string;
  readonly gated?: string;
  readonly nodes: readonly NodeVerdict[];
};

/** JSON of any shape: a pod, nodes, the pods on them. */
export type FitInput = {
  readonly pod: unknown;
  readonly nodes: readonly unknown[];
  readonly pods: readonly unknown[];
  readonly admission?: readonly AdmissionPlugin[];
  /** The claims of volumes that exist; when it is not given, all do. */
  readonly claims?: readonly string[];
};

/** What was read of a `FitInput`, or the decoder's first complaint about the pod, a node or a pod on them. */
export type ReadFitInput =
  | { readonly ok: true; readonly demand: PodDemand; readonly supplies: readonly NodeSupply[] }
  | { readonly ok: false; readonly error: string };

/**
 * Reads a pod and a cluster, with Kubernetes' defaults.
 *
 * @see SPEC K24, K30, K31
 */
export function readFitInput({ pod, nodes, pods, admission = [] }: FitInput): ReadFitInput {
  const decoded = decodePod(pod);
  if (!decoded.ok) return decoded;
  const running: KubernetesPod[] = [];
  for (const json of pods) {
    const other = decodePod(json);
    if (!other.ok) return other;
    running.push(defaultPod(other.pod));
  }
  const known: KubernetesNode[] = [];
  for (const json of nodes) {
    const node = decodeNode(json);
    if (!node.ok) return node;
    known.push(node.node);
  }
  const demand = podDemand(admitPod(defaultPod(decoded.pod), admission));
  return { ok: true, demand, supplies: known.map((node) => nodeSupply(node, running)) };
}

/**
 * Compares a pod with all nodes, as kube-scheduler 1.37 does with its default profile; preemption is not computed.
 * `claims` as in `FitInput`.
 *
 * @see SPEC K25-K34; source: k8s.io/kubernetes 1.37.2, pkg/scheduler/schedule_one.go, findNodesThatFitPod
 */
export function fitPod(
  demand: PodDemand,
  supplies: readonly NodeSupply[],
  { claims }: Pick<FitInput, "claims"> = {},
): PodFit {
  const gates = demand.gates.length > 0 ? { gated: `waiting for scheduling gates: [${demand.gates.join(" ")}]` } : {};
  if (supplies.length === 0) {
    return { fits: false, feasible: [], message: "no nodes available to schedule pods", ...gates, nodes: [] };
  }
  const before = preFilter(demand, claims);
  const filters = before.kind === "rejected" ? [] : clusterFilters(demand, supplies);
  const nodes = supplies.map((supply) => judgeNode(demand, supply, { before, filters }));
  const feasible = nodes.filter(({ fits }) => fits).map(({ node }) => node);
  const fits = feasible.length > 0;
  const message = before.kind === "rejected" ? before.message(nodes.length) : unavailableMessage(nodes.map(reasonsOf));
  return { fits, feasible: [...feasible].sort(), ...(fits ? {} : { message }), ...gates, nodes };
}

/** Everything that a node and a pod have against each other: more than the first rejection tells. */
export type NodeExamination = {
  readonly rejections: readonly Rejection[];
  readonly shortages: readonly Shortage[];
  /** The taints that the pod does not tolerate. */
  readonly taints: readonly Taint[];
  /** The entries of the selector and, for each term, the requirements that the node fails. */
  readonly requirements: FailedRequirements;
};

/** Asks every filter, not only up to the first that rejects. @see SPEC K25 */
export function examineNode(demand: PodDemand, supply: NodeSupply): NodeExamination {
  return {
    rejections: allRejections(demand, supply),
    shortages: shortagesOn(demand, supply),
    taints: untolerated(supply.taints, demand.tolerations),
    requirements: failedRequirements(supply, demand.requirements),
  };
}

type Preparation = { readonly before: PreFilter; readonly filters: readonly ClusterFilter[] };

function clusterFilters(demand: PodDemand, supplies: readonly NodeSupply[]): readonly ClusterFilter[] {
  const filters = [topologySpreadFilter(demand, supplies), podAffinityFilter(demand.pod, supplies)];
  return filters.filter((each) => each !== undefined);
}

function judgeNode(demand: PodDemand, supply: NodeSupply, { before, filters }: Preparation): NodeVerdict {
  const node = supply.name;
  const skipped = before.skips(node);
  if (skipped) return { node, fits: false, ...skipped };
  const rejection = fitOnNode(demand, supply) ?? firstRejection(supply, filters);
  return rejection ? { node, fits: false, ...rejection } : { node, fits: true };
}

function reasonsOf(verdict: NodeVerdict) {
  return { count: 1, reasons: verdict.fits ? [] : verdict.reasons };
}

function firstRejection(supply: NodeSupply, filters: readonly ClusterFilter[]): ClusterRejection | undefined {
  for (const filter of filters) {
    const rejection = filter(supply);
    if (rejection) return rejection;
  }
  return undefined;
}
