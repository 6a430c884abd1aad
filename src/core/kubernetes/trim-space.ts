/** What Go calls white space: JavaScript's `trim` keeps U+0085 and takes U+FEFF. */
const space = "\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const spaceAround = new RegExp(`^[${space}]+|[${space}]+$`, "g");

/** Takes white space off both ends, as Go's TrimSpace does. @see SPEC K20 */
export function trimSpace(text: string): string {
  return text.replace(spaceAround, "");
}
