import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { nodePath } from "#core/document/draft.ts";
import { type AdmissionPlugin, admitPod } from "#core/kubernetes/admission.ts";
import { judgementProblems } from "#core/kubernetes/kubernetes-problems.ts";
import { type PodDemand, podDemand } from "#core/kubernetes/pod-demand.ts";
import { podRequests } from "#core/kubernetes/pod-requests.ts";
import { printAmounts } from "#core/kubernetes/resource-list.ts";
import { unavailableMessage } from "#core/kubernetes/unavailable-message.ts";
import { validatePod } from "#core/kubernetes/validate-pod.ts";
import { podSource } from "#core/pod/pod-source.ts";
import { hasErrors, type Problem } from "#core/problem/problem.ts";
import { limitNotes } from "./limit-notes.ts";
import { nodesOf } from "./node-index.ts";
import { type Placement, placePod } from "./place-pod.ts";
import { type ProfilePod, profilePod } from "./profile-pod.ts";
import { type QosReason, qosReason } from "./qos-reason.ts";

/** What a pool says to a pod: on how many of its nodes it fits now, and why not on the others, most frequent first. */
export type PoolFit = {
  readonly pool: string;
  readonly nodes: number;
  readonly fitting: number;
  readonly reasons: readonly { readonly reason: string; readonly nodes: number }[];
  /** The pool grows; `nodes` is its maximum. */
  readonly autoscaled: boolean;
};

/**
 * What becomes of the pod of a task. `refused`: none is built. `invalid`: Kubernetes refuses it; where it would fit is told all
 * the same. `unknown`: the profile has no nodes. `nowhere` comes with the scheduler's message. Paths of problems start at the
 * document.
 */
export type TaskFit =
  | { readonly verdict: "refused"; readonly problems: readonly Problem[] }
  | {
      readonly verdict: "fits" | "nowhere" | "invalid" | "unknown";
      readonly problems: readonly Problem[];
      readonly pod: ProfilePod;
      readonly demand: PodDemand;
      readonly qos: QosReason;
      /** What the scheduler reserves, by resource. */
      readonly requests: { readonly [resource: string]: string };
      readonly nodes: number;
      readonly fitting: number;
      readonly message?: string;
      /** What it waits for before it is tried. */
      readonly gates: readonly string[];
      /** Nothing says what runs already: the verdict is that on empty nodes. */
      readonly onEmptyNodes: boolean;
      /** Some pool counts with nodes that it would have to add first. */
      readonly atMaximum: boolean;
      readonly pools: readonly PoolFit[];
    };

/** A fit of a pod that was built. */
export type BuiltFit = Exclude<TaskFit, { readonly verdict: "refused" }>;

/**
 * Builds the pod of a task or override for a profile, judges it as the API server does, and compares it with all nodes. A pod
 * that was judged before for the profile, and one that asks for the same, are not looked at again.
 *
 * @see SPEC FT1-FT6
 */
export function fitTask(document: DocumentDraft, profile: ClusterProfile, position: NodePosition): TaskFit {
  const pod = profilePod(document, profile, position);
  if (!pod.ok) return { verdict: "refused", problems: pod.problems };
  const judged = judgedOf(pod.value, profile);
  const source = (path: Problem["path"]) => podSource(path, pod.value) ?? nodePath(position);
  const problems = [...judged.problems, ...judged.notes].map((problem) => ({ ...problem, path: source(problem.path) }));
  const all = [...problems, ...pod.value.notes];
  if (!judged.fit) return { verdict: "refused", problems: all };
  const verdict = hasErrors(judged.problems) ? "invalid" : judged.fit.verdict;
  return { ...judged.fit, verdict, problems: all, pod: pod.value };
}

type Judged = {
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
  readonly fit: Omit<BuiltFit, "pod" | "problems"> | undefined;
};

const memory = new WeakMap<ClusterProfile, Map<string, Judged>>();
const mostJudged = 5000;

