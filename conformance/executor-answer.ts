import { type BuiltPod, buildPod } from "#core/pod/build-pod.ts";
import { exampleRun, shippedConfiguration } from "#core/pod/pod-configuration.ts";
import type { TaskTemplate } from "#core/pod/task-template.ts";
import type { JsonObject } from "#core/problem/json.ts";
import type { Result } from "#core/problem/problem.ts";

/** What the executor answers for a task with the shipped configuration and the recorded identity. */
export function executorAnswer(task: TaskTemplate, attempt: number): JsonObject {
  return answerOf(buildPod({ task, attempt, identity: exampleRun, configuration: shippedConfiguration }));
}

function answerOf(built: Result<BuiltPod>): JsonObject {
  if (built.ok) return { ok: true, pod: built.value.pod };
  const { origin } = built.problems[0];
  return {
    ok: false,
    error: origin?.message,
    errorStage: origin?.stage,
    ...(origin?.type === "BadTaskSpecification" ? { terminal: true } : {}),
  };
}
