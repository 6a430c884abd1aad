import { lineOf, lineStarts } from "#core/formats/source-lines.ts";
import { afterEscape, afterNewline, lineEnd, stringEnd } from "./token-ends.ts";

/** What a token is: enough to check a file by, no more. `newline` ends a logical line; an f-string is told where it begins. */
export type TokenKind = "name" | "number" | "string" | "open" | "close" | "operator" | "newline";

/** A stop of the scanner: from here on the text has no tokens that mean anything. */
export type TokenStop = { readonly message: string; readonly from: number; readonly to: number };

/** What is told while a text is scanned. Offsets are UTF-16 code units. */
export type TokenHandler = {
  token(kind: TokenKind, from: number, to: number): void;
  /** The first token of a logical line stands at `at`; its columns with tabs to 8 and with tabs of 1, as CPython counts them. */
  line(at: number, column: number, tabless: number): void;
  /** A line that a merge left: it has no tokens. */
  conflict(from: number, to: number): void;
};

type FString = { readonly from: number; readonly quote: string; readonly raw: boolean; literal: boolean; spec: number };

type Scan = {
  readonly text: string;
  readonly on: TokenHandler;
  at: number;
  /** Offsets of the brackets that are open; `fields` has those of them that are fields of f-strings. */
  readonly open: number[];
  readonly fields: Set<number>;
  readonly strings: FString[];
  fresh: boolean;
  stop: TokenStop | undefined;
};

const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const prefix = /^(?:[rR]?[bBfFtT]|[bBfFtT][rR]|[rRuU])$/;
const mark = /(?:<{7}|>{7}|\|{7})(?=[ \r\n]|$)|={7}(?=[ \t]*(?:[\r\n]|$))/y;

/**
 * Scans Python into tokens, as CPython's tokenizer does, f-strings with what stands in their braces included. Linear, in one pass; stops
 * at an open string and at brackets that do not match.
 *
 * @returns why it stopped before the end, if it did, and the brackets that are open there.
 * @see SPEC PX1; source: CPython 3.11 Parser/tokenizer.c, PEP 701 for f-strings
 */
export function scanPython(
  text: string,
  on: TokenHandler,
): { readonly stop: TokenStop | undefined; readonly open: readonly number[] } {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const scan: Scan = { text, on, at: start, open: [], fields: new Set(), strings: [], fresh: true, stop: undefined };
  startLine(scan);
  while (scan.at < text.length && !scan.stop) {
    if (scan.strings.at(-1)?.literal) literalPart(scan);
    else oneToken(scan);
  }
  const unfinished = scan.strings.at(-1);
  if (unfinished?.literal) scan.stop ??= unterminated(scan, unfinished.from, unfinished.quote);
  if (!scan.stop && !scan.fresh && scan.open.length === 0) on.token("newline", text.length, text.length);
  return { stop: scan.stop, open: scan.open };
}

function oneToken(scan: Scan): void {
  const { text } = scan;
  const code = text.charCodeAt(scan.at);
  if (code === 32 || code === 9 || code === 12) scan.at += 1;
  else if (code === 10 || code === 13) endLine(scan);
  else if (code === 35) scan.at = lineEnd(text, scan.at);
  else if (code === 92) scan.at = afterBackslash(text, scan.at);
  else if (code === 34 || code === 39) string(scan, scan.at, scan.at);
  else if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(scan.at + 1))))
    emit(scan, "number", numberEnd(text, scan.at));
  else if (isWord(code)) word(scan);
  else bracketOrOperator(scan, code);
}

function word(scan: Scan): void {
  const { text, at: from } = scan;
  const to = wordEnd(text, from);
  const next = text.charCodeAt(to);
  if (to - from <= 2 && (next === 34 || next === 39) && prefix.test(text.slice(from, to))) string(scan, from, to);
  else emit(scan, "name", to);
}

function wordEnd(text: string, from: number): number {
  let to = from + 1;
  while (to < text.length && (isWord(text.charCodeAt(to)) || isDigit(text.charCodeAt(to)))) to += 1;
  return to;
}

function numberEnd(text: string, from: number): number {
  let to = wordEnd(text, from);
  while (text.charCodeAt(to) === 46) to = wordEnd(text, to);
  return to;
}

