import type { DiffFold, DiffLine } from "#ui/look/diff-texts.ts";

const signs = { same: " ", added: "+", removed: "-" } as const;

type Hunk = { readonly before: number; readonly after: number; readonly lines: DiffLine[] };

/** The lines of a difference as a patch that `git apply` and `patch` take; empty where nothing changes. See SPEC RV10. */
export function patchText(lines: readonly (DiffLine | DiffFold)[], name: string): string {
  const hunks = hunksOf(lines).filter((hunk) => hunk.lines.some(({ kind }) => kind !== "same"));
  if (hunks.length === 0) return "";
  const parts = hunks.map(({ before, after, lines: own }) => {
    const [old, now] = [own.filter(({ kind }) => kind !== "added"), own.filter(({ kind }) => kind !== "removed")];
    // A side without lines names the line before it.
    const from = (first: number, count: number) => `${count === 0 ? first - 1 : first},${count}`;
    const head = `@@ -${from(before, old.length)} +${from(after, now.length)} @@`;
    return [head, ...own.map(({ kind, pieces }) => signs[kind] + pieces.map(({ text }) => text).join(""))].join("\n");
  });
  return `--- a/${name}\n+++ b/${name}\n${parts.join("\n")}\n`;
}

function hunksOf(lines: readonly (DiffLine | DiffFold)[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let [before, after] = [1, 1];
  let open: Hunk | undefined;
  for (const line of lines) {
    if (line.kind === "fold") {
      before += line.count;
      after += line.count;
      open = undefined;
      continue;
    }
    if (!open) {
      open = { before, after, lines: [] };
      hunks.push(open);
    }
    open.lines.push(line);
    if (line.kind !== "added") before += 1;
    if (line.kind !== "removed") after += 1;
  }
  return hunks;
}
