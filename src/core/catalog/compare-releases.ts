const form = /^(\d+)\.(\d+)\.(\d+)(?:(a|b|rc)(\d+))?$/;

/**
 * Orders two SDK releases such as `2.9.0` and `2.12.0b1`: below 0 when the first is older, above 0 when it is newer. `undefined` when
 * one of them is no release. A pre-release is older than its release, as in PEP 440.
 */
export function compareReleases(first: string, second: string): number | undefined {
  const [mine, theirs] = [form.exec(first), form.exec(second)];
  if (!mine || !theirs) return undefined;
  for (const part of [1, 2, 3]) {
    const difference = Number(mine[part]) - Number(theirs[part]);
    if (difference !== 0) return difference;
  }
  const stages = ["a", "b", "rc", undefined];
  const stage = stages.indexOf(mine[4]) - stages.indexOf(theirs[4]);
  return stage !== 0 ? stage : Number(mine[5] ?? 0) - Number(theirs[5] ?? 0);
}
