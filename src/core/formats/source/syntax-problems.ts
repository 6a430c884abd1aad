import { checkPythonSyntax } from "#core/formats/python/read/check-syntax.ts";
import type { SourceFile, SourceProblem } from "#core/formats/source-contract.ts";

/** What Python would not take in the text of a file, as problems of a source. Codes: those of `checkPythonSyntax`. */
export function syntaxProblems({ text }: SourceFile, file: number): readonly SourceProblem[] {
  return checkPythonSyntax(text).map(({ code, message, from, to, line }) => ({
    code,
    severity: "error",
    path: [],
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
    range: { from, to },
    origin: { program: "python", type: code === "python.indentation" ? "IndentationError" : "SyntaxError", message },
    file,
    line,
  }));
}
