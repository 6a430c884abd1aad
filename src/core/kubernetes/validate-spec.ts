import type { JsonObject } from "#core/problem/json.ts";
import { duplicate, type FieldError, forbidden, invalid, invalidEach, notSupported, required } from "./field-error.ts";
import type { KubernetesPod } from "./kubernetes-pod.ts";
import { dnsLabelMessages, dnsSubdomainMessages, qualifiedNameMessages } from "./name-rules.ts";
import {
  numberAt,
  objectAt,
  objectsAt,
  optionalObjectAt,
  optionalTextAt,
  textAt,
  textMapAt,
  truthAt,
} from "./read-fields.ts";
import { noAmounts } from "./resource-list.ts";
import { labelErrors, labelSelectorErrors } from "./validate-pod-affinity.ts";
import { containerResourceName, validateResources } from "./validate-resources.ts";

const restartPolicies = ["Always", "OnFailure", "Never"];
const dnsPolicies = ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"];
const preemptionPolicies = ["PreemptLowerPriority", "Never"];
const operatingSystems = ["linux", "windows"];
const spreadActions = ["DoNotSchedule", "ScheduleAnyway"];
const spreadPolicies = ["Honor", "Ignore"];
const longestDeadline = 2147483647;

/**
 * Judges what is left of `spec`: its words, the names that it refers to, overhead, gates and spread.
 *
 * @see SPEC K13, K14, K20; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, ValidatePodSpec
 */
export function validateSpec(pod: KubernetesPod): readonly FieldError[] {
  const { spec } = pod;
  return [
    ...wordErrors(pod.restartPolicy, "spec.restartPolicy", restartPolicies),
    ...wordErrors(pod.dnsPolicy, "spec.dnsPolicy", dnsPolicies),
    ...nameErrors(spec),
    ...labelErrors(textMapAt(spec, "nodeSelector"), "spec.nodeSelector"),
    ...deadlineErrors(numberAt(spec, "activeDeadlineSeconds")),
    ...optionalWordErrors(spec, "preemptionPolicy", preemptionPolicies),
    ...systemErrors(optionalObjectAt(spec, "os")),
    ...sharingErrors(spec),
    ...overheadErrors(pod),
    ...gateErrors(spec),
    ...objectsAt(spec, "readinessGates").flatMap(({ conditionType }, index) =>
      qualifiedErrors(conditionType, `spec.readinessGates[${index}].conditionType`),
    ),
    ...spreadErrors(spec),
  ];
}

function wordErrors(word: string, path: string, words: readonly string[]): readonly FieldError[] {
  return word === "" || words.includes(word) ? [] : [notSupported(path, word, words)];
}

function optionalWordErrors(spec: JsonObject, key: string, words: readonly string[]): readonly FieldError[] {
  return optionalTextAt(spec, key) === ""
    ? [required(`spec.${key}`)]
    : wordErrors(textAt(spec, key), `spec.${key}`, words);
}

/** A wrong word stands at the object, a missing one at its name, as in Kubernetes. */
function systemErrors(system: JsonObject | undefined): readonly FieldError[] {
  if (!system) return [];
  const name = textAt(system, "name");
  return name === "" ? [required("spec.os.name")] : wordErrors(name, "spec.os", operatingSystems);
}

function nameErrors(spec: JsonObject): readonly FieldError[] {
  const account = textAt(spec, "serviceAccountName") || textAt(spec, "serviceAccount");
  const subdomains: readonly (readonly [string, string | undefined])[] = [
    ["serviceAccountName", account || undefined],
    ["nodeName", textAt(spec, "nodeName") || undefined],
    ["priorityClassName", textAt(spec, "priorityClassName") || undefined],
    ["runtimeClassName", optionalTextAt(spec, "runtimeClassName")],
  ];
  return [
    ...subdomains.flatMap(([key, name]) =>
      name === undefined ? [] : invalidEach(`spec.${key}`, name, dnsSubdomainMessages(name)),
    ),
    ...["hostname", "subdomain"].flatMap((key) => {
      const name = textAt(spec, key);
      return name === "" ? [] : invalidEach(`spec.${key}`, name, dnsLabelMessages(name));
    }),
    ...aliasErrors(spec),
  ];
}

function aliasErrors(spec: JsonObject): readonly FieldError[] {
  return objectsAt(spec, "hostAliases").flatMap((alias, index) => {
    const names = Array.isArray(alias.hostnames) ? alias.hostnames : [];
    return names.flatMap((name, at) => {
      const text = typeof name === "string" ? name : "";
      return invalidEach(`spec.hostAliases[${index}].hostnames[${at}]`, text, dnsSubdomainMessages(text));
    });
  });
}

