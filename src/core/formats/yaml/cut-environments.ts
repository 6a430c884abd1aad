import type { Range } from "./source-tree.ts";

/** The environments of a YAML text by their lines: `indent` blanks stand before each dash. */
export type EnvironmentLines = { readonly indent: number; readonly items: readonly [Range, ...Range[]] };

const blank = 32;
const dash = 45;

/**
 * Where each environment of a document stands, by its lines alone, the first to the last one up to what follows the list. `undefined` where that cannot
 * be told so: the environments are not written by lines, or something reaches from one into another.
 */
export function cutEnvironments(text: string): EnvironmentLines | undefined {
  const start = mayReach(text) ? undefined : listStart(text);
  return start === undefined ? undefined : cutList(text, start);
}

/** Whether something can reach from one environment into another (anchors, directives, other documents), or tabs hide how far a line is indented. */
function mayReach(text: string): boolean {
  if (/^\uFEFF?(?:---|%)/.test(text) || ["\n---", "\n...", "\n%"].some((mark) => text.includes(mark))) return true;
  if (text.includes("&") && /(?:^|[\s[{,:])&\S/.test(text)) return true;
  return text.includes("\t") && /(?:^|\n) *\t/.test(text);
}

/** The line after the only one that is `environments:`, without indentation. */
function listStart(text: string): number | undefined {
  const head = "environments:";
  const inFirstLine = text.startsWith(head) || text.startsWith(`\uFEFF${head}`);
  const found = inFirstLine ? text.indexOf(head) : text.indexOf(`\n${head}`) + 1;
  if ((!inFirstLine && found === 0) || text.includes(`\n${head}`, found)) return undefined;
  const next = lineAfter(text, found);
  return /^(?: *| +#[^\n]*?)\r?\n$/.test(text.slice(found + head.length, next)) ? next : undefined;
}

function cutList(text: string, start: number): EnvironmentLines | undefined {
  const starts: number[] = [];
  let indent = -1;
  let line = start;
  for (let next = lineAfter(text, line); line < text.length; line = next, next = lineAfter(text, line)) {
    const content = skipBlanks(text, line);
    if (content >= next || "\r\n#".includes(text[content] ?? "\n")) continue;
    const column = content - line;
    const opens = text.charCodeAt(content) === dash && " \r\n".includes(text[content + 1] ?? "\n");
    if (indent < 0) {
      if (!opens) return undefined;
      indent = column;
    }
    if (column > indent) continue;
    if (column < indent || !opens) break;
    starts.push(line);
  }
  const [first, ...others] = starts.map((from, index) => ({ from, to: starts[index + 1] ?? line }));
  return first && { indent, items: [first, ...others] };
}

function lineAfter(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline + 1;
}

function skipBlanks(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === blank) end += 1;
  return end;
}
