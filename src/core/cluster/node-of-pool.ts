import { objectAt, objectsAt, optionalObjectAt, textAt, truthAt } from "#core/kubernetes/read-fields.ts";
import type { JsonObject } from "#core/problem/json.ts";
import { isAmount } from "./amount-problems.ts";

/** Labels that name one node, by which nobody chooses a kind of node. */
const labelsOfOne: ReadonlySet<string> = new Set([
  "kubernetes.io/hostname",
  "alpha.eksctl.io/instance-id",
  "node.kubernetes.io/instance-id",
  "kubernetes.azure.com/agentpool-node-name",
  "karpenter.sh/nodeclaim",
  "csi.volume.kubernetes.io/nodeid",
  "topology.ebs.csi.aws.com/node",
]);

/** A node as a profile holds it, what equal nodes share, and whether its capacity stands in for what it can give. */
export type NodeOfPool = {
  readonly name: string;
  readonly node: JsonObject;
  readonly key: string;
  readonly fromCapacity: boolean;
};

/**
 * What of a node decides where pods fit: labels that do not name it, taints, whether it is cordoned, what it can give. Amounts
 * that are none are left out.
 *
 * @see SPEC CP3, CP4
 */
export function nodeOfPool(json: JsonObject): NodeOfPool {
  const metadata = objectAt(json, "metadata");
  const name = textAt(metadata, "name");
  const spec = objectAt(json, "spec");
  const status = objectAt(json, "status");
  const fromCapacity = optionalObjectAt(status, "allocatable") === undefined;
  const labels = sorted(objectAt(metadata, "labels"), (key, value) => !labelsOfOne.has(key) && value !== name);
  const taints = objectsAt(spec, "taints").map(({ key, value, effect }) => ({
    key: key ?? "",
    ...(value === undefined || value === null ? {} : { value }),
    effect: effect ?? "",
  }));
  const node: JsonObject = {
    metadata: { labels },
    spec: {
      ...(taints.length > 0 ? { taints } : {}),
      ...(truthAt(spec, "unschedulable") ? { unschedulable: true } : {}),
    },
    status: {
      allocatable: sorted(objectAt(status, fromCapacity ? "capacity" : "allocatable"), (_, value) => isAmount(value)),
    },
  };
  return { name, node, key: JSON.stringify(node), fromCapacity };
}

function sorted(object: JsonObject, keeps: (key: string, value: unknown) => boolean): JsonObject {
  const keys = Object.keys(object).filter((key) => keeps(key, object[key]));
  return Object.fromEntries(keys.sort().map((key) => [key, object[key]]));
}
