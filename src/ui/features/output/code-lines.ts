import type { Mark, Token, Written, WrittenPart } from "#core/formats/writer.ts";
import type { Path } from "#core/problem/problem.ts";

/** One line of written text: its pieces, and the innermost document values that it spells, the outer ones first. */
export type CodeLine = { readonly text: string; readonly tokens: readonly Token[]; readonly paths: readonly Path[] };

const cut = new WeakMap<WrittenPart, readonly CodeLine[]>();

/** Cuts what a writer returned into lines; a part that it has written before is not cut again. */
export function codeLines(written: Written): readonly CodeLine[] {
  return written.parts.flatMap((part) => {
    const known = cut.get(part);
    if (known) return known;
    const lines = partLines(part);
    cut.set(part, lines);
    return lines;
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

/** The lines that an edit changed: those between the common beginning and end that the old text did not have. */
export function changedLines(before: readonly string[], after: readonly string[]): ReadonlySet<number> {
  let start = 0;
  while (start < after.length && after[start] === before[start]) start += 1;
  let end = 0;
  while (end < after.length - start && end < before.length - start && after.at(-1 - end) === before.at(-1 - end))
    end += 1;
  const old = new Map<string, number>();
  for (const line of before.slice(start, before.length - end)) old.set(line, (old.get(line) ?? 0) + 1);
  const changed = new Set<number>();
  for (let line = start; line < after.length - end; line += 1) {
    const left = old.get(after[line] ?? "") ?? 0;
    if (left > 0) old.set(after[line] ?? "", left - 1);
    else changed.add(line);
  }
  return changed;
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
