import { originOf } from "#core/pod/pod-origin.ts";
import type { Container, TextMap, Volume } from "#core/pod/pod-shape.ts";
import type { SourcedPod } from "#core/pod/pod-source.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";

/** What of a pod decides where it runs and with what. */
const placement = [
  "affinity",
  "tolerations",
  "nodeSelector",
  "schedulerName",
  "runtimeClassName",
  "priorityClassName",
  "topologySpreadConstraints",
  "hostNetwork",
  "securityContext",
  "overhead",
];

/** How long a probe pod may live, in seconds: it waits for a node that long, too. */
const probeSeconds = 600;

/** Small, and its shell says what the container sees. */
const probeImage = "busybox:1.37";
const probeCommand = ["sh", "-c", "echo scheduled on $HOSTNAME; nproc; df -h /dev/shm; sleep 5"];

/**
 * A pod with the placement and resources of a task's pod and a command that harms nobody, for `kubectl apply`.
 *
 * @see SPEC F25
 */
export function probePod({ built: { pod } }: SourcedPod, name: string): JsonObject {
  const containers = pod.spec.containers.map((container) => ({
    name: container === pod.spec.containers[0] ? "probe" : container.name,
    image: probeImage,
    command: probeCommand,
    resources: container.resources,
    ...mountsOf(container, pod.spec.volumes),
    ...securityOf(container),
  }));
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, labels: { "app.kubernetes.io/part-of": "flyte-resource-probe" } },
    spec: {
      activeDeadlineSeconds: probeSeconds,
      restartPolicy: "Never",
      terminationGracePeriodSeconds: 0,
      containers,
      ...partsOf(pod.spec),
    },
  };
}

/**
 * What of a task's pod may stand in a pod template: placement, resources and memory volumes, the task as the container `primary`;
 * nothing that the run or Flyte puts in anyway.
 *
 * @see SPEC F26
 */
export function templateOf(pod: SourcedPod): { readonly labels: TextMap; readonly spec: JsonObject } {
  const { spec, metadata } = pod.built.pod;
  const [task] = spec.containers;
  const labels = Object.entries(metadata.labels).filter(([key]) => isOwn(pod, ["metadata", "labels", key]));
  const image = pod.node.image ? { image: task.image ?? "" } : {};
  const primary = {
    name: "primary",
    ...image,
    resources: task.resources,
    ...mountsOf(task, spec.volumes),
    ...securityOf(task),
  };
  return { labels: Object.fromEntries(labels), spec: { containers: [primary], ...partsOf(spec) } };
}

function isOwn({ built }: SourcedPod, path: readonly string[]): boolean {
  const from = originOf(built.origins, path)?.from;
  return from === "resources" || from === "template" || from === "task-pod";
}

/** Keys in the order in which they stand in the pod. */
function partsOf(spec: SourcedPod["built"]["pod"]["spec"]): JsonObject {
  const kept = Object.entries(spec).filter(([key, value]) => placement.includes(key) && !isEmpty(value));
  const volumes = memoryVolumes(spec.volumes);
  return { ...Object.fromEntries(kept), ...(volumes.length > 0 ? { volumes } : {}) };
}

function memoryVolumes(volumes: readonly Volume[] = []): readonly Volume[] {
  return volumes.filter(({ emptyDir }) => emptyDir !== undefined);
}

function mountsOf({ volumeMounts = [] }: Container, volumes: readonly Volume[] | undefined): JsonObject {
  const names = new Set(memoryVolumes(volumes).map(({ name }) => name));
  const mounts = volumeMounts.filter(({ name }) => names.has(name));
  return mounts.length > 0 ? { volumeMounts: mounts } : {};
}

function securityOf({ securityContext }: Container): JsonObject {
  return isJsonObject(securityContext) ? { securityContext } : {};
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
