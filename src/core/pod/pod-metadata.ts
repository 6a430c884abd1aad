import type { Problem } from "#core/problem/problem.ts";
import { migSlices } from "./accelerator-rules.ts";
import { silentChange } from "./executor-problem.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import type { PodDraft } from "./pod-draft.ts";
import type { OriginReason, PodOrigin } from "./pod-origin.ts";
import type { Pod, PodMetadata, TextMap } from "./pod-shape.ts";
import type { RunIdentity, RunSettings, TemplatedTask } from "./task-template.ts";

/** What the metadata of a pod is made from. `attempt` counts from 1. */
export type MetadataInput = {
  readonly task: TemplatedTask;
  readonly identity: RunIdentity;
  readonly configuration: PodConfiguration;
  readonly run: RunSettings;
  readonly attempt: number;
};

/** The metadata, who decided about it, and what of a pod template is lost. */
export type BuiltMetadata = {
  readonly metadata: Pod["metadata"];
  readonly origins: readonly PodOrigin[];
  readonly notes: readonly Problem[];
};

/** Labels or annotations with who decided about them; later layers win. */
type Layer = { readonly texts: TextMap; readonly reason: OriginReason | undefined };

/**
 * Name, labels, annotations, owner and finalizer of the pod, over what pod templates say. A secret's annotation holds a
 * message of its own and is not made.
 *
 * @see SPEC P11, P12, P22; source: executor/pkg/plugin/k8s/plugin_manager.go:79-112, task_exec_metadata.go:97-171
 */
export function podMetadata(draft: PodDraft, input: MetadataInput): BuiltMetadata {
  const { identity, configuration } = input;
  const { labels: ownLabels, annotations: ownAnnotations, ...rest } = draft.metadata;
  const labels = labelLayers(ownLabels, input);
  const annotations = annotationLayers(draft, ownAnnotations ?? {}, input);
  const merged = textsOf(annotations);
  return {
    metadata: {
      ...rest,
      name: podName(identity, input.attempt),
      namespace: identity.namespace,
      labels: textsOf(labels),
      ...(Object.keys(merged).length > 0 ? { annotations: merged } : {}),
      ...(configuration["disable-inject-owner-references"] ? {} : { ownerReferences: [ownerOf(identity)] }),
      ...finalizersOf(rest, configuration),
    },
    origins: [
      ...layerOrigins("labels", labels),
      ...layerOrigins("annotations", annotations),
      ...runOrigins(configuration),
    ],
    notes: [
      ...lostNotes("label", ownLabels, textsOf(labels)),
      ...lostNotes("annotation", ownAnnotations ?? {}, merged),
    ],
  };
}

/** The label of a pod that says how many slices its MIG partition has. @see SPEC P12 */
export const partitionSlicesLabel = "platform.union.ai/gpu-partition-slices";

/** The pod's name: that of the TaskAction and the number of the retry. */
export function podName(identity: RunIdentity, attempt: number): string {
  return `${identity.taskActionName}-${attempt - 1}`;
}

function labelLayers(own: TextMap, { task, identity, configuration, run, attempt }: MetadataInput): readonly Layer[] {
  const slices = migSlices(task.extendedResources?.gpuAccelerator);
  const secrets = task.securityContext?.secrets ?? [];
  const actionLabels = {
    "flyte.org/project": identity.project,
    "flyte.org/domain": identity.domain,
    "flyte.org/run": identity.run,
    "flyte.org/action": identity.action,
    "flyte.org/action-type": "task",
    "flyte.org/is-root": "true",
  };
  const partition = slices === undefined ? {} : { [partitionSlicesLabel]: slices };
  return [
    { texts: configuration["default-labels"] ?? {}, reason: configured("default-labels") },
    { texts: own, reason: undefined },
    {
      texts: partition,
      reason: { from: "resources", key: "gpu", rule: "P12", note: "the slices of the MIG partition" },
    },
    { texts: run.labels ?? {}, reason: { from: "run", key: "labels", rule: "P22", note: "the run's label" } },
    { texts: actionLabels, reason: runReason },
    { texts: injectedLabels(identity, attempt), reason: runReason },
    { texts: named("task-name", identity.taskName), reason: { from: "task", rule: "P3", note: "the task's own" } },
    { texts: secrets.length > 0 ? { "inject-flyte-secrets": "true" } : {}, reason: runReason },
  ];
}

