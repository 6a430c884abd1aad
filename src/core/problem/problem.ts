import type { Json } from "./json.ts";
import type { ProblemCode } from "./problem-codes.ts";

/** Where a value stands: keys and positions from the outermost object inwards. */
export type Path = readonly (string | number)[];

/** How much a problem matters: an error is refused by a program, a warning is regretted, a note says what a program changes. */
export type Severity = "error" | "warning" | "note";

/** The words of the program that refuses or changes a value. */
export type Origin = {
  readonly program: "flyte" | "executor" | "kubernetes" | "python";
  /** Where in the program, such as `resources`, `device`, `serialize`, `build`. */
  readonly stage?: string;
  /** The exception or error type, such as `ValueError` or `FieldValueInvalid`. */
  readonly type?: string;
  /** The program's own field path, such as `spec.containers[0].resources.requests[cpu]`. */
  readonly field?: string;
  /** The program's own message, word for word. */
  readonly message: string;
};

/** One replacement of a fix; a change without `value` removes what stands at `path`. */
export type FixChange = { readonly path: Path; readonly value?: Json };

/** A repair that can be applied and undone. */
export type Fix = { readonly label: string; readonly changes: readonly FixChange[] };

/** Something that a person has to know about a value. */
export type Problem = {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Leaves return `[]`, parents prepend their key (`prefixProblem`). */
  readonly path: Path;
  /** What was found, what is expected, what to do. */
  readonly message: string;
  /** Offsets in the source text (UTF-16 code units) when the problem comes from text. */
  readonly range?: { readonly from: number; readonly to: number };
  readonly origin?: Origin;
  readonly fixes?: readonly Fix[];
};

/** A value, or at least one problem. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

/** A successful result. */
export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A failed result. */
export function fail(first: Problem, ...rest: readonly Problem[]): Result<never> {
  return { ok: false, problems: [first, ...rest] };
}

/** The same problem, seen from a parent: the prefix goes before its path and before the paths of its fixes. */
export function prefixProblem(prefix: Path, problem: Problem): Problem {
  if (prefix.length === 0) return problem;
  const moved = { ...problem, path: [...prefix, ...problem.path] };
  if (!problem.fixes) return moved;
  return { ...moved, fixes: problem.fixes.map((fix) => prefixFix(prefix, fix)) };
}

/** Whether any of the problems is an error. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === "error");
}

function prefixFix(prefix: Path, fix: Fix): Fix {
  return { ...fix, changes: fix.changes.map((change) => ({ ...change, path: [...prefix, ...change.path] })) };
}
