import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import type { KubernetesPod, PodContainer } from "#core/kubernetes/kubernetes-pod.ts";
import { podLimits, podRequests } from "#core/kubernetes/pod-requests.ts";
import { amountsAt, objectAt, objectsAt, optionalTextAt, textAt } from "#core/kubernetes/read-fields.ts";
import type { ResourceAmounts } from "#core/kubernetes/resource-list.ts";
import type { JsonObject } from "#core/problem/json.ts";
import type { Path, Problem } from "#core/problem/problem.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";

/**
 * What limit ranges and resource quotas of the tasks' namespace have against a pod with its defaults; they are compared only, not
 * applied. Codes: `fit.limit-range`, `fit.quota` (warnings). Paths are those of the pod.
 *
 * @see SPEC FT7
 */
export function limitNotes(pod: KubernetesPod, profile: ClusterProfile): readonly Problem[] {
  const here = (object: JsonObject) => {
    const namespace = optionalTextAt(objectAt(object, "metadata"), "namespace");
    return namespace === undefined || namespace === pod.namespace;
  };
  const ranges = (profile.limitRanges ?? []).filter(here);
  const quotas = (profile.resourceQuotas ?? []).filter(here);
  return [...ranges.flatMap((range) => rangeNotes(pod, range)), ...quotas.flatMap((quota) => quotaNotes(pod, quota))];
}

function rangeNotes(pod: KubernetesPod, range: JsonObject): readonly Problem[] {
  const name = textAt(objectAt(range, "metadata"), "name");
  return objectsAt(objectAt(range, "spec"), "limits").flatMap((limit) => {
    const type = textAt(limit, "type");
    if (type === "Pod")
      return boundNotes({ limits: podLimits(pod), requests: podRequests(pod) }, limit, { name, path: ["spec"] });
    if (type !== "Container") return [];
    return pod.containers.flatMap(({ resources }: PodContainer, at) =>
      boundNotes(resources, limit, { name, path: ["spec", "containers", at, "resources"] }),
    );
  });
}

type Asked = { readonly limits: ResourceAmounts; readonly requests: ResourceAmounts };
type Place = { readonly name: string; readonly path: Path };

function boundNotes({ limits, requests }: Asked, limit: JsonObject, place: Place): readonly Problem[] {
  const above = exceeding(limits, amountsAt(limit, "max"), 1).map((found) => rangeNote("limit", found, place));
  const below = exceeding(requests, amountsAt(limit, "min"), -1).map((found) => rangeNote("request", found, place));
  return [...above, ...below];
}

type Found = { readonly resource: string; readonly amount: string; readonly bound: string };

/** The resources whose amount is above (1) or below (-1) the bound. */
function exceeding(amounts: ResourceAmounts, bounds: ResourceAmounts, direction: 1 | -1): readonly Found[] {
  return [...bounds].flatMap(([resource, bound]) => {
    const amount = amounts.get(resource);
    if (!amount || compareQuantities(amount, bound) !== direction) return [];
    return [{ resource, amount: formatQuantity(amount), bound: formatQuantity(bound) }];
  });
}

function rangeNote(side: "limit" | "request", { resource, amount, bound }: Found, { name, path }: Place): Problem {
  const word = side === "limit" ? "at most" : "at least";
  const message = `The limit range ${name} asks for a ${side} of ${resource} of ${word} ${bound}; it is ${amount}. Kubernetes refuses the pod.`;
  return { code: "fit.limit-range", severity: "warning", path: [...path, `${side}s`, resource], message };
}

function quotaNotes(pod: KubernetesPod, quota: JsonObject): readonly Problem[] {
  const name = textAt(objectAt(quota, "metadata"), "name");
  const hard = amountsAt(objectAt(quota, "spec"), "hard");
  const asked = { requests: podRequests(pod), limits: podLimits(pod) };
  return [...hard].flatMap(([key, most]) => {
    const [, side = "requests", resource = key] = /^(requests|limits)\.(.+)$/.exec(key) ?? [];
    const amount = asked[side === "limits" ? "limits" : "requests"].get(resource);
    if (!amount || compareQuantities(amount, most) <= 0) return [];
    const message = `The quota ${name} allows ${formatQuantity(most)} of ${key} in all, one such pod takes ${formatQuantity(amount)}: it can never start.`;
    return [{ code: "fit.quota", severity: "warning", path: ["spec"], message } as const];
  });
}
