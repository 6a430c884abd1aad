import type { TemplatedPodInput } from "#core/pod/build-templated-pod.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { comparablePod } from "./comparable-pod.ts";
import { executorAnswer } from "./executor-answer.ts";
import { casesOf } from "./read-cases.ts";
import type { Suite } from "./suite.ts";

const name = "executor/pod";

/** A task template, configuration, platform, run and pod templates → the pod that the executor creates, or its exact error. */
export const executorPod: Suite = {
  name,
  read: casesOf(name),
  compare: ({ input, expected }) => ({ expected: comparable(expected), actual: comparable(answer(input)) }),
};

/** The shape of a recorded input. */
type ExecutorCase = Omit<TemplatedPodInput, "identity" | "configuration" | "podTemplates"> & {
  readonly k8sPlugin?: Json;
  readonly cluster?: { readonly podTemplates?: readonly Json[] };
};

function answer(input: unknown) {
  const { k8sPlugin = null, cluster, ...rest } = (isJsonObject(input) ? input : { task: {} }) as ExecutorCase;
  return executorAnswer({ ...rest, podTemplates: cluster?.podTemplates ?? [] }, k8sPlugin);
}

function comparable(value: unknown): unknown {
  return isJsonObject(value) ? { ...value, pod: comparablePod(value.pod) } : value;
}
