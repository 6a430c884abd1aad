/** What the table holds: `18 tasks and 2 overrides; later has no task`. */
export function aboutText(tasks: number, overrides: number, empty: readonly string[]): string {
  const counted = `${counts(tasks, "task")} and ${counts(overrides, "override")}`;
  if (empty.length === 0) return counted;
  const names =
    empty.length > 2
      ? `${empty.length} environments have`
      : `${empty.join(" and ")} ${empty.length === 1 ? "has" : "have"}`;
  return `${counted}; ${names} no task`;
}

function counts(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Why no row is shown. */
export function nothingText(
  emptiedBy: { readonly text: string; readonly before: number } | undefined,
  { onlyProblems, any }: { readonly onlyProblems: boolean; readonly any: boolean },
): string {
  if (!any) return "There is no task yet. Add one to an environment in the tree.";
  if (!emptiedBy) return "No row has a problem.";
  const rows = `${counts(emptiedBy.before, "row")} ${emptiedBy.before === 1 ? "matches" : "match"}`;
  return `Nothing matches “${emptiedBy.text}”: ${rows} without it${onlyProblems ? ", of those with problems" : ""}.`;
}
