import type { RejectionCode } from "./fit-on-node.ts";
import type { NodeSupply } from "./node-supply.ts";

/** Why the pods on other nodes keep a pod off a node, in the scheduler's words. */
export type ClusterRejection = {
  readonly filter: "PodTopologySpread" | "InterPodAffinity";
  readonly code: RejectionCode;
  readonly reasons: readonly string[];
};

/** A filter that was prepared from all nodes and now judges them one by one. */
export type ClusterFilter = (supply: NodeSupply) => ClusterRejection | undefined;
