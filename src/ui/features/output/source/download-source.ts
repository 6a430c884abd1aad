import { encodeSource } from "#core/formats/source/decode-source.ts";
import type { SourceFile } from "#core/formats/source-contract.ts";
import { downloadBytes } from "#ui/features/output/take-away.ts";

/** Hands a file to the browser in its own encoding. Returns what to say: that it was, or why not. */
export function downloadSource({ name, text, encoding }: SourceFile): string {
  const done = encodeSource(text, encoding);
  if (!done.ok) return done.problems[0].message;
  downloadBytes(done.value, name, "text/plain");
  return `${name} downloaded`;
}

/** The files as bytes by their names, or why one of them has none. */
export function sourceBytes(files: readonly SourceFile[]): readonly (readonly [string, Uint8Array])[] | string {
  const contents: (readonly [string, Uint8Array])[] = [];
  for (const { name, text, encoding } of files) {
    const done = encodeSource(text, encoding);
    if (!done.ok) return done.problems[0].message;
    contents.push([name, done.value]);
  }
  return contents;
}

/** The encoding of a patch: the files' own where they have the same one. */
export function patchEncoding(files: readonly SourceFile[]): SourceFile["encoding"] {
  const [first, ...others] = files.map(({ encoding = "utf-8" }) => encoding);
  return others.every((one) => one === first) ? first : "utf-8";
}
