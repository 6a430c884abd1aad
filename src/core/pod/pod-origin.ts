import type { Path } from "#core/problem/problem.ts";

/** Who decided about a value of the pod. */
export type PodOrigin = {
  /** Where in the pod; what lies below has the same origin unless it has one of its own. */
  readonly path: Path;
  /** `resources`: a key of Resources; `task`: the task template; `configuration`: the executor's; `run`: only known in a run. */
  readonly from: "resources" | "task" | "configuration" | "executor" | "run";
  /** The key of Resources (`cpu`, `gpu`, ...) or of the configuration (`default-cpus`). */
  readonly key?: string;
  /** The rule in SPEC. */
  readonly rule: string;
  /** What happened, for people. */
  readonly note: string;
};

/** The origins of a part, seen from the pod: the prefix goes before their paths. */
export function prefixOrigins(prefix: Path, origins: readonly PodOrigin[]): readonly PodOrigin[] {
  return origins.map((origin) => ({ ...origin, path: [...prefix, ...origin.path] }));
}

/** The origin of a value: the one with the longest path that leads to it. */
export function originOf(origins: readonly PodOrigin[], path: Path): PodOrigin | undefined {
  let best: PodOrigin | undefined;
  for (const origin of origins) {
    const leads = origin.path.length <= path.length && origin.path.every((key, index) => key === path[index]);
    if (leads && (!best || origin.path.length >= best.path.length)) best = origin;
  }
  return best;
}