/** `**`, `==`, `:=` and the like are one operator; longer ones may come in pieces. */
function operatorEnd(text: string, from: number): number {
  const first = text.charCodeAt(from);
  const second = text.charCodeAt(from + 1);
  const isPair =
    second === 61 ? first !== 126 && first !== 44 && first !== 59 && first !== 46 : second === first && first === 42;
  return isPair ? from + 2 : from + 1;
}

/** A token from where the scan stands up to `to`. */
function emit(scan: Scan, kind: TokenKind, to: number): void {
  const from = scan.at;
  scan.fresh = false;
  scan.at = to;
  scan.on.token(kind, from, to);
}

function bracketOrOperator(scan: Scan, code: number): void {
  if (code === 40 || code === 91 || code === 123) {
    scan.open.push(scan.at);
    emit(scan, "open", scan.at + 1);
  } else if (code === 41 || code === 93 || code === 125) close(scan);
  else if (code === 58 && scan.fields.has(scan.open.at(-1) ?? -1)) openSpec(scan);
  else emit(scan, "operator", operatorEnd(scan.text, scan.at));
}

function close(scan: Scan): void {
  const { text, at } = scan;
  const opened = scan.open.at(-1);
  const found = text.charAt(at);
  if (opened === undefined || closers[text.charAt(opened)] !== found) {
    const message = opened === undefined ? `unmatched '${found}'` : mismatch(text, opened, at);
    scan.stop = { message, from: at, to: at + 1 };
    return;
  }
  scan.open.pop();
  emit(scan, "close", at + 1);
  if (scan.fields.delete(opened)) setLiteral(scan, true);
}

function mismatch(text: string, opened: number, at: number): string {
  const pair = `closing parenthesis '${text.charAt(at)}' does not match opening parenthesis '${text.charAt(opened)}'`;
  return /[\r\n]/.test(text.slice(opened, at)) ? `${pair} on line ${lineOf(lineStarts(text), opened)}` : pair;
}

function string(scan: Scan, from: number, quoteAt: number): void {
  const { text } = scan;
  const one = text.charAt(quoteAt);
  const quote = text.startsWith(one.repeat(3), quoteAt) ? one.repeat(3) : one;
  const letters = text.slice(from, quoteAt).toLowerCase();
  const start = quoteAt + quote.length;
  if (/[ft]/.test(letters)) {
    emit(scan, "string", start);
    scan.strings.push({ from, quote, raw: letters.includes("r"), literal: true, spec: 0 });
    return;
  }
  const end = stringEnd(text, start, quote);
  if (end.closed) emit(scan, "string", end.at);
  else {
    scan.at = end.at;
    scan.stop = unterminated(scan, from, quote);
  }
}

/** A string that the scan is at the end of without its closing quote. */
function unterminated({ text, at }: Scan, from: number, quote: string): TokenStop {
  const kind = quote.length === 3 ? "triple-quoted string" : "string";
  // What ends with its last line ends on it, not on the empty one after it.
  const end = at === text.length && /[\r\n]$/.test(text) ? at - 1 : at;
  const message = `unterminated ${kind} literal (detected at line ${lineOf(lineStarts(text), end)})`;
  return { message, from, to: Math.max(lineEnd(text, from), from + 1) };
}

