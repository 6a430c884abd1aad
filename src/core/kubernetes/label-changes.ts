import { type LabelRequirement, meets, parseInt64 } from "./label-requirement.ts";
import { fieldOf, matchesNode, type NodeTerm } from "./node-requirements.ts";
import type { NodeSupply } from "./node-supply.ts";
import type { PodDemand } from "./pod-demand.ts";

/** A label, or the name of a node, that would have to be otherwise; `failed` are the requirements that it fails now. */
export type LabelChange = {
  readonly kind: "label" | "name";
  readonly key: string;
  readonly has: string | undefined;
  readonly set: string | undefined;
  readonly failed: readonly LabelRequirement[];
};

type Subject = { readonly kind: "label" | "name"; readonly key: string; readonly has: string | undefined };

const nameKey = "metadata.name";

/**
 * The fewest labels (or the name) of a node that would have to change for it to meet what the pod asks of its node. Of
 * several terms the one counts that needs the fewest changes. `undefined` when no node could meet it.
 *
 * @see SPEC K36
 */
export function labelChanges(demand: PodDemand, supply: NodeSupply): readonly LabelChange[] | undefined {
  const { requirements, nodeName } = demand;
  if (matchesNode(supply, requirements) && (nodeName === "" || nodeName === supply.name)) return [];
  const terms: readonly NodeTerm[] = requirements.terms ?? [{ labels: [], fields: [], usable: true }];
  const named = nodeName === "" ? [] : [{ key: nameKey, operator: "In", values: [nodeName] }];
  const ways = terms.flatMap(({ usable, labels, fields }) => {
    if (!usable) return [];
    const way = changesFor(supply, { labels: [...requirements.selector, ...labels], fields: [...named, ...fields] });
    return way ? [way] : [];
  });
  return ways.reduce<readonly LabelChange[] | undefined>(
    (best, way) => (best && best.length <= way.length ? best : way),
    undefined,
  );
}

type Needs = { readonly labels: readonly LabelRequirement[]; readonly fields: readonly LabelRequirement[] };

function changesFor(supply: NodeSupply, { labels, fields }: Needs): readonly LabelChange[] | undefined {
  const changes: LabelChange[] = [];
  for (const [key, needs] of byKey(labels)) {
    const change = changeOf({ kind: "label", key, has: supply.labels.get(key) }, needs);
    if (change === "impossible") return undefined;
    if (change) changes.push(change);
  }
  for (const [key, needs] of byKey(fields)) {
    const change = changeOf({ kind: "name", key, has: fieldOf(supply, key) }, needs);
    if (change === "impossible" || (change && key !== nameKey)) return undefined;
    if (change) changes.push(change);
  }
  return changes;
}

function changeOf(subject: Subject, needs: readonly LabelRequirement[]): LabelChange | "impossible" | undefined {
  const failed = needs.filter((requirement) => !meets(subject.has, requirement));
  if (failed.length === 0) return undefined;
  const candidates = [...candidatesFor(needs), ...(subject.kind === "label" ? [undefined] : [])];
  const isEnough = (value: string | undefined) => needs.every((requirement) => meets(value, requirement));
  const index = candidates.findIndex(isEnough);
  return index < 0 ? "impossible" : { ...subject, set: candidates[index], failed };
}

/** Values that may do: those that are asked for, neighbours of bounds, and one that is none of those to avoid. */
function candidatesFor(needs: readonly LabelRequirement[]): readonly string[] {
  const named = needs.flatMap(({ values }) => values);
  const bounds = needs.filter(({ operator }) => operator === "Gt" || operator === "Lt");
  const numbers = bounds.flatMap(({ operator, values }) => {
    const bound = parseInt64(values[0]);
    if (bound === undefined) return [];
    // As many steps as there are other requirements, so that one of them is none of the values to avoid.
    const step = operator === "Gt" ? 1n : -1n;
    return Array.from({ length: needs.length + named.length }, (_, at) => `${bound + step * BigInt(at + 1)}`);
  });
  return [...named.filter((value) => value !== ""), ...numbers, unlike(named), ""];
}

function unlike(values: readonly string[]): string {
  let fresh = "true";
  while (values.includes(fresh)) fresh = `${fresh}-1`;
  return fresh;
}

function byKey(needs: readonly LabelRequirement[]): ReadonlyMap<string, readonly LabelRequirement[]> {
  const groups = new Map<string, readonly LabelRequirement[]>();
  for (const need of needs) groups.set(need.key, [...(groups.get(need.key) ?? []), need]);
  return groups;
}
