import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Problem } from "#core/problem/problem.ts";
import { buildResources } from "#core/sdk/build-resources.ts";
import type { PyCall } from "#core/sdk/py-value.ts";
import { serializeResources } from "#core/sdk/serialize-resources.ts";
import { comparablePod } from "./comparable-pod.ts";
import { executorAnswer } from "./executor-answer.ts";
import { casesOf } from "./read-cases.ts";
import type { Suite } from "./suite.ts";

const name = "chain/pod";

/** A `Resources(...)` call and a plugin configuration → the SDK's messages → the executor's pod. */
export const chainPod: Suite = {
  name,
  read: casesOf(name),
  compare: ({ input, expected }) => {
    const { resources, k8sPlugin } = isJsonObject(input) ? input : {};
    const call = isJsonObject(resources) ? resources : {};
    return { expected: comparable(expected), actual: comparable(answer(call, k8sPlugin ?? null)) };
  },
};

function answer(call: PyCall, k8sPlugin: Json): JsonObject {
  const built = buildResources(call);
  if (!built.ok) return refused(built.problems[0]);
  const sent = serializeResources(built.value);
  if (!sent.ok) return refused(sent.problems[0]);
  const { resources, extendedResources } = sent.value;
  const messages = { ...(resources ? { resources } : {}), ...(extendedResources ? { extendedResources } : {}) };
  return executorAnswer({ task: { image: "ghcr.io/acme/app:1", ...messages } }, k8sPlugin);
}

function refused({ origin }: Problem): JsonObject {
  return { ok: false, error: origin?.message, errorStage: origin?.stage };
}

function comparable(value: unknown): unknown {
  return isJsonObject(value) ? { ...value, pod: comparablePod(value.pod) } : value;
}
