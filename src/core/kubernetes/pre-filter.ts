import type { RejectionCode } from "./fit-on-node.ts";
import type { PodDemand } from "./pod-demand.ts";
import { objectsAt, optionalObjectAt, textAt } from "./read-fields.ts";

/** Why a node is not looked at. */
type Skip = { readonly filter?: string; readonly code: RejectionCode; readonly reasons: readonly string[] };

/** What the scheduler finds out before it looks at nodes: which it skips, or that there is no point in looking. */
export type PreFilter =
  | { readonly kind: "all" | "some"; readonly skips: (node: string) => Skip | undefined }
  | {
      readonly kind: "rejected";
      readonly skips: (node: string) => Skip;
      readonly message: (count: number) => string;
    };

/**
 * The checks before the filters: names of nodes that the pod asks for, and claims of volumes that do not exist.
 *
 * @see SPEC K28; source: k8s.io/kubernetes 1.37.2, pkg/scheduler/framework/runtime/framework.go, RunPreFilterPlugins
 */
export function preFilter(demand: PodDemand, claims: readonly string[] | undefined): PreFilter {
  const { names, nodeName } = demand;
  if (names?.size === 0) return rejected("pod affinity terms conflict", "NodeAffinity");
  if (names && nodeName !== "" && !names.has(nodeName)) {
    return rejected("node(s) didn't satisfy plugin(s) [NodeAffinity NodeName] simultaneously");
  }
  const missing = missingClaim(demand, claims);
  if (missing !== undefined) {
    return rejected(`persistentvolumeclaim ${JSON.stringify(missing)} not found`, "VolumeRestrictions");
  }
  const asking = [...(names ? ["NodeAffinity"] : []), ...(nodeName === "" ? [] : ["NodeName"])];
  if (asking.length === 0) return { kind: "all", skips: () => undefined };
  const skip = hopeless(`node(s) didn't satisfy plugin(s) [${asking.join(" ")}]`);
  const isChosen = (node: string) => (nodeName === "" || nodeName === node) && (names?.has(node) ?? true);
  return { kind: "some", skips: (node) => (isChosen(node) ? undefined : skip) };
}

function missingClaim({ pod }: PodDemand, claims: readonly string[] | undefined): string | undefined {
  if (!claims) return undefined;
  return objectsAt(pod.spec, "volumes")
    .map((volume) => optionalObjectAt(volume, "persistentVolumeClaim"))
    .flatMap((claim) => (claim ? [textAt(claim, "claimName")] : []))
    .find((name) => !claims.includes(name));
}

function rejected(reason: string, filter?: string): PreFilter {
  const skip = { ...(filter === undefined ? {} : { filter }), ...hopeless(reason) };
  return {
    kind: "rejected",
    skips: () => skip,
    message: (count) => `0/${count} nodes are available: ${reason}.`,
  };
}

function hopeless(reason: string): Skip {
  return { code: "UnschedulableAndUnresolvable", reasons: [reason] };
}
