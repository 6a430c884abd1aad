import { podLimits, podRequests } from "#core/kubernetes/pod-requests.ts";
import { qosClass } from "#core/kubernetes/qos-class.ts";
import { printAmounts, type ResourceAmounts } from "#core/kubernetes/resource-list.ts";
import { validatePod } from "#core/kubernetes/validate-pod.ts";
import { isJsonObject, type JsonObject } from "#core/problem/json.ts";
import { casesOf } from "./read-cases.ts";
import type { Suite } from "./suite.ts";

const name = "kubernetes/pod";

/** A pod → what the API server says of it, its class, and what it asks for. */
export const kubernetesPod: Suite = {
  name,
  read: casesOf(name),
  compare: ({ input, expected }) => ({ expected: comparable(expected), actual: comparable(answer(input)) }),
};

function answer(input: unknown): JsonObject {
  const judged = validatePod(input);
  if (judged.decodeError !== undefined) return { valid: false, errors: [], decodeError: judged.decodeError };
  const { valid, errors, warnings, strictErrors, pod } = judged;
  return {
    valid,
    errors,
    qosClass: qosClass(pod),
    ...(warnings.length > 0 ? { warnings } : {}),
    ...(strictErrors.length > 0 ? { strictErrors } : {}),
    ...amounts("requests", podRequests(pod)),
    ...amounts("limits", podLimits(pod)),
  };
}

function amounts(key: string, list: ResourceAmounts): JsonObject {
  return list.size > 0 ? { [key]: printAmounts(list) } : {};
}

/** Kubernetes warns while it walks maps, which have no order. */
function comparable(value: unknown): unknown {
  if (!isJsonObject(value) || !Array.isArray(value.warnings)) return value;
  return { ...value, warnings: [...value.warnings].sort() };
}
