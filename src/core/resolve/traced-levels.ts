import { type DocumentDraft, type NodePosition, nodeAt, nodePath } from "#core/document/draft.ts";
import { isGiven, type LayerResources, resourceLayers } from "./effective-resources.ts";
import { type FieldAtLayer, type ResourceField, resolveLayers } from "./resolve-resources.ts";

/**
 * One level of a node, for people: `source` is the environment that a cloned one has its resources from. `name` is what the node is called
 * (an override's label), empty where it has no name.
 */
export type TracedLevel = {
  readonly level: "source" | "environment" | "task" | "override";
  readonly name: string;
  readonly layer: LayerResources;
};

/** One field at every level, in the order of the levels. */
export type TracedField = { readonly field: ResourceField; readonly cells: readonly FieldAtLayer[] };

/** The levels of a node from the outside in, and what each says of each field. */
export type TracedResources = { readonly levels: readonly TracedLevel[]; readonly fields: readonly TracedField[] };

/**
 * How the Resources of a node come about, with the source of a cloned environment as a level of its own: the nearest environment along
 * `clone_of` that gives resources, else the one that is cloned. A source's fields are replaced or dropped by the clone's own object as by
 * any further level. See SPEC R1–R3, RV1.
 */
export function traceResources(document: DocumentDraft, position: NodePosition): TracedResources {
  const [outermost, ...inner] = resourceLayers(document, position);
  const own = layerOf(document, position.environment);
  const source = sourceOf(document, position.environment, outermost);
  const levels: TracedLevel[] = [];
  if (source) levels.push({ level: "source", name: nameAt(document, source.environment), layer: source.layer });
  levels.push({ level: "environment", name: nameAt(document, position.environment), layer: own });
  for (const layer of inner) {
    const { override: _override, ...task } = position;
    const at = layer.layer === "task" ? task : position;
    const node = nodeAt(document, at);
    const name = layer.layer === "override" ? node?.label : node?.name;
    levels.push({ level: layer.layer, name: typeof name === "string" ? name : "", layer });
  }
  const fields = resolveLayers(levels.map(({ layer }) => layer));
  return { levels, fields: fields.map(({ field, layers }) => ({ field, cells: layers })) };
}

type Source = { readonly environment: number; readonly layer: LayerResources };

function sourceOf(
  document: DocumentDraft,
  environment: number,
  outermost: LayerResources | undefined,
): Source | undefined {
  const cloned = document.environments[environment]?.clone_of;
  const direct = document.environments.findIndex((other) => other.name === cloned);
  if (typeof cloned !== "string" || direct < 0 || direct === environment) return undefined;
  const inherits = outermost && outermost.path[1] !== environment && isGiven(outermost.resources);
  const layer = inherits ? outermost : resourceLayers(document, { environment: direct })[0];
  if (!layer) return undefined;
  return { environment: Number(layer.path[1] ?? direct), layer };
}

function layerOf(document: DocumentDraft, environment: number): LayerResources {
  const path = [...nodePath({ environment }), "resources"];
  return { layer: "environment", resources: document.environments[environment]?.resources, path };
}

function nameAt(document: DocumentDraft, environment: number): string {
  const name = document.environments[environment]?.name;
  return typeof name === "string" ? name : "";
}
