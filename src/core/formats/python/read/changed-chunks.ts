import { type Chunk, splitChunks } from "./split-chunks.ts";

/** How many chunks of a text, at both ends, stay as they are when it becomes another, and where those between them stand then. Costs what changed. */
export function changedChunks(old: string, chunks: readonly Chunk[], text: string) {
  const shift = text.length - old.length;
  const start = sameAtStart(old, text);
  const end = sameAtEnd(old, text, Math.min(old.length, text.length) - start);
  // A chunk is whole when the next one begins with the same words: they may end a bracket that stays open.
  let before = 0;
  while (before + 1 < chunks.length && headEnd(old, chunks[before + 1]?.from ?? 0) < start) before += 1;
  const resume = before === 0 ? 0 : (chunks[before - 1]?.to ?? 0);
  const starts = new Map<number, number>();
  for (let index = chunks.length - 1; index >= before; index -= 1) {
    const from = chunks[index]?.from ?? 0;
    if (from < old.length - end) break;
    starts.set(from + shift, chunks.length - index);
  }
  const added = splitChunks(text, resume, (from) => starts.has(from));
  const last = added.at(-1);
  const after = last && last.to === last.from ? (starts.get(last.from) ?? 0) : 0;
  return { before, after, added: after > 0 ? added.slice(0, -1) : added };
}

/** How much is compared at once. */
const block = 4096;

/** How many characters two texts begin with that are the same. */
function sameAtStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same + block <= most && one.slice(same, same + block) === other.slice(same, same + block)) same += block;
  while (same < most && one.charCodeAt(same) === other.charCodeAt(same)) same += 1;
  return same;
}

/** How many characters, `most` at the most, two texts end with that are the same. */
function sameAtEnd(one: string, other: string, most: number): number {
  const [first, second] = [one.length, other.length];
  const isSame = (from: number, to: number) =>
    one.slice(first - to, first - from) === other.slice(second - to, second - from);
  let same = 0;
  while (same + block <= most && isSame(same, same + block)) same += block;
  while (same < most && one.charCodeAt(first - 1 - same) === other.charCodeAt(second - 1 - same)) same += 1;
  return same;
}

const words = /(?:async[ \t]+)?\w*/y;

/** Where the words end that a statement begins with. */
function headEnd(text: string, from: number): number {
  words.lastIndex = from;
  return words.test(text) ? words.lastIndex : from;
}
