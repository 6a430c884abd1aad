import type { GpuAcceleratorMessage } from "#core/sdk/serialize-resources.ts";
import { acceleratorDemands, acceleratorResourceNames } from "./accelerator-rules.ts";
import { addRequirement, addToleration } from "./node-requirements.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import { changed, type PodDraft } from "./pod-draft.ts";
import { itemOrigins, type OriginReason, type PodOrigin } from "./pod-origin.ts";
import type { Affinity } from "./pod-shape.ts";
import { termsOf } from "./schedule-origins.ts";

const reason: OriginReason = { from: "resources", key: "gpu", rule: "P8", note: "nodes with this accelerator" };

/**
 * Ties a pod to nodes with its accelerator: only if there is an accelerator message and the limits of any container that
 * is no init container hold any accelerator.
 *
 * @see SPEC P8; source: flytek8s/pod_helper.go:371-450, utils.go:138-148
 */
export function applyAccelerator(
  draft: PodDraft,
  accelerator: GpuAcceleratorMessage | undefined,
  configuration: PodConfiguration,
): PodDraft {
  const { spec } = draft;
  const names = acceleratorResourceNames(configuration);
  const isAsked = spec.containers.some(({ resources }) => names.some((name) => Object.hasOwn(resources.limits, name)));
  if (!accelerator || !isAsked) return draft;
  const demands = acceleratorDemands(accelerator, configuration);
  const before = spec.affinity ?? {};
  const affinity = demands.requirements.reduce(addRequirement, before);
  const own = spec.tolerations ?? [];
  const tolerations = demands.tolerations.reduce(addToleration, own);
  return changed(draft, { ...spec, affinity, ...(tolerations.length > 0 ? { tolerations } : {}) }, [
    ...affinityOrigins(before, affinity),
    ...itemOrigins(["spec", "tolerations"], { from: own.length, count: tolerations.length - own.length }, reason),
  ]);
}

/** New requirements stand last in every term; where there was none, all of the node affinity is the accelerator's. */
function affinityOrigins(before: Affinity, after: Affinity): readonly PodOrigin[] {
  const path = ["spec", "affinity", "nodeAffinity"];
  if (!before.nodeAffinity) return [{ path, ...reason }];
  const terms = [...path, "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"];
  const counts = termsOf(before);
  if (counts.length === 0) return [{ path: terms, ...reason }];
  return termsOf(after).flatMap((count, index) => {
    const from = counts[index] ?? 0;
    return itemOrigins([...terms, index, "matchExpressions"], { from, count: count - from }, reason);
  });
}