function injectedLabels({ organizationLabel, project, domain, run, action }: RunIdentity, attempt: number): TextMap {
  return {
    "flyte.org/managed": "true",
    organization: organizationLabel,
    project,
    domain,
    ...named("run", run),
    ...named("action", action),
    attempt: String(attempt),
  };
}

function annotationLayers(
  draft: PodDraft,
  own: TextMap,
  { task, configuration, run }: MetadataInput,
): readonly Layer[] {
  const isAlone = draft.spec.containers.length === 1 && task.type !== "raw-container";
  const primary = isAlone || task.type === "sidecar" ? { primary_container_name: draft.primary } : {};
  return [
    { texts: configuration["default-annotations"] ?? {}, reason: configured("default-annotations") },
    { texts: own, reason: undefined },
    { texts: primary, reason: { from: "run", rule: "P11", note: "the pod's name" } },
    {
      texts: run.annotations ?? {},
      reason: { from: "run", key: "annotations", rule: "P22", note: "the run's annotation" },
    },
  ];
}

const runReason: OriginReason = { from: "run", rule: "P11", note: "the run's" };

function configured(key: string): OriginReason {
  return { from: "configuration", key, rule: "P11", note: "every pod" };
}

function textsOf(layers: readonly Layer[]): TextMap {
  return Object.fromEntries(layers.flatMap(({ texts }) => Object.entries(texts)));
}

/** What pod templates say has its origin already. */
function layerOrigins(key: string, layers: readonly Layer[]): readonly PodOrigin[] {
  const deciding = new Map(
    layers.flatMap(({ texts, reason }) => Object.keys(texts).map((name) => [name, reason] as const)),
  );
  return [...deciding].flatMap(([name, reason]) => (reason ? [{ ...reason, path: ["metadata", key, name] }] : []));
}

function runOrigins(configuration: PodConfiguration): readonly PodOrigin[] {
  const owner = configuration["disable-inject-owner-references"] ? [] : ["ownerReferences"];
  return [
    ...["name", "namespace", ...owner].map((key) => ({ ...runReason, path: ["metadata", key] })),
    ...(configuration["inject-finalizer"]
      ? [{ ...configured("inject-finalizer"), path: ["metadata", "finalizers"] }]
      : []),
  ];
}

function ownerOf({ taskActionName, ownerUid }: RunIdentity) {
  return { apiVersion: "flyte.org/v1", kind: "TaskAction", name: taskActionName, uid: ownerUid, controller: true };
}

function finalizersOf({ finalizers }: Omit<PodMetadata, "labels">, configuration: PodConfiguration) {
  if (!configuration["inject-finalizer"]) return {};
  return { finalizers: [...(Array.isArray(finalizers) ? finalizers : []), "flyte/flytek8s"] };
}

function lostNotes(kind: string, own: TextMap, final: TextMap): readonly Problem[] {
  return Object.entries(own).flatMap(([name, text]) =>
    final[name] === text
      ? []
      : [
          silentChange(
            "pod.template-overwritten",
            `The ${kind} ${name} of the pod template is replaced by ${final[name]}.`,
          ),
        ],
  );
}

/** A text made fit for a label: other characters become dashes, 63 characters at most, `x` at an end that may not be. */
function labelValue(text: string): string {
  return text
    .replace(/[^A-Za-z0-9._-]/gu, "-")
    .slice(0, 63)
    .replace(/^[^A-Za-z0-9]/, "x")
    .replace(/[^A-Za-z0-9]$/, "x");
}

/** A label that would be empty is left out. */
function named(name: string, text: string): TextMap {
  return text === "" ? {} : { [name]: labelValue(text) };
}
