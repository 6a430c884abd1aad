import type { KubernetesPod, PodContainer } from "#core/kubernetes/kubernetes-pod.ts";
import { type QosClass, qosClass } from "#core/kubernetes/qos-class.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import { isZero, type Quantity } from "#core/quantity/quantity.ts";

/** The class of a pod and why, in a sentence. */
export type QosReason = { readonly qosClass: QosClass; readonly reason: string };

const zero: Quantity = { format: "DecimalSI", digits: 0n, exponent: 0 };

/** The class of a pod with its defaults, and the first thing that decides it. @see SPEC FT6 */
export function qosReason(pod: KubernetesPod): QosReason {
  const found = qosClass(pod);
  if (found === "BestEffort") {
    return {
      qosClass: found,
      reason: "No container asks for cpu or memory, so it is the first to go when its node runs short.",
    };
  }
  if (found === "Guaranteed") {
    return {
      qosClass: found,
      reason: "In each container cpu and memory are requested up to their limits, so it is the last to go.",
    };
  }
  const containers = [...pod.initContainers, ...pod.containers];
  const first = containers.map(difference).find((text) => text !== undefined);
  return { qosClass: found, reason: first ?? "Its containers are of different classes." };
}

function difference({ name, resources: { requests, limits } }: PodContainer): string | undefined {
  for (const resource of ["cpu", "memory"]) {
    const request = requests.get(resource) ?? zero;
    const limit = limits.get(resource) ?? zero;
    if (compareQuantities(request, limit) !== 0) {
      const most = isZero(limit) ? "has no limit" : `may use ${formatQuantity(limit)}`;
      return `The container ${name} requests ${formatQuantity(request)} of ${resource} and ${most}.`;
    }
    if (isZero(request)) return `The container ${name} asks for no ${resource}.`;
  }
  return undefined;
}
