import { slotsOf } from "./source-slots.ts";
import type { SourceNode } from "./source-tree.ts";
import { columnOf } from "./text-lines.ts";
import type { TextStyle } from "./write-spliced.ts";

/** The ways of a text, from what stands in it: where nothing says them, those of our writers. */
export function styleOfText(text: string, tree: SourceNode, json: boolean): TextStyle {
  const eol = /\r?\n/.exec(text)?.[0] ?? "\n";
  if (json) return { eol, json, step: /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ", dash: 2 };
  const under = indentsUnderKeys(text, tree);
  const step = under.map ?? 2;
  return { eol, json, step: " ".repeat(step), dash: under.list ?? step };
}

type Indents = { readonly map?: number; readonly list?: number };

/** How far the first map and the first list under a key stand to the right of it. */
function indentsUnderKeys(text: string, tree: SourceNode): Indents {
  let found: Indents = {};
  const open: SourceNode[] = [tree];
  for (let node = open.pop(); node && (found.map === undefined || found.list === undefined); node = open.pop()) {
    if (node.kind === "scalar" || !node.block || node.anchor?.startsWith("*")) continue;
    for (const { key, from, value } of slotsOf(text, node).toReversed()) {
      open.push(value);
      if (key === undefined || value.kind === "scalar" || !value.block) continue;
      const indent = columnOf(text, slotsOf(text, value)[0]?.from ?? from) - columnOf(text, from);
      found = { [value.kind]: indent, ...found };
    }
  }
  return found;
}