/** Judgements by the pod without what names the task. */
function judgedOf(pod: ProfilePod, profile: ClusterProfile): Judged {
  const judgements = memory.get(profile) ?? new Map<string, Judged>();
  memory.set(profile, judgements);
  const key = JSON.stringify(pod.task);
  const known = judgements.get(key);
  if (known) return known;
  const judged = judge(pod, profile);
  if (judgements.size >= mostJudged) judgements.clear();
  judgements.set(key, judged);
  return judged;
}

function judge({ built }: ProfilePod, profile: ClusterProfile): Judged {
  const judged = validatePod(built.pod);
  const problems = judgementProblems(judged);
  if (judged.decodeError !== undefined) return { problems, notes: [], fit: undefined };
  const demand = podDemand(admitPod(judged.pod, admissionOf(profile)));
  const placed = fitDemand(demand, profile);
  const amounts = podRequests(judged.pod);
  return {
    problems,
    notes: limitNotes(judged.pod, profile),
    fit: { ...placed, demand, qos: qosReason(judged.pod), requests: printAmounts(amounts) },
  };
}

/** DefaultTolerationSeconds runs on every cluster. */
function admissionOf({ admission = [] }: ClusterProfile): readonly AdmissionPlugin[] {
  return [...new Set<AdmissionPlugin>(["DefaultTolerationSeconds", ...admission])];
}

/** Where a pod fits, without the pod. */
export type DemandFit = Pick<
  BuiltFit,
  "verdict" | "nodes" | "fitting" | "message" | "gates" | "onEmptyNodes" | "atMaximum" | "pools"
>;

/**
 * Compares what a pod asks for with all nodes of a profile.
 *
 * @see SPEC FT3-FT5
 */
export function fitDemand(demand: PodDemand, profile: ClusterProfile): DemandFit {
  const placement = placePod(demand, profile);
  const { groups, total } = placement.index;
  const fitting = groups.reduce((sum, { count }, at) => sum + (placement.reasons[at]?.length === 0 ? count : 0), 0);
  const verdict = total === 0 ? "unknown" : fitting > 0 ? "fits" : "nowhere";
  return {
    verdict,
    nodes: total,
    fitting,
    ...(verdict === "fits" ? {} : { message: placement.message ?? messageOf(placement) }),
    gates: demand.gates,
    onEmptyNodes: profile.usage !== "known",
    atMaximum: profile.pools.some((pool) => pool.autoscaled !== undefined && nodesOf(pool) > pool.count),
    pools: poolFits(placement, profile),
  };
}

function messageOf({ index, reasons }: Placement): string {
  if (index.total === 0) return "no nodes available to schedule pods";
  const each = index.groups.map(({ count }, at) => ({ count, reasons: reasons[at] ?? [] }));
  return unavailableMessage(each);
}

type Answer = { readonly count: number; readonly reasons: readonly string[] };

function poolFits({ index, reasons }: Placement, { pools }: ClusterProfile): readonly PoolFit[] {
  const answers: Answer[][] = pools.map(() => []);
  index.groups.forEach(({ pool, count }, at) => {
    answers[pool]?.push({ count, reasons: reasons[at] ?? [] });
  });
  return pools.map(({ name, autoscaled }, at) => poolFit(name, answers[at] ?? [], autoscaled !== undefined));
}

function poolFit(pool: string, answers: readonly Answer[], autoscaled: boolean): PoolFit {
  let nodes = 0;
  let fitting = 0;
  for (const { count, reasons } of answers) {
    nodes += count;
    if (reasons.length === 0) fitting += count;
  }
  return { pool, nodes, fitting, reasons: countedReasons(answers), autoscaled };
}

function countedReasons(answers: readonly Answer[]): PoolFit["reasons"] {
  const [first] = answers;
  if (first && answers.length === 1) return first.reasons.map((reason) => ({ reason, nodes: first.count }));
  const counts = new Map<string, number>();
  for (const { count, reasons } of answers) {
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + count);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([reason, many]) => ({ reason, nodes: many }));
}
