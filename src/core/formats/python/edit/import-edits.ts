import type { ParsedChunk } from "#core/formats/python/read/parsed-chunk.ts";
import type { PythonModule } from "#core/formats/python/read/python-module.ts";
import type { Span } from "#core/formats/python/read/python-syntax.ts";
import { textWidth } from "#core/formats/python/text-width.ts";
import type { TextEdit } from "#core/formats/source-contract.ts";
import type { FileNames } from "./file-names.ts";
import { styleOf } from "./file-style.ts";
import { itemEdits } from "./item-edits.ts";

const widest = 88;

/**
 * New imports above what needs them: a name joins the statement that imports from the same module, where that stands on a line with room for it or
 * in brackets; others stand below the last import at the top of the file. See SPEC PE2.
 */
export function importEdits(module: PythonModule, { imports, needed }: FileNames): readonly TextEdit[] {
  const joined = new Map<ParsedChunk, string[]>();
  const lines: string[] = [];
  for (const line of imports) {
    const [, from = "", name = ""] = /^from (\S+) import (\w+(?: as \w+)?)$/.exec(line) ?? [];
    const chunk = importsOf(module, needed).findLast((one) => takes(one, from, [...(joined.get(one) ?? []), name]));
    if (chunk && name !== "") joined.set(chunk, [...(joined.get(chunk) ?? []), name]);
    else lines.push(line);
  }
  const own = [...joined].flatMap(([chunk, names]) => joiningEdits(module, chunk, names));
  return [...own, ...newLines(module, lines, needed)];
}

function importsOf({ chunks }: PythonModule, needed: number): readonly ParsedChunk[] {
  return chunks.filter(({ statements, to }) => to <= needed && statements.some(({ kind }) => kind === "import"));
}

/** The names of a statement that imports from a module: the insides of its brackets, or what stands behind `import`. */
function namesIn({
  text,
}: ParsedChunk): { readonly open: number; readonly close: number; readonly items: readonly Span[] } | undefined {
  const head = /^from[ \t]+\S+[ \t]+import[ \t]*/.exec(text)?.[0];
  if (head === undefined) return undefined;
  const isBracketed = text.charAt(head.length) === "(";
  const open = head.length + (isBracketed ? 1 : 0);
  const end = isBracketed ? text.indexOf(")", open) : text.search(/[ \t]*(?:#|[\r\n]|$)/);
  if (end < open) return undefined;
  const items = [...text.slice(open, end).matchAll(/\w+(?:[ \t]+as[ \t]+\w+)?/g)].map(({ index, 0: item }) => ({
    from: open + index,
    to: open + index + item.length,
  }));
  return items.length > 0 ? { open, close: end, items } : undefined;
}

function takes(chunk: ParsedChunk, from: string, names: readonly string[]): boolean {
  const { text, statements } = chunk;
  const [statement, ...others] = statements;
  if (statement?.kind !== "import" || others.length > 0 || from === "") return false;
  if (!new RegExp(`^from[ \\t]+${from.replaceAll(".", "\\.")}[ \\t]+import\\b`).test(text)) return false;
  const list = namesIn(chunk);
  if (!list || /[#\\*]/.test(text.slice(list.open, list.close))) return false;
  const isLine = !/[\r\n]/.test(text.trimEnd());
  return !isLine || textWidth(text.trimEnd()) + names.reduce((sum, name) => sum + name.length + 2, 0) <= widest;
}

function joiningEdits(module: PythonModule, chunk: ParsedChunk, names: readonly string[]): readonly TextEdit[] {
  const list = namesIn(chunk);
  if (!list) return [];
  const at = (span: Span) => ({ from: chunk.from + span.from, to: chunk.from + span.to });
  const moved = { open: chunk.from + list.open, close: chunk.from + list.close, items: list.items.map(at) };
  return itemEdits(module.text, moved, { removed: new Set(), added: names }, styleOf(module));
}

function newLines(module: PythonModule, lines: readonly string[], needed: number): readonly TextEdit[] {
  if (lines.length === 0) return [];
  const { newline } = styleOf(module);
  const above = importsOf(module, needed);
  const last =
    above.filter(({ from }) => from <= (firstOther(module) ?? from)).at(-1) ?? above[0] ?? docstringOfModule(module);
  const at = last ? last.to : startOf(module);
  const isEnded = at === 0 || /[\n\r]$/.test(module.text.slice(0, at)) || at === startOf(module);
  const text = lines.map((line) => line + newline).join("");
  return [{ from: at, to: at, text: isEnded ? text : newline + text.slice(0, -newline.length) }];
}

/** The text that a file begins with. */
export function docstringOfModule({ chunks }: PythonModule): ParsedChunk | undefined {
  const [first] = chunks;
  const [statement] = first?.statements ?? [];
  return statement?.kind === "expression" && statement.value.kind === "string" ? first : undefined;
}

function firstOther({ chunks }: PythonModule): number | undefined {
  return chunks.find(({ statements }) => statements.some(({ kind }) => kind === "assign" || kind === "function"))?.from;
}

/** Behind a byte-order mark and the comments at the top. */
function startOf({ text, chunks }: PythonModule): number {
  return chunks[0]?.from ?? (text.startsWith("\ufeff") ? 1 : 0);
}
