import type { Statement } from "./python-syntax.ts";
import { logicalLineEnd } from "./split-chunks.ts";

const changesPart = /(?:\.\w+|\])\s*(?:[-+*/%@&|^]|\/\/|\*\*|<<|>>)?=(?!=)/;
const functionStart = /^(?:async[ \t]+)?def\b/;

/**
 * A function's text up to the first statement of its body, when nothing in the rest can matter to what the module defines; any other text
 * as it is. Most of a large file is such functions.
 */
export function shortenedFunction(text: string): string {
  let at = 0;
  while (text.charCodeAt(at) === 64) at = nextLine(text, logicalLineEnd(text, at));
  if (!functionStart.test(text.slice(at, at + 40))) return text;
  const body = logicalLineEnd(text, at);
  const second = logicalLineEnd(text, nextLine(text, body));
  if (second >= text.length) return text;
  const rest = text.slice(second);
  const isPlain = !words.test(rest) && !changesPart.test(rest);
  return isPlain ? text.slice(0, second) : text;
}

/** Words in a function's body that may matter to the module: calls of `.override`, names made global, parts of others changed. */
const words =
  /override|global|nonlocal|setattr|__|\.(?:update|append|extend|insert|pop|popitem|remove|clear|setdefault|sort|reverse)\b/;

const head = /^(async[ \t]+)?def[ \t]+([A-Za-z_]\w*)[ \t]*[([]/;

/**
 * An ordinary function, in which nothing can matter to what the module defines, as a statement of which only the name is told; `undefined` for
 * any other text. It does not have to be parsed.
 */
export function ordinaryFunction(text: string): Statement | undefined {
  const match = head.exec(text);
  const name = match?.[2];
  if (!match || name === undefined || text.includes(":=") || words.test(text)) return undefined;
  if (changesPart.test(text.slice(logicalLineEnd(text, 0)))) return undefined;
  const from = match[0].lastIndexOf(name);
  return {
    from: 0,
    to: text.length,
    kind: "function",
    name,
    isAsync: match[1] !== undefined,
    decorators: [],
    parameters: [],
    defaults: [],
    body: [],
    nameSpan: { from, to: from + name.length },
    head: 0,
  };
}

/** Past empty lines and lines with a comment alone. */
function nextLine(text: string, from: number): number {
  const skipped = /^(?:[ \t\f]*(?:#[^\n\r]*)?(?:\r\n|\n|\r))*/.exec(text.slice(from, from + 4000));
  return from + (skipped?.[0].length ?? 0);
}
