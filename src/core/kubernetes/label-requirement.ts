import type { JsonObject } from "#core/problem/json.ts";
import { labelValueMessages, qualifiedNameMessages } from "./name-rules.ts";
import { textAt, textsAt } from "./read-fields.ts";

/** What a label must be: `In`, `NotIn`, `Exists`, `DoesNotExist`, `Gt`, `Lt`. */
export type LabelRequirement = { readonly key: string; readonly operator: string; readonly values: readonly string[] };

const minInt64 = -(2n ** 63n);
const maxInt64 = 2n ** 63n - 1n;

/** Reads one of `matchExpressions` or `matchFields`. @see SPEC K27 */
export function readRequirement(requirement: JsonObject): LabelRequirement {
  return {
    key: textAt(requirement, "key"),
    operator: textAt(requirement, "operator"),
    values: textsAt(requirement, "values"),
  };
}

/**
 * Whether Kubernetes can use a requirement at all; a term with one that it cannot use matches no node.
 *
 * @see SPEC K27; source: k8s.io/apimachinery 0.37.2, pkg/labels/selector.go, NewRequirement
 */
export function isUsable({ key, operator, values }: LabelRequirement): boolean {
  const named = qualifiedNameMessages(key).length === 0;
  return named && hasUsableValues(operator, values) && values.every((value) => labelValueMessages(value).length === 0);
}

/**
 * Whether a label's value meets a requirement; `undefined` is a label that is not there.
 *
 * @see SPEC K27; source: as `isUsable`, Matches
 */
export function meets(value: string | undefined, { operator, values }: LabelRequirement): boolean {
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    case "Gt":
    case "Lt":
      return isBeyond(value, values[0], operator);
    default:
      return false;
  }
}

/** A whole number of 64 bits as Go reads it; `undefined` for other texts. @see SPEC K27 */
export function parseInt64(text: string | undefined): bigint | undefined {
  if (text === undefined || !/^[+-]?[0-9]+$/.test(text)) return undefined;
  const number = BigInt(text.startsWith("+") ? text.slice(1) : text);
  return number < minInt64 || number > maxInt64 ? undefined : number;
}

function hasUsableValues(operator: string, values: readonly string[]): boolean {
  switch (operator) {
    case "In":
    case "NotIn":
      return values.length > 0;
    case "Exists":
    case "DoesNotExist":
      return values.length === 0;
    case "Gt":
    case "Lt":
      return values.length === 1 && parseInt64(values[0]) !== undefined;
    default:
      return false;
  }
}

function isBeyond(value: string | undefined, bound: string | undefined, operator: "Gt" | "Lt"): boolean {
  const number = parseInt64(value);
  const limit = parseInt64(bound);
  if (number === undefined || limit === undefined) return false;
  return operator === "Gt" ? number > limit : number < limit;
}
