import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import type { KubernetesPod } from "./kubernetes-pod.ts";
import { containerLimits, containerRequests } from "./pod-requests.ts";
import { amountsAt, objectAt, objectsAt } from "./read-fields.ts";
import type { ResourceAmounts, ResourceSet } from "./resource-list.ts";
import { isForPods, isHugePages } from "./resource-names.ts";

/**
 * Fills in `spec.resources` from the containers, in this order: limits of huge pages, requests, limits. Only when it has
 * any amount; `undefined` when there is no `spec.resources`.
 *
 * @see SPEC K4; source: k8s.io/kubernetes 1.37.2, pkg/api/pod/util.go, DefaultPodLevelResources
 */
export function defaultPodResources(pod: KubernetesPod): ResourceSet | undefined {
  const { resources } = pod;
  if (!resources || resources.requests.size + resources.limits.size === 0) return resources;
  const withPages = { ...resources, limits: pageLimits(pod, resources) };
  const withRequests = { ...withPages, requests: podLevelRequests(pod, withPages) };
  return { ...withRequests, limits: podLevelLimits(pod, withRequests) };
}

function pageLimits(pod: KubernetesPod, { requests, limits }: ResourceSet): ResourceAmounts {
  const missing = [...containerLimits(pod)].filter(
    ([name]) => isHugePages(name) && !requests.has(name) && !limits.has(name),
  );
  return new Map([...limits, ...missing]);
}

function podLevelRequests(pod: KubernetesPod, { requests, limits }: ResourceSet): ResourceAmounts {
  const summed = [...containerRequests(pod)].filter(([name]) => isForPods(name) && !isHugePages(name));
  const limited = [...limits].filter(([name]) => isForPods(name));
  return new Map([...limited, ...summed, ...requests]);
}

/** A limit where every container has one for the resource: their sum, or the request where that is more. */
function podLevelLimits(pod: KubernetesPod, { requests, limits }: ResourceSet): ResourceAmounts {
  const summed = containerLimits(pod);
  const all = [...pod.containers, ...pod.initContainers].map(({ resources }) => resources.limits);
  const ephemeral = objectsAt(pod.spec, "ephemeralContainers").map((each) =>
    amountsAt(objectAt(each, "resources"), "limits"),
  );
  const filled = new Map(limits);
  for (const [name, request] of requests) {
    const sum = summed.get(name);
    if (limits.has(name) || !isForPods(name) || !sum) continue;
    if (![...all, ...ephemeral].every((own) => own.has(name))) continue;
    filled.set(name, compareQuantities(request, sum) > 0 ? request : sum);
  }
  return filled;
}
