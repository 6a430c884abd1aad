import type { Path, Problem } from "#core/problem/problem.ts";
import type { ProblemCode } from "#core/problem/problem-codes.ts";

/** What is wrong with a task, and the executor's words. */
type Refusal = {
  readonly code: ProblemCode;
  readonly message: string;
  /** The executor's words without the error's type. */
  readonly words: string;
  readonly path?: Path;
};

/** An error with which the executor ends a task at once. See SPEC P30; source: executor/pkg/controller. */
export function badTask({ code, message, words, path = [] }: Refusal): Problem {
  const origin = {
    program: "executor",
    stage: "build",
    type: "BadTaskSpecification",
    message: `[BadTaskSpecification] ${words}`,
  } as const;
  return { code, severity: "error", path, message, origin };
}

/** Something that the executor changes without a word. */
export function silentChange(code: ProblemCode, message: string, path: Path = []): Problem {
  return { code, severity: "note", path, message };
}
