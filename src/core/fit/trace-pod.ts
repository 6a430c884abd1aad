import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { acceleratorDemands, acceleratorResourceNames, acceleratorSettings } from "#core/pod/accelerator-rules.ts";
import { originOf, type PodOrigin } from "#core/pod/pod-origin.ts";
import type { ResourceField } from "#core/resolve/resolve-resources.ts";
import { type BuiltFit, fitTask } from "./fit-task.ts";
import type { ProfilePod } from "./profile-pod.ts";
import type { QosReason } from "./qos-reason.ts";

/**
 * What Flyte's executor does with a field: `unchanged`: both sides are as given; `limit-from-request` and `request-from-limit`: the side
 * that is missing takes the other; `lowered`: a request above its limit becomes the limit; `default`: nothing is asked for, so the
 * executor's or the platform's default stands; `device`: labels and tolerations of a device are added; `count`: a number of accelerators
 * without a type gets neither; `volume`: a volume in memory; `nothing`: nothing is asked for and nothing is added.
 */
export type ExecutorAct =
  | "unchanged"
  | "limit-from-request"
  | "request-from-limit"
  | "lowered"
  | "default"
  | "device"
  | "count"
  | "volume"
  | "nothing";

/** One field from the executor to the pod. Amounts are printed as Kubernetes prints them. */
export type FieldTrace = {
  readonly act: ExecutorAct;
  /** What the container requests and may use; of shm the volume's limit (`0`: none). Absent where the pod asks for none. */
  readonly request?: string;
  readonly limit?: string;
  /** The resource behind an accelerator, such as `nvidia.com/gpu`. */
  readonly resource?: string;
  /** Where a default comes from, such as `default-cpus`. */
  readonly defaultOf?: string;
  /** What the platform's limit did, in words: `lowered from 16 to the platform's limit`. */
  readonly platform?: string;
  /** The pod template that the amount comes from. */
  readonly template?: string;
  /** Labels that nodes must have for the accelerator, each `key=value`. */
  readonly labels?: readonly string[];
  /** Where the shared memory is mounted. */
  readonly mountPath?: string;
};

/** The pod of a node, as far as its resources go, or the first reason why there is none. */
export type PodTrace =
  | { readonly refused: string }
  | {
      readonly fields: Readonly<Record<ResourceField, FieldTrace>>;
      /** The pod template that was applied; `isKnown: false` where the task names one and the profile does not say which there are. */
      readonly template: { readonly name: string; readonly isKnown: boolean } | undefined;
      readonly hasPlatformLimits: boolean;
      readonly qos: QosReason;
      readonly tolerations: readonly string[];
      /** What Kubernetes refuses or warns of. */
      readonly said: readonly string[];
      readonly nodes: number;
      readonly fitting: number;
      /** The pools on which it fits. */
      readonly pools: readonly string[];
    };

const container = ["spec", "containers", 0, "resources"] as const;
const names = { cpu: "cpu", memory: "memory", disk: "ephemeral-storage" } as const;

/**
 * Follows each field of a node's Resources through the executor of a profile into the pod. See SPEC RV2, P4–P9, P14.
 *
 * @returns the trace; `refused` with the first message where the SDK, the configuration or the executor refuses.
 */
export function tracePod(document: DocumentDraft, profile: ClusterProfile, position: NodePosition): PodTrace {
  const fit = fitTask(document, profile, position);
  if (fit.verdict === "refused") {
    const first = fit.problems.find(({ severity }) => severity === "error") ?? fit.problems[0];
    return { refused: first?.message ?? "Flyte builds no pod." };
  }
  return traceFit(fit, profile);
}

function traceFit(fit: BuiltFit, profile: ClusterProfile): PodTrace {
  const { pod, qos, nodes, fitting } = fit;
  const { tolerations = [] } = pod.built.pod.spec;
  const named = pod.node.podTemplate?.value;
  const applied = pod.built.origins.find(({ from }) => from === "template")?.key;
  return {
    fields: {
      cpu: traceAmount(pod, "cpu"),
      memory: traceAmount(pod, "memory"),
      gpu: traceAccelerator(pod),
      disk: traceAmount(pod, "disk"),
      shm: traceMemory(pod),
    },
    template: templateOf(applied, typeof named === "string" ? named : undefined, profile),
    hasPlatformLimits: profile.platformMode === "sparse" || profile.platformMode === "propeller",
    qos,
    tolerations: tolerations.map(({ key = "everything", value }) => (value ? `${key}=${value}` : key)),
    said: fit.problems.filter(({ origin }) => origin?.program === "kubernetes").map(({ message }) => message),
    nodes,
    fitting,
    pools: fit.pools.flatMap((pool) => (pool.fitting > 0 ? [pool.pool] : [])),
  };
}

