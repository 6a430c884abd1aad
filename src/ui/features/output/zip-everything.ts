import { strToU8, zip } from "fflate";
import type { WriteInput } from "#core/formats/writer.ts";
import { fileName } from "./take-away.ts";
import { writerLoaders } from "./writer-loaders.ts";

/** The whole document in every format, as one zip: a file a format. What a format cannot write is left out. */
export async function zipEverything(input: Omit<WriteInput, "scope" | "select">): Promise<Uint8Array> {
  const writers = await Promise.all(writerLoaders.map(({ load }) => load()));
  const files = writers
    .map((writer) => [fileName(writer), writer.write({ ...input, scope: "file" }).text] as const)
    .filter(([, text]) => text !== "");
  return zipFiles(files);
}

/** Files as a zip, by their names. */
export function zipFiles(files: readonly (readonly [string, string | Uint8Array])[]): Promise<Uint8Array> {
  // A fixed day: the same document gives the same bytes.
  const contents = Object.fromEntries(
    files.map(([name, content]) => [name, [bytesOf(content), { mtime: "2000-01-01T00:00:00" }] as const]),
  );
  return new Promise((resolve, reject) => {
    zip(contents as never, { level: 6 }, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? strToU8(content) : content;
}
