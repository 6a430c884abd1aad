import type { FieldTrace, PodTrace } from "#core/fit/trace-pod.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { isGiven } from "#core/resolve/effective-resources.ts";
import type { FieldAtLayer, ResourceField } from "#core/resolve/resolve-resources.ts";
import type { TracedLevel } from "#core/resolve/traced-levels.ts";

/** All that is known of one field on its way from the environment to the pod. */
export type Chain = {
  readonly field: ResourceField;
  readonly levels: readonly TracedLevel[];
  /** In the order of `levels`. */
  readonly cells: readonly FieldAtLayer[];
  readonly sdk: Json | undefined;
  /** Absent until the worker has answered. */
  readonly pod: PodTrace | undefined;
  /** The pod of the document in which what was dropped is kept, where there is such a fix. */
  readonly fixed: PodTrace | undefined;
  /** Why the SDK does not take the override's resources (`override.reusable`), where it does not. */
  readonly refusal: string | undefined;
};

/** Where the object stands that wins as a whole; -1 where no level gives one. */
export function winnerOf({ levels }: Chain): number {
  return levels.findLastIndex(({ layer }) => isGiven(layer.resources));
}

/** The value that the winning object drops: the nearest one outside it. */
export function droppedOf({ cells }: Chain): number {
  return cells.findLastIndex(({ state }) => state === "dropped");
}

/** What the executor makes of the field; `undefined` where there is no pod, or no answer yet. */
export function traceOf(pod: PodTrace | undefined, field: ResourceField): FieldTrace | undefined {
  return pod && !("refused" in pod) ? pod.fields[field] : undefined;
}

/** Whether a level writes the field as `None`. */
export function isNone({ levels, field }: Chain, index: number): boolean {
  const resources = levels[index]?.layer.resources;
  return isJsonObject(resources) && resources[field] === null;
}
