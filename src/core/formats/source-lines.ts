/** The offsets at which lines start; a line ends with a line feed, a carriage return or both, as Python counts. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  const ends = /\r\n|\n|\r/g;
  for (let match = ends.exec(text); match; match = ends.exec(text)) starts.push(match.index + match[0].length);
  return starts;
}

/** The line of an offset, from 1. */
export function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
