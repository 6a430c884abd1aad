import { duplicate, type FieldError, forbidden, invalid, invalidEach, notSupported, required } from "./field-error.ts";
import type { KubernetesPod, PodContainer } from "./kubernetes-pod.ts";
import { dnsLabelMessages } from "./name-rules.ts";
import { objectAt, objectsAt, optionalObjectAt, textAt } from "./read-fields.ts";
import { trimSpace } from "./trim-space.ts";
import { claimNames, validateClaimUses } from "./validate-claims.ts";
import { validateDevices } from "./validate-devices.ts";
import { validateEnvironment } from "./validate-environment.ts";
import { validateHandlers } from "./validate-handlers.ts";
import { validateMounts } from "./validate-mounts.ts";
import { hostNetworkErrors, hostPortConflicts, validatePorts } from "./validate-ports.ts";
import { containerResourceName, validateResources } from "./validate-resources.ts";
import type { JudgedVolumes } from "./validate-volumes.ts";

const restartPolicies = ["Always", "Never", "OnFailure"];
const pullPolicies = ["Always", "IfNotPresent", "Never"];
const messagePolicies = ["File", "FallbackToLogsOnError"];
const runningOnly = ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"];

/**
 * Judges the containers and init containers of a pod with its defaults. `volumes` are those that may be mounted.
 *
 * @see SPEC K13, K14, K20; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, validateContainers
 */
export function validateContainers(pod: KubernetesPod, volumes: JudgedVolumes): readonly FieldError[] {
  const context = { pod, volumes, claims: claimNames(pod.spec) };
  return [
    ...(pod.containers.length === 0 ? [required("spec.containers")] : []),
    ...containerErrors(pod.containers, context),
    ...hostPortConflicts(pod.containers, "spec.containers"),
    ...hostNetworkErrors(pod),
    ...initContainerErrors(pod, context),
    ...ephemeralErrors(pod),
  ];
}

type Context = {
  readonly pod: KubernetesPod;
  readonly volumes: JudgedVolumes;
  readonly claims: ReadonlySet<string>;
};

function containerErrors(containers: readonly PodContainer[], context: Context): readonly FieldError[] {
  const names = new Set<string>();
  return containers.flatMap((container, index) => {
    const path = `spec.containers[${index}]`;
    const repeated = names.has(container.name) ? [duplicate(`${path}.name`, container.name)] : [];
    names.add(container.name);
    return [...commonErrors(container, path, context), ...repeated, ...validateHandlers(container, path, context.pod)];
  });
}

function initContainerErrors({ containers, initContainers }: KubernetesPod, context: Context): readonly FieldError[] {
  const names = new Set(containers.map(({ name }) => name));
  return initContainers.flatMap((container, index) => {
    const path = `spec.initContainers[${index}]`;
    const repeated = names.has(container.name) ? [duplicate(`${path}.name`, container.name)] : [];
    if (container.name !== "") names.add(container.name);
    return [
      ...commonErrors(container, path, context),
      ...repeated,
      // Kubernetes checks init containers one by one, and each as if it were the first.
      ...hostPortConflicts([container], "spec.initContainers"),
      ...(container.restartPolicy === "Always"
        ? validateHandlers(container, path, context.pod)
        : earlyErrors(container, path)),
    ];
  });
}

/** An init container that ends has nothing to be probed for. */
function earlyErrors({ fields }: PodContainer, path: string): readonly FieldError[] {
  const detail = "may not be set for init containers without restartPolicy=Always";
  const early = runningOnly.filter((key) => optionalObjectAt(fields, key));
  return early.map((key) => forbidden(`${path}.${key}`, detail));
}

function ephemeralErrors({ spec }: KubernetesPod): readonly FieldError[] {
  const some = objectsAt(spec, "ephemeralContainers").length > 0;
  return some ? [forbidden("spec.ephemeralContainers", "cannot be set on create")] : [];
}

function commonErrors(container: PodContainer, path: string, context: Context): readonly FieldError[] {
  const { fields, name, resources } = container;
  return [
    ...(name === "" ? [required(`${path}.name`)] : invalidEach(`${path}.name`, name, dnsLabelMessages(name))),
    ...imageErrors(container.image, `${path}.image`),
    ...wordErrors(textAt(fields, "terminationMessagePolicy"), `${path}.terminationMessagePolicy`, messagePolicies),
    ...validatePorts(container.ports, `${path}.ports`),
    ...validateEnvironment(fields, path),
    ...validateMounts(container, `${path}.volumeMounts`, context.volumes),
    ...validateDevices(container, `${path}.volumeDevices`, context.volumes),
    ...wordErrors(container.imagePullPolicy, `${path}.imagePullPolicy`, pullPolicies),
    ...validateResources(resources, { path: `${path}.resources`, nameRule: containerResourceName }),
    ...validateClaimUses(objectAt(fields, "resources"), { path: `${path}.resources`, known: context.claims }),
    ...restartErrors(container, path),
  ];
}

function imageErrors(image: string, path: string): readonly FieldError[] {
  if (image === "") return [required(path)];
  return trimSpace(image) === image ? [] : [invalid(path, image, "must not have leading or trailing whitespace")];
}

function wordErrors(word: string, path: string, words: readonly string[]): readonly FieldError[] {
  return word === "" || words.includes(word) ? [] : [notSupported(path, word, words)];
}

function restartErrors({ restartPolicy, fields }: PodContainer, path: string): readonly FieldError[] {
  const at = `${path}.restartPolicy`;
  if (restartPolicy !== undefined) {
    return restartPolicies.includes(restartPolicy) ? [] : [notSupported(at, restartPolicy, restartPolicies)];
  }
  const ruled = objectsAt(fields, "restartPolicyRules").length > 0;
  return ruled ? [required(at, "must specify restartPolicy when restart rules are used")] : [];
}
