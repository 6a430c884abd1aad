import { type Result, succeed } from "#core/problem/problem.ts";
import {
  type AcceleratorDemands,
  acceleratorDemands,
  acceleratorResourceNames,
  acceleratorSettings,
} from "./accelerator-rules.ts";
import { type AdjustedResources, adjustResources, noPlatform, type PlatformResources } from "./adjust-resources.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import { executorEnvironment, variable } from "./pod-environment.ts";
import { podMetadata, podName } from "./pod-metadata.ts";
import type { PodOrigin } from "./pod-origin.ts";
import { podOrigins } from "./pod-origins.ts";
import type { Affinity, Container, Pod, Toleration } from "./pod-shape.ts";
import { readEntries } from "./resource-entries.ts";
import { buildSharedMemory, type SharedMemory } from "./shared-memory.ts";
import type { RunIdentity, TaskTemplate } from "./task-template.ts";

/** What a pod is built from. `attempt` counts from 1; absent and 0 are the first. */
export type PodInput = {
  readonly task: TaskTemplate;
  readonly identity: RunIdentity;
  readonly configuration: PodConfiguration;
  readonly attempt?: number;
  readonly platform?: PlatformResources;
};

/** The pod and who decided about its values. */
export type BuiltPod = { readonly pod: Pod; readonly origins: readonly PodOrigin[] };

/**
 * Builds the pod of a container task as Flyte 2's executor does.
 *
 * @returns the pod, or `pod.amount`, `pod.shm-mount`, `pod.shm-size` with the executor's words. Paths are keys of
 * Resources.
 * @see SPEC P1-P12; source: flyteorg/flyte 6fadb90d, flytek8s/pod_helper.go, container_helper.go
 */
export function buildPod(input: PodInput): Result<BuiltPod> {
  const { task, configuration } = input;
  const attempt = Math.max(1, input.attempt ?? 1);
  const entries = readEntries(task.resources);
  if (!entries.ok) return entries;
  const shared = task.extendedResources?.sharedMemory;
  const sharedMemory = shared ? buildSharedMemory(shared) : undefined;
  if (sharedMemory && !sharedMemory.ok) return sharedMemory;
  const accelerator = task.extendedResources?.gpuAccelerator;
  const acceleratorNames = acceleratorResourceNames(configuration);
  const resources = adjustResources(entries.value.requests, entries.value.limits, {
    configuration,
    platform: input.platform ?? noPlatform,
    gpuName: acceleratorSettings(accelerator, configuration).resourceName,
    acceleratorNames,
  });
  const asksForAccelerator = acceleratorNames.some((name) => Object.hasOwn(resources.limits, name));
  const demands = accelerator && asksForAccelerator ? acceleratorDemands(accelerator, configuration) : undefined;
  const pod: Pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: podMetadata({ ...input, attempt }),
    spec: podSpec(task, containerOf(input, attempt, { resources, sharedMemory: sharedMemory?.value }), {
      demands,
      sharedMemory: sharedMemory?.value,
    }),
  };
  return succeed({ pod, origins: podOrigins(pod, task, resources.origins) });
}

type Parts = { readonly resources: AdjustedResources; readonly sharedMemory: SharedMemory | undefined };

function containerOf({ task, identity }: PodInput, attempt: number, parts: Parts): Container {
  const { image = "", command = [], args = [], env = [] } = task;
  const isDebugged = env.some(([name, value]) => name === "_F_E_VS" && value === "true");
  const own = env.map(([name, value]) => variable(name, value));
  return {
    name: podName(identity, attempt),
    ...(image === "" ? {} : { image }),
    ...(command.length > 0 ? { command } : {}),
    ...(args.length > 0 ? { args } : {}),
    env: [...own, ...executorEnvironment(identity, attempt - 1)],
    resources: { limits: parts.resources.limits, requests: parts.resources.requests },
    ...(parts.sharedMemory ? { volumeMounts: [parts.sharedMemory.mount] } : {}),
    ...(isDebugged ? { readinessProbe } : {}),
    terminationMessagePolicy: "FallbackToLogsOnError",
  };
}

const readinessProbe = {
  httpGet: { port: 6060 },
  initialDelaySeconds: 15,
  periodSeconds: 5,
  failureThreshold: 50,
};

function podSpec(
  task: TaskTemplate,
  container: Container,
  parts: { readonly demands: AcceleratorDemands | undefined; readonly sharedMemory: SharedMemory | undefined },
): Pod["spec"] {
  const serviceAccountName = task.securityContext?.runAs?.k8sServiceAccount ?? "";
  const tolerations = distinct(parts.demands?.tolerations ?? []);
  return {
    containers: [container],
    restartPolicy: "Never",
    ...(serviceAccountName === "" ? {} : { serviceAccountName }),
    enableServiceLinks: false,
    affinity: affinityOf(parts.demands),
    ...(tolerations.length > 0 ? { tolerations } : {}),
    ...(parts.sharedMemory ? { volumes: [parts.sharedMemory.volume] } : {}),
  };
}

function affinityOf(demands: AcceleratorDemands | undefined): Affinity {
  const matchExpressions = demands?.requirements ?? [];
  if (matchExpressions.length === 0) return {};
  return {
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] } },
  };
}

function distinct(tolerations: readonly Toleration[]): readonly Toleration[] {
  const isSame = (a: Toleration, b: Toleration) =>
    a.key === b.key && a.effect === b.effect && a.operator === b.operator && a.value === b.value;
  return tolerations.filter(
    (toleration, index) => tolerations.findIndex((other) => isSame(other, toleration)) === index,
  );
}
