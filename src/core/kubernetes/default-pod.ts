import { defaultPodResources } from "./default-pod-resources.ts";
import type { ContainerPort, KubernetesPod, PodContainer } from "./kubernetes-pod.ts";
import type { ResourceSet } from "./resource-list.ts";

/**
 * Fills in what the API server fills in: policies, requests from limits (never limits from requests), and the requests and
 * limits of the pod as a whole. Filling in twice is filling in once.
 *
 * @see SPEC K3, K4; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/v1/defaults.go, SetDefaults_Pod
 */
export function defaultPod(pod: KubernetesPod): KubernetesPod {
  const filled = {
    ...pod,
    restartPolicy: pod.restartPolicy || "Always",
    dnsPolicy: pod.dnsPolicy || "ClusterFirst",
    containers: pod.containers.map((container) => defaultContainer(container, pod)),
    initContainers: pod.initContainers.map((container) => defaultContainer(container, pod)),
  };
  const resources = defaultPodResources(filled);
  return resources ? { ...filled, resources } : filled;
}

/**
 * The policy for pulling an image when none is given: `Always` for the tag `latest` and for neither tag nor digest.
 *
 * @see SPEC K3; source: pkg/util/parsers/parsers.go, ParseImageName
 */
export function defaultPullPolicy(image: string): "Always" | "IfNotPresent" {
  const [named = "", ...digest] = image.split("@");
  const tag = /:([\w][\w.-]{0,127})$/.exec(named)?.[1];
  const isLatest = tag === "latest" || (tag === undefined && digest.length === 0);
  return isLatest ? "Always" : "IfNotPresent";
}

function defaultContainer(container: PodContainer, { hostNetwork }: KubernetesPod): PodContainer {
  return {
    ...container,
    imagePullPolicy: container.imagePullPolicy || defaultPullPolicy(container.image),
    resources: requestsFromLimits(container.resources),
    ports: hostNetwork ? container.ports.map(hostPortFromPort) : container.ports,
  };
}

function hostPortFromPort(port: ContainerPort): ContainerPort {
  return { ...port, hostPort: port.hostPort || port.containerPort };
}

function requestsFromLimits({ requests, limits }: ResourceSet): ResourceSet {
  return { limits, requests: new Map([...limits, ...requests]) };
}
