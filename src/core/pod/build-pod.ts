import { type Result, succeed } from "#core/problem/problem.ts";
import { assemblePod, attemptOf, type BuiltPod, type PodCircumstances } from "./assemble-pod.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import { rawContainerPod } from "./raw-container.ts";
import { readEntries } from "./resource-entries.ts";
import type { TaskTemplate } from "./task-template.ts";

/** What the pod of a container task without pod templates is built from. */
export type PodInput = PodCircumstances & {
  readonly task: TaskTemplate;
  readonly configuration: PodConfiguration<null>;
};

/**
 * Builds the pod of a container task as Flyte 2's executor does, with a configuration that has no pod templates, such as
 * the shipped one. `buildTemplatedPod` takes every task and configuration; it needs the structs of Kubernetes, which this
 * one does without.
 *
 * @returns the pod, or `pod.amount`, `pod.platform-amount`, `pod.shm-mount`, `pod.shm-size` with the executor's words.
 * Paths are keys of Resources.
 * @see SPEC P1-P22; source: flyteorg/flyte 6fadb90d, flytek8s/pod_helper.go, container_helper.go
 */
export function buildPod(input: PodInput): Result<BuiltPod> {
  const amounts = readEntries(input.task.resources);
  if (!amounts.ok) return amounts;
  const raw = rawContainerPod({ ...input, attempt: attemptOf(input) });
  return assemblePod({ ...input, raw, amounts: amounts.value, merge: succeed });
}
