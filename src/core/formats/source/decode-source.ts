import type { SourceEncoding } from "#core/formats/source-contract.ts";
import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { type ByteEncoding, byteCharacter, characterByte, declaredEncoding, encodingNames } from "./source-encoding.ts";
import { type Decoded, decodeUtf8, decodeUtf16, encodeUtf8, encodeUtf16 } from "./utf-bytes.ts";

/** The text of a file and how its bytes spell it: what `SourceFile` holds. */
export type DecodedSource = { readonly text: string; readonly encoding: SourceEncoding };

/**
 * The text of a file's bytes, byte-order mark and line ends included, so that `encodeSource` gives the bytes back. `name` tells a file in
 * which a first line has no say (YAML, JSON, notebooks) from one in which it has.
 *
 * @returns the text, or `source.binary` (a zero byte), or `source.encoding`, with the line in the message.
 * @see SPEC SO13; source: PEP 263, CPython 3.11 `find_cookie`
 */
export function decodeSource(bytes: Uint8Array, name = ""): Result<DecodedSource> {
  const marked = byteOrder(bytes);
  if (marked) return fromUtf16(bytes, marked, name);
  if (bytes.includes(0)) return fail(binary(name));
  const isData = /\.(?:ya?ml|json|ipynb)$/i.test(name);
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const declared = isData || isMarked ? undefined : declaredEncoding(latinText(bytes.subarray(0, 1000)));
  if (declared === undefined || declared === "utf-8") return told(decodeUtf8(bytes), "utf-8", { bytes, name });
  if (declared === "unknown") return fail(unknownEncoding(name));
  const encoding = declared === "other" ? "ascii" : declared;
  // The first line is ASCII's, so it names no encoding of two bytes.
  if (encoding === "utf-16le" || encoding === "utf-16be") return fail(unknownEncoding(name));
  return told(decodeBytes(bytes, encoding), encoding, { bytes, name });
}

/**
 * The bytes of a text in an encoding.
 *
 * @returns the bytes, or `source.encoding` with the first character that has no place in it, and its line.
 * @see SPEC SO13
 */
export function encodeSource(text: string, encoding: SourceEncoding = "utf-8"): Result<Uint8Array> {
  if (encoding === "utf-16le" || encoding === "utf-16be") return succeed(encodeUtf16(text, encoding === "utf-16le"));
  const done = encoding === "utf-8" ? encodeUtf8(text) : encodeBytes(text, encoding);
  return typeof done === "number" ? fail(homeless(text, done, encoding)) : succeed(done);
}

function byteOrder([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

function fromUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be", name: string): Result<DecodedSource> {
  if (/\.pyi?$/i.test(name)) {
    const message = `${said(name)} is text in UTF-16, which Python does not read. Save it as UTF-8.`;
    return fail(wrong("source.encoding", message));
  }
  const decoded = decodeUtf16(bytes, encoding === "utf-16le");
  if ("text" in decoded && decoded.text.includes("\0")) return fail(binary(name));
  return told(decoded, encoding, { bytes, name });
}

function decodeBytes(bytes: Uint8Array, encoding: ByteEncoding): Decoded {
  if (encoding === "latin-1") return { text: latinText(bytes) };
  const characters = Array.from(bytes, (byte) => byteCharacter(byte, encoding));
  const at = characters.indexOf(undefined);
  return at < 0 ? { text: characters.join("") } : { wrong: at };
}

function encodeBytes(text: string, encoding: ByteEncoding): Uint8Array | number {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const byte = characterByte(text.charCodeAt(at), encoding);
    if (byte === undefined) return at;
    bytes[at] = byte;
  }
  return bytes;
}

/** In Latin-1 a byte is the code point of its character. */
function latinText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

type Given = { readonly bytes: Uint8Array; readonly name: string };

function told(decoded: Decoded, encoding: SourceEncoding, { bytes, name }: Given): Result<DecodedSource> {
  if ("text" in decoded) return succeed({ text: decoded.text, encoding });
  const { wrong: at } = decoded;
  const line = latinText(bytes.subarray(0, at)).split(/\r\n|\n|\r/).length;
  const byte = `0x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
  const own = "save it as UTF-8, or say the encoding of a Python file in its first line: `# -*- coding: latin-1 -*-`";
  const message = `Line ${line} of ${said(name)} holds the byte ${byte}, which is no text in ${encodingNames[encoding]}; ${own}.`;
  return fail(wrong("source.encoding", message));
}

function homeless(text: string, at: number, encoding: SourceEncoding): Problem {
  const line = text.slice(0, at).split(/\r\n|\n|\r/).length;
  const code = text.codePointAt(at) ?? 0;
  const character = code >= 0xd800 && code <= 0xdfff ? "Half a pair of surrogates" : `“${String.fromCodePoint(code)}”`;
  const message = `${character} in line ${line} has no place in ${encodingNames[encoding]}, in which the file is written. Take another text, or save the file as UTF-8 first.`;
  return wrong("source.encoding", message);
}

function unknownEncoding(name: string): Problem {
  const message = `${said(name)} names an encoding in its first lines that is not read here. Save it as UTF-8.`;
  return wrong("source.encoding", message);
}

function binary(name: string): Problem {
  const message = `${said(name)} is no text: it holds zero bytes. Choose a source file.`;
  return wrong("source.binary", message);
}

function said(name: string): string {
  return name === "" ? "The text" : name;
}

function wrong(code: "source.encoding" | "source.binary", message: string): Problem {
  return { code, severity: "error", path: [], message };
}