function deadlineErrors(seconds: number | undefined): readonly FieldError[] {
  if (seconds === undefined || (seconds >= 1 && seconds <= longestDeadline)) return [];
  return [invalid("spec.activeDeadlineSeconds", seconds, `must be between 1 and ${longestDeadline}, inclusive`)];
}

function sharingErrors(spec: JsonObject): readonly FieldError[] {
  if (!truthAt(spec, "shareProcessNamespace") || !truthAt(spec, "hostPID")) return [];
  const detail = "ShareProcessNamespace and HostPID cannot both be enabled";
  return [invalid("spec.shareProcessNamespace", { json: "true" }, detail)];
}

/** Kubernetes judges overhead as if it were a container's limits, and says so in the path. */
function overheadErrors({ overhead }: KubernetesPod): readonly FieldError[] {
  if (!overhead) return [];
  return validateResources(
    { requests: noAmounts, limits: overhead },
    { path: "spec.overhead", nameRule: containerResourceName },
  );
}

function gateErrors(spec: JsonObject): readonly FieldError[] {
  const seen = new Set<string>();
  const gates = objectsAt(spec, "schedulingGates");
  const errors = gates.flatMap(({ name }, index) => {
    const path = `spec.schedulingGates[${index}]`;
    const text = typeof name === "string" ? name : "";
    const repeated = seen.has(text) ? [duplicate(path, text)] : [];
    seen.add(text);
    return [...qualifiedErrors(text, path), ...repeated];
  });
  if (gates.length === 0 || textAt(spec, "nodeName") === "") return errors;
  return [...errors, forbidden("spec.nodeName", "cannot be set until all schedulingGates have been cleared")];
}

function qualifiedErrors(name: unknown, path: string): readonly FieldError[] {
  const text = typeof name === "string" ? name : "";
  return invalidEach(path, text, qualifiedNameMessages(text));
}

function spreadErrors(spec: JsonObject): readonly FieldError[] {
  const constraints = objectsAt(spec, "topologySpreadConstraints");
  return constraints.flatMap((constraint, index) => {
    const path = `spec.topologySpreadConstraints[${index}]`;
    const same = constraints.slice(index + 1).some((other) => spreadKind(other) === spreadKind(constraint));
    return [
      ...spreadNumberErrors(constraint, path),
      ...(textAt(constraint, "topologyKey") === "" ? [required(`${path}.topologyKey`, "can not be empty")] : []),
      ...spreadWordErrors(constraint, path),
      ...(same ? [duplicate(`${path}.{topologyKey, whenUnsatisfiable}`, spreadKind(constraint))] : []),
      ...labelSelectorErrors(objectAt(constraint, "labelSelector"), `${path}.labelSelector`),
    ];
  });
}

function spreadNumberErrors(constraint: JsonObject, path: string): readonly FieldError[] {
  const skew = numberAt(constraint, "maxSkew") ?? 0;
  const domains = numberAt(constraint, "minDomains");
  const action = textAt(constraint, "whenUnsatisfiable");
  const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`;
  const positive = "must be greater than zero";
  return [
    ...(skew > 0 ? [] : [invalid(`${path}.maxSkew`, skew, positive)]),
    ...(domains === undefined || domains > 0 ? [] : [invalid(`${path}.minDomains`, domains, positive)]),
    ...(domains === undefined || action === "DoNotSchedule" ? [] : [invalid(`${path}.minDomains`, domains, detail)]),
  ];
}

function spreadWordErrors(constraint: JsonObject, path: string): readonly FieldError[] {
  const action = textAt(constraint, "whenUnsatisfiable");
  const policies = ["nodeAffinityPolicy", "nodeTaintsPolicy"].flatMap((key) => {
    const policy = optionalTextAt(constraint, key);
    return policy === undefined || spreadPolicies.includes(policy)
      ? []
      : [notSupported(`${path}.${key}`, policy, spreadPolicies)];
  });
  if (spreadActions.includes(action)) return policies;
  return [notSupported(`${path}.whenUnsatisfiable`, action, spreadActions), ...policies];
}

function spreadKind(constraint: JsonObject): string {
  return `{${textAt(constraint, "topologyKey")}, ${textAt(constraint, "whenUnsatisfiable")}}`;
}
