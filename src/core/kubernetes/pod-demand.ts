import type { KubernetesPod } from "./kubernetes-pod.ts";
import { type NodeRequirements, readNodeRequirements, requiredNames } from "./node-requirements.ts";
import { podRequests } from "./pod-requests.ts";
import { objectsAt, textAt } from "./read-fields.ts";
import { type PodToleration, readTolerations } from "./toleration.ts";
import { inSchedulersOrder, type UnitAmounts, unitAmounts } from "./unit-amounts.ts";

/** A port that a pod takes on its node; an empty address is all of them. */
export type HostPort = { readonly hostIP: string; readonly protocol: string; readonly hostPort: number };

/** What a pod asks of a node, read once and then compared with many nodes. */
export type PodDemand = {
  readonly pod: KubernetesPod;
  /** Only amounts above zero: nothing else can fail. In the order in which the scheduler names them. */
  readonly requests: UnitAmounts;
  readonly tolerations: readonly PodToleration[];
  readonly requirements: NodeRequirements;
  /** The only nodes that are looked at, by node affinity. */
  readonly names?: ReadonlySet<string>;
  /** `spec.nodeName`, empty when the scheduler chooses. */
  readonly nodeName: string;
  readonly hostPorts: readonly HostPort[];
  /** What the scheduler waits for before it tries the pod, in the order of the spec. */
  readonly gates: readonly string[];
};

/**
 * Reads what a pod asks of a node. For a pod with its defaults, and after admission where that matters.
 *
 * @see SPEC K24-K28
 */
export function podDemand(pod: KubernetesPod): PodDemand {
  const requirements = readNodeRequirements(pod.spec);
  const names = requiredNames(requirements);
  return {
    pod,
    requests: positive(unitAmounts(podRequests(pod))),
    tolerations: readTolerations(pod.spec),
    requirements,
    ...(names ? { names } : {}),
    nodeName: textAt(pod.spec, "nodeName"),
    hostPorts: hostPorts(pod),
    gates: objectsAt(pod.spec, "schedulingGates").map((gate) => textAt(gate, "name")),
  };
}

/** The ports of the node that a pod's containers and sidecars take. @see SPEC K29 */
export function hostPorts(pod: KubernetesPod): readonly HostPort[] {
  const sidecars = pod.initContainers.filter(({ restartPolicy }) => restartPolicy === "Always");
  return [...pod.containers, ...sidecars]
    .flatMap(({ ports }) => ports)
    .filter(({ hostPort }) => hostPort > 0)
    .map(({ hostIP, protocol, hostPort }) => ({ hostIP, protocol, hostPort }));
}

function positive(amounts: UnitAmounts): UnitAmounts {
  const names = inSchedulersOrder(amounts.keys()).filter((name) => (amounts.get(name) ?? 0n) > 0n);
  return new Map(names.map((name) => [name, amounts.get(name) ?? 0n]));
}
