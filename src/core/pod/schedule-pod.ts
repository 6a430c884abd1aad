import type { Problem } from "#core/problem/problem.ts";
import { silentChange } from "./executor-problem.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import { type PodDraft, primaryIndex } from "./pod-draft.ts";
import { moveOrigins, type OriginReason } from "./pod-origin.ts";
import type { Container, PodSpec, TextMap, Toleration } from "./pod-shape.ts";
import { affinityOf, configured, type ScheduleInput, scheduleOrigins } from "./schedule-origins.ts";

/**
 * Fills a pod with what is configured for all pods: restart policy, tolerations, service account, scheduler, node
 * selector, affinity, security contexts, host network, DNS. What the pod has stays, but for the host network.
 *
 * @see SPEC P15, P16, P18, P19; source: flytek8s/pod_helper.go:453-484, 670-675
 */
export function schedulePod(draft: PodDraft, input: ScheduleInput): PodDraft {
  const { spec, notes, origins } = draft;
  const { configuration, serviceAccount } = input;
  const added = configuredTolerations(spec.containers, input);
  const tolerations = [...added.map((one) => one.toleration), ...(spec.tolerations ?? [])];
  const nodeSelector = nodeSelectorOf(spec, input);
  const host = hostNetworkOf(spec, configuration);
  const next: PodSpec = {
    ...spec,
    restartPolicy: spec.restartPolicy ?? "Never",
    ...textOr("serviceAccountName", spec.serviceAccountName, serviceAccount),
    ...textOr("schedulerName", spec.schedulerName, configuration["scheduler-name"]),
    ...(Object.keys(nodeSelector).length > 0 ? { nodeSelector } : {}),
    affinity: affinityOf(spec, input),
    ...(tolerations.length > 0 ? { tolerations } : {}),
    ...orDefault("securityContext", spec, configuration["default-pod-security-context"]),
    ...orDefault("dnsConfig", spec, configuration["default-pod-dns-config"]),
    ...host.field,
    containers: secured(draft, configuration),
  };
  return {
    ...draft,
    spec: host.isDropped ? withoutHostNetwork(next) : next,
    origins: [
      ...moveOrigins(origins, ["spec", "tolerations"], added.length),
      ...added.map(({ reason }, index) => ({ ...reason, path: ["spec", "tolerations", index] })),
      ...scheduleOrigins(draft, input),
    ],
    notes: [...notes, ...host.notes],
  };
}

type ConfiguredToleration = { readonly toleration: Toleration; readonly reason: OriginReason };

/** For each resource of a container that is no init container, then for interruptible pods, then for all. */
function configuredTolerations(
  containers: readonly Container[],
  { configuration, isInterruptible }: ScheduleInput,
): readonly ConfiguredToleration[] {
  const table = configuration["resource-tolerations"] ?? {};
  const names = containers.flatMap(({ resources }) => [
    ...Object.keys(resources.limits),
    ...Object.keys(resources.requests),
  ]);
  const forResources = [...new Set(names)]
    .sort()
    .flatMap((name) => (Object.hasOwn(table, name) ? (table[name] ?? []) : []));
  const from = (key: string, list: readonly Toleration[]) =>
    list.map((toleration) => ({ toleration, reason: configured(key, "P15") }));
  return [
    ...from("resource-tolerations", forResources),
    ...(isInterruptible ? from("interruptible-tolerations", configuration["interruptible-tolerations"] ?? []) : []),
    ...from("default-tolerations", configuration["default-tolerations"] ?? []),
  ];
}

function nodeSelectorOf(spec: PodSpec, { configuration, isInterruptible }: ScheduleInput): TextMap {
  return {
    ...configuration["default-node-selector"],
    ...spec.nodeSelector,
    ...(isInterruptible ? configuration["interruptible-node-selector"] : {}),
  };
}

function hostNetworkOf(spec: PodSpec, configuration: PodConfiguration) {
  const wanted = configuration["enable-host-networking-pod"];
  const own = spec.hostNetwork === true;
  const notes: readonly Problem[] =
    wanted === false && own
      ? [
          silentChange(
            "pod.template-overwritten",
            "hostNetwork of the task's pod is switched off by enable-host-networking-pod.",
          ),
        ]
      : [];
  return { field: wanted === true ? { hostNetwork: true } : {}, isDropped: wanted === false && own, notes };
}

function withoutHostNetwork(spec: PodSpec): PodSpec {
  const { hostNetwork: _, ...rest } = spec;
  return rest;
}

/** The default security context is for the task's own container only. */
function secured(draft: PodDraft, configuration: PodConfiguration): readonly Container[] {
  const securityContext = configuration["default-security-context"];
  const primary = primaryIndex(draft);
  return draft.spec.containers.map((container, index) =>
    index === primary && securityContext && container.securityContext === undefined
      ? { ...container, securityContext }
      : container,
  );
}

function textOr(key: string, own: string | undefined, fallback: string) {
  return own === undefined && fallback !== "" ? { [key]: fallback } : {};
}

function orDefault<T>(key: string, spec: PodSpec, fallback: T | null) {
  return spec[key] === undefined && fallback !== null ? { [key]: fallback } : {};
}
