import { defaultPod } from "./default-pod.ts";
import { type FieldError, sortErrors } from "./field-error.ts";
import { decodePod, type KubernetesPod } from "./kubernetes-pod.ts";
import { podWarnings } from "./pod-warnings.ts";
import { validateAffinity } from "./validate-affinity.ts";
import { validatePodClaims } from "./validate-claims.ts";
import { validateContainers } from "./validate-containers.ts";
import { validateDns } from "./validate-dns.ts";
import { validateMetadata } from "./validate-metadata.ts";
import { validatePodResources } from "./validate-pod-resources.ts";
import { validateSpec } from "./validate-spec.ts";
import { validateTolerations } from "./validate-tolerations.ts";
import { validateVolumes } from "./validate-volumes.ts";

/**
 * What the API server answers to a pod. `decodeError` when it is not a pod at all; then nothing else is said. `errors` are
 * sorted (`sortErrors`). `warnings` come with valid pods only, `strictErrors` where a client asks for strict decoding,
 * as kubectl does. `pod` is the pod with its defaults.
 *
 * @see SPEC K1, K5, K22
 */
export type PodJudgement =
  | {
      readonly valid: false;
      readonly decodeError: string;
      readonly errors: readonly [];
      readonly warnings: readonly [];
    }
  | {
      readonly valid: boolean;
      readonly decodeError?: never;
      readonly strictErrors: readonly string[];
      readonly errors: readonly FieldError[];
      readonly warnings: readonly string[];
      readonly pod: KubernetesPod;
    };

/**
 * Judges a pod of any shape as the API server of Kubernetes 1.37 does when it is created: decoding, defaults, validation,
 * warnings. Never throws.
 *
 * @see SPEC K1-K14, K19-K22; source: k8s.io/kubernetes 1.37.2, pkg/registry/core/pod/strategy.go
 */
export function validatePod(json: unknown): PodJudgement {
  const decoded = decodePod(json);
  if (!decoded.ok) return { valid: false, decodeError: decoded.error, errors: [], warnings: [] };
  const pod = defaultPod(decoded.pod);
  const errors = sortErrors(podErrors(pod));
  const valid = errors.length === 0;
  const strictErrors = decoded.unknown.map((path) => `unknown field ${JSON.stringify(path)}`);
  // The grace period is taken as 1 before anyone looks, so that nothing warns of a negative one.
  return { valid, strictErrors, errors, warnings: valid ? podWarnings(pod) : [], pod };
}

function podErrors(pod: KubernetesPod): readonly FieldError[] {
  const volumes = validateVolumes(pod.spec);
  return [
    ...validateMetadata(pod),
    ...volumes.errors,
    ...validatePodClaims(pod.spec),
    ...validateContainers(pod, volumes),
    ...validatePodResources(pod),
    ...validateAffinity(pod.spec),
    ...validateTolerations(pod.spec),
    ...validateDns(pod),
    ...validateSpec(pod),
  ];
}
