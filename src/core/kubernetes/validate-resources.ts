import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { type Quantity, sign } from "#core/quantity/quantity.ts";
import { milliValue, wholeValue } from "#core/quantity/quantity-value.ts";
import { type FieldError, forbidden, invalid, invalidEach, required } from "./field-error.ts";
import { qualifiedNameMessages } from "./name-rules.ts";
import type { ResourceAmounts, ResourceSet } from "./resource-list.ts";
import {
  isExtended,
  isForContainers,
  isHugePages,
  isNative,
  isStandard,
  isWhole,
  mayOvercommit,
  pageSizeText,
} from "./resource-names.ts";

/** Judges the name of a resource at a path. */
export type ResourceNameRule = (name: string, path: string) => readonly FieldError[];

/**
 * Judges requests and limits at a path such as `spec.containers[0].resources`: names, amounts, request against limit.
 *
 * @see SPEC K8-K11; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, validateResourceRequirements
 */
export function validateResources(
  { requests, limits }: ResourceSet,
  { path, nameRule }: { readonly path: string; readonly nameRule: ResourceNameRule },
): readonly FieldError[] {
  const names = [...limits.keys(), ...requests.keys()];
  const lonely = names.some(isHugePages) && !names.some((name) => name === "cpu" || name === "memory");
  return [
    ...amountErrors(limits, `${path}.limits`, nameRule),
    ...amountErrors(requests, `${path}.requests`, nameRule),
    ...[...requests].flatMap(([name, request]) => orderErrors({ name, request, limit: limits.get(name) }, path)),
    ...(lonely ? [forbidden(path, "HugePages require cpu or memory")] : []),
  ];
}

/**
 * The names that a container may ask for: cpu, memory, ephemeral-storage, hugepages-SIZE, and `domain/name`.
 *
 * @see SPEC K8; source: as `validateResources`, ValidateContainerResourceName
 */
export function containerResourceName(name: string, path: string): readonly FieldError[] {
  const errors = anyResourceName(name, path);
  if (!name.includes("/")) {
    if (isForContainers(name)) return errors;
    return [...errors, invalid(path, { typed: name }, "must be a standard resource for containers")];
  }
  if (isNative(name) || isExtended(name)) return errors;
  return [...errors, invalid(path, { typed: name }, "doesn't follow extended resource name standard")];
}

/** The names that are resources at all. @see SPEC K8 */
export function anyResourceName(name: string, path: string): readonly FieldError[] {
  const errors = invalidEach(path, { typed: name }, qualifiedNameMessages(name));
  if (errors.length > 0 || name.includes("/") || isStandard(name)) return errors;
  return [invalid(path, { typed: name }, "must be a standard resource type or fully qualified")];
}

function amountErrors(amounts: ResourceAmounts, path: string, nameRule: ResourceNameRule): readonly FieldError[] {
  return [...amounts].flatMap(([name, amount]) => {
    const at = `${path}[${name}]`;
    return [...nameRule(name, at), ...amountRule(name, amount, at)];
  });
}

function amountRule(name: string, amount: Quantity, path: string): readonly FieldError[] {
  const text = formatQuantity(amount);
  const errors: FieldError[] = [];
  if (sign(amount) < 0) errors.push(invalid(path, text, "must be greater than or equal to 0"));
  if (isWhole(name) && milliValue(amount) % 1000n !== 0n) errors.push(invalid(path, text, "must be an integer"));
  if (isHugePages(name) && !fillsPages(name, amount)) {
    errors.push(invalid(path, text, `${text} is not positive integer multiple of ${name}`));
  }
  return errors;
}

function fillsPages(name: string, amount: Quantity): boolean {
  const size = parseQuantity(pageSizeText(name));
  if (!size.ok || sign(size.value) <= 0 || milliValue(size.value) % 1000n !== 0n) return false;
  const bytes = wholeValue(size.value);
  return bytes !== 0n && wholeValue(amount) % bytes === 0n;
}

type Pair = { readonly name: string; readonly request: Quantity; readonly limit: Quantity | undefined };

function orderErrors({ name, request, limit }: Pair, path: string): readonly FieldError[] {
  if (!limit) {
    const needed = !mayOvercommit(name);
    return needed ? [required(`${path}.limits`, "Limit must be set for non overcommitable resources")] : [];
  }
  const order = compareQuantities(request, limit);
  const relation = order !== 0 && !mayOvercommit(name) ? "equal to" : order > 0 ? "less than or equal to" : undefined;
  if (relation === undefined) return [];
  const detail = `must be ${relation} ${name} limit of ${formatQuantity(limit)}`;
  return [invalid(`${path}.requests`, formatQuantity(request), detail)];
}
