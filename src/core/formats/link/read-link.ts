import { Inflate, strFromU8 } from "fflate";
import type { Read } from "#core/formats/reader.ts";
import { jsonReader } from "#core/formats/yaml/json-reader.ts";
import { fail, type Result } from "#core/problem/problem.ts";
import type { ProblemCode } from "#core/problem/problem-codes.ts";
import { parseBase64Url } from "./base64url.ts";
import { linkChecksum } from "./link-checksum.ts";
import { linkVersion } from "./write-link.ts";

/** The most that a link may unpack to, in bytes of JSON. */
const mostBytes = 50_000_000;

/**
 * Reads the document of a link: the fragment, with or without `#`, or the whole address. Never throws.
 * @returns the document, or `link.form`, `link.newer`, `link.damaged`, `link.too-large`, or what the JSON reader says. See SPEC L1–L3.
 */
export function readLink(text: string): Result<Read> {
  const parts = partsOf(text);
  if (!parts) return refuse("link.form", "This is not a link of this page. It holds no document.");
  const { version, checksum, payload } = parts;
  if (Number(version) > linkVersion) {
    return refuse(
      "link.newer",
      `A newer version of this page made this link (form ${version}; this page reads up to ${linkVersion}). Open it with that version.`,
    );
  }
  const bytes = checksum === linkChecksum(payload) ? parseBase64Url(payload) : undefined;
  if (!bytes)
    return refuse(
      "link.damaged",
      "The link is damaged: it was cut off or changed on its way. Ask for it again, or for the document as a file.",
    );
  return readBytes(bytes);
}

/** Whether a text is meant as a link: one line that starts as an address or as a fragment does; a comment alone is no document. */
export function isLink(text: string): boolean {
  const line = text.trim();
  if (/\s/.test(line)) return false;
  return (/^https?:\/\//.test(line) && line.includes("#")) || /^#.|^[1-9]\d{0,5}\.[0-9a-f]{8}\./.test(line);
}

/**
 * The parts of a fragment, with or without what stands before the `#`. Only the beginning is matched: a pattern over megabytes would
 * need more stack than there is.
 */
function partsOf(text: string) {
  const line = text.trim();
  const fragment = line.slice(line.indexOf("#") + 1);
  const match = /^([1-9]\d{0,5})\.([0-9a-f]{0,8})\.?/.exec(fragment.slice(0, 20));
  if (!match) return undefined;
  const [head, version = "", checksum = ""] = match;
  return { version, checksum, payload: fragment.slice(head.length) };
}

function readBytes(packed: Uint8Array): Result<Read> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((chunk) => {
    size += chunk.length;
    if (size <= mostBytes) chunks.push(chunk);
  });
  try {
    // Piece by piece, so that a link that unpacks to more than it may is stopped on the way.
    for (let at = 0; at < packed.length && size <= mostBytes; at += 1024) {
      inflate.push(packed.subarray(at, at + 1024), at + 1024 >= packed.length);
    }
  } catch {
    return refuse("link.damaged", "The link is damaged: what it holds cannot be unpacked.");
  }
  if (size > mostBytes) {
    return refuse(
      "link.too-large",
      `The link unpacks to more than ${mostBytes / 1_000_000} MB. That is no document of this page.`,
    );
  }
  return jsonReader.read(strFromU8(joined(chunks, size)));
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function refuse(code: ProblemCode, message: string): Result<never> {
  return fail({ code, severity: "error", path: [], message });
}
