import { formatPythonText } from "#core/formats/python/format-python-text.ts";
import type { PythonModule } from "#core/formats/python/read/python-module.ts";

/** How a file is written: which quotes, which line ends, which indentation. */
export type FileStyle = { readonly quote: '"' | "'"; readonly newline: "\n" | "\r\n" | "\r"; readonly indent: string };

const known = new WeakMap<PythonModule, FileStyle>();

/** The style that most of a file has. See SPEC PE2. */
export function styleOf(module: PythonModule): FileStyle {
  const kept = known.get(module);
  if (kept) return kept;
  const { text } = module;
  const ends = text.match(/\r\n|\n|\r/g) ?? [];
  const windows = ends.filter((end) => end === "\r\n").length;
  const old = ends.filter((end) => end === "\r").length;
  const newline = windows * 2 > ends.length ? "\r\n" : old * 2 > ends.length ? "\r" : "\n";
  const singles = (text.match(/(?<![\w'"\\])'(?!'')[^'\n\r]*'/g) ?? []).length;
  const doubles = (text.match(/(?<![\w'"\\])"(?!"")[^"\n\r]*"/g) ?? []).length;
  const indent = /(?:^|[\n\r])([ \t]+)\S/.exec(text)?.[1] ?? "    ";
  const style: FileStyle = {
    quote: singles > doubles ? "'" : '"',
    newline,
    indent: /^\t+$/.test(indent) ? "\t" : "    ",
  };
  known.set(module, style);
  return style;
}

/** A text as a Python literal in the wanted quotes, where it holds none of them. */
export function quoted(text: string, quote: '"' | "'"): string {
  const literal = formatPythonText(text);
  if (literal.startsWith(quote) || text.includes(quote)) return literal;
  const other = literal.charAt(0);
  return `${quote}${literal.slice(1, -1).replaceAll(`\\${other}`, other)}${quote}`;
}

/** A text in the spelling of the literal that it replaces: its quotes and its prefix, where the text can stand in them. See SPEC PE2. */
export function likeLiteral(old: string, text: string, style: FileStyle): string {
  const head = /^([a-zA-Z]*)("""|'''|"|')/.exec(old);
  if (!head || old.length < head[0].length + (head[2] ?? "").length || !old.endsWith(head[2] ?? "")) {
    return quoted(text, style.quote);
  }
  const prefix = head[1] ?? "";
  const quotes = head[2] ?? "";
  const isPlain = !/[\\'"\p{C}\p{Z}]/u.test(text.replaceAll(" ", ""));
  const keepsPrefix = prefix === "" || (/^[ru]$/i.test(prefix) && isPlain);
  const isWhole = !old.slice(head[0].length, -quotes.length).includes(quotes);
  if (keepsPrefix && isPlain && isWhole) return `${prefix}${quotes}${text}${quotes}`;
  return quoted(text, quotes.charAt(0) as '"' | "'");
}
