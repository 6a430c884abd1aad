/** Where the line of a place begins; a byte-order mark is not part of the first line. */
export function lineStart(text: string, at: number): number {
  const start = at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
  return start === 0 && text.startsWith("\uFEFF") ? 1 : start;
}

/** Where the line of a place ends: before its line end. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  const end = newline < 0 ? text.length : newline;
  return end > at && text[end - 1] === "\r" ? end - 1 : end;
}

/** Where the line after that of a place begins. */
export function nextLine(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline + 1;
}

/** How far a place stands from the beginning of its line, in code units. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** The blanks at the beginning of a place's line. */
export function indentOf(text: string, at: number): string {
  const start = lineStart(text, at);
  return /^[ \t]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? "";
}

/** Whether only blanks stand before a place on its line. */
export function opensLine(text: string, at: number): boolean {
  return indentOf(text, at).length >= columnOf(text, at);
}

/** Whether only blanks, and a comment unless it is JSON, stand after a place on its line. */
export function closesLine(text: string, at: number): boolean {
  return /^[ \t]*(?:#.*)?$/.test(text.slice(at, lineEnd(text, at)));
}

/** The place after the blanks and line ends that stand at a place. */
export function skipBlank(text: string, at: number): number {
  let end = at;
  while (end < text.length && " \t\r\n".includes(text[end] ?? "")) end += 1;
  return end;
}
