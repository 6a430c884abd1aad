import { portConflicts, shortagesOn, unschedulableTaint } from "./fit-on-node.ts";
import { type LabelChange, labelChanges } from "./label-changes.ts";
import type { NodeSupply } from "./node-supply.ts";
import type { HostPort, PodDemand } from "./pod-demand.ts";
import { type PodToleration, type Taint, tolerates, untolerated } from "./toleration.ts";

/**
 * One thing that must be otherwise for a pod to fit on a node.
 *
 * - `resource`: the node would have to have `needs` in all instead of `has` (units of `UnitAmounts`; `pods` counts pods).
 * - `toleration`: the pod would have to have it, for this taint.
 * - `cordon`: the node would have to be schedulable again, which takes away its taint, too.
 * - `label`, `name`: the node's label or name would have to be `set`; `undefined` is a label that is not there.
 * - `affinity`: no node can meet what the pod asks of its node; it would have to ask for less.
 * - `port`: the pod would have to leave a port of the node to the pod that has it.
 */
export type NodeChange =
  | { readonly kind: "resource"; readonly resource: string; readonly has: bigint; readonly needs: bigint }
  | { readonly kind: "toleration"; readonly toleration: PodToleration; readonly taint: Taint }
  | { readonly kind: "cordon" }
  | LabelChange
  | { readonly kind: "affinity" }
  | { readonly kind: "port"; readonly port: HostPort };

/**
 * The smallest change that would make a pod fit on a node: all of the list together, and nothing in it is idle. Empty when
 * the pod fits already. Pods on other nodes are not looked at.
 *
 * @see SPEC K36
 */
export function smallestChange(demand: PodDemand, supply: NodeSupply): readonly NodeChange[] {
  return [
    ...taintChanges(demand, supply),
    ...(labelChanges(demand, supply) ?? [{ kind: "affinity" as const }]),
    ...portConflicts(demand, supply).map((port) => ({ kind: "port" as const, port })),
    ...resourceChanges(demand, supply),
  ];
}

function taintChanges({ tolerations }: PodDemand, { taints, unschedulable }: NodeSupply): readonly NodeChange[] {
  const missing = untolerated(taints, tolerations);
  if (!unschedulable || untolerated([unschedulableTaint], tolerations).length === 0) return tolerationsFor(missing);
  const others = tolerationsFor(missing.filter((taint) => !isCordonTaint(taint)));
  const isCovered = others.some(({ toleration }) => tolerates(toleration, unschedulableTaint));
  return isCovered ? others : [{ kind: "cordon" }, ...others];
}

type TolerationChange = Extract<NodeChange, { kind: "toleration" }>;

/** One toleration for each taint, but none that the others make idle. A taint without a key needs one without. */
function tolerationsFor(missing: readonly Taint[]): readonly TolerationChange[] {
  const chosen = new Map<Taint, PodToleration>();
  // What tolerates most comes first, so that it can make others idle.
  for (const taint of [...missing].sort((a, b) => narrowness(a) - narrowness(b))) {
    const isCovered = [...chosen.values()].some((toleration) => tolerates(toleration, taint));
    if (!isCovered) chosen.set(taint, tolerationFor(taint));
  }
  return missing.flatMap((taint) => {
    const toleration = chosen.get(taint);
    return toleration ? [{ kind: "toleration", toleration, taint }] : [];
  });
}

function tolerationFor(taint: Taint): PodToleration {
  const { key, value, effect } = taint;
  const isBare = key === "" || value === "";
  return isBare ? { key, operator: "Exists", value: "", effect } : { key, operator: "Equal", value, effect };
}

function narrowness({ key, value }: Taint): number {
  if (key === "") return 0;
  return value === "" ? 1 : 2;
}

function isCordonTaint({ key, effect }: Taint): boolean {
  return key === unschedulableTaint.key && effect === unschedulableTaint.effect;
}

function resourceChanges(demand: PodDemand, supply: NodeSupply): readonly NodeChange[] {
  return shortagesOn(demand, supply).map(({ resource, capacity, used, requested }) => ({
    kind: "resource" as const,
    resource,
    has: capacity,
    needs: used + requested,
  }));
}
