import type { Problem } from "#core/problem/problem.ts";

/** The problems of writing that the document does not already have an error for at the same place. */
export function newProblems(found: readonly Problem[], known: readonly Problem[]): readonly Problem[] {
  const places = new Set(known.filter(isError).map((problem) => JSON.stringify(problem.path)));
  return found.filter((problem) => !isError(problem) || !places.has(JSON.stringify(problem.path)));
}

function isError(problem: Problem): boolean {
  return problem.severity === "error";
}
