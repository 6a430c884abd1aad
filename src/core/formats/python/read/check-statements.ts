import type { Found, TokenCheck } from "./check-syntax.ts";
import type { TokenKind } from "./python-tokens.ts";

type Level = { readonly column: number; readonly tabless: number };

/** A line that ends with a colon: the word that it begins with, and its line. */
type Header = { readonly word: string; readonly at: number };

const blocks: Readonly<Record<string, string>> = {
  def: "function definition",
  class: "class definition",
};
/** Words that go on with an expression: a name before one of them is a name like any other. */
const joining = new Set(["and", "or", "in", "is", "not", "if", "else", "for", "async", "as", "from"]);

/** Finds what is wrong with indentation, and statements of Python 2. */
export function checkStatements(
  text: string,
  report: (found: Found) => void,
  lineAt: (at: number) => number,
): TokenCheck {
  const levels: Level[] = [{ column: 0, tabless: 0 }];
  let header: Header | undefined;
  let word: Header | undefined;
  let isStart = true;
  let endsWithColon = false;
  let lambdas = 0;
  let printAt = -1;
  let exceptAt = -1;

  function indent(at: number, level: Level): void {
    const current = levels.at(-1) ?? level;
    if (level.column > current.column) {
      if (level.tabless <= current.tabless) tabs(at);
      else if (!header) reportIndent("unexpected indent", at);
      levels.push(level);
      return;
    }
    if (header) expectedBlock(header, at);
    while (levels.length > 1 && level.column < (levels.at(-1)?.column ?? 0)) levels.pop();
    const outer = levels.at(-1) ?? level;
    if (level.column !== outer.column) {
      reportIndent("unindent does not match any outer indentation level", at);
      levels.push(level);
    } else if (level.tabless !== outer.tabless) tabs(at);
  }

  function tabs(at: number): void {
    reportIndent("inconsistent use of tabs and spaces in indentation", at);
  }

  function expectedBlock({ word: first, at: headAt }: Header, at: number): void {
    const what = blocks[first] ?? `'${first}' statement`;
    reportIndent(`expected an indented block after ${what} on line ${lineAt(headAt)}`, at);
  }

  function reportIndent(message: string, at: number): void {
    report({ code: "python.indentation", message, from: at, to: Math.min(at + 1, text.length) });
  }

  function first(kind: TokenKind, from: number, to: number): void {
    isStart = false;
    if (kind !== "name") return;
    const name = text.slice(from, Math.min(to, from + 12));
    if (name === "print" || name === "exec") printAt = from;
    if (name === "except") exceptAt = from;
    if (!word || word.word === "async") word = { word: name, at: from };
    if (name === "async") isStart = true;
  }

  /** `print "x"`: a name before a text, a number or another name is no expression. */
  function afterPrint(kind: TokenKind, from: number, to: number): void {
    const isValue = kind === "string" || kind === "number" || (kind === "name" && !joining.has(text.slice(from, to)));
    if (isValue) {
      const call = text.startsWith("print", printAt) ? "print" : "exec";
      const message = `Missing parentheses in call to '${call}'. Did you mean ${call}(...)?`;
      report({ code: "python.python-2", message, from: printAt, to: printAt + call.length });
    }
    printAt = -1;
  }

  function operator(from: number, to: number): void {
    const code = to === from + 1 ? text.charCodeAt(from) : 0;
    if (code === 59) isStart = true;
    else if (code === 58 && lambdas > 0) lambdas -= 1;
    else if (code === 58) {
      isStart = true;
      exceptAt = -1;
    } else if (code === 44 && exceptAt >= 0) {
      const message = "multiple exception types must be parenthesized";
      report({ code: "python.python-2", message, from: exceptAt, to: from + 1 });
      exceptAt = -1;
    }
  }

  function endLine(): void {
    header = endsWithColon && word ? word : undefined;
    word = undefined;
    isStart = true;
    endsWithColon = false;
    lambdas = 0;
    printAt = -1;
    exceptAt = -1;
  }

  return {
    line: (at, column, tabless) => indent(at, { column, tabless }),
    end() {
      if (header) expectedBlock(header, text.replace(/(?:\r\n?|\n)$/, "").length);
    },
    token(kind, from, to, depth) {
      if (kind === "newline") {
        endLine();
        return;
      }
      if (depth > 0) return;
      if (printAt >= 0) afterPrint(kind, from, to);
      if (isStart) first(kind, from, to);
      if (kind === "name" && to - from === 6 && text.startsWith("lambda", from)) lambdas += 1;
      if (kind === "operator") operator(from, to);
      endsWithColon = isStart && kind === "operator" && to === from + 1 && text.charCodeAt(from) === 58;
    },
  };
}
