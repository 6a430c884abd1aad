import { addRequirement } from "./node-requirements.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import { type PodDraft, primaryIndex } from "./pod-draft.ts";
import { itemOrigins, type OriginReason, type PodOrigin } from "./pod-origin.ts";
import type { Affinity, PodSpec } from "./pod-shape.ts";

/** What a pod is scheduled by. */
export type ScheduleInput = {
  readonly configuration: PodConfiguration;
  readonly isInterruptible: boolean;
  /** The task's service account, or the executor's; empty where there is none. */
  readonly serviceAccount: string;
  readonly serviceAccountReason: OriginReason;
};

/** Who decides about what `schedulePod` fills in, but for tolerations. See SPEC P13. */
export function scheduleOrigins(draft: PodDraft, input: ScheduleInput): readonly PodOrigin[] {
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

/** The affinity of a pod, or the default one, with the requirement for interruptible pods or for the others. */
export function affinityOf(spec: PodSpec, { configuration, isInterruptible }: ScheduleInput): Affinity {
  const base = spec.affinity ?? configuration["default-affinity"] ?? {};
  const requirement = configuration[requirementKey(isInterruptible)];
  return requirement ? addRequirement(base, requirement) : base;
}

function requirementKey(isInterruptible: boolean) {
  return isInterruptible ? "interruptible-node-selector-requirement" : "non-interruptible-node-selector-requirement";
}

/** The reason for a value of the configuration. */
export function configured(key: string, rule: string): OriginReason {
  return { from: "configuration", key, rule, note: `the executor's ${key}` };
}
