import type { JsonObject } from "#core/problem/json.ts";
import { type FieldError, forbidden, invalid, invalidEach, required } from "./field-error.ts";
import { dnsLabelMessages, labelValueMessages, qualifiedNameMessages } from "./name-rules.ts";
import { numberAt, objectAt, objectsAt, textAt, textMapAt, textsAt } from "./read-fields.ts";

/**
 * Judges `podAffinity` or `podAntiAffinity` at a path.
 *
 * @see SPEC K21; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, validatePodAffinityTerm
 */
export function podAffinityErrors(affinity: JsonObject, path: string): readonly FieldError[] {
  const must = "requiredDuringSchedulingIgnoredDuringExecution";
  const may = "preferredDuringSchedulingIgnoredDuringExecution";
  return [
    ...objectsAt(affinity, must).flatMap((term, index) => termErrors(term, `${path}.${must}[${index}]`)),
    ...objectsAt(affinity, may).flatMap((term, index) => weightedErrors(term, `${path}.${may}[${index}]`)),
  ];
}

/** Judges a label selector: labels, and expressions with In, NotIn, Exists or DoesNotExist. @see SPEC K21 */
export function labelSelectorErrors(selector: JsonObject, path: string): readonly FieldError[] {
  return [
    ...labelErrors(textMapAt(selector, "matchLabels"), `${path}.matchLabels`),
    ...objectsAt(selector, "matchExpressions").flatMap((requirement, index) =>
      requirementErrors(requirement, `${path}.matchExpressions[${index}]`),
    ),
  ];
}

/** Judges labels: the path has no key, the bad value is the key or the value. @see SPEC K7 */
export function labelErrors(labels: ReadonlyMap<string, string>, path: string): readonly FieldError[] {
  return [...labels].flatMap(([key, value]) => [
    ...invalidEach(path, key, qualifiedNameMessages(key)),
    ...invalidEach(path, value, labelValueMessages(value)),
  ]);
}

function weightedErrors(weighted: JsonObject, path: string): readonly FieldError[] {
  const weight = numberAt(weighted, "weight") ?? 0;
  const light = weight >= 1 && weight <= 100 ? [] : [invalid(`${path}.weight`, weight, "must be in the range 1-100")];
  return [...light, ...termErrors(objectAt(weighted, "podAffinityTerm"), `${path}.podAffinityTerm`)];
}

function termErrors(term: JsonObject, path: string): readonly FieldError[] {
  const key = textAt(term, "topologyKey");
  return [
    ...labelSelectorErrors(objectAt(term, "labelSelector"), `${path}.labelSelector`),
    ...labelSelectorErrors(objectAt(term, "namespaceSelector"), `${path}.namespaceSelector`),
    ...textsAt(term, "namespaces").flatMap((name) => invalidEach(`${path}.namespace`, name, dnsLabelMessages(name))),
    ...(key === "" ? [required(`${path}.topologyKey`, "can not be empty")] : []),
    ...invalidEach(`${path}.topologyKey`, key, qualifiedNameMessages(key)),
  ];
}

function requirementErrors(requirement: JsonObject, path: string): readonly FieldError[] {
  const key = textAt(requirement, "key");
  const values = textsAt(requirement, "values");
  return [
    ...operatorErrors(textAt(requirement, "operator"), values.length, path),
    ...invalidEach(`${path}.key`, key, qualifiedNameMessages(key)),
    ...values.flatMap((value, index) => invalidEach(`${path}.values[${index}]`, value, labelValueMessages(value))),
  ];
}

function operatorErrors(operator: string, count: number, path: string): readonly FieldError[] {
  if (operator === "In" || operator === "NotIn") {
    return count > 0 ? [] : [required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")];
  }
  if (operator === "Exists" || operator === "DoesNotExist") {
    const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
    return count === 0 ? [] : [forbidden(`${path}.values`, detail)];
  }
  return [invalid(`${path}.operator`, { typed: operator }, "not a valid selector operator")];
}
