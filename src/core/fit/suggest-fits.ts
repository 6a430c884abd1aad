import { catalogueFor } from "#core/catalog/sdk-catalogue.ts";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { type DocumentDraft, type NodePosition, nodePath } from "#core/document/draft.ts";
import type { LabelChange } from "#core/kubernetes/label-changes.ts";
import { leftOn, type NodeSupply } from "#core/kubernetes/node-supply.ts";
import { isExtended } from "#core/kubernetes/resource-names.ts";
import { type NodeChange, smallestChange } from "#core/kubernetes/smallest-change.ts";
import type { PodToleration } from "#core/kubernetes/toleration.ts";
import { assertNever } from "#core/problem/assert-never.ts";
import type { JsonObject } from "#core/problem/json.ts";
import type { ProblemCode } from "#core/problem/problem-codes.ts";
import type { BuiltFit } from "./fit-task.ts";
import { type DeviceChange, largestCount } from "./gpu-value.ts";
import { lowerAmount, type RemedyContext } from "./lower-amount.ts";
import { type NodeGroup, nodeIndex } from "./node-index.ts";
import { isOurs, type Remedy } from "./remedy.ts";
import { plannedDevice, respellDevice } from "./respell-device.ts";

/** What would make a pod fit on nodes of a pool: all remedies together. `isOurs`: the document or Flyte's configuration can do it. */
export type PoolRemedies = {
  readonly pool: string;
  readonly node: string;
  readonly isOurs: boolean;
  readonly remedies: readonly Remedy[];
};

/** What a suggestion is for. */
export type SuggestInput = {
  readonly document: DocumentDraft;
  readonly profile: ClusterProfile;
  readonly position: NodePosition;
  readonly fit: BuiltFit;
};

const mostGroups = 40;

/**
 * For each pool on which a pod does not fit, the smallest change that would make it fit on one of its nodes; what the document or
 * the configuration can do comes first, then what changes least. Codes of the problems: `fit.amount`, `fit.lacks`,
 * `fit.toleration`, `fit.device-label`, `fit.device-spelling`, `fit.label`, `fit.node`.
 *
 * @see SPEC FT9, FT10
 */
export function suggestFits({ document, profile, position, fit }: SuggestInput): readonly PoolRemedies[] {
  const context = { document, position, pod: fit.pod, demand: fit.demand, planned: {} };
  const { groups } = nodeIndex(profile);
  const suggested = profile.pools.flatMap(({ name }, at): readonly PoolRemedies[] => {
    if ((fit.pools[at]?.fitting ?? 0) > 0) return [];
    const ways = groups
      .filter(({ pool }) => pool === at)
      .slice(0, mostGroups)
      .map((group) => wayOf(name, group, context));
    const [best] = ways.sort(byCost);
    return best ? [best] : [];
  });
  return suggested.sort(byCost);
}

function byCost(left: PoolRemedies, right: PoolRemedies): number {
  return costOf(left) - costOf(right);
}

/** Others' hands weigh most, then the number of remedies, then what is given up. */
function costOf({ isOurs: ours, remedies }: PoolRemedies): number {
  const loss = remedies.reduce((sum, remedy) => sum + remedy.loss, 0);
  return (ours ? 0 : 1e9) + remedies.length * 1e5 + loss;
}

function wayOf(pool: string, { supply }: NodeGroup, context: RemedyContext): PoolRemedies {
  const changes = smallestChange(context.demand, supply);
  const planned = plannedFor(changes, supply, context);
  const remedies = changes.flatMap((change) => remediesFor(change, supply, { ...context, planned }));
  return { pool, node: supply.name, isOurs: remedies.length > 0 && remedies.every(isOurs), remedies };
}

/** A respelled device and a smaller number of devices are one value of the document. */
function plannedFor(changes: readonly NodeChange[], supply: NodeSupply, context: RemedyContext): DeviceChange {
  const devices = changes.flatMap((change) => {
    const device = change.kind === "label" ? plannedDevice(change, supply, context) : undefined;
    return device === undefined ? [] : [device];
  });
  const quantities = changes.flatMap((change) => {
    const isDevice = change.kind === "resource" && isExtended(change.resource);
    const left = isDevice ? Number(leftOn(supply, change.resource)) : 0;
    return left > 0 ? [largestCount(context.pod.messages, catalogueFor(context.document.sdk), left)] : [];
  });
  const [device] = devices;
  const [quantity] = quantities;
  return { ...(device === undefined ? {} : { device }), ...(quantity === undefined ? {} : { quantity }) };
}

function remediesFor(change: NodeChange, supply: NodeSupply, context: RemedyContext): readonly Remedy[] {
  switch (change.kind) {
    case "resource":
      return [change.resource === "pods" ? full(supply, context) : lowerAmount(change.resource, supply, context)];
    case "toleration":
      return [tolerated(change.toleration, supply, context)];
    case "label":
      return respellDevice(change, supply, context) ?? [labelled(change, supply, context)];
    case "cordon":
      return [other("fit.node", `The node ${supply.name} is cordoned; somebody has to uncordon it.`, context)];
    case "name":
      return [other("fit.node", `The pod asks for the node ${change.set}, and ${supply.name} is another.`, context)];
    case "affinity":
      return [other("fit.node", "No node at all can meet what the pod asks of its node.", context)];
    case "port":
      return [other("fit.node", `The port ${change.port.hostPort} of the node is taken.`, context)];
    default:
      return assertNever(change);
  }
}

function full({ name, allowedPods }: NodeSupply, context: RemedyContext): Remedy {
  return other("fit.node", `The node ${name} takes no more pods (${allowedPods} places are left).`, context);
}

/** For a resource that the pod asks for there is `resource-tolerations`, else only `default-tolerations`. */
function tolerated(toleration: PodToleration, { name }: NodeSupply, context: RemedyContext): Remedy {
  const { pod, demand, position } = context;
  const { key, value, operator, effect } = toleration;
  const written = { ...(key === "" ? {} : { key }), operator, ...(value === "" ? {} : { value }), effect };
  const resource = [...demand.requests.keys()].find(isExtended);
  const own = pod.configuration["resource-tolerations"] ?? {};
  const configuration: JsonObject =
    resource === undefined
      ? { "default-tolerations": [...(pod.configuration["default-tolerations"] ?? []), written] }
      : { "resource-tolerations": { ...own, [resource]: [...(own[resource] ?? []), written] } };
  const taint = `${key}${value === "" ? "" : `=${value}`}:${effect}`;
  const message = `The node ${name} has the taint ${taint}, which the pod does not tolerate. Flyte adds tolerations by ${Object.keys(configuration)[0]}, or from a pod template.`;
  return {
    problem: { code: "fit.toleration", severity: "warning", path: nodePath(position), message },
    configuration,
    loss: 0,
  };
}

function labelled({ key, has, set }: LabelChange, { name }: NodeSupply, context: RemedyContext): Remedy {
  const wanted = set === undefined ? `no label ${key}` : `the label ${key}=${set}`;
  const found = has === undefined ? "has no such label" : `has ${has}`;
  return other("fit.label", `The pod asks for nodes with ${wanted}; the node ${name} ${found}.`, context);
}

function other(code: ProblemCode, message: string, { position }: RemedyContext): Remedy {
  return { problem: { code, severity: "warning", path: nodePath(position), message }, loss: 1000 };
}