const literalStops = /["'\\{}\r\n]/g;

/** The texts of an f-string between its fields, and the format after a colon in a field. */
function literalPart(scan: Scan): void {
  const { text } = scan;
  const current = scan.strings.at(-1);
  literalStops.lastIndex = scan.at;
  if (!current || !literalStops.test(text)) {
    scan.at = text.length;
    return;
  }
  const at = literalStops.lastIndex - 1;
  scan.at = at + 1;
  const code = text.charCodeAt(at);
  if (code === 92) scan.at = current.raw ? fieldAwareEscape(text, at) : namedEscape(text, at);
  else if (code === 123) openField(scan, current, at);
  else if (code === 125) closeSpec(scan, current, at);
  else if (code === 10 || code === 13) {
    scan.at = at;
    if (current.quote.length === 1) scan.stop = unterminated(scan, current.from, current.quote);
    scan.at = at + 1;
  } else if (text.startsWith(current.quote, at)) closeString(scan, current, at);
}

const characterName = /\\N\{[\w -]*\}/y;

/** `\N{…}` names a character: its braces are no field. */
function namedEscape(text: string, at: number): number {
  characterName.lastIndex = at;
  return characterName.test(text) ? characterName.lastIndex : fieldAwareEscape(text, at);
}

/** A backslash does not keep a brace from opening a field. */
function fieldAwareEscape(text: string, at: number): number {
  const next = text.charAt(at + 1);
  return next === "{" || next === "}" ? at + 1 : afterEscape(text, at);
}

function openField(scan: Scan, current: FString, at: number): void {
  if (current.spec === 0 && scan.text.charAt(at + 1) === "{") {
    scan.at = at + 2;
    return;
  }
  scan.open.push(at);
  scan.fields.add(at);
  setLiteral(scan, false);
  scan.on.token("open", at, at + 1);
}

function openSpec(scan: Scan): void {
  const current = scan.strings.at(-1);
  if (current) current.spec += 1;
  setLiteral(scan, true);
  scan.at += 1;
}

function closeSpec(scan: Scan, current: FString, at: number): void {
  const opened = scan.open.at(-1);
  if (current.spec === 0 || opened === undefined || !scan.fields.has(opened)) return;
  current.spec -= 1;
  scan.open.pop();
  scan.fields.delete(opened);
  scan.on.token("close", at, at + 1);
}

function closeString(scan: Scan, current: FString, at: number): void {
  // A format that the end of the string cuts off is not ours to tell.
  for (; current.spec > 0; current.spec -= 1) {
    const opened = scan.open.pop();
    if (opened !== undefined) scan.fields.delete(opened);
    scan.on.token("close", at, at);
  }
  scan.strings.pop();
  scan.at = at + current.quote.length;
}

function setLiteral(scan: Scan, literal: boolean): void {
  const current = scan.strings.at(-1);
  if (current) current.literal = literal;
}

function endLine(scan: Scan): void {
  const { text } = scan;
  const from = scan.at;
  scan.at = afterNewline(text, from);
  if (scan.open.length > 0) {
    if (scan.strings.length === 0) skipMarks(scan);
    return;
  }
  if (!scan.fresh) scan.on.token("newline", from, scan.at);
  startLine(scan);
}

/** Blank lines and comments have no indentation; the first token of another line has. */
function startLine(scan: Scan): void {
  const { text } = scan;
  scan.fresh = true;
  while (scan.at < text.length) {
    skipMarks(scan);
    const { column, tabless } = indentation(scan);
    if (text.charCodeAt(scan.at) === 35) scan.at = lineEnd(text, scan.at);
    const code = text.charCodeAt(scan.at);
    if (code !== 10 && code !== 13) {
      if (scan.at < text.length) scan.on.line(scan.at, column, tabless);
      return;
    }
    scan.at = afterNewline(text, scan.at);
  }
}

function indentation(scan: Scan): { readonly column: number; readonly tabless: number } {
  const { text } = scan;
  let column = 0;
  let tabless = 0;
  let continued = 0;
  for (;;) {
    const code = text.charCodeAt(scan.at);
    if (code === 92 && afterBackslash(text, scan.at) > scan.at + 1) {
      // The first line that a backslash continues has the indentation of what follows.
      continued = continued === 0 ? column : continued;
      scan.at = afterBackslash(text, scan.at);
      continue;
    }
    if (code !== 32 && code !== 9 && code !== 12) break;
    column = code === 32 ? column + 1 : code === 9 ? (Math.floor(column / 8) + 1) * 8 : 0;
    tabless = code === 12 ? 0 : tabless + 1;
    scan.at += 1;
  }
  return continued > 0 ? { column: continued, tabless: continued } : { column, tabless };
}

function skipMarks(scan: Scan): void {
  mark.lastIndex = scan.at;
  while (mark.test(scan.text)) {
    const to = lineEnd(scan.text, scan.at);
    scan.on.conflict(scan.at, to);
    scan.at = to < scan.text.length ? afterNewline(scan.text, to) : to;
    mark.lastIndex = scan.at;
  }
}

/** After a backslash that continues a line; one that does not is passed alone. */
function afterBackslash(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  return next === 10 || next === 13 ? afterNewline(text, at + 1) : at + 1;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWord(code: number): boolean {
  return code === 95 || code >= 128 || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
