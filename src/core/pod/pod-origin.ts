import type { Path } from "#core/problem/problem.ts";

/** Who decided about a value of the pod. */
export type PodOrigin = {
  /** Where in the pod; what lies below has the same origin unless it has one of its own. */
  readonly path: Path;
  /**
   * `resources`: a key of Resources; `task`: the task template; `task-pod`: the pod that the task brings; `template`: a
   * pod template of the cluster; `configuration`: the executor's; `platform`: defaults and limits of the platform;
   * `run`: the run's, or only known in a run.
   */
  readonly from: "resources" | "task" | "task-pod" | "template" | "configuration" | "platform" | "executor" | "run";
  /** The key of Resources (`cpu`, `gpu`, ...) or of the configuration (`default-cpus`), or the template's name. */
  readonly key?: string;
  /** The rule in SPEC. */
  readonly rule: string;
  /** What happened, for people. */
  readonly note: string;
};

/** An origin without its place. */
export type OriginReason = Omit<PodOrigin, "path">;

/** The origins of a part, seen from the pod: the prefix goes before their paths. */
export function prefixOrigins(prefix: Path, origins: readonly PodOrigin[]): readonly PodOrigin[] {
  return origins.map((origin) => ({ ...origin, path: [...prefix, ...origin.path] }));
}

/** The origins after `by` items were put before those of a list. */
export function moveOrigins(origins: readonly PodOrigin[], list: Path, by: number): readonly PodOrigin[] {
  if (by === 0) return origins;
  return origins.map((origin) => {
    const index = origin.path[list.length];
    if (typeof index !== "number" || !leadsTo(list, origin.path)) return origin;
    return { ...origin, path: [...list, index + by, ...origin.path.slice(list.length + 1)] };
  });
}

/** The same origin for each item of a list, from a position on. */
export function itemOrigins(
  list: Path,
  items: { readonly from: number; readonly count: number },
  reason: OriginReason,
): readonly PodOrigin[] {
  return Array.from({ length: items.count }, (_, index) => ({ ...reason, path: [...list, items.from + index] }));
}

/** The origin of a value: the one with the longest path that leads to it; of equal ones the last. */
export function originOf(origins: readonly PodOrigin[], path: Path): PodOrigin | undefined {
  let best: PodOrigin | undefined;
  for (const origin of origins) {
    if (leadsTo(origin.path, path) && (!best || origin.path.length >= best.path.length)) best = origin;
  }
  return best;
}

function leadsTo(start: Path, path: Path): boolean {
  return start.length <= path.length && start.every((key, index) => key === path[index]);
}
