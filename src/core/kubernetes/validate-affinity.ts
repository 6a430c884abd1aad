import type { JsonObject } from "#core/problem/json.ts";
import { type FieldError, forbidden, invalid, invalidEach, required } from "./field-error.ts";
import { dnsSubdomainMessages, labelValueMessages, qualifiedNameMessages } from "./name-rules.ts";
import { numberAt, objectAt, objectsAt, optionalObjectAt, textAt, textsAt } from "./read-fields.ts";
import { podAffinityErrors } from "./validate-pod-affinity.ts";

const requiredTerms = "requiredDuringSchedulingIgnoredDuringExecution";
const preferredTerms = "preferredDuringSchedulingIgnoredDuringExecution";
const unknownOperator = "not a valid selector operator";

/**
 * Judges `spec.affinity`. Values of preferred terms may be anything, which is only a warning.
 *
 * @see SPEC K21; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, validateAffinity
 */
export function validateAffinity(spec: JsonObject): readonly FieldError[] {
  const affinity = objectAt(spec, "affinity");
  const path = "spec.affinity.nodeAffinity";
  const nodes = objectAt(affinity, "nodeAffinity");
  const must = optionalObjectAt(nodes, requiredTerms);
  return [
    ...(must ? selectorErrors(must, `${path}.${requiredTerms}.nodeSelectorTerms`) : []),
    ...objectsAt(nodes, preferredTerms).flatMap((term, index) =>
      preferenceErrors(term, `${path}.${preferredTerms}[${index}]`),
    ),
    ...podAffinityErrors(objectAt(affinity, "podAffinity"), "spec.affinity.podAffinity"),
    ...podAffinityErrors(objectAt(affinity, "podAntiAffinity"), "spec.affinity.podAntiAffinity"),
  ];
}

function selectorErrors(selector: JsonObject, path: string): readonly FieldError[] {
  const terms = objectsAt(selector, "nodeSelectorTerms");
  if (terms.length === 0) return [required(path, "must have at least one node selector term")];
  return terms.flatMap((term, index) => termErrors(term, `${path}[${index}]`, labelValueMessages));
}

function preferenceErrors(term: JsonObject, path: string): readonly FieldError[] {
  const weight = numberAt(term, "weight") ?? 0;
  const light = weight >= 1 && weight <= 100 ? [] : [invalid(`${path}.weight`, weight, "must be in the range 1-100")];
  return [...light, ...termErrors(objectAt(term, "preference"), `${path}.preference`, () => [])];
}

type ValueRule = (value: string) => readonly string[];

function termErrors(term: JsonObject, path: string, valueRule: ValueRule): readonly FieldError[] {
  return [
    ...objectsAt(term, "matchExpressions").flatMap((requirement, index) =>
      expressionErrors(requirement, `${path}.matchExpressions[${index}]`, valueRule),
    ),
    ...objectsAt(term, "matchFields").flatMap((requirement, index) =>
      fieldErrors(requirement, `${path}.matchFields[${index}]`),
    ),
  ];
}

function expressionErrors(requirement: JsonObject, path: string, valueRule: ValueRule): readonly FieldError[] {
  const key = textAt(requirement, "key");
  const values = textsAt(requirement, "values");
  return [
    ...operatorErrors(textAt(requirement, "operator"), values.length, path),
    ...invalidEach(`${path}.key`, key, qualifiedNameMessages(key)),
    ...values.flatMap((value, index) => invalidEach(`${path}.values[${index}]`, value, valueRule(value))),
  ];
}

function operatorErrors(operator: string, count: number, path: string): readonly FieldError[] {
  switch (operator) {
    case "In":
    case "NotIn":
      return count > 0 ? [] : [required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")];
    case "Exists":
    case "DoesNotExist": {
      const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
      return count === 0 ? [] : [forbidden(`${path}.values`, detail)];
    }
    case "Gt":
    case "Lt": {
      const detail = "must be specified single value when `operator` is 'Lt' or 'Gt'";
      return count === 1 ? [] : [required(`${path}.values`, detail)];
    }
    default:
      return [invalid(`${path}.operator`, { typed: operator }, unknownOperator)];
  }
}

function fieldErrors(requirement: JsonObject, path: string): readonly FieldError[] {
  const operator = textAt(requirement, "operator");
  const key = textAt(requirement, "key");
  const values = textsAt(requirement, "values");
  const detail = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
  const known = operator === "In" || operator === "NotIn";
  return [
    ...(known && values.length !== 1 ? [required(`${path}.values`, detail)] : []),
    ...(known ? [] : [invalid(`${path}.operator`, { typed: operator }, unknownOperator)]),
    ...(key === "metadata.name"
      ? values.flatMap((value, index) => invalidEach(`${path}.values[${index}]`, value, dnsSubdomainMessages(value)))
      : [invalid(`${path}.key`, key, "not a valid field selector key")]),
  ];
}
