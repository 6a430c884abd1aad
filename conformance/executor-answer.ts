import type { BuiltPod } from "#core/pod/assemble-pod.ts";
import { buildTemplatedPod, type TemplatedPodInput } from "#core/pod/build-templated-pod.ts";
import { loadPodConfiguration } from "#core/pod/load-pod-configuration.ts";
import { exampleRun } from "#core/pod/pod-configuration.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";
import type { Result } from "#core/problem/problem.ts";

/** What a recorded case gives to the executor beside the plugin's configuration as written. */
type ExecutorInput = Omit<TemplatedPodInput, "identity" | "configuration">;

/** What the executor answers with the recorded identity: loading the configuration comes first. */
export function executorAnswer(input: ExecutorInput, k8sPlugin: Json): JsonObject {
  const configuration = loadPodConfiguration(k8sPlugin);
  if (!configuration.ok) return answerOf(configuration);
  return answerOf(buildTemplatedPod({ ...input, identity: exampleRun, configuration: configuration.value }));
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
