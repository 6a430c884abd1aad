import { createStore, del, get, keys, set } from "idb-keyval";
import type { SourceFile } from "#core/formats/source-contract.ts";
import { isJsonObject } from "#core/problem/json.ts";
import { readIndex, readKey, removeKey, sourceKey, writeKey } from "./stored-documents.ts";

/**
 * What is kept of a source beside its document: its files as they were given, those that edits are computed from, and those with what
 * was typed and could not be read.
 */
export type KeptSource = {
  readonly original: readonly SourceFile[];
  readonly files: readonly SourceFile[];
  readonly typed?: readonly SourceFile[];
};

/** What is known at once of the source of a document: how many undo steps back and redo steps forward are in it, too. */
export type SourceMark = { readonly past: number; readonly future: number };

const database = createStore("flyte-resource-configurator-sources", "sources");

/** Keeps the source of a document. The texts can be large, so they lie in IndexedDB. Sources of documents that are gone go too. */
export async function keepSource(id: string, source: KeptSource): Promise<void> {
  try {
    await set(id, source, database);
    const known = new Set<unknown>([id, ...readIndex().documents.map((entry) => entry.id)]);
    for (const other of await keys(database)) if (!known.has(other)) await forgetSource(String(other));
  } catch {
    return;
  }
}

/** The source that an earlier visit kept with a document. */
export async function loadSource(id: string): Promise<KeptSource | undefined> {
  try {
    const kept: unknown = await get(id, database);
    if (!isJsonObject(kept)) return undefined;
    const { original, files, typed } = kept as Partial<KeptSource>;
    if (!areFiles(original) || !areFiles(files)) return undefined;
    return { original, files, ...(areFiles(typed) && { typed }) };
  } catch {
    return undefined;
  }
}

/** Forgets the source of a document. */
export async function forgetSource(id: string): Promise<void> {
  removeKey(sourceKey(id));
  await del(id, database).catch(() => undefined);
}

/** The mark that a document has a source. */
export function readMark(id: string): SourceMark | undefined {
  try {
    const mark: unknown = JSON.parse(readKey(sourceKey(id)) ?? "");
    return isJsonObject(mark) ? { past: Number(mark.past), future: Number(mark.future) } : undefined;
  } catch {
    return undefined;
  }
}

/** Marks that a document has a source. */
export function writeMark(id: string, mark: SourceMark): void {
  writeKey(sourceKey(id), JSON.stringify(mark));
}

function areFiles(files: unknown): files is readonly SourceFile[] {
  const isFile = (file: unknown) =>
    isJsonObject(file) && typeof file.name === "string" && typeof file.text === "string";
  return Array.isArray(files) && files.length > 0 && files.every(isFile);
}