function templateOf(applied: string | undefined, named: string | undefined, { podTemplates }: ClusterProfile) {
  const name = applied ?? named;
  return name === undefined ? undefined : { name, isKnown: applied !== undefined || podTemplates !== undefined };
}

type Amounts = {
  readonly request?: string;
  readonly limit?: string;
  readonly origins: readonly PodOrigin[];
};

function amountsOf({ built }: ProfilePod, name: string): Amounts {
  const { requests, limits } = built.pod.spec.containers[0].resources;
  const [request, limit] = [requests[name], limits[name]];
  const origins = (["limits", "requests"] as const).flatMap((half) => {
    const origin = originOf(built.origins, [...container, half, name]);
    return origin ? [origin] : [];
  });
  return { ...(request === undefined ? {} : { request }), ...(limit === undefined ? {} : { limit }), origins };
}

function traceAmount(pod: ProfilePod, field: keyof typeof names): FieldTrace {
  const { origins, ...amounts } = amountsOf(pod, names[field]);
  if (amounts.limit === undefined) return { act: "nothing" };
  return { ...amounts, ...configured(origins), act: actOf(pod.messages.given[field], origins) };
}

function actOf(given: unknown, origins: readonly PodOrigin[]): ExecutorAct {
  if (given === undefined || given === null) return "default";
  if (!Array.isArray(given)) return "limit-from-request";
  const [request, limit]: readonly unknown[] = given;
  if (origins.some(({ rule }) => rule === "P6")) return "lowered";
  if (limit === null || limit === undefined) return "limit-from-request";
  return request === null || request === undefined ? "request-from-limit" : "unchanged";
}

/** What only the configuration, the platform or a pod template decides. */
function configured(origins: readonly PodOrigin[]): Pick<FieldTrace, "defaultOf" | "platform" | "template"> {
  const lowered = origins.find(({ from, note }) => from === "platform" && note.startsWith("lowered"));
  const fallback = origins.find(({ from }) => from === "configuration" || from === "platform");
  const template = origins.find(({ from }) => from === "template");
  const isDefault = fallback && fallback !== lowered;
  return {
    ...(lowered ? { platform: lowered.note } : {}),
    ...(isDefault
      ? { defaultOf: fallback.from === "platform" ? "the platform's default" : (fallback.key ?? "its default") }
      : {}),
    ...(template ? { template: template.key ?? "a pod template" } : {}),
  };
}

function traceAccelerator(pod: ProfilePod): FieldTrace {
  const { limits } = pod.built.pod.spec.containers[0].resources;
  const resource = acceleratorResourceNames(pod.configuration).find((name) => Object.hasOwn(limits, name));
  if (resource === undefined) return { act: "nothing" };
  const { origins, ...amounts } = amountsOf(pod, resource);
  const message = pod.task.extendedResources?.gpuAccelerator;
  const requirements = message ? acceleratorDemands(message, pod.configuration).requirements : [];
  const { deviceLabel } = acceleratorSettings(message, pod.configuration);
  const labels = requirements.map(({ key, operator, values = [] }) =>
    values.length > 0 ? `${key}=${values.join(", ")}` : `${key} ${operator}`,
  );
  const sorted = [...labels].sort((a, b) => Number(b.startsWith(deviceLabel)) - Number(a.startsWith(deviceLabel)));
  return { ...amounts, ...configured(origins), resource, labels: sorted, act: message ? "device" : "count" };
}

function traceMemory({ task, built }: ProfilePod): FieldTrace {
  const message = task.extendedResources?.sharedMemory;
  const volume = message && built.pod.spec.volumes?.find(({ name }) => name === message.mountName);
  if (!volume) return { act: "nothing" };
  return { act: "volume", limit: volume.emptyDir?.sizeLimit ?? "0", mountPath: message.mountPath ?? "/dev/shm" };
}
