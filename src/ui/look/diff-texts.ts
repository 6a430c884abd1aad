import { diffArrays, diffLines, diffWordsWithSpace } from "diff";

/** A piece of a line; `changed` where the other text has something else in its place. */
export type DiffPiece = { readonly text: string; readonly changed: boolean };

/** A line of one text or of both, with its number (from 1) in each text that has it. */
export type DiffLine = {
  readonly kind: "same" | "added" | "removed";
  readonly before?: number;
  readonly after?: number;
  readonly pieces: readonly DiffPiece[];
};

/** So many lines in a row that are the same and far from any change. */
export type DiffFold = { readonly kind: "fold"; readonly count: number };

/** Comparing ends after this time; then everything between the first and the last difference counts as changed. */
const patience = { timeout: 400 };

/** Both texts as one list of lines: those that were removed stand before those that take their place, with the words that differ marked. */
export function diffTexts(before: string, after: string): readonly DiffLine[] {
  const [from, to] = [linesOf(before), linesOf(after)];
  const start = commonStart(from, to);
  const end = commonStart(from.slice(start).toReversed(), to.slice(start).toReversed());
  const middle = compared(from.slice(start, from.length - end), to.slice(start, to.length - end));
  const same = (line: string): Unnumbered => ({ kind: "same", pieces: whole(line, false) });
  return numbered([...from.slice(0, start).map(same), ...middle, ...to.slice(to.length - end).map(same)]);
}

/** The lines with at most `context` same ones around each change; what is left out is counted. */
export function foldLines(lines: readonly DiffLine[], context: number): readonly (DiffLine | DiffFold)[] {
  const near = new Set<number>();
  for (const [at, { kind }] of lines.entries()) {
    if (kind === "same") continue;
    for (let line = at - context; line <= at + context; line += 1) near.add(line);
  }
  const folded: (DiffLine | DiffFold)[] = [];
  let hidden = 0;
  for (const [at, line] of lines.entries()) {
    if (near.has(at)) {
      if (hidden > 0) folded.push({ kind: "fold", count: hidden });
      hidden = 0;
      folded.push(line);
    } else hidden += 1;
  }
  if (hidden > 0) folded.push({ kind: "fold", count: hidden });
  return folded;
}

/** How many lines are only in the second text, and how many only in the first. */
export function countChanges(lines: readonly DiffLine[]): { readonly added: number; readonly removed: number } {
  const count = (kind: DiffLine["kind"]) => lines.reduce((sum, line) => sum + (line.kind === kind ? 1 : 0), 0);
  return { added: count("added"), removed: count("removed") };
}

type Unnumbered = Pick<DiffLine, "kind" | "pieces">;

function linesOf(text: string): readonly string[] {
  if (text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length);
  for (let at = 0; at < most; at += 1) if (one[at] !== other[at]) return at;
  return most;
}

function compared(from: readonly string[], to: readonly string[]): readonly Unnumbered[] {
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");
  const parts = diffLines(text(from), text(to), patience);
  if (!parts) return changedBlock(from, to);
  const lines: Unnumbered[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const [part, next] = [parts[at], parts[at + 1]];
    if (!part) continue;
    const own = linesOf(part.value);
    if (!part.added && !part.removed)
      lines.push(...own.map((line) => ({ kind: "same" as const, pieces: whole(line, false) })));
    else if (part.removed && next?.added) {
      lines.push(...changedBlock(own, linesOf(next.value)));
      at += 1;
    } else lines.push(...(part.removed ? changedBlock(own, []) : changedBlock([], own)));
  }
  return lines;
}

function changedBlock(from: readonly string[], to: readonly string[]): readonly Unnumbered[] {
  const pairs = from.map((line, at) => wordPieces(line, to[at]));
  const removed = from.map(
    (line, at): Unnumbered => ({ kind: "removed", pieces: pairs[at]?.before ?? whole(line, true) }),
  );
  const added = to.map((line, at): Unnumbered => ({ kind: "added", pieces: pairs[at]?.after ?? whole(line, true) }));
  return [...removed, ...added];
}

/** The words that differ between a line and the one in its place; `undefined` where they have too little in common to be compared. */
function wordPieces(before: string, after: string | undefined) {
  if (after === undefined) return undefined;
  const words = diffWordsWithSpace(before, after, patience);
  if (!words) return undefined;
  const shared = words.reduce(
    (sum, { added, removed, value }) => sum + (added || removed ? 0 : value.trim().length),
    0,
  );
  if (shared * 3 < Math.max(before.trim().length, after.trim().length)) return undefined;
  return {
    before: words.filter(({ added }) => !added).map(({ value, removed }) => ({ text: value, changed: removed })),
    after: words.filter(({ removed }) => !removed).map(({ value, added }) => ({ text: value, changed: added })),
  };
}

function whole(text: string, changed: boolean): readonly DiffPiece[] {
  return [{ text, changed }];
}

function numbered(lines: readonly Unnumbered[]): readonly DiffLine[] {
  let [before, after] = [0, 0];
  return lines.map((line): DiffLine => {
    if (line.kind !== "added") before += 1;
    if (line.kind !== "removed") after += 1;
    return {
      ...line,
      ...(line.kind === "added" ? {} : { before }),
      ...(line.kind === "removed" ? {} : { after }),
    };
  });
}

/** More than so many lines that are different are not compared with each other. */
const mostDifferent = 500;

/** The lines of a text, from 0, that an older one does not have, or has elsewhere; those with nothing in them do not count. None where too much is different to tell. */
export function newLines(before: string, after: string): readonly number[] {
  const [old = [], now = []] = [before, after].map((text) => text.split(/\r\n?|\n/));
  const parts = diffArrays(old, now, { maxEditLength: mostDifferent });
  let at = 0;
  return (parts ?? []).flatMap(({ added, removed, value }) => {
    const from = at;
    if (!removed) at += value.length;
    return added ? value.flatMap((line, index) => (line.trim() === "" ? [] : [from + index])) : [];
  });
}
