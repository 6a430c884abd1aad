import type { Affinity, NodeSelectorRequirement, NodeSelectorTerm, Toleration } from "./pod-shape.ts";

/**
 * Adds what nodes must have to each alternative that there is, unless it stands there already, or as the only one.
 *
 * @see SPEC P18; source: flytek8s/pod_helper.go:97-117
 */
export function addRequirement(affinity: Affinity, added: NodeSelectorRequirement): Affinity {
  const terms = affinity.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const nodeSelectorTerms =
    terms.length === 0 ? [{ matchExpressions: [added] }] : terms.map((term) => narrow(term, added));
  return {
    ...affinity,
    nodeAffinity: { ...affinity.nodeAffinity, requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } },
  };
}

/**
 * Adds a toleration at the end, unless there is one with the same key, effect, operator and value.
 *
 * @see SPEC P8; source: flytek8s/pod_helper.go:766-779
 */
export function addToleration(tolerations: readonly Toleration[], added: Toleration): readonly Toleration[] {
  const isThere = tolerations.some((one) =>
    (["key", "effect", "operator", "value"] as const).every((key) => (one[key] ?? "") === (added[key] ?? "")),
  );
  return isThere ? tolerations : [...tolerations, added];
}

function narrow(term: NodeSelectorTerm, added: NodeSelectorRequirement): NodeSelectorTerm {
  const own = term.matchExpressions ?? [];
  return own.some((one) => isSame(one, added)) ? term : { ...term, matchExpressions: [...own, added] };
}

function isSame(left: NodeSelectorRequirement, right: NodeSelectorRequirement): boolean {
  const [a, b] = [left.values ?? [], right.values ?? []];
  const isSameKey = left.key === right.key && left.operator === right.operator && a.length === b.length;
  return isSameKey && a.every((value, index) => value === b[index]);
}
