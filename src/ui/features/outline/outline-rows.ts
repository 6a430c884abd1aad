import { type DocumentDraft, type EnvironmentDraft, type NodePosition, nodePath } from "#core/document/draft.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { keyOf, type NodeKey } from "#ui/document/node-key.ts";
import { shortAccelerator } from "#ui/fields/accelerator-value.ts";

/** One row of the outline. `level` counts from 1: environment, task, override. */
export type OutlineRow = {
  readonly key: NodeKey;
  readonly level: 1 | 2 | 3;
  readonly name: string;
  readonly position: NodePosition;
  readonly path: Path;
  readonly place: { readonly index: number; readonly count: number };
  readonly expanded?: boolean;
  readonly accelerator?: string;
};

type Kept = {
  readonly index: number;
  readonly count: number;
  readonly collapsed: ReadonlySet<NodeKey>;
  readonly rows: readonly OutlineRow[];
};

const kept = new WeakMap<EnvironmentDraft, Kept>();

/** The rows that are visible: those below a collapsed one are not. Those of an environment that did not change are the same objects. */
export function outlineRows(document: DocumentDraft, collapsed: ReadonlySet<NodeKey>): readonly OutlineRow[] {
  const count = document.environments.length;
  return document.environments.flatMap((environment, index) => {
    const known = kept.get(environment);
    if (known?.index === index && known.count === count && known.collapsed === collapsed) return known.rows;
    const rows = environmentRows(environment, { index, count, collapsed });
    kept.set(environment, { index, count, collapsed, rows });
    return rows;
  });
}

function environmentRows(
  environment: EnvironmentDraft,
  { index, count, collapsed }: Omit<Kept, "rows">,
): readonly OutlineRow[] {
  const tasks = environment.tasks ?? [];
  const row = rowFor(environment, { environment: index }, { level: 1, index, count });
  if (tasks.length === 0) return [row];
  if (collapsed.has(row.key)) return [{ ...row, expanded: false }];
  const below = tasks.flatMap((task, taskIndex) => {
    const overrides = task.overrides ?? [];
    const at = { environment: index, task: taskIndex };
    const taskRow = rowFor(task, at, { level: 2, index: taskIndex, count: tasks.length });
    if (overrides.length === 0) return [taskRow];
    if (collapsed.has(taskRow.key)) return [{ ...taskRow, expanded: false }];
    const children = overrides.map((override, overrideIndex) =>
      rowFor(override, { ...at, override: overrideIndex }, { level: 3, index: overrideIndex, count: overrides.length }),
    );
    return [{ ...taskRow, expanded: true }, ...children];
  });
  return [{ ...row, expanded: true }, ...below];
}

/** The rows whose name or accelerator has the text in it, with the rows around them. An empty text keeps all. */
export function filterRows(rows: readonly OutlineRow[], filter: string): readonly OutlineRow[] {
  const wanted = filter.trim().toLowerCase();
  if (wanted === "") return rows;
  const matches = (row: OutlineRow) => `${row.name} ${row.accelerator ?? ""}`.toLowerCase().includes(wanted);
  const kept = new Set<string>();
  for (const row of rows) {
    if (!matches(row)) continue;
    for (const length of [2, 4, 6]) if (row.path.length >= length) kept.add(row.path.slice(0, length).join("/"));
  }
  return rows.filter((row) => kept.has(row.path.join("/")));
}

type Node = { readonly [key: string]: Json | undefined };

function rowFor(
  node: Node,
  position: NodePosition,
  { level, index, count }: { readonly level: 1 | 2 | 3; readonly index: number; readonly count: number },
): OutlineRow {
  const name = level === 3 ? node.label : node.name;
  const accelerator = shortAccelerator(isJsonObject(node.resources) ? node.resources.gpu : undefined);
  const row = {
    key: keyOf(node as Parameters<typeof keyOf>[0]),
    level,
    name: typeof name === "string" && name !== "" ? name : level === 3 ? "override" : "no name",
    position,
    path: nodePath(position),
    place: { index, count },
  };
  return accelerator === undefined ? row : { ...row, accelerator };
}
