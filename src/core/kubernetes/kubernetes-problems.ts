import type { Path, Problem, Severity } from "#core/problem/problem.ts";
import type { FieldError } from "./field-error.ts";
import { decodePod } from "./kubernetes-pod.ts";
import { type PodJudgement, validatePod } from "./validate-pod.ts";

/**
 * What the API server says of a pod of any shape, as problems: `kubernetes.pod-decode` (a pod that it cannot read),
 * `kubernetes.pod-invalid` (one for each error), `kubernetes.pod-warning`, and `kubernetes.pod-unknown-field` (a field that
 * it drops, which kubectl refuses). Paths are those of the pod; the origin holds Kubernetes' own words.
 *
 * @see SPEC K23
 */
export function kubernetesProblems(json: unknown): readonly Problem[] {
  const decoded = decodePod(json);
  return judgementProblems(validatePod(json), decoded.ok ? decoded.unknown : []);
}

/** The problems of a pod that was judged; `unknown` are fields that a pod does not have. @see SPEC K23 */
export function judgementProblems(judged: PodJudgement, unknown: readonly string[] = []): readonly Problem[] {
  if (judged.decodeError !== undefined) return [decodeProblem(judged.decodeError)];
  return [...judged.errors.map(invalidProblem), ...unknown.map(unknownProblem), ...judged.warnings.map(warningProblem)];
}

/**
 * The path of a field as Kubernetes writes it: `spec.containers[0].resources.limits[cpu]` is
 * `["spec", "containers", 0, "resources", "limits", "cpu"]`.
 *
 * @see SPEC K23
 */
export function fieldPath(field: string): Path {
  const steps = field.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g);
  return [...steps].map(([, key, name]) => {
    if (name !== undefined) return name;
    return /^\d+$/.test(key ?? "") ? Number(key) : (key ?? "");
  });
}

function decodeProblem(message: string): Problem {
  return {
    code: "kubernetes.pod-decode",
    severity: "error",
    path: [],
    message: `Kubernetes cannot read this pod: ${message}. Correct the value that has the wrong type or is no quantity.`,
    origin: { program: "kubernetes", stage: "decode", message },
  };
}

function invalidProblem({ field, type, message }: FieldError): Problem {
  return {
    code: "kubernetes.pod-invalid",
    severity: "error",
    path: fieldPath(field),
    message: `Kubernetes refuses this pod: ${message}`,
    origin: { program: "kubernetes", stage: "validate", type, field, message },
  };
}

function unknownProblem(field: string): Problem {
  const message = `unknown field ${JSON.stringify(field)}`;
  return {
    ...mild("kubernetes.pod-unknown-field", "warning", field),
    message: `A pod has no field ${field}. Kubernetes drops it, kubectl refuses it; remove it or correct its name.`,
    origin: { program: "kubernetes", stage: "decode", field, message },
  };
}

function warningProblem(message: string): Problem {
  const field = /^([\w.[\]/{}-]+): /.exec(message)?.[1] ?? "";
  return {
    ...mild("kubernetes.pod-warning", "warning", field),
    message: `Kubernetes takes this pod, but warns: ${message}`,
    origin: { program: "kubernetes", stage: "warn", field, message },
  };
}

function mild(code: Problem["code"], severity: Severity, field: string) {
  return { code, severity, path: fieldPath(field) };
}
