import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { isZero, type Quantity } from "#core/quantity/quantity.ts";
import type { KubernetesPod } from "./kubernetes-pod.ts";
import type { ResourceSet } from "./resource-list.ts";
import { isForPods } from "./resource-names.ts";

/** How a pod is treated when its node runs short: BestEffort goes first, Guaranteed last. */
export type QosClass = "Guaranteed" | "Burstable" | "BestEffort";

const zero: Quantity = { format: "DecimalSI", digits: 0n, exponent: 0 };

/**
 * The class of a pod with its defaults. Only cpu and memory count; all containers must agree. Where the pod as a whole
 * asks for something, that alone decides.
 *
 * @see SPEC K15, K16; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/helper/qos/qos.go, ComputePodQOS
 */
export function qosClass(pod: KubernetesPod): QosClass {
  const { resources } = pod;
  if (resources && [...resources.requests.keys(), ...resources.limits.keys()].some(isForPods)) {
    return classOf(resources);
  }
  const classes = [...pod.initContainers, ...pod.containers].map((container) => classOf(container.resources));
  return agreed(classes) ?? "BestEffort";
}

function classOf(resources: ResourceSet): QosClass {
  return agreed([classOfResource(resources, "cpu"), classOfResource(resources, "memory")]) ?? "BestEffort";
}

function classOfResource({ requests, limits }: ResourceSet, name: string): QosClass {
  const request = requests.get(name) ?? zero;
  if (compareQuantities(request, limits.get(name) ?? zero) !== 0) return "Burstable";
  return isZero(request) ? "BestEffort" : "Guaranteed";
}

/** The class that all share, else Burstable; `undefined` when there are none. */
function agreed(classes: readonly QosClass[]): QosClass | undefined {
  const [first] = classes;
  return classes.every((each) => each === first) ? first : "Burstable";
}
