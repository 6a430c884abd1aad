/** Where a top-level statement begins and ends: whole lines, with its decorators and its `else`, `except`, `finally`. */
export type Chunk = { readonly from: number; readonly to: number };

const continues = /(?:elif|else|except|finally)\b/y;
const begins = /(?:async[ \t]+def|def|class|import|from|@|if|for|while|with|try|return)\b|@/y;
const significant = /["'#()[\]{}\\\n\r]/g;

/**
 * Cuts a module into its top-level statements, so that each can be parsed, and kept, by itself. A line belongs to the statement above it when it
 * is indented, in open brackets or a string, below a decorator, or continues a compound statement. Where a bracket stays open, a line
 * that starts with a keyword of a statement begins a new one. Linear. See SPEC PR2.
 *
 * @param resume where to start; what stands before must be whole statements.
 * @param stop ends the work where it says so of the start of a chunk; the last chunk is then empty.
 */
export function splitChunks(text: string, resume = 0, stop: (from: number) => boolean = () => false): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let start = -1;
  let end = resume;
  let afterDecorator = false;
  let at = resume === 0 && text.charCodeAt(0) === 0xfeff ? 1 : resume;
  while (at < text.length) {
    const first = text.charCodeAt(at);
    // A form feed at the start of a line counts as nothing.
    if (first === 12) {
      at += 1;
      continue;
    }
    const isBlank = first === 10 || first === 13 || first === 35;
    if (isBlank) {
      at = lineEnd(text, at);
      continue;
    }
    const isIndented = first === 32 || first === 9;
    if (isIndented && start < 0 && isBlankLine(text, at)) {
      at = lineEnd(text, at);
      continue;
    }
    const belongs = start >= 0 && (isIndented || afterDecorator || matches(continues, text, at));
    if (!belongs) {
      if (start >= 0) chunks.push({ from: start, to: end });
      if (stop(at)) return [...chunks, { from: at, to: at }];
      start = at;
    }
    afterDecorator = first === 64;
    at = logicalLineEnd(text, at);
    end = at;
  }
  if (start >= 0) chunks.push({ from: start, to: end });
  return chunks;
}

/** Where the lines end that a statement's first line goes on in: past open brackets, strings, backslashes. */
export function logicalLineEnd(text: string, from: number): number {
  let depth = 0;
  significant.lastIndex = from;
  for (let match = significant.exec(text); match; match = significant.exec(text)) {
    const at = match.index;
    switch (text.charCodeAt(at)) {
      case 34:
      case 39:
        significant.lastIndex = stringEnd(text, at);
        break;
      case 35:
        significant.lastIndex = endOfComment(text, at);
        break;
      case 92:
        significant.lastIndex = text.startsWith("\r\n", at + 1) ? at + 3 : at + 2;
        break;
      case 40:
      case 91:
      case 123:
        depth += 1;
        break;
      case 41:
      case 93:
      case 125:
        depth = Math.max(0, depth - 1);
        break;
      default: {
        const next = at + (text.startsWith("\r\n", at) ? 2 : 1);
        if (depth === 0 || matches(begins, text, next)) return next;
        significant.lastIndex = next;
      }
    }
  }
  return text.length;
}

/** Where a string ends; one of a single quote ends with its line at the latest. */
function stringEnd(text: string, at: number): number {
  const quote = text.charAt(at);
  const triple = quote.repeat(3);
  if (text.startsWith(triple, at)) {
    let from = at + 3;
    for (;;) {
      const close = text.indexOf(triple, from);
      if (close < 0) return text.length;
      let slashes = 0;
      while (text.charCodeAt(close - 1 - slashes) === 92) slashes += 1;
      if (slashes % 2 === 0 || close - slashes < at + 3) return close + 3;
      from = close + 1;
    }
  }
  const pattern = quote === '"' ? /["\\\n\r]/g : /['\\\n\r]/g;
  pattern.lastIndex = at + 1;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] === quote) return match.index + 1;
    if (match[0] !== "\\") return match.index;
    pattern.lastIndex = match.index + (text.startsWith("\r\n", match.index + 1) ? 3 : 2);
  }
  return text.length;
}

function endOfComment(text: string, at: number): number {
  newline.lastIndex = at;
  return newline.exec(text)?.index ?? text.length;
}

const newline = /[\n\r]/g;

/** Where the next line starts. */
function lineEnd(text: string, at: number): number {
  const end = endOfComment(text, at);
  return end + (text.startsWith("\r\n", end) ? 2 : end < text.length ? 1 : 0);
}

function isBlankLine(text: string, at: number): boolean {
  return /^[ \t\f]*(?:#|[\n\r]|$)/.test(text.slice(at, Math.min(text.length, at + 400)));
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
