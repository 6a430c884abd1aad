import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";

/**
 * The resource document as people type it: the keys of PRODUCT's document with any leaves, so that nothing typed is lost.
 * Only the structure is certain: `environments`, `tasks` and `overrides` are lists of objects. The schema judges the rest.
 * `undefined` means absent; unknown keys are carried. See SPEC D1.
 */
export type DocumentDraft = {
  readonly version?: Json;
  readonly sdk?: Json;
  readonly environments: readonly EnvironmentDraft[];
  readonly [unknown: string]: Json | undefined;
};

/** An environment as typed; see `DocumentDraft`. */
export type EnvironmentDraft = {
  readonly name?: Json;
  readonly clone_of?: Json;
  readonly description?: Json;
  readonly image?: Json;
  readonly resources?: Json;
  readonly env_vars?: Json;
  readonly interruptible?: Json;
  readonly reusable?: Json;
  readonly depends_on?: Json;
  readonly tasks?: readonly TaskDraft[];
  readonly [other: string]: Json | undefined;
};

/** A task as typed; see `DocumentDraft`. */
export type TaskDraft = {
  readonly name?: Json;
  readonly async?: Json;
  readonly resources?: Json;
  readonly short_name?: Json;
  readonly cache?: Json;
  readonly retries?: Json;
  readonly timeout?: Json;
  readonly interruptible?: Json;
  readonly overrides?: readonly OverrideDraft[];
  readonly [other: string]: Json | undefined;
};

/** An override as typed; see `DocumentDraft`. */
export type OverrideDraft = {
  readonly label?: Json;
  readonly resources?: Json;
  readonly cache?: Json;
  readonly retries?: Json;
  readonly timeout?: Json;
  readonly env_vars?: Json;
  readonly interruptible?: Json;
  readonly reusable?: Json;
  readonly [other: string]: Json | undefined;
};

/** Which node: `{environment: 0}`, with `task` a task of it, with `override` an override of that task. Positions from 0. */
export type NodePosition = { readonly environment: number; readonly task?: number; readonly override?: number };

/** The path of a node in the draft: `["environments", 0, "tasks", 1, "overrides", 0]`. */
export function nodePath(position: NodePosition): Path {
  const path: (string | number)[] = ["environments", position.environment];
  if (position.task === undefined) return path;
  path.push("tasks", position.task);
  if (position.override !== undefined) path.push("overrides", position.override);
  return path;
}

/** The environment, task or override at a position; `undefined` where there is none. */
export function nodeAt(
  document: DocumentDraft,
  position: NodePosition,
): EnvironmentDraft | TaskDraft | OverrideDraft | undefined {
  const environment = document.environments[position.environment];
  if (position.task === undefined) return environment;
  const task = environment?.tasks?.[position.task];
  if (position.override === undefined) return task;
  return task?.overrides?.[position.override];
}
