import { formatPythonText } from "#core/formats/python/format-python-text.ts";
import type { PythonModule } from "#core/formats/python/read/python-module.ts";

/** How a file is written: which quotes, which line ends, which indentation. */
export type FileStyle = {
  readonly quote: '"' | "'";
  readonly newline: "\n" | "\r\n" | "\r";
  readonly indent: string;
  /** The last character that it may surely hold, by the encoding that its head names (PEP 263). */
  readonly last: number;
};

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
    last: lastCharacter(text),
  };
  known.set(module, style);
  return style;
}

/** Of encodings that are neither UTF nor Latin-1 only ASCII is sure. */
function lastCharacter(text: string): number {
  const head = text.slice(0, 1000).split(/\r\n|\n|\r/, 2);
  const name = head
    .map((line) => /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1])
    .find((one) => one !== undefined);
  if (name === undefined || /^utf/i.test(name)) return 0x10ffff;
  return /^(?:latin[-_]?1|iso[-_]?8859[-_]1)$/i.test(name) ? 0xff : 0x7f;
}

/** A literal for a file in a narrow encoding: characters that it may not have are escapes. */
export function inEncoding(literal: string, { last }: FileStyle): string {
  if (last === 0x10ffff) return literal;
  return literal.replaceAll(/[^\0-\x7f]/gu, (character) => {
    const point = character.codePointAt(0) ?? 0;
    if (point <= last) return character;
    const hex = point.toString(16);
    return point > 0xffff ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
  });
}

/** A text as a Python literal in the wanted quotes, where it holds none of them. */
export function quoted(text: string, style: FileStyle, quote: '"' | "'" = style.quote): string {
  const literal = inEncoding(formatPythonText(text), style);
  if (literal.startsWith(quote) || text.includes(quote)) return literal;
  const other = literal.charAt(0);
  return `${quote}${literal.slice(1, -1).replaceAll(`\\${other}`, other)}${quote}`;
}

/** A text in the spelling of the literal that it replaces: its quotes and its prefix, where the text can stand in them. See SPEC PE2. */
export function likeLiteral(old: string, text: string, style: FileStyle): string {
  const head = /^([a-zA-Z]*)("""|'''|"|')/.exec(old);
  if (!head || old.length < head[0].length + (head[2] ?? "").length || !old.endsWith(head[2] ?? "")) {
    return quoted(text, style);
  }
  const prefix = head[1] ?? "";
  const quotes = head[2] ?? "";
  const isPlain = !/[\\'"\p{C}\p{Z}]/u.test(text.replaceAll(" ", "")) && inEncoding(text, style) === text;
  const keepsPrefix = prefix === "" || (/^[ru]$/i.test(prefix) && isPlain);
  const isWhole = !old.slice(head[0].length, -quotes.length).includes(quotes);
  if (keepsPrefix && isPlain && isWhole) return `${prefix}${quotes}${text}${quotes}`;
  return quoted(text, style, quotes.charAt(0) as '"' | "'");
}
