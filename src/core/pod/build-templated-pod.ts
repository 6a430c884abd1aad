import type { Json } from "#core/problem/json.ts";
import { fail, type Result, succeed } from "#core/problem/problem.ts";
import { className } from "./accelerator-rules.ts";
import { type AssembleInput, assemblePod, attemptOf, type BuiltPod, type PodCircumstances } from "./assemble-pod.ts";
import { clusterTemplate } from "./cluster-template.ts";
import { badTask } from "./executor-problem.ts";
import { mergePodTemplate, type NamedTemplate } from "./merge-pod-template.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import type { PodDraft } from "./pod-draft.ts";
import { rawContainerPod } from "./raw-container.ts";
import { readTaskPod } from "./read-task-pod.ts";
import { readEntries } from "./resource-entries.ts";
import type { TemplatedTask } from "./task-template.ts";

/** What the pod of any task is built from. */
export type TemplatedPodInput = PodCircumstances & {
  readonly task: TemplatedTask;
  readonly configuration: PodConfiguration;
  /** The PodTemplate objects of the cluster, as the API shows them; they are found by name and namespace. */
  readonly podTemplates?: readonly Json[];
  /** The namespace of the executor; `flyte` when absent. */
  readonly executorNamespace?: string;
};

/**
 * Builds the pod of any task as Flyte 2's executor does: container and pod tasks, with any configuration, the cluster's
 * pod templates and those of accelerator classes.
 *
 * @returns the pod, or the executor's first error: `pod.target`, `pod.amount`, `pod.template-spec`,
 * `pod.primary-container`, `pod.platform-amount`, `pod.template-missing`, `pod.template-value`, `pod.shm-mount`,
 * `pod.shm-taken`, `pod.shm-size`. Paths are keys of Resources or begin with a key of the task.
 * @see SPEC P1-P31; source: flyteorg/flyte 6fadb90d, flytek8s/pod_helper.go
 */
export function buildTemplatedPod(input: TemplatedPodInput): Result<BuiltPod> {
  const raw = rawPod(input);
  if (!raw.ok) return raw;
  return assemblePod({ ...input, ...raw.value, merge: (draft) => mergeTemplates(draft, input) });
}

function rawPod(input: TemplatedPodInput): Result<Pick<AssembleInput, "raw" | "amounts">> {
  const { task } = input;
  const target = task.target ?? (task.podTemplate ? "pod" : "container");
  if (target === "none") return fail(noTarget);
  if (target === "pod") {
    const raw = readTaskPod(task.podTemplate ?? {}, task.config);
    return raw.ok ? succeed({ raw: raw.value, amounts: undefined }) : raw;
  }
  const amounts = readEntries(task.resources);
  if (!amounts.ok) return amounts;
  return succeed({ raw: rawContainerPod({ ...input, attempt: attemptOf(input) }), amounts: amounts.value });
}

const noTarget = badTask({
  code: "pod.target",
  message: "The task has neither a container nor a pod. Give it one of the two.",
  words: "invalid TaskSpecification, unable to determine Pod configuration",
});

/** The template of the accelerator's class lies above that of the cluster. */
function mergeTemplates(draft: PodDraft, input: TemplatedPodInput): Result<PodDraft> {
  const { task, configuration, identity, podTemplates = [], executorNamespace = "flyte" } = input;
  const ofClass = classTemplate(input);
  const merged = ofClass ? mergePodTemplate(draft, ofClass) : draft;
  const namespaces = [identity.namespace, executorNamespace];
  const template = clusterTemplate({ name: task.podTemplateName, configuration, podTemplates, namespaces });
  if (!template.ok) return template;
  if (!template.value) return succeed(merged);
  const name = task.podTemplateName || configuration["default-pod-template-name"];
  const reason = { from: "template", key: name, rule: "P31", note: `the pod template ${name}` } as const;
  return succeed(mergePodTemplate(merged, { template: template.value, reason, withMetadata: true }));
}

/** It applies whenever an accelerator names the class, with or without a count; its labels do not count. */
function classTemplate({ task, configuration }: TemplatedPodInput): NamedTemplate | undefined {
  const accelerator = task.extendedResources?.gpuAccelerator;
  if (!accelerator) return undefined;
  const name = className(accelerator);
  const classes = configuration["accelerator-device-classes"];
  const template = Object.hasOwn(classes, name) ? classes[name]?.["pod-template"] : undefined;
  if (!template) return undefined;
  const key = `accelerator-device-classes.${name}.pod-template`;
  const reason = { from: "configuration", key, rule: "P31", note: `the pod template of the class ${name}` } as const;
  return { template, reason, withMetadata: false };
}
