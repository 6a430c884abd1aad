const lineStops = /[\r\n]/g;
const insides: Readonly<Record<string, RegExp>> = {
  "'": /['\\\r\n]/g,
  '"': /["\\\r\n]/g,
  "'''": /'''|\\/g,
  '"""': /"""|\\/g,
};

/** Where a string's text that begins at `start` ends: after its quote, or at the line's or text's end where that is missing. */
export function stringEnd(
  text: string,
  start: number,
  quote: string,
): { readonly at: number; readonly closed: boolean } {
  const pattern = insides[quote] ?? lineStops;
  pattern.lastIndex = start;
  while (pattern.test(text)) {
    const at = pattern.lastIndex - 1;
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return { at, closed: false };
    if (code !== 92) return { at: pattern.lastIndex, closed: true };
    pattern.lastIndex = afterEscape(text, at);
  }
  return { at: text.length, closed: false };
}

/** Where the line of a place ends: before its line end. */
export function lineEnd(text: string, at: number): number {
  lineStops.lastIndex = at;
  return lineStops.test(text) ? lineStops.lastIndex - 1 : text.length;
}

/** The place after the line end that stands at a place. */
export function afterNewline(text: string, at: number): number {
  return at + (text.startsWith("\r\n", at) ? 2 : 1);
}

/** The place after an escaped character; a line end is one. */
export function afterEscape(text: string, at: number): number {
  return at + (text.startsWith("\r\n", at + 1) ? 3 : 2);
}
