import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Path, Problem } from "#core/problem/problem.ts";
import { silentChange } from "./executor-problem.ts";
import { type MergedFields, mergeFields } from "./merge-fields.ts";
import type { PodTemplateObject } from "./pod-configuration.ts";
import type { PodDraft } from "./pod-draft.ts";
import { moveOrigins, type OriginReason, type PodOrigin } from "./pod-origin.ts";
import type { Container, PodMetadata, PodSpec } from "./pod-shape.ts";

/** The template, and how it is called in origins and notes. */
export type NamedTemplate = {
  readonly template: PodTemplateObject;
  readonly reason: OriginReason;
  /** Whether its labels and annotations count. */
  readonly withMetadata: boolean;
};

/**
 * Lays a pod over a pod template. Every container of the pod lies over the template's container `default`, then
 * `primary` (only the task's own), then the one of its name; init containers over `default-init` and the one of their
 * name. Containers of the template that match nothing are dropped.
 *
 * @see SPEC P29, P31; source: flytek8s/pod_helper.go:881-1060, 1121-1155
 */
export function mergePodTemplate(draft: PodDraft, { template, reason, withMetadata }: NamedTemplate): PodDraft {
  const { spec, regular, inits } = mergeSpecs(draft, template.template.spec);
  const metadata = withMetadata ? mergeFields(template.template.metadata, draft.metadata, "ObjectMeta") : undefined;
  const parts: readonly Part[] = [
    { prefix: ["spec"], merged: spec },
    ...regular.containers.map((merged, index) => ({ prefix: ["spec", "containers", index], merged })),
    ...inits.containers.map((merged, index) => ({ prefix: ["spec", "initContainers", index], merged })),
    ...(metadata ? [{ prefix: ["metadata"], merged: metadata }] : []),
  ];
  const initContainers = inits.containers.map(({ value }) => value as Container);
  const containers = regular.containers.map(({ value }) => value as Container);
  const merged: PodSpec = { ...spec.value, containers, ...(initContainers.length > 0 ? { initContainers } : {}) };
  return {
    ...draft,
    spec: merged,
    metadata: metadata ? metadataOf(metadata.value) : draft.metadata,
    origins: parts.reduce((origins, part) => traced(origins, part, reason), draft.origins),
    notes: [
      ...draft.notes,
      ...parts.flatMap((part) => replacedNotes(part, reason)),
      ...[...regular.dropped, ...inits.dropped].map((name) => droppedNote(name, reason)),
    ],
  };
}

function mergeSpecs(draft: PodDraft, template: JsonObject) {
  const { containers: lower, initContainers: lowerInits, ...lowerSpec } = template;
  const { containers, initContainers = [], ...upperSpec } = draft.spec;
  return {
    spec: mergeFields(lowerSpec, upperSpec, "PodSpec"),
    regular: mergeContainers(containers, listOf(lower), {
      commonName: "default",
      rolesOf: ({ name }) => (name === draft.primary ? ["primary"] : []),
      magicNames: ["default", "primary"],
    }),
    inits: mergeContainers(initContainers, listOf(lowerInits), {
      commonName: "default-init",
      rolesOf: ({ name }) => (name === "" ? ["primary-init"] : []),
      magicNames: ["default-init", "primary-init"],
    }),
  };
}

type ContainerRules = {
  /** The template container that lies below all. */
  readonly commonName: string;
  /** The names of template containers that lie above it, for one container. */
  readonly rolesOf: (container: Container) => readonly string[];
  readonly magicNames: readonly string[];
};

type MergedContainers = { readonly containers: readonly MergedFields[]; readonly dropped: readonly string[] };

/** A template container that alone lies below one is changed in place, so a second one of that name lies over both. */
function mergeContainers(
  containers: readonly Container[],
  templates: readonly JsonObject[],
  { commonName, rolesOf, magicNames }: ContainerRules,
): MergedContainers {
  let below = templates;
  const merged = containers.map((container) => {
    const common = below.findLast(({ name }) => name === commonName);
    const roles = rolesOf(container).flatMap((role) => below.filter(({ name }) => name === role).slice(-1));
    const own = magicNames.includes(container.name) ? [] : below.filter(({ name }) => name === container.name);
    const layers = [...(common ? [common] : []), ...roles, ...own];
    const lower = layers.reduce<JsonObject>((all, one) => mergeContainer(all, one).value, {});
    const result = mergeContainer(lower, container);
    if (own.length > 0 && own.length === layers.length) {
      const [first] = own;
      below = below.map((one) => (one === first ? result.value : one));
    }
    return result;
  });
  const used = new Set([...magicNames, ...containers.map(({ name }) => name)]);
  return { containers: merged, dropped: templates.map(({ name }) => String(name)).filter((name) => !used.has(name)) };
}

function mergeContainer(lower: JsonObject, upper: JsonObject): MergedFields {
  return mergeFields(lower, upper, "Container");
}

type Part = { readonly prefix: Path; readonly merged: MergedFields };

function traced(origins: readonly PodOrigin[], { prefix, merged }: Part, reason: OriginReason): readonly PodOrigin[] {
  const moved = merged.moved.reduce((all, { list, by }) => moveOrigins(all, [...prefix, ...list], by), origins);
  return [...moved, ...merged.fromBelow.map((path) => ({ ...reason, path: [...prefix, ...path] }))];
}

/** Name and image of a template's container are only placeholders, labels are told where they get their last value. */
function replacedNotes({ prefix, merged }: Part, reason: OriginReason): readonly Problem[] {
  return merged.replaced
    .filter((path) => prefix[0] !== "metadata" && path[0] !== "name" && path[0] !== "image")
    .map((path) => {
      const place = [...prefix, ...path].join(".");
      return silentChange("pod.template-overwritten", `${place} of ${reason.note} is replaced by what the pod has.`);
    });
}

function droppedNote(name: string, { note }: OriginReason): Problem {
  const said = `The container ${name} of ${note} is dropped: a pod template adds no containers.`;
  return silentChange("pod.template-dropped", said);
}

function metadataOf(value: JsonObject): PodMetadata {
  const { labels, ...rest } = value;
  return { ...rest, labels: isJsonObject(labels) ? labels : {} } as PodMetadata;
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
