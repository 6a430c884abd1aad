import { isPlainValue } from "./plain-value.ts";
import type { Expression, Statement } from "./python-syntax.ts";
import { logicalLineEnd } from "./split-chunks.ts";

/**
 * How long a statement is, and how much of a file, that is parsed, in UTF-16 code units, and how many statements, parsed or not: what takes about a second.
 * What people write by hand is far shorter. What is broken counts so many times: it takes the parser that much longer.
 */
export const mostParsed = { statement: 100_000, broken: 5, file: 300_000, statements: 5000, chunks: 30_000 } as const;

/** A part of something is set: `x.a = …`, `x[i] += …`, `for x.a in …`, `as x.a`; or what may be another name for something is added to. */
const changesPart =
  /(?:\.\w+|\])\s*(?::[^=\n\r]{0,200})?(?:[-+*/%@&|^]|\/\/|\*\*|<<|>>)?=(?!=)|\bfor\s[\w\s.,()["'\]]{0,200}(?:\]|\.\w+)\s+in\b|\bas\s+\w+\s*[.[]|\bdel\s[^\n\r]{0,200}[.[]|\w\s*(?:[|&^]=|\+=\s*[[(])/;
const functionStart = /^(?:async[ \t]+)?def\b/;

/**
 * What code in a function or class may say that matters to the module: calls of `.override`, names made global, parts of others
 * changed, code that is run from text.
 */
const words =
  /override|\b(?:global|nonlocal|setattr|delattr|setitem|delitem|ior|iadd|iand|ixor|isub|iconcat|exec|eval|globals|vars|locals|modules)\b|getattr\([^()\n\r]{0,200}\)\s*\(|__(?:dict|ior|iadd|iand|ixor|isub|imul|setattr|setitem|delattr|delitem|class|globals|builtins)__|\.(?:update|append|extend|insert|pop|popitem|remove|clear|setdefault|sort|reverse|add_dependency)\b/;

/** Whether code changes, or may run code that changes, anything but names. */
export function mayMatter(text: string): boolean {
  return words.test(text) || changesPart.test(text);
}

/**
 * A statement that does not have to be parsed for what it is to the module: a function in which nothing matters to other statements,
 * a name for plain data. `parse` reads the value of such a name when somebody asks for it. `undefined` for any other text. Most of
 * a large file is such statements. See SPEC PR2.
 */
export function skimStatement(text: string, parse: (text: string) => readonly Statement[]): Statement | undefined {
  return ordinaryFunction(text) ?? plainName(text, parse);
}

/**
 * The text to parse in the place of a statement's: offsets in it are the statement's own. Functions end with the first statement of their body, and
 * methods of classes are empty, where nothing in the rest can matter to the module; any other text is as it was.
 */
export function shortened(text: string): string {
  let at = 0;
  while (text.charCodeAt(at) === 64) at = nextLine(text, logicalLineEnd(text, at));
  if (classStart.test(text.slice(at, at + 40))) return withoutMethods(text);
  if (!functionStart.test(text.slice(at, at + 40))) return text;
  const body = logicalLineEnd(text, at);
  const second = logicalLineEnd(text, nextLine(text, body));
  if (second >= text.length) return text;
  return matters(text.slice(second), text.slice(at, body)) ? text : text.slice(0, second);
}

const functionHead = /^(async[ \t]+)?def[ \t]+([A-Za-z_]\w*)[ \t]*[([]/;

function ordinaryFunction(text: string): Statement | undefined {
  const match = functionHead.exec(text);
  const name = match?.[2];
  if (!match || name === undefined || text.includes(":=")) return undefined;
  const body = logicalLineEnd(text, 0);
  const head = text.slice(0, body);
  if (words.test(head) || (body === text.length && mayMatter(head))) return undefined;
  if (matters(text.slice(body), head)) return undefined;
  const from = match[0].lastIndexOf(name);
  return {
    from: 0,
    to: text.length,
    kind: "function",
    name,
    isAsync: match[1] !== undefined,
    decorators: [],
    parameters: [],
    defaults: [],
    body: [],
    nameSpan: { from, to: from + name.length },
    head: 0,
  };
}

const filled = / pass # *(?=\n)/g;

/** How much of a shortened text there is to parse: methods that are empty count for nothing. */
export function parsedLength(text: string): number {
  if (!text.includes(" pass #")) return text.length;
  let length = text.length;
  for (const [filler] of text.matchAll(filled)) length -= filler.length;
  return length;
}

const classStart = /^class\b/;
const method = /^([ \t]+)(?:async[ \t]+)?def\b/gm;

/** A class whose methods are empty where they change nothing but their own object. */
function withoutMethods(text: string): string {
  const itself = ofItself(text);
  let rest = "";
  let at = 0;
  for (const { index, 1: indent = "" } of text.matchAll(method)) {
    if (index < at) continue;
    const body = logicalLineEnd(text, index);
    const end = blockEnd(text, body, indent);
    const filler = `${indent} pass #`;
    const inside = text.slice(body, end);
    if (end - body <= filler.length || inside.includes("Environment") || inside.includes(":=")) continue;
    if (matters(inside.replace(itself, "self"), text.slice(index, body))) continue;
    rest += `${text.slice(at, body)}${filler}${" ".repeat(end - body - filler.length - 1)}\n`;
    at = end;
  }
  return rest + text.slice(at);
}

/** Where a block ends that begins at `from`: before the first line that is not indented more than its head. */
export function blockEnd(text: string, from: number, indent: string): number {
  let at = from;
  let end = from;
  while (at < text.length) {
    const next = logicalLineEnd(text, at);
    const line = text.slice(at, Math.min(next, at + indent.length + 2));
    const isBlank = /^[ \t\f]*(?:[#\n\r]|$)/.test(text.slice(at, Math.min(next, at + 400)));
    if (!isBlank) {
      if (!line.startsWith(indent) || !/[ \t]/.test(line.charAt(indent.length))) break;
      end = next;
    }
    at = next;
  }
  return end;
}

const setField = /\b(?:self|cls)\.(\w+)[ \t]*(?::[^=\n\r]{0,200})?=[ \t]*([A-Za-z_]\w*)[ \t]*(?:#.*)?$/gm;
const setInClass = /^[ \t]+(\w+)[ \t]*(?::[^=\n\r]*)?=[ \t]*([A-Za-z_]\w*)[ \t]*(?:#.*)?$/gm;

/** With more names than that nothing is left out: it would take long. */
const mostNames = 50;

/** What a method sets of its own object is nothing to the module, but for the fields that hold what a name outside stands for. */
function ofItself(text: string): RegExp {
  const heads = [...text.matchAll(method)].map(({ index }) => text.slice(index, logicalLineEnd(text, index))).join(" ");
  const given = new Set(heads.match(/\w+/g) ?? []);
  const held = [...text.matchAll(setField), ...text.matchAll(setInClass)].flatMap(([, field = "", name = ""]) =>
    given.has(name) || /^(?:None|True|False|self|cls)$/.test(name) ? [] : [field],
  );
  if (held.length > mostNames) return /(?!)/g;
  const but = held.length > 0 ? `(?!(?:${[...new Set(held)].join("|")})\\b)` : "";
  return new RegExp(`\\b(?:self|cls)\\.${but}\\w+(?:\\.\\w+)*(?:\\[[^\\][\\n\\r]*\\])*`, "g");
}

const annotation = /^([ \t]*\w+)[ \t]*:[^=#\n\r]*=/gm;

/** Whether something in the body of a function may matter to the module. */
function matters(body: string, head: string): boolean {
  if (!mayMatter(body)) return false;
  const plain = withoutFresh(body.replace(annotation, "$1 ="), head);
  return mayMatter(plain);
}

const fresh = /^[ \t]*(\w+)[ \t]*=[ \t]*(?:\[\]|\{\}|(?:set|dict|list|bytearray)\(\))[ \t]*(?:#.*)?$/gm;

/** A body without what is changed of its own variables that begin as empty lists, sets or dicts. */
function withoutFresh(body: string, head: string): string {
  const made = new Map<string, number>();
  for (const [, name = ""] of body.matchAll(fresh)) made.set(name, (made.get(name) ?? 0) + 1);
  if (made.size > mostNames) return body;
  let rest = body;
  for (const [name, count] of made) {
    const bound = new RegExp(
      `\\b${name}[ \\t]*(?:,|[-+*/%&|^@]?=(?!=))|\\b(?:as|for|global|nonlocal)[^\\n]{0,300}\\b${name}\\b`,
      "g",
    );
    if ((body.match(bound)?.length ?? 0) > count || new RegExp(`\\b${name}\\b`).test(head)) continue;
    rest = rest.replace(
      new RegExp(
        `\\b${name}\\.(?:append|extend|insert|add|update|pop|setdefault|remove|sort|reverse|clear)\\b|\\b${name}\\[[^\\][\\n]*\\]`,
        "g",
      ),
      name,
    );
  }
  return rest;
}

const nameHead = /^([A-Za-z_]\w*)[ \t]*(?::[ \t]*[\w.[\], |]+)?=(?!=)/;

/** A name for literals: they are parsed when the name is used. */
function plainName(text: string, parse: (text: string) => readonly Statement[]): Statement | undefined {
  const match = nameHead.exec(text);
  const name = match?.[1];
  if (!match || name === undefined || !isPlainValue(text, match[0].length)) return undefined;
  let parsed: Statement | undefined;
  const target = { from: 0, to: name.length, kind: "name", name } as const;
  return {
    from: 0,
    to: text.length,
    kind: "assign",
    targets: [target],
    augmented: false,
    isPlain: true,
    get value(): Expression {
      parsed ??= text.length > mostParsed.statement ? undefined : parse(text)[0];
      if (parsed?.kind === "assign" && parsed.value) return parsed.value;
      return { from: name.length, to: text.length, kind: "other", what: "too long to be read", inner: [], binds: [] };
    },
  };
}

/** Past empty lines and lines with a comment alone. */
function nextLine(text: string, from: number): number {
  const skipped = /^(?:[ \t\f]*(?:#[^\n\r]*)?(?:\r\n|\n|\r))*/.exec(text.slice(from, from + 4000));
  return from + (skipped?.[0].length ?? 0);
}
