import type { PodTrace } from "#core/fit/trace-pod.ts";
import type { TracedLevel } from "#core/resolve/traced-levels.ts";
import type { ColumnId } from "./explain-value.ts";

/** A column of the view. `weight`: its share of the width. */
export type ChainColumn = {
  readonly id: ColumnId;
  readonly title: string;
  readonly about: string;
  readonly weight: number;
};

const titles = { source: "Cloned from", environment: "Environment", task: "Task", override: "Override" } as const;
const weights = { source: 164, environment: 164, task: 128, override: 184 } as const;

/** The columns of a node: its levels, what Flyte adds, the pod. Template and platform only where they have a part. See SPEC RV1. */
export function columnsOf(
  levels: readonly TracedLevel[],
  pod: PodTrace | undefined,
  cluster: string | undefined,
): readonly ChainColumn[] {
  const built = pod && !("refused" in pod) ? pod : undefined;
  const isClamped = built !== undefined && Object.values(built.fields).some(({ platform }) => platform !== undefined);
  const isOverride = levels.at(-1)?.level === "override";
  const hasTask = levels.some(({ level }) => level === "task");
  const column = (id: ColumnId, title: string, about: string, weight: number) => ({ id, title, about, weight });
  return [
    ...levels.map(({ level, name }) => {
      const about = level === "override" ? [name, "at the call"].filter((part) => part !== "").join(", ") : name;
      const weight = level === "task" && !isOverride ? weights.override : weights[level];
      return column(level, titles[level], about || "no name", weight);
    }),
    ...(built?.template === undefined ? [] : [column("template", "Pod template", built.template.name, 136)]),
    column("executor", "Executor", cluster ?? "Flyte 2, as shipped", 172),
    ...(isClamped ? [column("platform", "Platform limit", "of the cluster", 148)] : []),
    column("pod", hasTask ? "Pod" : "Pod of its tasks", "its main container", 236),
  ];
}
