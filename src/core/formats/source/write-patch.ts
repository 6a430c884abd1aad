import { structuredPatch } from "diff";

/** A file before and after it was edited. */
export type ChangedFile = { readonly name: string; readonly before: string; readonly after: string };

type Hunk = {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly string[];
};

/**
 * A unified diff of the files that changed, as `git apply` takes it: line ends and a missing one at the end as they are, names quoted
 * as git quotes them. Nothing changed gives an empty text.
 *
 * @see SPEC SO7; source: git, Documentation/diff-generate-patch.adoc
 */
export function writePatch(files: readonly ChangedFile[]): string {
  return files
    .filter(({ before, after }) => before !== after)
    .map(filePatch)
    .join("");
}

/** Beyond so many lines that differ, finding the smallest difference takes long: the file is then replaced as a whole. */
const mostEdits = 1500;

function filePatch({ name, before, after }: ChangedFile): string {
  const options = { context: 3, maxEditLength: mostEdits };
  const patch = structuredPatch(name, name, before, after, undefined, undefined, options);
  const hunks = patch ? patch.hunks : [wholeHunk(before, after)];
  const from = gitName(`a/${name}`);
  const to = gitName(`b/${name}`);
  const head = `diff --git ${from} ${to}\n--- ${headName(from)}\n+++ ${headName(to)}\n`;
  return head + hunks.map(hunkText).join("");
}

function hunkText({ oldStart, oldLines, newStart, newLines, lines }: Hunk): string {
  return `@@ -${rangeText(oldStart, oldLines)} +${rangeText(newStart, newLines)} @@\n${lines.join("\n")}\n`;
}

/** A range without lines stands after the line before it. */
function rangeText(start: number, count: number): string {
  if (count === 1) return `${start}`;
  return `${start},${count}`;
}

function wholeHunk(before: string, after: string): Hunk {
  const removed = linesOf(before, "-");
  const added = linesOf(after, "+");
  const oldLines = countOf(removed);
  const newLines = countOf(added);
  const lines = [...removed, ...added];
  return { oldStart: oldLines > 0 ? 1 : 0, oldLines, newStart: newLines > 0 ? 1 : 0, newLines, lines };
}

function linesOf(text: string, mark: string): readonly string[] {
  if (text === "") return [];
  const lines = text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => mark + line);
  return text.endsWith("\n") ? lines : [...lines, "\\ No newline at end of file"];
}

function countOf(lines: readonly string[]): number {
  return lines.filter((line) => !line.startsWith("\\")).length;
}

const escapes: Readonly<Record<string, string>> = {
  "\u0007": "\\a",
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
  '"': '\\"',
  "\\": "\\\\",
};

/** A name as git writes it: in quotes, with the bytes of UTF-8 in octal, where it holds more than plain ASCII. */
function gitName(name: string): string {
  if (/^[ !#-[\]-~]*$/.test(name)) return name;
  const characters = Array.from(name, (character) => escapes[character] ?? octal(character));
  return `"${characters.join("")}"`;
}

function octal(character: string): string {
  if (/^[ -~]$/.test(character)) return character;
  const known = /^[\ud800-\udfff]$/.test(character) ? "\ufffd" : character;
  const bytes = encodeURIComponent(known).replaceAll(/%(..)|(.)/g, (_, hex: string | undefined, plain: string) => {
    const byte = hex === undefined ? plain.charCodeAt(0) : Number.parseInt(hex, 16);
    return `\\${byte.toString(8).padStart(3, "0")}`;
  });
  return bytes;
}

/** A tab ends a name with blanks in it, as git writes it after `---` and `+++`. */
function headName(name: string): string {
  return /^[^"].* /.test(name) ? `${name}\t` : name;
}
