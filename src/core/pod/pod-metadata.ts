import { migSlices } from "./accelerator-rules.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import type { Pod } from "./pod-shape.ts";
import type { RunIdentity, TaskTemplate } from "./task-template.ts";

/** What the metadata of a pod is made from. `attempt` counts from 1. */
export type MetadataInput = {
  readonly task: TaskTemplate;
  readonly identity: RunIdentity;
  readonly configuration: PodConfiguration;
  readonly attempt: number;
};

/**
 * Name, labels, annotations and owner of the pod. A secret's annotation holds a message of its own and is not made.
 *
 * @see SPEC P11, P12; source: executor/pkg/plugin/k8s/plugin_manager.go:79-82, task_exec_metadata.go:97-171
 */
export function podMetadata(input: MetadataInput): Pod["metadata"] {
  const { task, identity, configuration } = input;
  const name = podName(identity, input.attempt);
  const primary = task.type === "raw-container" ? {} : { primary_container_name: name };
  return {
    name,
    namespace: identity.namespace,
    labels: podLabels(input),
    annotations: { ...configuration["default-annotations"], ...primary },
    ownerReferences: [
      {
        apiVersion: "flyte.org/v1",
        kind: "TaskAction",
        name: identity.taskActionName,
        uid: identity.ownerUid,
        controller: true,
      },
    ],
  };
}

/** The pod's name: that of the TaskAction and the number of the retry. */
export function podName(identity: RunIdentity, attempt: number): string {
  return `${identity.taskActionName}-${attempt - 1}`;
}

function podLabels({ task, identity, attempt }: MetadataInput): { readonly [name: string]: string } {
  const { run, action, project, domain } = identity;
  const slices = migSlices(task.extendedResources?.gpuAccelerator);
  return {
    ...(slices === undefined ? {} : { "platform.union.ai/gpu-partition-slices": slices }),
    "flyte.org/project": project,
    "flyte.org/domain": domain,
    "flyte.org/run": run,
    "flyte.org/action": action,
    "flyte.org/action-type": "task",
    "flyte.org/is-root": "true",
    "flyte.org/managed": "true",
    organization: identity.organizationLabel,
    project,
    domain,
    run,
    action,
    attempt: String(attempt),
    "task-name": labelValue(identity.taskName),
    ...((task.securityContext?.secrets ?? []).length > 0 ? { "inject-flyte-secrets": "true" } : {}),
  };
}

/** A text made fit for a label: other characters become dashes, 63 characters at most, `x` at an end that may not be. */
function labelValue(text: string): string {
  return text
    .replace(/[^A-Za-z0-9._-]/g, "-")
    .slice(0, 63)
    .replace(/^[^A-Za-z0-9]/, "x")
    .replace(/[^A-Za-z0-9]$/, "x");
}
