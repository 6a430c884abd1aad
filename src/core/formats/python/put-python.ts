import { type CodeWriter, piece } from "#core/formats/code/code-writer.ts";
import { assertNever } from "#core/problem/assert-never.ts";
import type { Path } from "#core/problem/problem.ts";
import { formatPythonText } from "./format-python-text.ts";
import type { PythonArgument, PythonNode } from "./python-node.ts";
import { textWidth } from "./text-width.ts";

/** The widest line, as `ruff format` and Black have it. */
export const lineLength = 88;
/** One step of indentation. */
export const pythonIndent = "    ";

/** Where an expression starts: the indentation of its line, the columns before it, and those needed after it on the last line. */
export type PythonPlace = { readonly indent: number; readonly column: number; readonly after: number };

/**
 * Lays an expression out as `ruff format` does: on one line where it fits; else a call's arguments together on the next line where
 * they fit there; else one item a line with a comma after the last. Texts are never broken.
 *
 * @see SPEC PY9
 */
export function putPython(out: CodeWriter, node: PythonNode, place: PythonPlace): void {
  if (fitsFlat(node, place) || isEmpty(node)) putFlat(out, node);
  else putOpen(out, node, place);
}

/** Whether an expression fits on its line. */
function fitsFlat(node: PythonNode, place: PythonPlace): boolean {
  return place.column + flatWidth(node) + place.after <= lineLength;
}

/** Whether nothing stands in an expression's brackets, so that it has no place to break at. */
export function isEmpty(node: PythonNode): boolean {
  return node.kind === "atom" || partsOf(node).length === 0;
}

/** What stands up to and with an expression's first bracket; the whole of an atom. */
export function bracketHead(node: PythonNode): string {
  return node.kind === "atom" ? node.text : bracketsOf(node)[0];
}

/** How many columns an expression takes on one line. */
function flatWidth(node: PythonNode): number {
  if (node.kind === "atom") return textWidth(node.text);
  const parts = partsOf(node);
  const inner = parts.reduce((sum, part) => sum + textWidth(part.head) + flatWidth(part.value), 0);
  const [open, close] = bracketsOf(node);
  return open.length + close.length + inner + 2 * Math.max(0, parts.length - 1) + (isSingle(node) ? 1 : 0);
}

/** Writes an expression on the current line, with marks for what is in it. */
function putFlat(out: CodeWriter, node: PythonNode): void {
  if (node.kind === "atom") {
    out.put(piece(node.token, node.text, node.path));
    return;
  }
  const [open, close] = bracketsOf(node);
  out.put(piece("plain", open, node.path));
  for (const [index, part] of partsOf(node).entries()) {
    if (index > 0) out.put(piece("plain", ", ", node.path));
    out.at(part.value.path, () => {
      putHead(out, part, node.path);
      putFlat(out, part.value);
    });
  }
  out.put(piece("plain", `${isSingle(node) ? "," : ""}${close}`, node.path));
}

function putOpen(out: CodeWriter, node: PythonNode, place: PythonPlace): void {
  const [open, close] = bracketsOf(node);
  const indent = place.indent + pythonIndent.length;
  const parts = partsOf(node);
  out.line(piece("plain", open, node.path));
  out.indented(() => {
    if (node.kind === "call" && fitsTogether(node, indent)) putTogether(out, parts, node.path);
    else for (const part of parts) putPart(out, part, { indent, path: node.path });
  });
  out.put(piece("plain", close, node.path));
}

function fitsTogether(node: PythonNode, indent: number): boolean {
  const [open, close] = bracketsOf(node);
  return indent + flatWidth(node) - open.length - close.length <= lineLength;
}

function putTogether(out: CodeWriter, parts: readonly Part[], path: Path | undefined): void {
  for (const [index, part] of parts.entries()) {
    if (index > 0) out.put(piece("plain", ", ", path));
    out.at(part.value.path, () => {
      putHead(out, part, path);
      putFlat(out, part.value);
    });
  }
  out.end();
}

function putPart(
  out: CodeWriter,
  part: Part,
  where: { readonly indent: number; readonly path: Path | undefined },
): void {
  out.at(part.value.path, () => {
    putHead(out, part, where.path);
    const column = where.indent + textWidth(part.head);
    putPython(out, part.value, { indent: where.indent, column, after: 1 });
    out.line(piece("plain", ",", where.path));
  });
}

/** What stands in the brackets: `head` is the keyword with its `=`, or the key with its colon. */
type Part = { readonly head: string; readonly string: boolean; readonly value: PythonNode };

function partsOf(node: PythonNode): readonly Part[] {
  if (node.kind === "atom") return [];
  if (node.kind === "call") return node.args.map(argumentPart);
  if (node.kind !== "dict") return node.items.map((value) => ({ head: "", string: false, value }));
  return node.entries.map(({ key, value }) => ({ head: `${formatPythonText(key)}: `, string: true, value }));
}

function argumentPart({ name, value }: PythonArgument): Part {
  return { head: name === undefined ? "" : `${name}=`, string: false, value };
}

function putHead(out: CodeWriter, part: Part, path: Path | undefined): void {
  if (!part.string) out.put(piece("plain", part.head, path));
  else out.put(piece("string", part.head.slice(0, -2), path), piece("plain", ": ", path));
}

function bracketsOf(node: PythonNode): readonly [string, string] {
  switch (node.kind) {
    case "atom":
      return ["", ""];
    case "call":
      return [`${node.head}(`, ")"];
    case "list":
      return ["[", "]"];
    case "tuple":
      return ["(", ")"];
    case "dict":
      return ["{", "}"];
    default:
      return assertNever(node);
  }
}

/** A tuple of one needs its comma even on one line. */
function isSingle(node: PythonNode): boolean {
  return node.kind === "tuple" && node.items.length === 1;
}
