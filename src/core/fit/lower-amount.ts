import { catalogueFor } from "#core/catalog/sdk-catalogue.ts";
import { type DocumentDraft, type NodePosition, nodePath } from "#core/document/draft.ts";
import { leftOn, type NodeSupply } from "#core/kubernetes/node-supply.ts";
import type { PodDemand } from "#core/kubernetes/pod-demand.ts";
import { unitAmounts } from "#core/kubernetes/unit-amounts.ts";
import type { Fix, Path } from "#core/problem/problem.ts";
import { type DeviceChange, gpuValue, largestCount } from "./gpu-value.ts";
import type { ProfilePod } from "./profile-pod.ts";
import type { Remedy } from "./remedy.ts";
import { unitText } from "./unit-text.ts";

/** Where remedies are looked for. */
export type RemedyContext = {
  readonly document: DocumentDraft;
  readonly position: NodePosition;
  readonly pod: ProfilePod;
  readonly demand: PodDemand;
  /** All that is to change about the device, as every fix of it has to say the whole value. */
  readonly planned: DeviceChange;
};

const keys: { readonly [resource: string]: "cpu" | "memory" | "disk" | undefined } = {
  cpu: "cpu",
  memory: "memory",
  "ephemeral-storage": "disk",
};

/**
 * The largest amount of a resource with which the pod has room on a node, as a change of the document. What other containers of
 * the pod and its overhead take stays. Codes: `fit.amount`, or `fit.lacks` where no amount fits.
 *
 * @see SPEC FT9
 */
export function lowerAmount(resource: string, supply: NodeSupply, context: RemedyContext): Remedy {
  const { demand } = context;
  const requested = demand.requests.get(resource) ?? 0n;
  const own = ownRequest(resource, demand);
  const room = leftOn(supply, resource) - (requested - own);
  const change = room > 0n && own > 0n ? changeOf(resource, room, context) : undefined;
  if (!change) return lacks(resource, supply, { context, requested });
  const { text, fix, to } = change;
  const loss = Number(((own - to) * 1000n) / own);
  const message = `It asks for ${unitText(resource, requested)} of ${resource}, ${nameOf(supply)} has ${unitText(resource, leftOn(supply, resource))} left. The largest that fits is ${text}.`;
  return {
    problem: { code: "fit.amount", severity: "warning", path: fix.changes[0]?.path ?? [], message, fixes: [fix] },
    loss,
  };
}

/** What the container of the task itself asks for. */
function ownRequest(resource: string, { pod }: PodDemand): bigint {
  const [first] = pod.containers;
  return first ? (unitAmounts(first.resources.requests).get(resource) ?? 0n) : 0n;
}

type Change = { readonly text: string; readonly to: bigint; readonly fix: Fix };

function changeOf(resource: string, room: bigint, context: RemedyContext): Change | undefined {
  const key = keys[resource];
  if (key === undefined) return fewerDevices(room, context);
  const text = unitText(resource, room);
  const { path, given } = context.pod.messages;
  const isPair = Array.isArray(given[key]);
  const label = `Ask for ${text} of ${key === "disk" ? "disk" : resource}`;
  if (path === undefined) {
    const home = [...nodePath({ environment: context.position.environment }), "resources"];
    return { text, to: room, fix: { label, changes: [{ path: home, value: { [key]: text } }] } };
  }
  const place: Path = isPair ? [...path, key, 0] : [...path, key];
  return { text, to: room, fix: { label, changes: [{ path: place, value: text }] } };
}

function fewerDevices(room: bigint, { document, pod: { messages }, planned }: RemedyContext): Change | undefined {
  if (messages.path === undefined) return undefined;
  const catalogue = catalogueFor(document.sdk);
  const quantity = largestCount(messages, catalogue, Number(room));
  const value = gpuValue(messages, catalogue, { ...planned, quantity });
  if (value === undefined) return undefined;
  const label = `Ask for ${quantity} ${quantity === 1 ? "device" : "devices"}`;
  const fix = { label, changes: [{ path: [...messages.path, "gpu"], value }] };
  return { text: String(quantity), to: BigInt(quantity), fix };
}

function lacks(
  resource: string,
  supply: NodeSupply,
  { context, requested }: { readonly context: RemedyContext; readonly requested: bigint },
): Remedy {
  const left = leftOn(supply, resource);
  const has = left > 0n ? `only ${unitText(resource, left)}` : "none";
  const message = `It asks for ${unitText(resource, requested)} of ${resource}, ${nameOf(supply)} has ${has} left, and no smaller amount would do.`;
  return { problem: { code: "fit.lacks", severity: "warning", path: nodePath(context.position), message }, loss: 1000 };
}

function nameOf({ name }: NodeSupply): string {
  return `the node ${name}`;
}
