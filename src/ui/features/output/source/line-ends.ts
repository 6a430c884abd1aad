/** Offsets of a text and of an editor that counts every line end as one character. */
export type LineEnds = {
  readonly toEditor: (offset: number) => number;
  readonly toText: (offset: number) => number;
  /** The line end that the text uses most: new lines get it. */
  readonly usual: string;
};

const asTheyAre = (offset: number) => offset;

/** How offsets of a text and of an editor with it correspond: only `\r\n` makes a difference. */
export function lineEnds(text: string): LineEnds {
  const pairs: number[] = [];
  for (let at = text.indexOf("\r\n"); at >= 0; at = text.indexOf("\r\n", at + 2)) pairs.push(at);
  const usual = usualEnd(text, pairs.length);
  if (pairs.length === 0) return { toEditor: asTheyAre, toText: asTheyAre, usual };
  return {
    usual,
    // So many pairs begin before the offset.
    toEditor: (offset) => offset - firstWhere(pairs.length, (index) => (pairs[index] ?? 0) >= offset),
    // A pair stands in the editor at its own place without those before it.
    toText: (offset) => offset + firstWhere(pairs.length, (index) => (pairs[index] ?? 0) - index >= offset),
  };
}

function usualEnd(text: string, pairs: number): string {
  const feeds = text.split("\n").length - 1 - pairs;
  const returns = text.split("\r").length - 1 - pairs;
  if (pairs > 0 && pairs >= feeds) return "\r\n";
  return returns > feeds ? "\r" : "\n";
}

/** The first of the indexes for which something holds that holds for all after it; `count` where it holds for none. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
