import type { JsonObject } from "#core/problem/json.ts";
import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { decodeStrict } from "./decode-strict.ts";
import { badTask, silentChange } from "./executor-problem.ts";
import type { PodDraft } from "./pod-draft.ts";
import type { PodSpec, RawContainer, TextMap } from "./pod-shape.ts";
import type { TaskPod } from "./task-template.ts";

/**
 * Reads the pod that a task brings: unknown fields are dropped, service links are switched off.
 *
 * @param config - the configuration of the task, for Flyte's message
 * @returns the pod before Flyte works on it, or `pod.template-spec` (no spec, or one that cannot be read),
 * `pod.primary-container` (its name is not in the task's configuration), with the executor's words
 * @see SPEC P17, P28; source: flytek8s/pod_helper.go:533-575
 */
export function readTaskPod(pod: TaskPod, config: TextMap = {}): Result<PodDraft<RawContainer>> {
  if (!pod.podSpec) return fail(noSpec());
  const { value, error } = decodeStrict(pod.podSpec, "PodSpec");
  if (error !== undefined) return fail(unreadable(error));
  const primary = pod.primaryContainerName ?? config.primary_container_name;
  if (primary === undefined) return fail(noPrimaryName(config));
  return succeed({
    spec: containersOf(value) as PodSpec<RawContainer>,
    metadata: { labels: { ...pod.metadata?.labels }, annotations: { ...pod.metadata?.annotations } },
    primary,
    origins: ["spec", "metadata"].map((key) => ({
      path: [key],
      from: "task-pod",
      rule: "P17",
      note: "the pod that the task brings",
    })),
    notes: value.enableServiceLinks === true ? [linksOff] : [],
  });
}

/** Containers that are `null` in Go are none. */
function containersOf(spec: JsonObject): JsonObject {
  return { ...spec, containers: spec.containers ?? [] };
}

const linksOff: Problem = silentChange(
  "pod.template-overwritten",
  "enableServiceLinks of the task's pod is switched off.",
  ["podTemplate", "podSpec", "enableServiceLinks"],
);

function noSpec(): Problem {
  return badTask({
    code: "pod.template-spec",
    message: "The pod of the task has no spec. Give one with the task's container.",
    words: "Pod tasks with task type version > 1 should specify their target as a K8sPod with a defined pod spec",
    path: ["podTemplate", "podSpec"],
  });
}

function unreadable(error: string): Problem {
  return badTask({
    code: "pod.template-spec",
    message: `The pod of the task cannot be read: ${error}. Correct the value.`,
    words: `Unable to unmarshal task k8s pod [<podSpec>], Err: [${error}]`,
    path: ["podTemplate", "podSpec"],
  });
}

function noPrimaryName(config: TextMap): Problem {
  const entries = Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1));
  const printed = entries.map(([key, value]) => `${key}:${value}`).join(" ");
  return badTask({
    code: "pod.primary-container",
    message: "The task does not say which container of its pod is the task. Set primary_container_name.",
    words: `invalid TaskSpecification, config missing [primary_container_name] key in [map[${printed}]]`,
    path: ["podTemplate", "primaryContainerName"],
  });
}
