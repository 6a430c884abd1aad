import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { applyAccelerator } from "./apply-accelerator.ts";
import { applySharedMemory } from "./apply-shared-memory.ts";
import { customizeContainers } from "./customize-containers.ts";
import { badTask, silentChange } from "./executor-problem.ts";
import { type PlatformMode, type PlatformSettings, platformResources } from "./platform-resources.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import { type PodDraft, primaryIndex } from "./pod-draft.ts";
import { podMetadata } from "./pod-metadata.ts";
import type { OriginReason, PodOrigin } from "./pod-origin.ts";
import type { Pod, RawContainer, TextMap } from "./pod-shape.ts";
import { readinessFor } from "./readiness-probe.ts";
import type { Amounts } from "./resource-entries.ts";
import { schedulePod } from "./schedule-pod.ts";
import type { RunIdentity, RunSettings, TemplatedTask } from "./task-template.ts";

/** What a pod is built from beside the task and the configuration. */
export type PodCircumstances = {
  readonly identity: RunIdentity;
  /** Counts from 1; absent and 0 are the first. */
  readonly attempt?: number;
  /** Defaults and limits of the platform, which only count in the modes `sparse` and `propeller`. */
  readonly platform?: PlatformSettings;
  /** `v2`, as shipped, when absent. */
  readonly platformMode?: PlatformMode;
  readonly run?: RunSettings;
  /** The environment of Flyte's server, for `default-env-vars-from-env`. */
  readonly serverVariables?: TextMap;
  /** The executor's `defaultK8sServiceAccount`. */
  readonly defaultServiceAccount?: string;
};

/** The pod, who decided about its values, and what Flyte changes without a word. */
export type BuiltPod = {
  readonly pod: Pod;
  readonly origins: readonly PodOrigin[];
  /** Severity note. Paths begin with a key of Resources, or with `podTemplate`; empty where no place fits. */
  readonly notes: readonly Problem[];
};

/** The steps that differ between tasks. */
export type AssembleInput = PodCircumstances & {
  readonly task: TemplatedTask;
  readonly configuration: PodConfiguration;
  readonly raw: PodDraft<RawContainer>;
  /** The amounts of a container task. */
  readonly amounts: { readonly requests: Amounts; readonly limits: Amounts } | undefined;
  /** Lays the pod over the pod templates. */
  readonly merge: (draft: PodDraft) => Result<PodDraft>;
};

/**
 * Takes a pod through the executor: containers, scheduling, pod templates, accelerator, shared memory, metadata.
 *
 * @returns the pod, or `pod.platform-amount`, `pod.primary-container`, what `merge` says, `pod.shm-mount`,
 * `pod.shm-taken`, `pod.shm-size`
 * @see SPEC P3-P22; source: flytek8s/pod_helper.go:585-722, plugins/k8s/pod/plugin.go:114-172
 */
export function assemblePod(input: AssembleInput): Result<BuiltPod> {
  const { task, configuration, raw, amounts, run = {} } = input;
  const attempt = attemptOf(input);
  const platform = platformResources(input.platform, input.platformMode);
  if (!platform.ok) return platform;
  if (primaryIndex(raw) < 0) return fail(noPrimary(raw.primary));
  const container = { ...input, run, retry: attempt - 1, serverVariables: input.serverVariables ?? {} };
  const customized = customizeContainers(linksOff(raw), { ...container, platform: platform.value, amounts });
  const scheduled = schedulePod(customized, {
    configuration,
    isInterruptible: run.interruptible === true,
    ...serviceAccountOf(input),
  });
  const merged = input.merge(scheduled);
  if (!merged.ok) return merged;
  const bound = applyAccelerator(merged.value, task.extendedResources?.gpuAccelerator, configuration);
  const shared = applySharedMemory(bound, task.extendedResources?.sharedMemory);
  if (!shared.ok) return shared;
  return succeed(finished(readinessFor(shared.value), { ...input, run, attempt }));
}

/** The number of an attempt, from 1. */
export function attemptOf({ attempt = 1 }: PodCircumstances): number {
  return Math.max(1, attempt);
}

function finished(
  draft: PodDraft,
  input: AssembleInput & { readonly run: RunSettings; readonly attempt: number },
): BuiltPod {
  const { metadata, origins, notes } = podMetadata(draft, input);
  const [first, ...rest] = draft.spec.containers.map((one) => inOrder(one, containerOrder));
  if (!first) throw new Error("a pod without containers");
  const spec = inOrder({ ...draft.spec, affinity: draft.spec.affinity ?? {} }, specOrder);
  return {
    pod: {
      apiVersion: "v1",
      kind: "Pod",
      metadata: inOrder(metadata, metadataOrder),
      spec: { ...spec, containers: [first, ...rest] },
    },
    origins: [{ path: ["apiVersion"], ...everyPod }, { path: ["kind"], ...everyPod }, ...draft.origins, ...origins],
    notes: [...draft.notes, ...notes, ...interruptibleNotes(input)],
  };
}

const everyPod: OriginReason = { from: "executor", rule: "P3", note: "every pod" };

const metadataOrder = ["name", "namespace", "labels", "annotations", "ownerReferences"];
const specOrder = [
  "initContainers",
  "containers",
  "restartPolicy",
  "serviceAccountName",
  "enableServiceLinks",
  "affinity",
  "tolerations",
  "volumes",
];
const containerOrder = [
  "name",
  "image",
  "command",
  "args",
  "env",
  "envFrom",
  "resources",
  "volumeMounts",
  "readinessProbe",
  "terminationMessagePolicy",
];

/** The same object with its keys in an order that reads well; the others follow. */
function inOrder<T extends object>(value: T, order: readonly string[]): T {
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
  return Object.fromEntries(entries) as T;
}

function linksOff(raw: PodDraft<RawContainer>): PodDraft<RawContainer> {
  const reason: OriginReason = { from: "executor", rule: "P3", note: "always off" };
  return {
    ...raw,
    spec: { ...raw.spec, enableServiceLinks: false },
    origins: [...raw.origins, { path: ["spec", "enableServiceLinks"], ...reason }],
  };
}

function serviceAccountOf({ task, defaultServiceAccount = "" }: AssembleInput) {
  const own = task.securityContext?.runAs?.k8sServiceAccount ?? "";
  const serviceAccountReason: OriginReason =
    own === ""
      ? { from: "configuration", key: "defaultK8sServiceAccount", rule: "P19", note: "the executor's default" }
      : { from: "task", rule: "P3", note: "the task's own" };
  return { serviceAccount: own === "" ? defaultServiceAccount : own, serviceAccountReason };
}

function noPrimary(name: string): Problem {
  return badTask({
    code: "pod.primary-container",
    message: `The pod of the task has no container ${JSON.stringify(name)}, which is said to be the task. Name one that is there.`,
    words: `invalid TaskSpecification, primary container [${name}] not defined`,
    path: ["podTemplate", "primaryContainerName"],
  });
}

function interruptibleNotes({
  task,
  run,
}: {
  readonly task: TemplatedTask;
  readonly run: RunSettings;
}): readonly Problem[] {
  if (typeof task.interruptible !== "boolean" || task.interruptible === (run.interruptible ?? false)) return [];
  const said = `The task says interruptible: ${task.interruptible}, which has no effect: only the run's setting counts.`;
  return [silentChange("pod.interruptible", said)];
}
