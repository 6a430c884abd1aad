import { isJsonObject } from "#core/problem/json.ts";
import { decodeFields } from "./decode-fields.ts";
import { nodeFields } from "./pod-fields.ts";
import { amountsAt, objectAt, objectsAt, optionalObjectAt, textAt, textMapAt, truthAt } from "./read-fields.ts";
import type { ResourceAmounts } from "./resource-list.ts";
import { readTaint, type Taint } from "./toleration.ts";

/** A node as far as scheduling looks at it. */
export type KubernetesNode = {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly taints: readonly Taint[];
  /** Cordoned: no new pods. */
  readonly unschedulable: boolean;
  /** What pods may ask for: cpu in cores, memory and storage in bytes, the others in pieces. */
  readonly allocatable: ResourceAmounts;
};

/** A node or the decoder's first complaint. */
export type DecodedNode =
  | { readonly ok: true; readonly node: KubernetesNode }
  | { readonly ok: false; readonly error: string };

/**
 * Decodes a node from JSON of any shape. Without `status.allocatable` its capacity counts.
 *
 * @see SPEC K2, K24; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/v1/defaults.go, SetDefaults_NodeStatus
 */
export function decodeNode(json: unknown): DecodedNode {
  if (!isJsonObject(json)) return { ok: false, error: "couldn't get version/kind; json parse error" };
  const { error } = decodeFields(json, { type: "Node", table: nodeFields });
  if (error !== undefined) return { ok: false, error };
  const metadata = objectAt(json, "metadata");
  const spec = objectAt(json, "spec");
  const status = objectAt(json, "status");
  const amounts = optionalObjectAt(status, "allocatable") ? "allocatable" : "capacity";
  const node = {
    name: textAt(metadata, "name"),
    labels: textMapAt(metadata, "labels"),
    taints: objectsAt(spec, "taints").map(readTaint),
    unschedulable: truthAt(spec, "unschedulable"),
    allocatable: amountsAt(status, amounts),
  };
  return { ok: true, node };
}
