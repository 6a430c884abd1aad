import { lineEnd, stringEnd } from "./token-ends.ts";

/** Everything that may stand between the words and texts of literals. */
const between = /[^\s.,:+\-*/%()[\]{}\\]/g;
const word = /(?:True|False|None|\d[\w.]*)(?![\w"'])/y;
const quote = /(?:[bBuU]?[rR]?|[rR][bB])("""|'''|"|')/y;

/** Whether a text from a place on is literals only: numbers, texts without fields, words, in whatever brackets. Linear. */
export function isPlainValue(text: string, from: number): boolean {
  let at = from;
  for (;;) {
    between.lastIndex = at;
    if (!between.test(text)) return true;
    const start = between.lastIndex - 1;
    if (text.charCodeAt(start) === 35) {
      at = lineEnd(text, start);
      continue;
    }
    const end = literalEnd(text, start);
    if (end === undefined) return false;
    at = end;
  }
}

function literalEnd(text: string, start: number): number | undefined {
  word.lastIndex = start;
  if (word.test(text)) return word.lastIndex;
  quote.lastIndex = start;
  const mark = quote.exec(text)?.[1];
  if (mark === undefined) return undefined;
  const { at, closed } = stringEnd(text, quote.lastIndex, mark);
  return closed ? at : undefined;
}
