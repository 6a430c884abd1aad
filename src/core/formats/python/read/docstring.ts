import type { Scope } from "./located.ts";
import type { Span, Statement } from "./python-syntax.ts";

type Definition = Extract<Statement, { kind: "function" }>;

/** The docstring of a function: the literal's place in its chunk, and its text. One that is written over several lines is cleaned as `inspect.cleandoc` does. */
export function docstringOf(definition: Definition, scope: Scope): string | undefined {
  const found = docstringSpan(definition, scope);
  const text = found?.text;
  if (!found || text === undefined) return undefined;
  const literal = literalAt(found, scope);
  if (literal === '""" """') return "";
  return /[\n\r]/.test(literal) ? cleanDoc(text) : text;
}

function literalAt({ from, to }: Span, { chunk }: Scope): string {
  return chunk?.text.slice(from, to) ?? "";
}

/** Where the docstring stands in the chunk. An f-string is code, also without braces. */
export function docstringSpan(definition: Definition, scope: Scope): (Span & { readonly text: string }) | undefined {
  const [first] = definition.body;
  if (first?.kind !== "expression" || first.value.kind !== "string" || first.value.bytes) return undefined;
  const { parts, from, to } = first.value;
  if (/^[rR]?[fF]/.test(literalAt(first.value, scope))) return undefined;
  const text = parts.every((part) => typeof part === "string") ? parts.join("") : undefined;
  return text === undefined ? undefined : { from, to, text };
}

/** `inspect.cleandoc`: tabs become blanks, the common indentation of all lines but the first and empty lines at both ends go. */
function cleanDoc(text: string): string {
  const lines = expandTabs(text).split("\n");
  const indents = lines.slice(1).flatMap((line) => (line.trim() === "" ? [] : [line.length - line.trimStart().length]));
  const margin = indents.length === 0 ? 0 : Math.min(...indents);
  const cleaned = lines.map((line, index) => (index === 0 ? line.trimStart() : line.slice(margin)));
  let from = 0;
  let to = cleaned.length;
  while (to > from && cleaned[to - 1] === "") to -= 1;
  while (from < to && cleaned[from] === "") from += 1;
  return cleaned.slice(from, to).join("\n");
}

function expandTabs(text: string): string {
  if (!text.includes("\t")) return text;
  return text
    .split("\n")
    .map((line) => {
      let column = 0;
      return line.replaceAll(/[^\t]+|\t/g, (piece) => {
        const spread = piece === "\t" ? " ".repeat(8 - (column % 8)) : piece;
        column += spread.length;
        return spread;
      });
    })
    .join("\n");
}
