/**
 * The candidates nearest to a mistyped text, best first; none when all are far away. Case, blanks, dashes and
 * underscores weigh little.
 */
export function nearestTexts(text: string, candidates: readonly string[], count = 3): readonly string[] {
  const sought = fold(text);
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(sought, fold(candidate)) }))
    .filter(({ distance }) => distance < sought.length && distance <= Math.max(1, sought.length / 3))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

function fold(text: string): string {
  return text
    .slice(0, 40)
    .toLowerCase()
    .replace(/[\s_-]/g, "");
}

/** Levenshtein's distance; the texts are short. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
