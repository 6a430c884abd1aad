import { lineOf, lineStarts } from "#core/formats/source-lines.ts";
import { checkArguments } from "./check-arguments.ts";
import { checkStatements } from "./check-statements.ts";
import { scanPython, type TokenHandler, type TokenKind } from "./python-tokens.ts";

/** The codes of what is found: brackets and strings, indentation, Python 2, arguments of calls, marks of a merge. */
export type SyntaxCode =
  | "python.syntax"
  | "python.indentation"
  | "python.python-2"
  | "python.arguments"
  | "python.conflict";

/** An error of syntax: CPython's own words where it has some; offsets in UTF-16 code units, the line from 1. */
export type SyntaxFinding = {
  readonly code: SyntaxCode;
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
};

/** A finding before its line is looked up. */
export type Found = Omit<SyntaxFinding, "line">;

/** A part of the checks: it takes tokens and reports. `depth` counts the brackets that are open around a token, its own excluded. */
export type TokenCheck = {
  token(kind: TokenKind, from: number, to: number, depth: number): void;
  line?(at: number, column: number, tabless: number): void;
  /** The whole text was scanned. */
  end?(): void;
};

/** More findings than that help nobody. */
const most = 1000;

/**
 * What Python would not take, by the tokens of a file alone: brackets and strings that are not closed, indentation, `print` and `exec`
 * statements, `except X, e`, repeated keywords, positional arguments after keywords, marks of a merge. Nothing else is looked for; what
 * is found is an error in every release of Python 3 up to 3.13. After brackets or strings that do not close, nothing more is looked
 * at. Never throws, linear.
 *
 * @see SPEC PX1–PX5; source: CPython 3.11, Parser/tokenizer.c and Grammar/python.gram
 */
export function checkPythonSyntax(text: string): readonly SyntaxFinding[] {
  const found: Found[] = [];
  const marks: Found[] = [];
  const report = (one: Found) => {
    if (found.length < most) found.push(one);
  };
  const starts = lineStarts(text);
  const checks = [checkStatements(text, report, (at) => lineOf(starts, at)), checkArguments(text, report)];
  const { stop, open } = scanPython(text, handlerOf(text, checks, marks));
  const innermost = open.at(-1);
  if (!stop && innermost === undefined) for (const check of checks) check.end?.();
  if (stop) report({ code: "python.syntax", ...stop });
  else if (innermost !== undefined) {
    const message = `'${text.charAt(innermost)}' was never closed`;
    report({ code: "python.syntax", message, from: innermost, to: innermost + 1 });
  }
  const unclosed = stop ? undefined : open[0];
  return reliable(found, marks, unclosed)
    .toSorted((a, b) => a.from - b.from)
    .map((one) => ({ ...one, line: lineOf(starts, one.from) }));
}

function handlerOf(text: string, checks: readonly TokenCheck[], marks: Found[]): TokenHandler {
  let depth = 0;
  return {
    token(kind, from, to) {
      if (kind === "close") depth -= 1;
      for (const check of checks) check.token(kind, from, to, depth);
      if (kind === "open") depth += 1;
    },
    line(at, column, tabless) {
      for (const check of checks) check.line?.(at, column, tabless);
    },
    conflict(from, to) {
      const mark = text.slice(from, from + 7);
      const message = `merge-conflict marker ${mark}: choose one side and remove the markers`;
      marks.push({ code: "python.conflict", message, from, to });
    },
  };
}

/** In what an open bracket swallowed, and between the sides of a merge, a finding may be none. */
function reliable(found: readonly Found[], marks: readonly Found[], unclosed: number | undefined): readonly Found[] {
  const merge = marks[0]?.from ?? Number.POSITIVE_INFINITY;
  const bracket = unclosed ?? Number.POSITIVE_INFINITY;
  const kept = found.filter(({ from, code }) => from < merge && (from <= bracket || code === "python.syntax"));
  return [...kept, ...marks];
}
