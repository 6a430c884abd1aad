import type { Path, Problem, Severity } from "#core/problem/problem.ts";
import type { TablePod } from "#ui/cluster/fit-messages.ts";
import { shortWords } from "./short-words.ts";
import type { TableRow } from "./table-rows.ts";

/** The worst that there is to say of a row: a few words, the whole message, where it is mended, and how many more there are. */
export type RowProblem = {
  readonly severity: Severity;
  readonly words: string;
  readonly message: string;
  readonly path: Path;
  readonly more: number;
};

/** A row with what was found out about it: its pod, once the worker has said so, and its worst problem. */
export type TableEntry = {
  readonly row: TableRow;
  readonly pod: TablePod | undefined;
  readonly problem: RowProblem | undefined;
};

const kept = new WeakMap<TableRow, TableEntry>();

/** Rows with their pods and problems; an entry that says the same is the same object. See SPEC TB3. */
export function tableEntries(
  rows: readonly TableRow[],
  problems: readonly Problem[],
  pods: WeakMap<TableRow, TablePod>,
): readonly TableEntry[] {
  const byNode = problemsByNode(problems);
  return rows.map((row) => {
    const pod = pods.get(row);
    const problem = rowProblem(row, byNode, pod);
    const known = kept.get(row);
    if (known && sameText(known.pod, pod) && sameText(known.problem, problem)) return known;
    const entry = { row, pod, problem };
    kept.set(row, entry);
    return entry;
  });
}

const ranks = { error: 2, warning: 1, note: 0 } as const;

/**
 * Problems of the node itself and of the resources it ends up with, wherever they stand; of the nodes around it only errors. Where there is
 * no error, that the pod fits nowhere.
 */
function rowProblem(
  row: TableRow,
  byNode: ReadonlyMap<string, readonly Problem[]>,
  pod: TablePod | undefined,
): RowProblem | undefined {
  const found = new Set(byNode.get(row.path.join("/")));
  for (let length = row.path.length - 2; length > 0; length -= 2) {
    for (const problem of byNode.get(row.path.slice(0, length).join("/")) ?? []) {
      if (problem.severity === "error" && !isOtherResources(problem.path, row)) found.add(problem);
    }
  }
  if (row.home) {
    for (const problem of byNode.get(row.home.slice(0, -1).join("/")) ?? []) {
      if (problem.path[row.home.length - 1] === "resources") found.add(problem);
    }
  }
  const all = [...[...found].map(asRowProblem), ...podProblems(row, pod, found)];
  const worst = all.reduce<Omit<RowProblem, "more"> | undefined>(
    (best, one) => (!best || ranks[one.severity] > ranks[best.severity] ? one : best),
    undefined,
  );
  return worst && { ...worst, more: all.length - 1 };
}

/** An error in resources that the row does not end up with is not the row's. */
function isOtherResources(path: Path, { home, path: own }: TableRow): boolean {
  const at = path.indexOf("resources");
  return at >= 0 && at < own.length && path.slice(0, at + 1).join("/") !== home?.join("/");
}

function asRowProblem(problem: Problem): Omit<RowProblem, "more"> {
  const { severity, message, path } = problem;
  return { severity, message, path, words: shortWords(problem) };
}

function podProblems(row: TableRow, pod: TablePod | undefined, found: ReadonlySet<Problem>) {
  if (!pod || [...found].some(({ severity }) => severity === "error")) return [];
  const path = row.path;
  const message = pod.words ?? "";
  if (pod.verdict === "nowhere") return [{ severity: "warning" as const, words: "no node fits", message, path }];
  if (pod.verdict === "refused") return [{ severity: "error" as const, words: "no pod is made", message, path }];
  if (pod.verdict === "invalid") return [{ severity: "error" as const, words: "Kubernetes refuses it", message, path }];
  return [];
}

const indexed = new WeakMap<readonly Problem[], ReadonlyMap<string, readonly Problem[]>>();

/** Problems by the path of the node they stand at, joined by `/`. */
function problemsByNode(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const known = indexed.get(problems);
  if (known) return known;
  const map = new Map<string, Problem[]>();
  for (const problem of problems) {
    const length = [6, 4, 2].find((end) => isNodePath(problem.path, end)) ?? 0;
    const key = problem.path.slice(0, length).join("/");
    const list = map.get(key);
    if (list) list.push(problem);
    else map.set(key, [problem]);
  }
  indexed.set(problems, map);
  return map;
}

const levels = ["environments", "tasks", "overrides"] as const;

function isNodePath(path: Path, length: number): boolean {
  if (path.length < length) return false;
  return levels
    .slice(0, length / 2)
    .every((level, at) => path[at * 2] === level && typeof path[at * 2 + 1] === "number");
}

function sameText(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
