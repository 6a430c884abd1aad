import type { JsonObject } from "#core/problem/json.ts";
import { objectsAt, textAt } from "./read-fields.ts";

/** What a node keeps pods away with. `effect`: NoSchedule and NoExecute keep them away, PreferNoSchedule only asks. */
export type Taint = { readonly key: string; readonly value: string; readonly effect: string };

/** What lets a pod onto tainted nodes; an empty key, operator or effect is one that is not given. */
export type PodToleration = Taint & { readonly operator: string };

/** Reads `tolerations` of a pod's spec. @see SPEC K26 */
export function readTolerations(spec: JsonObject): readonly PodToleration[] {
  return objectsAt(spec, "tolerations").map((toleration) => ({
    ...readTaint(toleration),
    operator: textAt(toleration, "operator"),
  }));
}

/** Reads one taint of a node. @see SPEC K26 */
export function readTaint(taint: JsonObject): Taint {
  return { key: textAt(taint, "key"), value: textAt(taint, "value"), effect: textAt(taint, "effect") };
}

/** Whether a taint keeps pods away that do not tolerate it. @see SPEC K26 */
export function isHardTaint({ effect }: Taint): boolean {
  return effect === "NoSchedule" || effect === "NoExecute";
}

/**
 * Whether a toleration matches a taint; for how long does not matter.
 *
 * @see SPEC K26; source: k8s.io/api 0.37.2, core/v1/toleration.go, ToleratesTaint
 */
export function tolerates(toleration: PodToleration, taint: Taint): boolean {
  const { key, value, effect, operator } = toleration;
  if (effect !== "" && effect !== taint.effect) return false;
  if (key !== "" && key !== taint.key) return false;
  if (operator === "Exists") return true;
  return (operator === "" || operator === "Equal") && value === taint.value;
}

/** The taints that none of the tolerations matches, in the order of the node. @see SPEC K26 */
export function untolerated(taints: readonly Taint[], tolerations: readonly PodToleration[]): readonly Taint[] {
  return taints.filter((taint) => !tolerations.some((toleration) => tolerates(toleration, taint)));
}
