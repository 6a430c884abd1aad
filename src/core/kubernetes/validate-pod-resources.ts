import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import type { Quantity } from "#core/quantity/quantity.ts";
import { type FieldError, forbidden, invalid, notSupported } from "./field-error.ts";
import type { KubernetesPod } from "./kubernetes-pod.ts";
import { containerLimits, containerRequests } from "./pod-requests.ts";
import { objectAt } from "./read-fields.ts";
import type { ResourceAmounts, ResourceSet } from "./resource-list.ts";
import { isForPods, isHugePages } from "./resource-names.ts";
import { claimNames, validateClaimUses } from "./validate-claims.ts";
import { anyResourceName, validateResources } from "./validate-resources.ts";

const path = "spec.resources";

/**
 * Judges `spec.resources`, with its defaults: names, amounts, and that the containers fit into it.
 *
 * @see SPEC K12; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, validatePodResources
 */
export function validatePodResources(pod: KubernetesPod): readonly FieldError[] {
  const { resources } = pod;
  if (!resources) return [];
  if (objectAt(pod.spec, "os").name === "windows") return [forbidden(path, "may not be set for a windows pod")];
  const fields = objectAt(pod.spec, "resources");
  const hasClaims = Array.isArray(fields.claims);
  return [
    ...(hasClaims ? [forbidden(`${path}.claims`, "claims may not be set for Resources at pod-level")] : []),
    ...validateResources(resources, { path, nameRule: podResourceName }),
    ...validateClaimUses(fields, { path, known: claimNames(pod.spec) }),
    ...sumErrors(containerRequests(pod), resources.requests, "requests"),
    ...sumErrors(onlyPages(containerLimits(pod)), resources.limits, "limits"),
    ...containerErrors(pod, resources),
  ];
}

function podResourceName(name: string, at: string): readonly FieldError[] {
  const errors = anyResourceName(name, at);
  if (errors.length > 0 || isForPods(name)) return errors;
  return [notSupported(at, name, ["cpu", "hugepages-", "memory"])];
}

function sumErrors(sums: ResourceAmounts, own: ResourceAmounts, kind: "requests" | "limits"): readonly FieldError[] {
  return exceeding(sums, own).map(({ name, amount, bound }) => {
    const detail = `must be greater than or equal to aggregate container ${kind} of ${formatQuantity(amount)}`;
    return invalid(`${path}.${kind}[${name}]`, formatQuantity(bound), detail);
  });
}

function containerErrors({ containers }: KubernetesPod, { limits }: ResourceSet): readonly FieldError[] {
  return containers.flatMap((container, index) =>
    exceeding(container.resources.limits, limits).map(({ name, amount, bound }) => {
      const at = `${path}.containers[${index}][${name}].limits`;
      return invalid(
        at,
        formatQuantity(amount),
        `must be less than or equal to pod limits of ${formatQuantity(bound)}`,
      );
    }),
  );
}

type Excess = { readonly name: string; readonly amount: Quantity; readonly bound: Quantity };

function exceeding(amounts: ResourceAmounts, bounds: ResourceAmounts): readonly Excess[] {
  return [...amounts].flatMap(([name, amount]) => {
    const bound = bounds.get(name);
    return bound && compareQuantities(amount, bound) > 0 ? [{ name, amount, bound }] : [];
  });
}

function onlyPages(amounts: ResourceAmounts): ResourceAmounts {
  return new Map([...amounts].filter(([name]) => isHugePages(name)));
}
