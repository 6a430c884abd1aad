/** How many marks of YAML are read of a text: what takes less than a second. That is about 30 000 lines. */
export const mostMarks = 120_000;

const isMark = new Uint8Array(128);
for (const mark of "\n,:[]{}-?!&*|>@`%#\"'\\") isMark[mark.charCodeAt(0)] = 1;

/** How many characters of a text may mean something to YAML: line ends, brackets, colons, quotes, dashes and the like. Parsing takes so long. */
export function countMarks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) count += isMark[text.charCodeAt(at)] ?? 0;
  return count;
}
