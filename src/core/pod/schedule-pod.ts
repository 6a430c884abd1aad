import type { Problem } from "#core/problem/problem.ts";
import { silentChange } from "./executor-problem.ts";
import { addRequirement } from "./node-requirements.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import { type PodDraft, primaryIndex } from "./pod-draft.ts";
import { itemOrigins, moveOrigins, type OriginReason, type PodOrigin } from "./pod-origin.ts";
import type { Affinity, Container, PodSpec, TextMap, Toleration } from "./pod-shape.ts";

/** What a pod is scheduled by. */
export type ScheduleInput = {
  readonly configuration: PodConfiguration;
  readonly isInterruptible: boolean;
  /** The task's service account, or the executor's; empty where there is none. */
  readonly serviceAccount: string;
  readonly serviceAccountReason: OriginReason;
};

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

function affinityOf(spec: PodSpec, { configuration, isInterruptible }: ScheduleInput): Affinity {
  const base = spec.affinity ?? configuration["default-affinity"] ?? {};
  const requirement = configuration[requirementKey(isInterruptible)];
  return requirement ? addRequirement(base, requirement) : base;
}

function requirementKey(isInterruptible: boolean) {
  return isInterruptible ? "interruptible-node-selector-requirement" : "non-interruptible-node-selector-requirement";
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

function scheduleOrigins(draft: PodDraft, input: ScheduleInput): readonly PodOrigin[] {
  const { spec } = draft;
  const { configuration, isInterruptible } = input;
  const primary = primaryIndex(draft);
  const own = new Set(Object.keys(spec.nodeSelector ?? {}));
  const selectors = Object.keys(configuration["default-node-selector"] ?? {}).filter((name) => !own.has(name));
  const spot = isInterruptible ? Object.keys(configuration["interruptible-node-selector"] ?? {}) : [];
  const unlessSet = (key: string, reason: OriginReason): readonly PodOrigin[] =>
    spec[key] === undefined ? [{ path: ["spec", key], ...reason }] : [];
  return [
    ...unlessSet("restartPolicy", { from: "executor", rule: "P3", note: "retries are new pods" }),
    ...unlessSet("serviceAccountName", input.serviceAccountReason),
    ...unlessSet("schedulerName", configured("scheduler-name", "P19")),
    ...selectors.map((name) => ({
      path: ["spec", "nodeSelector", name],
      ...configured("default-node-selector", "P15"),
    })),
    ...spot.map((name) => ({
      path: ["spec", "nodeSelector", name],
      ...configured("interruptible-node-selector", "P16"),
    })),
    ...unlessSet("affinity", { from: "executor", rule: "P3", note: "always there, empty without demands" }),
    ...(configuration["default-affinity"] ? unlessSet("affinity", configured("default-affinity", "P18")) : []),
    ...requirementOrigins(spec, input),
    ...unlessSet("securityContext", configured("default-pod-security-context", "P19")),
    ...unlessSet("dnsConfig", configured("default-pod-dns-config", "P19")),
    ...(configuration["enable-host-networking-pod"] === null
      ? []
      : [{ path: ["spec", "hostNetwork"], ...configured("enable-host-networking-pod", "P19") }]),
    ...(spec.containers[primary]?.securityContext === undefined
      ? [{ path: ["spec", "containers", primary, "securityContext"], ...configured("default-security-context", "P19") }]
      : []),
  ];
}

const termsPath = [
  "spec",
  "affinity",
  "nodeAffinity",
  "requiredDuringSchedulingIgnoredDuringExecution",
  "nodeSelectorTerms",
] as const;

/** The (non-)interruptible requirement stands last in every term. */
function requirementOrigins(spec: PodSpec, input: ScheduleInput): readonly PodOrigin[] {
  const key = requirementKey(input.isInterruptible);
  if (!input.configuration[key]) return [];
  const before = termsOf(spec.affinity ?? input.configuration["default-affinity"] ?? {});
  const after = termsOf(affinityOf(spec, input));
  return after.flatMap((count, index) => {
    const from = before[index] ?? 0;
    return itemOrigins(
      [...termsPath, index, "matchExpressions"],
      { from, count: count - from },
      configured(key, "P16"),
    );
  });
}

/** How many requirements each term has. */
export function termsOf(affinity: Affinity): readonly number[] {
  const terms = affinity.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  return terms.map((term) => (term.matchExpressions ?? []).length);
}

function configured(key: string, rule: string): OriginReason {
  return { from: "configuration", key, rule, note: `the executor's ${key}` };
}

function textOr(key: string, own: string | undefined, fallback: string) {
  return own === undefined && fallback !== "" ? { [key]: fallback } : {};
}

function orDefault<T>(key: string, spec: PodSpec, fallback: T | null) {
  return spec[key] === undefined && fallback !== null ? { [key]: fallback } : {};
}
