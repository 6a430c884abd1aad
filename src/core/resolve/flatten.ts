import type { DocumentDraft, EnvironmentDraft, TaskDraft } from "#core/document/draft.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";

/**
 * A document without task-level resources, and where its parts come from. `origin` maps a path of the flattened document to the
 * path of the same value in the original one (`undefined`: the value was made here, such as the name of a clone).
 */
export type Flattened = {
  readonly document: DocumentDraft;
  /** The environments made for tasks, in their order: position in the flattened document, task they were made for. */
  readonly clones: readonly { readonly environment: number; readonly source: Path }[];
  origin(path: Path): Path | undefined;
};

/**
 * Turns task-level resources into environments that clone the task's own one, because no SDK release accepts `resources` on the
 * decorator. Clones stand after all environments; the environment depends on its clones. `resources: null` is dropped.
 * Flattening twice is flattening once. See SPEC R4–R6.
 */
export function flatten(document: DocumentDraft): Flattened {
  const known = flattened.get(document);
  if (known) return known;
  const flat = flattenAnew(document);
  flattened.set(document, flat);
  return flat;
}

const flattened = new WeakMap<DocumentDraft, Flattened>();
const strippedTasks = new WeakMap<TaskDraft, TaskDraft>();

function flattenAnew(document: DocumentDraft): Flattened {
  const taken = new Set(document.environments.map((environment) => environment.name));
  const clones: Clone[] = [];
  const kept = document.environments.map((environment, position) => {
    const own = clonesOf(environment, position, taken);
    clones.push(...own);
    return withoutClones(environment, own);
  });
  const environments = [...kept.map((part) => part.environment), ...clones.map((clone) => clone.environment)];
  const first = document.environments.length;
  return {
    document: clones.length === 0 && kept.every((part) => part.same) ? document : { ...document, environments },
    clones: clones.map((clone, index) => ({ environment: first + index, source: taskPath(clone.source, clone.task) })),
    origin: (path) => originOf(path, { first, clones, tasks: kept.map((part) => part.tasks) }),
  };
}

type Clone = { readonly environment: EnvironmentDraft; readonly source: number; readonly task: number };
type Kept = { readonly environment: EnvironmentDraft; readonly tasks: readonly number[]; readonly same: boolean };

function clonesOf(environment: EnvironmentDraft, source: number, taken: Set<Json | undefined>): Clone[] {
  const clones: Clone[] = [];
  for (const [task, draft] of (environment.tasks ?? []).entries()) {
    if (!hasOwnResources(draft)) continue;
    const name = freeName(`${baseName(environment)}-${slug(draft.name)}`, taken);
    taken.add(name);
    const clone: EnvironmentDraft = {
      name,
      clone_of: environment.name ?? "",
      resources: draft.resources ?? {},
      tasks: [withoutResources(draft)],
    };
    clones.push({ environment: clone, source, task });
  }
  return clones;
}

function withoutClones(environment: EnvironmentDraft, clones: readonly Clone[]): Kept {
  const moved = new Set(clones.map((clone) => clone.task));
  const tasks = (environment.tasks ?? []).flatMap((_, position) => (moved.has(position) ? [] : [position]));
  const drafts = tasks.map((position) => withoutNull(environment.tasks?.[position] ?? {}));
  const same = moved.size === 0 && drafts.every((draft, index) => draft === environment.tasks?.[index]);
  if (same) return { environment, tasks, same };
  const changed: EnvironmentDraft = { ...environment, tasks: drafts };
  if (clones.length === 0) return { environment: changed, tasks, same };
  const names = clones.map((clone) => clone.environment.name ?? "");
  const before = environment.depends_on ?? [];
  if (!Array.isArray(before)) return { environment: changed, tasks, same };
  return { environment: { ...changed, depends_on: [...before, ...names] }, tasks, same };
}

function withoutNull(task: TaskDraft): TaskDraft {
  return task.resources === null ? withoutResources(task) : task;
}

/** The task without its resources; the same object for the same task. */
function withoutResources(task: TaskDraft): TaskDraft {
  const known = strippedTasks.get(task);
  if (known) return known;
  const { resources: _resources, ...rest } = task;
  strippedTasks.set(task, rest);
  return rest;
}

function baseName(environment: EnvironmentDraft): string {
  return typeof environment.name === "string" && environment.name !== "" ? environment.name : "environment";
}

/** The part of a clone's name that comes from the task: lower case, other characters than a–z and 0–9 become one `-`. See SPEC R5. */
export function slug(name: Json | undefined): string {
  const text = typeof name === "string" ? name.toLowerCase() : "";
  const cleaned = text.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
  return cleaned === "" ? "task" : cleaned;
}

function freeName(name: string, taken: ReadonlySet<Json | undefined>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}

type Moves = {
  readonly first: number;
  readonly clones: readonly Clone[];
  readonly tasks: readonly (readonly number[])[];
};

function originOf(path: Path, moves: Moves): Path | undefined {
  const [head, environment, ...rest] = path;
  if (head !== "environments" || typeof environment !== "number") return path;
  const clone = moves.clones[environment - moves.first];
  if (clone) return originInClone(rest, clone);
  const [key, position, ...below] = rest;
  if (key !== "tasks" || typeof position !== "number") return path;
  return [...taskPath(environment, moves.tasks[environment]?.[position] ?? position), ...below];
}

function originInClone(rest: Path, clone: Clone): Path | undefined {
  const task = taskPath(clone.source, clone.task);
  if (rest.length === 0) return task;
  if (rest[0] === "resources") return [...task, ...rest];
  if (rest[0] === "tasks") return [...task, ...rest.slice(2)];
  return undefined;
}

function taskPath(environment: number, task: number): Path {
  return ["environments", environment, "tasks", task];
}

/** Whether a task makes a clone of its environment when it is flattened: it has resources that are not null. See SPEC R4. */
function hasOwnResources(task: TaskDraft): boolean {
  return task.resources !== undefined && task.resources !== null;
}
