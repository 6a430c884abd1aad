import { decodeSource } from "#core/formats/source/decode-source.ts";
import type { SourceFile } from "#core/formats/source-contract.ts";

/** A file as it was given: its text and encoding, byte for byte, or why it has none here. */
export type GivenFile = SourceFile & { readonly refused?: string };

/** Files above this are not read: they are no code that anybody wrote, and would keep the page busy. */
const mostBytes = 8_000_000;

/** Reads the text of a file in its own encoding, byte-order mark and line ends included. What is no text is refused with what it seems to be. */
export async function takeFile(file: File): Promise<GivenFile> {
  const { name, size } = file;
  const refuse = (refused: string): GivenFile => ({ name, text: "", refused });
  if (size > mostBytes)
    return refuse(`${name} has ${Math.round(size / 1e6)} MB. Files of up to ${mostBytes / 1e6} MB are read here.`);
  try {
    const decoded = decodeSource(new Uint8Array(await file.arrayBuffer()), name);
    return decoded.ok ? { name, ...decoded.value } : refuse(decoded.problems[0].message);
  } catch (error) {
    return refuse(`${name} cannot be read: ${error}`);
  }
}

/** The files after others came: a file of the same name is replaced, and so is an empty box without a name. */
export function withFiles(before: readonly GivenFile[], given: readonly GivenFile[]): readonly GivenFile[] {
  const names = new Set(given.map(({ name }) => name));
  const left = before.filter(({ name, text }) => !names.has(name) && !(name === "" && text.trim() === ""));
  return [...left, ...given];
}
