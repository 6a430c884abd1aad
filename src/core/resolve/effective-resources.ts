import { type DocumentDraft, type NodePosition, nodeAt, nodePath } from "#core/document/draft.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";

/** The three levels at which Resources can be given. */
export type Layer = "environment" | "task" | "override";

/** One level's Resources: the object given there, and the path where it stands (a source environment's for a clone). */
export type LayerResources = {
  readonly layer: Layer;
  /** The value as typed: absent, `null`, `{}`, an object, or anything else while it is being typed. */
  readonly resources: Json | undefined;
  /** Where the value stands; where it would stand when it is absent. */
  readonly path: Path;
};

/**
 * The levels of a node from the outside in. The environment's value is inherited along `clone_of` when it has none of its own;
 * `null` counts as none. See SPEC R1.
 */
export function resourceLayers(document: DocumentDraft, position: NodePosition): readonly LayerResources[] {
  const layers: LayerResources[] = [environmentLayer(document, position.environment, new Set())];
  if (position.task === undefined) return layers;
  layers.push(ownLayer(document, "task", { environment: position.environment, task: position.task }));
  if (position.override !== undefined) layers.push(ownLayer(document, "override", position));
  return layers;
}

/**
 * The Resources object that a task or an override ends up with: the innermost level that gives one; an object is replaced as a
 * whole, never merged. `undefined` when no level gives one. See SPEC R2; source: flyte 2.12.1 `_task.py` override.
 */
export function effectiveResources(document: DocumentDraft, position: NodePosition): LayerResources | undefined {
  return resourceLayers(document, position).findLast((layer) => isGiven(layer.resources));
}

/** Whether a level's value replaces the levels outside it: it is there and not `null`. */
export function isGiven(resources: Json | undefined): boolean {
  return resources !== undefined && resources !== null;
}

function environmentLayer(document: DocumentDraft, environment: number, seen: Set<number>): LayerResources {
  const own = ownLayer(document, "environment", { environment });
  const draft = document.environments[environment];
  if (isGiven(own.resources) || draft?.clone_of === undefined || draft.clone_of === null) return own;
  seen.add(environment);
  const source = document.environments.findIndex((other) => other.name === draft.clone_of);
  if (source < 0 || seen.has(source)) return own;
  const inherited = environmentLayer(document, source, seen);
  return isGiven(inherited.resources) ? inherited : own;
}

function ownLayer(document: DocumentDraft, layer: Layer, position: NodePosition): LayerResources {
  const resources = nodeAt(document, position)?.resources;
  return { layer, resources, path: [...nodePath(position), "resources"] };
}
