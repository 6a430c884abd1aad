import { type CodePart, type CodeWriter, piece, writeCode } from "#core/formats/code/code-writer.ts";
import { bracketHead, isEmpty, lineLength, putPython, pythonIndent } from "./put-python.ts";
import type { PythonNode } from "./python-node.ts";
import { textWidth } from "./text-width.ts";

/** Writes an expression as a statement of its own, at the left margin. */
export function putStatement(out: CodeWriter, node: PythonNode): void {
  putPython(out, node, { indent: 0, column: 0, after: 0 });
  out.end();
}

/**
 * Writes `variable = call` at an indentation. Where the line would be too long up to the call's bracket, or the call has nothing to break at, the
 * call stands in brackets of its own, unless a line is still too long then. See SPEC PY9.
 */
export function putAssignment(out: CodeWriter, variable: string, node: PythonNode, indent = 0): void {
  const column = indent + textWidth(variable) + 3;
  // A call without arguments cannot break: all of it has to fit.
  const head = textWidth(bracketHead(node)) + (isEmpty(node) ? 1 : 0);
  const bracketed = column + head > lineLength ? inBrackets(variable, node, indent) : undefined;
  if (bracketed) {
    out.add(bracketed);
    return;
  }
  out.put(`${variable} = `);
  putPython(out, node, { indent, column, after: 0 });
  out.end();
}

/** The assignment with brackets around the call, where every line of it fits. */
function inBrackets(variable: string, node: PythonNode, outer: number): CodePart | undefined {
  const part = writeCode(pythonIndent, (out) => {
    out.line(`${variable} = (`);
    out.indented(() => {
      const inner = outer + pythonIndent.length;
      putPython(out, node, { indent: inner, column: inner, after: 0 });
      out.end();
    });
    out.line(")");
  });
  return part.text.split("\n").every((line) => outer + textWidth(line) <= lineLength) ? part : undefined;
}

/** Writes a decorator. */
export function putDecorator(out: CodeWriter, node: PythonNode): void {
  out.put(piece("plain", "@"));
  putPython(out, node, { indent: 0, column: 1, after: 0 });
  out.end();
}
