/** Text in pieces: a string cannot be made of millions of arguments at once. */
const piece = 8192;

/** Collects UTF-16 code units. */
class UnitCollector {
  text = "";
  private units: number[] = [];

  add(unit: number): void {
    this.units.push(unit);
    if (this.units.length >= piece) this.flush();
  }

  addCode(code: number): void {
    if (code < 0x10000) this.add(code);
    else {
      this.add(0xd800 + ((code - 0x10000) >> 10));
      this.add(0xdc00 + ((code - 0x10000) & 0x3ff));
    }
  }

  flush(): string {
    this.text += String.fromCharCode(...this.units);
    this.units = [];
    return this.text;
  }
}

/** A text, or the offset of the first byte that is none. */
export type Decoded = { readonly text: string } | { readonly wrong: number };

/** UTF-8, strictly: no overlong forms, no surrogates. The byte-order mark stays. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const collector = new UnitCollector();
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    const code = length === 1 ? lead : codeAt(bytes, at, length);
    if (code === undefined) return { wrong: at };
    collector.addCode(code);
    at += length;
  }
  return { text: collector.flush() };
}

const leastCodes = [0, 0, 0x80, 0x800, 0x10000];

function codeAt(bytes: Uint8Array, at: number, length: number): number | undefined {
  const lead = bytes[at] ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return undefined;
  let code = lead & (0xff >> (length + 1));
  for (let index = 1; index < length; index += 1) {
    const next = bytes[at + index] ?? 0;
    if ((next & 0xc0) !== 0x80) return undefined;
    code = code * 64 + (next & 0x3f);
  }
  const isLegal = code >= (leastCodes[length] ?? 0) && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isLegal ? code : undefined;
}

/** UTF-16 with its byte-order mark, which stays. Half a code unit at the end is no text. */
export function decodeUtf16(bytes: Uint8Array, isLittle: boolean): Decoded {
  if (bytes.length % 2 === 1) return { wrong: bytes.length - 1 };
  const collector = new UnitCollector();
  for (let at = 0; at < bytes.length; at += 2) {
    const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    collector.add(isLittle ? second * 256 + first : first * 256 + second);
  }
  return { text: collector.flush() };
}

const leads = [0, 0xc0, 0xe0, 0xf0];

/** A text in UTF-8, or the offset of half a pair of surrogates. */
export function encodeUtf8(text: string): Uint8Array | number {
  const bytes = new Uint8Array(text.length * 3);
  let size = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) return at;
    if (code >= 0x10000) at += 1;
    const more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    bytes[size] = (leads[more] ?? 0) | (code >> (6 * more));
    for (let index = 1; index <= more; index += 1) bytes[size + index] = 0x80 | ((code >> (6 * (more - index))) & 0x3f);
    size += more + 1;
  }
  return bytes.slice(0, size);
}

/** A text in UTF-16, its byte-order mark where it has one. */
export function encodeUtf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes[2 * at + (isLittle ? 0 : 1)] = unit & 0xff;
    bytes[2 * at + (isLittle ? 1 : 0)] = unit >> 8;
  }
  return bytes;
}
