import type { TextEdit } from "#core/formats/source-contract.ts";
import type { Json } from "#core/problem/json.ts";
import { contentEnd } from "./source-slots.ts";
import type { SourceNode } from "./source-tree.ts";
import type { Splice, Spot } from "./splice.ts";
import { columnOf, indentOf, lineEnd, opensLine } from "./text-lines.ts";
import { blockLines, childIndent, flatText, jsonLines, textInStyle } from "./write-spliced.ts";

/** Adds the replacements that write a value anew in the place of another. */
export function replaceValue(splice: Splice, spot: Spot, wanted: Json): void {
  const column = spot.slot ? columnOf(splice.text, spot.slot.from) : 0;
  const lines = spot.inBlock ? blockLines(wanted, splice.style, { path: spot.path, column: column + 2 }) : undefined;
  if (!lines) splice.edits.push(...inLine(splice, spot, wanted));
  else if (spot.slot?.key === undefined) splice.edits.push(afterDash(splice, spot, lines));
  else splice.edits.push(...underKey(splice, spot, lines, " ".repeat(column) + childIndent(wanted, splice.style)));
}

function inLine(splice: Splice, { node, slot, path }: Spot, wanted: Json): readonly TextEdit[] {
  const { text } = splice;
  const { from } = node.range;
  const to = contentEnd(text, node);
  const written = valueText(splice, { node, path, opens: slot !== undefined && opensLine(text, slot.from) }, wanted);
  if (from === to && slot) {
    const at = slot.after ?? slot.to;
    return [{ from: at, to: at, text: `${slot.after === undefined ? ":" : ""} ${written}` }];
  }
  if (slot?.key === undefined || slot.after === undefined || !standsUnderKey(node))
    return [{ from, to, text: written }];
  // A comment behind the key stays where it is.
  const head = { from: slot.after, to: slot.after, text: ` ${written}` };
  return [head, { from: lineEnd(text, slot.after), to, text: "" }];
}

function valueText(
  { text, style }: Splice,
  { node, path, opens }: { readonly node: SourceNode; readonly path: Spot["path"]; readonly opens: boolean },
  wanted: Json,
): string {
  const { from } = node.range;
  if (style.json) {
    const place = { path, indent: indentOf(text, from), column: columnOf(text, from) };
    return opens ? jsonLines(wanted, style, place) : flatText(wanted, style);
  }
  if (typeof wanted !== "string" || node.kind !== "scalar") return flatText(wanted, style);
  return textInStyle(wanted, node.style, { indent: blockIndent(text, node), eol: style.eol });
}

/** The indentation of the lines after `|` or `>`; `undefined` where the text is none, is empty or says its indentation itself. */
function blockIndent(text: string, { range }: SourceNode): string | undefined {
  return /^[|>][-+]?[^\S\n]*(?:#.*)?\n\s*?( +)\S/.exec(text.slice(range.from, range.to))?.[1];
}

function afterDash({ text, style }: Splice, { node, slot }: Spot, lines: readonly string[]): TextEdit {
  const { from } = node.range;
  const to = contentEnd(text, node);
  const isEmpty = from === to && slot?.after !== undefined;
  const column = isEmpty && slot ? columnOf(text, slot.from) + 2 : columnOf(text, from);
  const joined = lines.join(`${style.eol}${" ".repeat(column)}`);
  return isEmpty
    ? { from: slot?.after ?? from, to: slot?.after ?? to, text: ` ${joined}` }
    : { from, to, text: joined };
}

function underKey(
  { text, style }: Splice,
  { node, slot }: Spot,
  lines: readonly string[],
  indent: string,
): readonly TextEdit[] {
  const after = slot?.after ?? node.range.from;
  const to = Math.max(after, contentEnd(text, node));
  const written = lines.map((line) => `${style.eol}${indent}${line}`).join("");
  if (standsUnderKey(node)) return [{ from: lineEnd(text, after), to, text: written }];
  const end = lineEnd(text, to);
  return [
    { from: after, to, text: "" },
    { from: end, to: end, text: written },
  ];
}

function standsUnderKey(node: SourceNode): boolean {
  return node.kind !== "scalar" && node.block === true;
}
