const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?! )\p{Zs}/gu;

/** What a language writes for characters that have a short escape, such as a newline. */
export type ShortEscapes = Readonly<Record<string, string>>;

/**
 * The text with every character escaped that an editor, a terminal or a reader could swallow, show wrongly or take for a line's
 * end: control, format, private, unpaired and odd blank characters. Short escapes come first, else `\xHH`, `\uHHHH`, and
 * `\UHHHHHHHH` from the second plane on. The quote and the backslash are the caller's to escape before. See SPEC F8.
 */
export function escapeUnprintable(
  text: string,
  short: ShortEscapes,
  astral = (code: number) => `\\U${hex(code, 8)}`,
): string {
  return text.replaceAll(unprintable, (character) => {
    const known = short[character];
    if (known !== undefined) return known;
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0xff) return `\\x${hex(code, 2)}`;
    return code <= 0xffff ? `\\u${hex(code, 4)}` : astral(code);
  });
}

/** A number in hexadecimal digits, lower case, with zeros in front. */
function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}
