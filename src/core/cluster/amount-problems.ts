import type { Problem, Severity } from "#core/problem/problem.ts";
import { readJsonQuantity } from "#core/quantity/read-json-quantity.ts";

/**
 * Amounts of a list of resources that are no quantities: `cluster.amount`, with the resource as path.
 *
 * @see SPEC CP2
 */
export function amountProblems(amounts: unknown, severity: Severity = "error"): readonly Problem[] {
  if (typeof amounts !== "object" || amounts === null) return [];
  return Object.entries(amounts).flatMap(([resource, value]): readonly Problem[] => {
    if (value === undefined || isAmount(value)) return [];
    const found = JSON.stringify(value);
    const message = `${found} is no amount of ${resource}. Write a number and a unit, such as 500m or 1.5Gi; until then it does not count.`;
    return [{ code: "cluster.amount", severity, path: [resource], message }];
  });
}

/** Whether a JSON value is an amount to Kubernetes. */
export function isAmount(value: unknown): boolean {
  return readJsonQuantity(JSON.stringify(value) ?? "").ok;
}
