import { writePatch } from "#core/formats/source/write-patch.ts";
import type { AttachedSource } from "#ui/source/source-store.ts";

/** What became of the files of a source since they were given, as one patch that `git apply` takes. */
export function patchOfSource({ base, files }: AttachedSource): string {
  return writePatch(files.map(({ name, text }, at) => ({ name, before: base.original[at]?.text ?? "", after: text })));
}

/** What a source is called: its file, or how many it has. */
export function nameOfSource({ files }: AttachedSource): string {
  return files.length === 1 ? (files[0]?.name ?? "") : `${files.length} files`;
}
