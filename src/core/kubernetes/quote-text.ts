const shortEscapes: ReadonlyMap<string, string> = new Map([
  ["\u0007", "\\a"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\v", "\\v"],
  ["\\", "\\\\"],
  ['"', '\\"'],
]);
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/**
 * Quotes a text as Go's `%q` does: printable characters stay, the others are escaped.
 *
 * @see SPEC K5; source: Go strconv.Quote
 */
export function quoteText(text: string): string {
  return `"${[...text].map(quoteCharacter).join("")}"`;
}

/**
 * Quotes a text as Go's JSON encoder does, which Kubernetes uses for the types of its own (names of resources, words).
 *
 * @see SPEC K5; source: Go encoding/json
 */
export function quoteTypedText(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${hex(character, 4)}`);
}

function quoteCharacter(character: string): string {
  const short = shortEscapes.get(character);
  if (short !== undefined) return short;
  if (printable.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return `\\x${hex(character, 2)}`;
  return code < 0x10000 ? `\\u${hex(character, 4)}` : `\\U${hex(character, 8)}`;
}

function hex(character: string, digits: number): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(digits, "0");
}
