import type { JsonObject } from "#core/problem/json.ts";
import { type FieldError, invalid, invalidEach, notSupported } from "./field-error.ts";
import { labelValueMessages, qualifiedNameMessages } from "./name-rules.ts";
import { numberAt, objectsAt, textAt } from "./read-fields.ts";

const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];
const keyless = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';

/**
 * Judges `spec.tolerations`. Duplicates may stand.
 *
 * @see SPEC K21; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, ValidateTolerations
 */
export function validateTolerations(spec: JsonObject): readonly FieldError[] {
  return objectsAt(spec, "tolerations").flatMap((toleration, index) => {
    const path = `spec.tolerations[${index}]`;
    return [
      ...keyErrors(toleration, path),
      ...operatorErrors(toleration, `${path}.operator`),
      ...effectErrors(toleration, `${path}.effect`),
    ];
  });
}

function keyErrors(toleration: JsonObject, path: string): readonly FieldError[] {
  const key = textAt(toleration, "key");
  if (key !== "") return invalidEach(`${path}.key`, key, qualifiedNameMessages(key));
  const operator = textAt(toleration, "operator");
  return operator === "Exists" ? [] : [invalid(`${path}.operator`, { typed: operator }, keyless)];
}

/** Errors of the value stand at the operator, as in Kubernetes. */
function operatorErrors(toleration: JsonObject, path: string): readonly FieldError[] {
  const operator = textAt(toleration, "operator");
  const value = textAt(toleration, "value");
  switch (operator) {
    case "":
    case "Equal": {
      const messages = labelValueMessages(value);
      return messages.length === 0 ? [] : [invalid(path, value, messages.join(";"))];
    }
    case "Exists":
      return value === "" ? [] : [invalid(path, value, "value must be empty when `operator` is 'Exists'")];
    case "Gt":
    case "Lt":
      return [notSupported(path, operator, ["Equal", "Exists", "Lt", "Gt"])];
    default:
      return [notSupported(path, operator, ["Equal", "Exists"])];
  }
}

function effectErrors(toleration: JsonObject, path: string): readonly FieldError[] {
  const effect = textAt(toleration, "effect");
  const timed = numberAt(toleration, "tolerationSeconds") !== undefined && effect !== "NoExecute";
  const detail = "effect must be 'NoExecute' when `tolerationSeconds` is set";
  return [
    ...(timed ? [invalid(path, { typed: effect }, detail)] : []),
    ...(effect === "" || effects.includes(effect) ? [] : [notSupported(path, effect, effects)]),
  ];
}
