import { addQuantities } from "#core/quantity/add-quantities.ts";
import { isZero } from "#core/quantity/quantity.ts";
import type { KubernetesPod, PodContainer } from "./kubernetes-pod.ts";
import { addAmounts, largerAmounts, noAmounts, type ResourceAmounts, type ResourceSet } from "./resource-list.ts";
import { isForPods } from "./resource-names.ts";

type Part = Pick<KubernetesPod, "containers" | "initContainers">;

/**
 * What the scheduler reserves for a pod: its containers, or the largest step of its start, with the pod's own requests in
 * place of that, and its overhead. For a pod with its defaults.
 *
 * @see SPEC K17, K18; source: k8s.io/component-helpers 0.37.2, resource/helpers.go, PodRequests
 */
export function podRequests(pod: KubernetesPod): ResourceAmounts {
  const requests = withPodLevel(containerRequests(pod), pod.resources?.requests);
  return addAmounts(requests, pod.overhead ?? noAmounts);
}

/**
 * The most that a pod may use. Overhead is added only where there is a limit above zero. For a pod with its defaults.
 *
 * @see SPEC K17, K18; source: as `podRequests`, PodLimits
 */
export function podLimits(pod: KubernetesPod): ResourceAmounts {
  const limits = new Map(withPodLevel(containerLimits(pod), pod.resources?.limits));
  for (const [name, amount] of pod.overhead ?? noAmounts) {
    const limit = limits.get(name);
    if (limit && !isZero(limit)) limits.set(name, addQuantities(limit, amount));
  }
  return limits;
}

/** The requests of the containers together, without what the pod asks for as a whole. @see SPEC K17 */
export function containerRequests(pod: Part): ResourceAmounts {
  return aggregate(pod, ({ requests }) => requests);
}

/** The limits of the containers together, as `containerRequests`. @see SPEC K17 */
export function containerLimits(pod: Part): ResourceAmounts {
  return aggregate(pod, ({ limits }) => limits);
}

/** A sidecar counts beside the containers and in every step after it; an ordinary init container only in its own step. */
function aggregate(
  { containers, initContainers }: Part,
  choose: (set: ResourceSet) => ResourceAmounts,
): ResourceAmounts {
  let sum = containers.reduce((total, { resources }) => addAmounts(total, choose(resources)), noAmounts);
  let sidecars = noAmounts;
  let steps = noAmounts;
  for (const container of initContainers) {
    const amounts = choose(container.resources);
    if (isSidecar(container)) {
      sum = addAmounts(sum, amounts);
      sidecars = addAmounts(sidecars, amounts);
      steps = largerAmounts(steps, sidecars);
    } else {
      steps = largerAmounts(steps, addAmounts(amounts, sidecars));
    }
  }
  return largerAmounts(sum, steps);
}

function withPodLevel(sum: ResourceAmounts, own: ResourceAmounts | undefined): ResourceAmounts {
  const supported = [...(own ?? noAmounts)].filter(([name]) => isForPods(name));
  return new Map([...sum, ...supported]);
}

function isSidecar({ restartPolicy }: PodContainer): boolean {
  return restartPolicy === "Always";
}
