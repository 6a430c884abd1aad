import { type Result, succeed } from "#core/problem/problem.ts";
import { acceleratorDemands, acceleratorResourceNames, acceleratorSettings } from "./accelerator-rules.ts";
import { adjustResources, fieldReason } from "./adjust-resources.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import type { NodeSelectorRequirement, ResourceList } from "./pod-shape.ts";
import { readEntries } from "./resource-entries.ts";
import { readSharedMemory, type SharedMemory } from "./shared-memory.ts";
import type { TaskTemplate } from "./task-template.ts";

/** What the pod of a container task says of resources. */
export type TaskResources = {
  readonly requests: ResourceList;
  readonly limits: ResourceList;
  /** What nodes must have for the accelerator. */
  readonly requirements: readonly NodeSelectorRequirement[];
  readonly sharedMemory: SharedMemory | undefined;
};

/**
 * What `buildPod` puts into the pod of a container task because of its resources, without the rest of the pod; small
 * enough to be there when the page opens.
 *
 * @returns the resources, or `pod.amount`, `pod.shm-mount`, `pod.shm-size` with the executor's words. Paths are keys of
 * Resources.
 * @see SPEC P1-P9
 */
export function taskResources(task: TaskTemplate, configuration: PodConfiguration<null>): Result<TaskResources> {
  const amounts = readEntries(task.resources);
  if (!amounts.ok) return amounts;
  const { gpuAccelerator: accelerator, sharedMemory: message } = task.extendedResources ?? {};
  const acceleratorNames = acceleratorResourceNames(configuration);
  const { requests, limits } = adjustResources(amounts.value.requests, amounts.value.limits, {
    configuration,
    platform: { requests: new Map(), limits: new Map() },
    mode: "complete",
    gpuName: acceleratorSettings(accelerator, configuration).resourceName,
    acceleratorNames,
    reasonOf: fieldReason,
  });
  const shared = message ? readSharedMemory(message) : succeed(undefined);
  if (!shared.ok) return shared;
  const isAsked = acceleratorNames.some((name) => Object.hasOwn(limits, name));
  const requirements = accelerator && isAsked ? acceleratorDemands(accelerator, configuration).requirements : [];
  return succeed({ requests, limits, requirements, sharedMemory: shared.value });
}
