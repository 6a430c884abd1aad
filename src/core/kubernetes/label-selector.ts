import type { JsonObject } from "#core/problem/json.ts";
import { type LabelRequirement, meets, readRequirement } from "./label-requirement.ts";
import { objectsAt, optionalObjectAt, textMapAt, textsAt } from "./read-fields.ts";

/** Which labels a pod must have to be chosen; `undefined` chooses none, an empty list all. */
export type PodSelector = readonly LabelRequirement[] | undefined;

type Labels = ReadonlyMap<string, string>;

/** Reads the label selector at a key. @see SPEC K32 */
export function selectorAt(parent: JsonObject, key: string): PodSelector {
  const selector = optionalObjectAt(parent, key);
  if (!selector) return undefined;
  const equal = [...textMapAt(selector, "matchLabels")].map(([name, value]) => is(name, value));
  return [...equal, ...objectsAt(selector, "matchExpressions").map(readRequirement)];
}

/**
 * The selector of an affinity or spread term with what `matchLabelKeys` and `mismatchLabelKeys` add from the pod's labels.
 *
 * @see SPEC K32
 */
export function termSelector(term: JsonObject, labels: Labels): PodSelector {
  const selector = selectorAt(term, "labelSelector");
  if (!selector) return undefined;
  return [
    ...selector,
    ...owned(textsAt(term, "matchLabelKeys"), labels).map(([key, value]) => is(key, value)),
    ...owned(textsAt(term, "mismatchLabelKeys"), labels).map(([key, value]) => ({
      key,
      operator: "NotIn",
      values: [value],
    })),
  ];
}

/** Whether a selector chooses labels. @see SPEC K32 */
export function selects(selector: PodSelector, labels: Labels): boolean {
  return selector?.every((requirement) => meets(labels.get(requirement.key), requirement)) ?? false;
}

function is(key: string, value: string): LabelRequirement {
  return { key, operator: "In", values: [value] };
}

function owned(keys: readonly string[], labels: Labels): readonly (readonly [string, string])[] {
  return keys.flatMap((key) => {
    const value = labels.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
}
