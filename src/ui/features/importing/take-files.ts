/** A file as it was given: its text, byte for byte, or why it has none here. */
export type GivenFile = { readonly name: string; readonly text: string; readonly refused?: string };

/** Files above this are not read: they are no code that anybody wrote, and would keep the page busy. */
const mostBytes = 8_000_000;

/** Reads the text of a file, byte-order mark and line ends included. What is not text in UTF-8 is refused with what it seems to be. */
export async function takeFile(file: File): Promise<GivenFile> {
  const { name, size } = file;
  const refuse = (refused: string): GivenFile => ({ name, text: "", refused });
  if (size > mostBytes)
    return refuse(`${name} has ${Math.round(size / 1e6)} MB. Files of up to ${mostBytes / 1e6} MB are read here.`);
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (isUtf16(bytes)) return refuse(`${name} is text in UTF-16. Save it in UTF-8, which Python reads.`);
    // The decoder must not eat the byte-order mark: the file is given back as it came.
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? refuse(`${name} is no text: it holds zero bytes.`) : { name, text };
  } catch (error) {
    return refuse(error instanceof TypeError ? `${name} is no text in UTF-8.` : `${name} cannot be read: ${error}`);
  }
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** The files after others came: a file of the same name is replaced, and so is an empty box without a name. */
export function withFiles(before: readonly GivenFile[], given: readonly GivenFile[]): readonly GivenFile[] {
  const names = new Set(given.map(({ name }) => name));
  const left = before.filter(({ name, text }) => !names.has(name) && !(name === "" && text.trim() === ""));
  return [...left, ...given];
}
