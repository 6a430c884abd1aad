import type { JsonObject } from "#core/problem/json.ts";
import { isUsable, type LabelRequirement, meets, readRequirement } from "./label-requirement.ts";
import { objectAt, objectsAt, optionalObjectAt, textMapAt } from "./read-fields.ts";

/** One alternative of a required node affinity; all of it must hold. `fields` ask for the node's name. */
export type NodeTerm = {
  readonly labels: readonly LabelRequirement[];
  readonly fields: readonly LabelRequirement[];
  /** False for a term that no node can match, because it is empty or one of its requirements is of no use. */
  readonly usable: boolean;
};

/**
 * Which nodes a pod may run on by their labels and names: every entry of `selector`, and one of `terms` when there are any
 * (`undefined` when the pod does not ask).
 */
export type NodeRequirements = {
  readonly selector: readonly LabelRequirement[];
  readonly terms?: readonly NodeTerm[];
};

type NamedNode = { readonly name: string; readonly labels: ReadonlyMap<string, string> };

/**
 * Reads `nodeSelector` and the required node affinity of a pod's spec.
 *
 * @see SPEC K27; source: k8s.io/component-helpers 0.37.2, scheduling/corev1/nodeaffinity, GetRequiredNodeAffinity
 */
export function readNodeRequirements(spec: JsonObject): NodeRequirements {
  const affinity = objectAt(objectAt(spec, "affinity"), "nodeAffinity");
  const needed = optionalObjectAt(affinity, "requiredDuringSchedulingIgnoredDuringExecution");
  const selector = [...textMapAt(spec, "nodeSelector")].map(([key, value]) => ({
    key,
    operator: "In",
    values: [value],
  }));
  return needed ? { selector, terms: objectsAt(needed, "nodeSelectorTerms").map(readTerm) } : { selector };
}

/** Whether a node meets the requirements. @see SPEC K27 */
export function matchesNode(node: NamedNode, { selector, terms }: NodeRequirements): boolean {
  if (!selector.every((requirement) => meets(node.labels.get(requirement.key), requirement))) return false;
  return terms === undefined || terms.some((term) => matchesTerm(node, term));
}

/** What a node does not meet of what a pod asks of it. */
export type FailedRequirements = {
  readonly selector: readonly LabelRequirement[];
  readonly terms: readonly (readonly LabelRequirement[])[];
};

/**
 * What a node does not meet: entries of the selector, and for each term the requirements that fail (none are listed for
 * a term that is of no use). Empty lists where the node matches.
 *
 * @see SPEC K27
 */
export function failedRequirements(node: NamedNode, requirements: NodeRequirements): FailedRequirements {
  const { selector, terms } = requirements;
  const failsTerms = terms !== undefined && !terms.some((term) => matchesTerm(node, term));
  return {
    selector: selector.filter((requirement) => !meets(node.labels.get(requirement.key), requirement)),
    terms: failsTerms ? terms.map((term) => failedInTerm(node, term)) : [],
  };
}

/**
 * The names of the only nodes that are looked at, when every term asks for names; an empty set when the terms contradict
 * themselves. `undefined` when all nodes are looked at.
 *
 * @see SPEC K28; source: k8s.io/kubernetes 1.37.2, pkg/scheduler/framework/plugins/nodeaffinity, PreFilter
 */
export function requiredNames({ terms = [] }: NodeRequirements): ReadonlySet<string> | undefined {
  if (terms.length === 0) return undefined;
  const names = new Set<string>();
  for (const { fields } of terms) {
    const lists = fields.filter(({ key, operator }) => key === "metadata.name" && operator === "In");
    const [first, ...rest] = lists;
    if (!first) return undefined;
    for (const name of first.values) if (rest.every(({ values }) => values.includes(name))) names.add(name);
  }
  return names;
}

/** The value of a field of a node that terms may ask for: its name, else nothing. @see SPEC K27 */
export function fieldOf(node: NamedNode, key: string): string {
  return key === "metadata.name" ? node.name : "";
}

function matchesTerm(node: NamedNode, { usable, labels, fields }: NodeTerm): boolean {
  if (!usable || !labels.every((requirement) => meets(node.labels.get(requirement.key), requirement))) return false;
  // A node without a name has no fields to compare.
  return node.name === "" || fields.every((requirement) => meets(fieldOf(node, requirement.key), requirement));
}

function failedInTerm(node: NamedNode, { labels, fields, usable }: NodeTerm): readonly LabelRequirement[] {
  if (!usable) return [];
  return [
    ...labels.filter((requirement) => !meets(node.labels.get(requirement.key), requirement)),
    ...fields.filter((requirement) => !meets(fieldOf(node, requirement.key), requirement)),
  ];
}

function readTerm(term: JsonObject): NodeTerm {
  const labels = objectsAt(term, "matchExpressions").map(readRequirement);
  const fields = objectsAt(term, "matchFields").map(readRequirement);
  const isEmpty = labels.length + fields.length === 0;
  return { labels, fields, usable: !isEmpty && labels.every(isUsable) && fields.every(isUsableField) };
}

function isUsableField({ operator, values }: LabelRequirement): boolean {
  return (operator === "In" || operator === "NotIn") && values.length === 1;
}
