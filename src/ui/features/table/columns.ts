/** A column: its heading, the track of the grid it takes, and whether it can be hidden. Amounts stand at the right. */
export type Column = {
  readonly id: ColumnId;
  readonly title: string;
  readonly track: string;
  readonly least: number;
  readonly end?: true;
  readonly fixed?: true;
};

/** The columns by name. */
export type ColumnId =
  | "task"
  | "environment"
  | "cpu"
  | "memory"
  | "accelerator"
  | "disk"
  | "shm"
  | "qos"
  | "nodes"
  | "problems";

const column = (
  id: ColumnId,
  title: string,
  least: number,
  more: Partial<Column> & { readonly grow?: number } = {},
) => {
  const { grow, ...rest } = more;
  return { id, title, least, track: grow ? `minmax(${least}px, ${grow}fr)` : `${least}px`, ...rest } as const;
};

/** All columns in their order. */
export const columns: readonly Column[] = [
  column("task", "Task", 176, { grow: 3, fixed: true }),
  column("environment", "Environment", 112, { grow: 2 }),
  column("cpu", "CPU, request → limit", 180),
  column("memory", "Memory, request → limit", 196),
  column("accelerator", "Accelerator", 116, { grow: 1 }),
  column("disk", "Disk", 72, { end: true }),
  column("shm", "Shm", 72, { end: true }),
  column("qos", "QoS class", 104),
  column("nodes", "Nodes", 88, { end: true }),
  column("problems", "Problems", 176, { grow: 3 }),
];

const storageKey = "flyte-resource-configurator.table-columns";

/** The columns that an earlier visit hid; none where the browser keeps nothing. */
export function hiddenColumns(): ReadonlySet<ColumnId> {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    const hidden = Array.isArray(names) ? names : [];
    return new Set(columns.flatMap(({ id, fixed }) => (hidden.includes(id) && !fixed ? [id] : [])));
  } catch {
    return new Set();
  }
}

/** Keeps which columns are hidden for the next visit; a browser that refuses forgets them. */
export function keepHiddenColumns(hidden: ReadonlySet<ColumnId>): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify([...hidden]));
  } catch {
    // They stay hidden until the page closes.
  }
}
