import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { isGiven, type Layer, type LayerResources, resourceLayers } from "./effective-resources.ts";

/** The five fields of Resources, in the SDK's order. */
export const resourceFields = ["cpu", "memory", "gpu", "disk", "shm"] as const;

/** One field of Resources. */
export type ResourceField = (typeof resourceFields)[number];

/**
 * What one level says of one field: `wins` reaches the task; `replaced` is named again further in; `dropped` is lost because a
 * further level replaces the whole object without naming it; `unnamed`: the level gives an object without this field; `inherits`:
 * the level gives no object at all.
 */
export type FieldState = "wins" | "replaced" | "dropped" | "unnamed" | "inherits";

/** One field at one level. `path` is where the value stands or would stand. */
export type FieldAtLayer = {
  readonly layer: Layer;
  readonly state: FieldState;
  readonly value: Json | undefined;
  readonly path: Path;
};

/** One field over all levels of a node, the outermost first, and the value that the task ends up with (`undefined`: unset). */
export type ResolvedField = {
  readonly field: ResourceField;
  readonly layers: readonly FieldAtLayer[];
  readonly value: Json | undefined;
};

/**
 * How the Resources of an environment, a task or an override come about, field by field. An object replaces the one of the level
 * outside it as a whole, so a field that it does not name is dropped. See SPEC R1–R3; source: flyte 2.12.1 `_task.py` override.
 */
export function resolveResources(document: DocumentDraft, position: NodePosition): readonly ResolvedField[] {
  return resolveLayers(resourceLayers(document, position));
}

/** The same for layers that are at hand, the outermost first; the fields' layers stand in the same order. See SPEC R2, R3. */
export function resolveLayers(layers: readonly LayerResources[]): readonly ResolvedField[] {
  const winner = layers.findLastIndex((layer) => isGiven(layer.resources));
  return resourceFields.map((field) => {
    const at = layers.map(({ layer, resources, path }, index): FieldAtLayer => {
      const value = fieldOf(resources, field);
      const state = stateOf(value, isGiven(resources), index, {
        winner,
        winning: fieldOf(layers[winner]?.resources, field),
      });
      return { layer, state, value, path: [...path, field] };
    });
    return { field, layers: at, value: fieldOf(layers[winner]?.resources, field) };
  });
}

function stateOf(
  value: Json | undefined,
  given: boolean,
  index: number,
  { winner, winning }: { readonly winner: number; readonly winning: Json | undefined },
): FieldState {
  if (!given) return "inherits";
  if (value === undefined) return "unnamed";
  if (index === winner) return "wins";
  return winning === undefined ? "dropped" : "replaced";
}

/** A field's value; `null` is how the SDK spells unset. */
function fieldOf(resources: Json | undefined, field: ResourceField): Json | undefined {
  const value = isJsonObject(resources) ? resources[field] : undefined;
  return value === null ? undefined : value;
}
