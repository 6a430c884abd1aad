import { checkPythonSyntax } from "#core/formats/python/read/check-syntax.ts";
import type { SourceFile, SourceProblem } from "#core/formats/source-contract.ts";

/** What Python would not take in the text of a file, as problems of a source. Codes: those of `checkPythonSyntax`. */
export function syntaxProblems({ text }: SourceFile, file: number): readonly SourceProblem[] {
  return checkPythonSyntax(text).map(({ code, message, from, to, line }) => ({
    code,
    severity: "error",
    path: [],
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.?]$/.test(message) ? "" : "."}${adviceOn(message)}`,
    range: { from, to },
    origin: { program: "python", type: code === "python.indentation" ? "IndentationError" : "SyntaxError", message },
    file,
    line,
  }));
}

/** What to do about an error that Python words without saying so. */
const advice: readonly (readonly [RegExp, string])[] = [
  [/^'[([{]' was never closed$/, "Add the closing bracket where it belongs."],
  [/^unmatched '/, "Take it away, or open it before."],
  [/does not match opening/, "Close the inner bracket first."],
  [/^unterminated /, "Close the text with the quotes that it begins with."],
  [/^unexpected indent$/, "Move the line to the indentation of the lines above."],
  [/^unindent does not match/, "Give the line the indentation of one of the blocks above."],
  [/^expected an indented block/, "Indent the next line, or write `pass` there."],
  [/^keyword argument repeated/, "Keep one of them."],
  [/^positional argument follows/, "Move it before the keywords, or name it."],
  [/^multiple exception types/, "This is Python 2; Python 3 writes `except (A, B) as error`."],
  [/^Missing parentheses in call/, "The line is Python 2; Flyte needs Python 3."],
];

function adviceOn(message: string): string {
  const found = advice.find(([pattern]) => pattern.test(message));
  return found ? ` ${found[1]}` : "";
}
