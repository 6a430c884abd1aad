import type { Mark, Token, Written, WrittenPart } from "#core/formats/writer.ts";
import type { Path } from "#core/problem/problem.ts";

/** One line of written text: its pieces, and the innermost document values that it spells, the outer ones first. */
export type CodeLine = { readonly text: string; readonly tokens: readonly Token[]; readonly paths: readonly Path[] };

/** A written text as lines, part by part: a part that has been written before has the very lines that it had then. */
export type CodeText = {
  readonly parts: readonly (readonly CodeLine[])[];
  /** Where each part starts, in lines from 0. */
  readonly starts: readonly number[];
  readonly count: number;
};

const cut = new WeakMap<WrittenPart, readonly CodeLine[]>();

/** Cuts what a writer returned into lines; a part that it has written before is not cut again. */
export function codeText(written: Written | undefined): CodeText {
  const parts = (written?.parts ?? []).map((part) => {
    const known = cut.get(part);
    if (known) return known;
    const lines = partLines(part);
    cut.set(part, lines);
    return lines;
  });
  const starts: number[] = [];
  let count = 0;
  for (const part of parts) {
    starts.push(count);
    count += part.length;
  }
  return { parts, starts, count };
}

/** The lines from one number to another, the last one not included. */
export function linesBetween({ parts, starts }: CodeText, from: number, to: number): readonly CodeLine[] {
  return parts.flatMap((part, index) => {
    const start = starts[index] ?? 0;
    return start >= to || start + part.length <= from ? [] : part.slice(Math.max(0, from - start), to - start);
  });
}

function partLines(part: WrittenPart): readonly CodeLine[] {
  const lines: Token[][] = [[]];
  for (const token of part.tokens) {
    for (const [index, text] of token.text.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ ...token, text });
    }
  }
  if (lines.at(-1)?.length === 0) lines.pop();
  const paths = pathsByLine(part.marks, lines.length);
  return lines.map((tokens, index) => ({
    text: tokens.map((token) => token.text).join(""),
    tokens,
    paths: paths[index] ?? [],
  }));
}

/** How a line differs from an older text: it is another (`~`), or there is one more (`+`). */
export type LineChange = "~" | "+";

/** The lines that an older text did not have. Parts that are the same are not looked into; between them the old lines are compared. */
export function changedLines(before: CodeText, after: CodeText): ReadonlyMap<number, LineChange> {
  const changes = new Map<number, LineChange>();
  const places = placesOfUnique(before.parts);
  let oldFrom = 0;
  let from = 0;
  const compare = (oldTo: number, to: number) => {
    if (from === to) return;
    const textsOf = ({ parts }: CodeText, first: number, last: number) => parts.slice(first, last).flat().map(textOf);
    compareTexts(textsOf(before, oldFrom, oldTo), textsOf(after, from, to), after.starts[from] ?? 0, changes);
  };
  for (const [index, part] of after.parts.entries()) {
    const beside = oldFrom + index - from;
    const place = before.parts[beside] === part ? beside : (places.get(part) ?? -1);
    if (place < oldFrom) continue;
    compare(place, index);
    oldFrom = place + 1;
    from = index + 1;
  }
  compare(before.parts.length, after.parts.length);
  return changes;
}

/** Where the parts stand that stand only once: a part that is there twice, such as a blank line, is no landmark. */
function placesOfUnique<P>(parts: readonly P[]): ReadonlyMap<P, number> {
  const places = new Map<P, number>();
  for (const [index, part] of parts.entries()) places.set(part, places.has(part) ? -1 : index);
  return places;
}

function textOf(line: CodeLine): string {
  return line.text;
}

/** `offset` is the number of the first of the lines after the edit. Of each line that is gone, the one most like it is the changed one; the others are new. */
function compareTexts(
  before: readonly string[],
  after: readonly string[],
  offset: number,
  changes: Map<number, LineChange>,
): void {
  let start = 0;
  while (start < after.length && after[start] === before[start]) start += 1;
  let end = 0;
  while (end < after.length - start && end < before.length - start && after.at(-1 - end) === before.at(-1 - end))
    end += 1;
  const old = new Map<string, number>();
  for (const line of before.slice(start, before.length - end)) old.set(line, (old.get(line) ?? 0) + 1);
  const other: number[] = [];
  for (let line = start; line < after.length - end; line += 1) {
    const left = old.get(after[line] ?? "") ?? 0;
    if (left > 0) old.set(after[line] ?? "", left - 1);
    else other.push(offset + line);
  }
  const gone = [...old].flatMap(([text, count]) => Array.from({ length: count }, () => text));
  const isMuch = gone.length * other.length > 10_000;
  for (const line of other) changes.set(line, "+");
  for (const [index, text] of gone.entries()) {
    const free = other.filter((line) => changes.get(line) === "+");
    const line = isMuch ? other[index] : nearest(text, free, (at) => after[at - offset] ?? "");
    if (line !== undefined) changes.set(line, "~");
  }
}

/** The line that goes on for longest as an old one did: that one has become it. */
function nearest(old: string, lines: readonly number[], textAt: (line: number) => string): number | undefined {
  const shared = (line: number) => {
    const text = textAt(line);
    let length = 0;
    while (length < old.length && old[length] === text[length]) length += 1;
    return length;
  };
  return lines.reduce<number | undefined>(
    (best, line) => (best === undefined || shared(line) > shared(best) ? line : best),
    undefined,
  );
}

/** The first line that spells something of the value at a path. */
export function lineOf({ parts, starts }: CodeText, path: Path): number | undefined {
  const isIn = (other: Path) => path.every((key, at) => other[at] === key);
  for (const [index, lines] of parts.entries()) {
    const found = lines.findIndex(({ paths }) => paths.some(isIn));
    if (found >= 0) return (starts[index] ?? 0) + found;
  }
  return undefined;
}

/** The values that a line spells and that lie in no other of them: `cpu` rather than `resources`. */
export function innermostPaths({ paths }: CodeLine): readonly Path[] {
  const isWithin = (inner: Path, outer: Path) =>
    inner.length > outer.length && outer.every((key, at) => String(inner[at]) === String(key));
  return paths.filter((path) => !paths.some((other) => isWithin(other, path)));
}

/** Whether a line spells one of the values, or a part of one. */
export function spells(line: CodeLine, values: readonly Path[]): boolean {
  return values.some((value) => line.paths.some((path) => value.every((key, at) => String(path[at]) === String(key))));
}

/** The resource fields that a line spells, for its gutter. */
export function resourcesOf(paths: readonly Path[]): readonly string[] {
  const fields = paths.flatMap((path) => {
    const at = path.indexOf("resources");
    const field = at < 0 ? undefined : path[at + 1];
    return typeof field === "string" ? [field] : [];
  });
  return [...new Set(fields)];
}

function pathsByLine(marks: readonly Mark[], count: number): readonly (readonly Path[])[] {
  const lines: Path[][] = Array.from({ length: count }, () => []);
  for (const mark of marks) {
    for (let line = mark.from; line <= mark.to; line += 1) lines[line]?.push(mark.path);
  }
  return lines;
}
