import { type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { deepestLevel, type Range, type SourceEntry, type SourceNode } from "./source-tree.ts";

type Cursor = { readonly text: string; at: number; problem?: Problem };

const blanks = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const word = /true|false|null/y;
const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/**
 * Reads JSON (RFC 8259) into a tree with positions, duplicate keys included. Stops at the first error.
 *
 * @returns the tree, or `document.json-syntax` with the line and the place, also for what stands deeper than 200 levels.
 */
export function parseJson(source: string): Result<SourceNode> {
  const cursor: Cursor = { text: source, at: source.startsWith("\uFEFF") ? 1 : 0 };
  const node = parseValue(cursor, 0);
  skipBlanks(cursor);
  if (node && !cursor.problem && cursor.at < source.length) stop(cursor, "Nothing may follow the value");
  if (cursor.problem) return { ok: false, problems: [cursor.problem] };
  return node ? succeed(node) : { ok: false, problems: [syntaxProblem(cursor, "A value is expected")] };
}

function parseValue(cursor: Cursor, depth: number): SourceNode | undefined {
  skipBlanks(cursor);
  const first = cursor.text[cursor.at];
  if (depth > deepestLevel) return stop(cursor, `Lists and objects stand deeper than ${deepestLevel} levels`);
  if (first === "[") return parseList(cursor, depth);
  if (first === "{") return parseMap(cursor, depth);
  return parseScalar(cursor);
}

function parseScalar(cursor: Cursor): SourceNode | undefined {
  const from = cursor.at;
  const quoted = parseText(cursor);
  if (quoted !== undefined) return { kind: "scalar", value: quoted, style: "double", range: { from, to: cursor.at } };
  const digits = match(cursor, number);
  if (digits !== undefined) {
    return { kind: "scalar", value: Number(digits), source: digits, range: { from, to: cursor.at } };
  }
  const plain = match(cursor, word);
  if (plain !== undefined) return { kind: "scalar", value: words[plain] ?? null, range: { from, to: cursor.at } };
  return stop(cursor, "A value is expected");
}

function parseList(cursor: Cursor, depth: number): SourceNode | undefined {
  const from = cursor.at;
  const items: SourceNode[] = [];
  const range = parseItems(cursor, from, "]", () => {
    const item = parseValue(cursor, depth + 1);
    if (item) items.push(item);
    return item !== undefined;
  });
  return range && { kind: "list", items, starts: items.map((item) => item.range.from), range };
}

function parseMap(cursor: Cursor, depth: number): SourceNode | undefined {
  const from = cursor.at;
  const entries: SourceEntry[] = [];
  const range = parseItems(cursor, from, "}", () => {
    const entry = parseEntry(cursor, depth);
    if (entry) entries.push(entry);
    return entry !== undefined;
  });
  return range && { kind: "map", entries, range };
}

function parseEntry(cursor: Cursor, depth: number): SourceEntry | undefined {
  skipBlanks(cursor);
  const from = cursor.at;
  const key = parseText(cursor);
  if (key === undefined) return stop(cursor, "A key in double quotes is expected");
  const keyRange = { from, to: cursor.at };
  skipBlanks(cursor);
  if (cursor.text[cursor.at] !== ":") return stop(cursor, "A colon is expected after the key");
  cursor.at += 1;
  const colon = cursor.at;
  const value = parseValue(cursor, depth + 1);
  return value && { key, keyRange, from, colon, value };
}

/** What stands between an opening bracket at `from` and `close`, with commas; `parseOne` says whether it read an item. */
function parseItems(cursor: Cursor, from: number, close: string, parseOne: () => boolean): Range | undefined {
  cursor.at += 1;
  skipBlanks(cursor);
  let first = true;
  while (cursor.text[cursor.at] !== close || !first) {
    if (!parseOne()) return undefined;
    first = false;
    skipBlanks(cursor);
    const next = cursor.text[cursor.at];
    if (next === close) break;
    if (next !== ",") return stop(cursor, `A comma or ${close} is expected`);
    cursor.at += 1;
  }
  cursor.at += 1;
  return { from, to: cursor.at };
}

function match(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

function skipBlanks(cursor: Cursor): void {
  match(cursor, blanks);
}

function parseText(cursor: Cursor): string | undefined {
  if (cursor.text[cursor.at] !== '"') return undefined;
  const end = closingQuote(cursor.text, cursor.at);
  try {
    const read = JSON.parse(cursor.text.slice(cursor.at, end)) as string;
    cursor.at = end;
    return read;
  } catch {
    return stop(cursor, "This text is not closed, or holds a control character or a bad escape");
  }
}

/** The place after the quote that closes a text. By search, not by a pattern: that would need stack for every character. */
function closingQuote(source: string, from: number): number {
  let quote = source.indexOf('"', from + 1);
  while (quote >= 0 && isEscaped(source, quote)) quote = source.indexOf('"', quote + 1);
  return quote + 1;
}

function isEscaped(source: string, at: number): boolean {
  let slashes = 0;
  while (source[at - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}

function stop(cursor: Cursor, expected: string): undefined {
  cursor.problem ??= syntaxProblem(cursor, expected);
}

function syntaxProblem(cursor: Cursor, expected: string): Problem {
  const line = cursor.text.slice(0, cursor.at).split("\n").length;
  const from = Math.min(cursor.at, cursor.text.length);
  const range = { from, to: Math.min(from + 1, cursor.text.length) };
  return { code: "document.json-syntax", severity: "error", path: [], message: `Line ${line}: ${expected}.`, range };
}
