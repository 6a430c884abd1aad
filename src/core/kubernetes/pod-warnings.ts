import type { JsonObject } from "#core/problem/json.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import { milliValue } from "#core/quantity/quantity-value.ts";
import { environmentWarnings } from "./environment-warnings.ts";
import type { KubernetesPod, PodContainer } from "./kubernetes-pod.ts";
import { dnsLabelMessages, labelValueMessages } from "./name-rules.ts";
import { portWarnings } from "./port-warnings.ts";
import { objectAt, objectsAt, optionalObjectAt, textAt, textMapAt, textsAt } from "./read-fields.ts";
import type { ResourceAmounts } from "./resource-list.ts";
import { volumeWarnings } from "./volume-warnings.ts";

const requiredTerms = "requiredDuringSchedulingIgnoredDuringExecution";
const preferredTerms = "preferredDuringSchedulingIgnoredDuringExecution";
const nullSelector = "a null labelSelector results in matching no pod";

const deprecatedLabels: ReadonlyMap<string, string> = new Map([
  ["beta.kubernetes.io/arch", 'deprecated since v1.14; use "kubernetes.io/arch" instead'],
  ["beta.kubernetes.io/os", 'deprecated since v1.14; use "kubernetes.io/os" instead'],
  ["failure-domain.beta.kubernetes.io/region", 'deprecated since v1.17; use "topology.kubernetes.io/region" instead'],
  ["failure-domain.beta.kubernetes.io/zone", 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead'],
  ["beta.kubernetes.io/instance-type", 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead'],
  ["app.kubernetes.io/created-by", "deprecated since v1.9"],
  ["scheduler.alpha.kubernetes.io/preferAvoidPods", "deprecated since v1.22; use Taints and Tolerations instead"],
  ["node-role.kubernetes.io/master", 'use "node-role.kubernetes.io/control-plane" instead'],
]);

/**
 * What the API server warns of although it takes the pod. For a valid pod with its defaults.
 *
 * @see SPEC K22; source: k8s.io/kubernetes 1.37.2, pkg/api/pod/warnings.go; pkg/registry/core/pod/strategy.go
 */
export function podWarnings(pod: KubernetesPod): readonly string[] {
  const { spec } = pod;
  return [
    ...nameWarnings(pod.name),
    ...selectorWarnings(spec),
    ...spreadWarnings(spec),
    ...volumeWarnings(spec),
    ...repeatedWarnings(spec, "hostAliases", "ip"),
    ...repeatedWarnings(spec, "imagePullSecrets", "name"),
    ...emptySecretWarnings(spec),
    ...fractionWarnings(pod.overhead, "spec.overhead"),
    ...containersOf(pod).flatMap(([container, path]) => containerWarnings(container, path)),
    ...portWarnings(pod),
    ...podAffinityWarnings(spec),
  ];
}

function nameWarnings(name: string): readonly string[] {
  const messages = dnsLabelMessages(name);
  if (name === "" || messages.length === 0) return [];
  const advice =
    "this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended";
  return [`metadata.name: ${advice}: [${messages.join(" ")}]`];
}

function selectorWarnings(spec: JsonObject): readonly string[] {
  const nodes = objectAt(objectAt(spec, "affinity"), "nodeAffinity");
  const path = "spec.affinity.nodeAffinity";
  return [
    ...[...textMapAt(spec, "nodeSelector").keys()].flatMap((key) => {
      const message = deprecatedLabels.get(key);
      return message === undefined ? [] : [`spec.nodeSelector[${key}]: ${message}`];
    }),
    ...objectsAt(objectAt(nodes, requiredTerms), "nodeSelectorTerms").flatMap((term, index) =>
      keyWarnings(term, `${path}.${requiredTerms}.nodeSelectorTerms[${index}]`),
    ),
    ...objectsAt(nodes, preferredTerms).flatMap((term, index) => {
      const at = `${path}.${preferredTerms}[${index}].preference`;
      const preference = objectAt(term, "preference");
      return [...keyWarnings(preference, at), ...valueWarnings(preference, at)];
    }),
  ];
}

function keyWarnings(term: JsonObject, path: string): readonly string[] {
  return objectsAt(term, "matchExpressions").flatMap((requirement, index) =>
    labelWarning(textAt(requirement, "key"), `${path}.matchExpressions[${index}].key`),
  );
}

function valueWarnings(term: JsonObject, path: string): readonly string[] {
  return objectsAt(term, "matchExpressions").flatMap((requirement, index) =>
    textsAt(requirement, "values").flatMap((value, at) =>
      labelValueMessages(value).map(
        (message) => `${path}.matchExpressions[${index}].values[${at}]: ${value} is invalid, ${message}`,
      ),
    ),
  );
}

function labelWarning(key: string, path: string): readonly string[] {
  const message = deprecatedLabels.get(key);
  return message === undefined ? [] : [`${path}: ${key} is ${message}`];
}

function spreadWarnings(spec: JsonObject): readonly string[] {
  return objectsAt(spec, "topologySpreadConstraints").flatMap((constraint, index) => {
    const path = `spec.topologySpreadConstraints[${index}]`;
    const selected = optionalObjectAt(constraint, "labelSelector") !== undefined;
    return [
      ...labelWarning(textAt(constraint, "topologyKey"), `${path}.topologyKey`),
      ...(selected ? [] : [`${path}.labelSelector: ${nullSelector}`]),
    ];
  });
}

function repeatedWarnings(spec: JsonObject, list: string, key: string): readonly string[] {
  const seen = new Set<string>();
  return objectsAt(spec, list).flatMap((item, index) => {
    const value = textAt(item, key);
    if (seen.has(value)) return [`spec.${list}[${index}].${key}: duplicate ${key} ${JSON.stringify(value)}`];
    seen.add(value);
    return [];
  });
}

function emptySecretWarnings(spec: JsonObject): readonly string[] {
  return objectsAt(spec, "imagePullSecrets").flatMap((secret, index) =>
    textAt(secret, "name") === "" ? [`spec.imagePullSecrets[${index}].name: invalid empty name ""`] : [],
  );
}

function containerWarnings(container: PodContainer, path: string): readonly string[] {
  const { limits, requests } = container.resources;
  const at = `${path}.resources`;
  return [
    ...["memory", "ephemeral-storage"].flatMap((name) => [
      ...fractionWarning(limits, name, `${at}.limits`),
      ...fractionWarning(requests, name, `${at}.requests`),
    ]),
    ...environmentWarnings(container.fields, path),
  ];
}

function fractionWarnings(amounts: ResourceAmounts | undefined, path: string): readonly string[] {
  if (!amounts) return [];
  return [...fractionWarning(amounts, "memory", path), ...fractionWarning(amounts, "ephemeral-storage", path)];
}

function fractionWarning(amounts: ResourceAmounts, name: string, path: string): readonly string[] {
  const amount = amounts.get(name);
  if (!amount || milliValue(amount) % 1000n === 0n) return [];
  const text = JSON.stringify(formatQuantity(amount));
  return [`${path}[${name}]: fractional byte value ${text} is invalid, must be an integer`];
}

function podAffinityWarnings(spec: JsonObject): readonly string[] {
  const affinity = objectAt(spec, "affinity");
  return ["podAffinity", "podAntiAffinity"].flatMap((kind) => {
    const terms = objectAt(affinity, kind);
    const path = `spec.affinity.${kind}`;
    return [
      ...objectsAt(terms, requiredTerms).flatMap((term, index) =>
        optionalObjectAt(term, "labelSelector")
          ? []
          : [`${path}.${requiredTerms}[${index}].labelSelector: ${nullSelector}`],
      ),
      ...objectsAt(terms, preferredTerms).flatMap((term, index) =>
        optionalObjectAt(objectAt(term, "podAffinityTerm"), "labelSelector")
          ? []
          : [`${path}.${preferredTerms}[${index}].podAffinityTerm.labelSelector: ${nullSelector}`],
      ),
    ];
  });
}

function containersOf(pod: KubernetesPod): readonly (readonly [PodContainer, string])[] {
  return [
    ...pod.initContainers.map((each, index) => [each, `spec.initContainers[${index}]`] as const),
    ...pod.containers.map((each, index) => [each, `spec.containers[${index}]`] as const),
  ];
}
