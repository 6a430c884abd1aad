import type { SourceEncoding } from "#core/formats/source-contract.ts";

/** The characters of the bytes 0x80 to 0xFF by encoding, where they are not Latin-1's; a space stands for a byte that means nothing. */
const upperHalves = {
  "windows-1252": `€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ${latin(0xa0, 0xff)}`,
  "iso-8859-15": `${latin(0x80, 0xa3)}€¥Š§š${latin(0xa9, 0xb3)}Žµ¶·ž${latin(0xb9, 0xbb)}ŒœŸ${latin(0xbf, 0xff)}`,
  "latin-1": latin(0x80, 0xff),
} as const;

/** An encoding of one byte a character. */
export type ByteEncoding = keyof typeof upperHalves | "ascii";

/** The character of a byte; `undefined` where it means none. Source: Python's codecs. */
export function byteCharacter(byte: number, encoding: ByteEncoding): string | undefined {
  if (byte < 0x80) return String.fromCharCode(byte);
  const character = encoding === "ascii" ? " " : upperHalves[encoding].charAt(byte - 0x80);
  return character === " " ? undefined : character;
}

/** The byte of a UTF-16 code unit; `undefined` where it has none. */
export function characterByte(unit: number, encoding: ByteEncoding): number | undefined {
  if (unit < 0x80) return unit;
  const at = encoding === "ascii" ? -1 : upperHalves[encoding].indexOf(String.fromCharCode(unit));
  return at < 0 ? undefined : at + 0x80;
}

/** How an encoding is called in messages. */
export const encodingNames: Readonly<Record<SourceEncoding, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "latin-1": "Latin-1",
  "iso-8859-15": "ISO-8859-15",
  "windows-1252": "Windows-1252",
  ascii: "ASCII",
};

const byName: Readonly<Record<string, SourceEncoding>> = {
  ...named("utf-8", "utf8 u8 utf cp65001"),
  ...named("latin-1", "latin latin1 l1 iso8859 iso8859-1 8859 cp819"),
  ...named("iso-8859-15", "iso-8859-15 iso8859-15 latin9 latin-9 l9"),
  ...named("windows-1252", "windows-1252 cp1252 1252"),
  ...named("ascii", "ascii us-ascii 646"),
};

/** Encodings in which the bytes below 0x80 are ASCII. */
const containsAscii =
  /^(?:iso-?8859-\d+|latin-?\d+|windows-125\d|cp\d+|koi8-[rtu]|mac-?\w*|ptcp154|gbk|gb2312|gb18030|big5|euc-\w+|tis-620)$/;

/**
 * What encoding Python's first lines name: one that is read, `other` for one that contains ASCII, `unknown` for any other name, nothing
 * where none is named. `head` are the first bytes, a byte a character.
 */
export function declaredEncoding(head: string): SourceEncoding | "other" | "unknown" | undefined {
  const [first = "", second = ""] = head.split(/\r\n|\n|\r/, 2);
  const cookie = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
  const found = cookie.exec(first) ?? (/^[ \t\f]*(?:#|$)/.test(first) ? cookie.exec(second) : null);
  if (!found) return undefined;
  const name = (found[1] ?? "").toLowerCase().replaceAll("_", "-");
  if (/^utf-8(?:-|$)/.test(name)) return "utf-8";
  if (/^(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.test(name)) return "latin-1";
  return (Object.hasOwn(byName, name) ? byName[name] : undefined) ?? (containsAscii.test(name) ? "other" : "unknown");
}

function latin(from: number, to: number): string {
  return String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
}

function named(encoding: SourceEncoding, names: string): Readonly<Record<string, SourceEncoding>> {
  return Object.fromEntries(names.split(" ").map((name) => [name, encoding]));
}
