import { type BracketStyle, isNode, isScalar, putBrackets, putFlat } from "#core/formats/code/bracket-literal.ts";
import { writeCode } from "#core/formats/code/code-writer.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { jsonStyle } from "./json-writer.ts";
import type { ScalarStyle } from "./source-tree.ts";
import { formatYamlText, quoteYamlText, staysPlain } from "./yaml-scalar.ts";
import { longestKey, yamlFlow } from "./yaml-writer.ts";

/** The ways of a text: its line end, its language, one step of indentation, how far a list stands under its key. */
export type TextStyle = {
  readonly eol: string;
  readonly json: boolean;
  readonly step: string;
  readonly dash: number;
};

/** A value on one line. */
export function flatText(value: Json, style: TextStyle): string {
  return writeCode("", (out) => putFlat(out, value, bracketStyle(style), [])).text.replace(/\n$/, "");
}

/** A key with its colon, as it stands in brackets or before a value. */
export function keyText(key: string, style: TextStyle): string {
  return `${bracketStyle(style).key(key)}:`;
}

/** A value in JSON over as many lines as it takes, the first of them at `column`, the others from `indent` on. */
export function jsonLines(
  value: Json,
  style: TextStyle,
  place: { readonly path: Path; readonly indent: string; readonly column: number },
): string {
  const indent = place.indent.length;
  const brackets = { path: place.path, indent, column: place.column, after: 1 };
  const { text } = writeCode(style.step, (out) => putBrackets(out, value, jsonStyle, brackets));
  return text.replace(/\n$/, "").replaceAll("\n", `${style.eol}${place.indent}`);
}

/** A text in the style in which another stood: quotes stay, and no quotes where none are needed. Else as our writer has it. */
export function textInStyle(
  text: string,
  old: ScalarStyle | undefined,
  { indent, eol }: { readonly indent: string | undefined; readonly eol: string },
): string {
  const clean = !/[^\x20-\x7E\p{L}\p{N}\p{P}\p{S}]/u.test(text);
  if (old === "single" && clean) return `'${text.replaceAll("'", "''")}'`;
  if (old === "double") return quoteYamlText(text);
  if (old === "plain" && clean && staysPlain(text)) return text;
  const lines = old === "block" && indent !== undefined ? blockText(text, indent, eol) : undefined;
  return lines ?? formatYamlText(text);
}

/** The path of a value, and the column at which it begins. */
type LinePlace = { readonly path: Path; readonly column: number };

/** The lines of a value in block style, the first one to follow a dash or to stand on a line of its own; `undefined` if it fits on one. */
export function blockLines(value: Json, style: TextStyle, { path, column }: LinePlace): readonly string[] | undefined {
  if (isScalar(value) || Object.keys(value).length === 0) return undefined;
  if (!isNode(path, value) && column + flatText(value, style).length <= yamlFlow.width) return undefined;
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) => itemLines(item, style, { path: [...path, index], column }));
  }
  if (!isJsonObject(value)) return undefined;
  return Object.keys(value).flatMap((key) => {
    const item = value[key];
    return item === undefined ? [] : entryLines(key, item, style, { path: [...path, key], column });
  });
}

/** The lines of an item with its dash. */
export function itemLines(item: Json, style: TextStyle, { path, column }: LinePlace): readonly string[] {
  const lines = blockLines(item, style, { path, column: column + 2 }) ?? [flatText(item, style)];
  return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

/** The lines of an entry with its key. */
export function entryLines(key: string, value: Json, style: TextStyle, { path, column }: LinePlace): readonly string[] {
  const head = keyText(key, style);
  if (head.length > longestKey) return [`? ${head.slice(0, -1)}`, `: ${flatText(value, style)}`];
  const lines = blockLines(value, style, { path, column: column + head.length + 1 });
  return lines
    ? [head, ...lines.map((line) => childIndent(value, style) + line)]
    : [`${head} ${flatText(value, style)}`];
}

/** How far the lines of a value stand under its key. */
export function childIndent(value: Json, style: TextStyle): string {
  return Array.isArray(value) ? " ".repeat(style.dash) : style.step;
}

function bracketStyle(style: TextStyle): BracketStyle {
  return style.json ? jsonStyle : yamlFlow;
}

/** A text as lines after `|`, where that says it exactly. */
function blockText(text: string, indent: string, eol: string): string | undefined {
  const body = text.replace(/\n$/, "");
  const sayable = /^\S(?:.|\n)*\S$|^\S$/.test(body) && !/[^\n\x20-\x7E\p{L}\p{N}\p{P}\p{S}]/u.test(body);
  if (!sayable) return undefined;
  const lines = body.split("\n").map((line) => (line === "" ? "" : `${indent}${line}`));
  return [text === body ? "|-" : "|", ...lines].join(eol);
}
