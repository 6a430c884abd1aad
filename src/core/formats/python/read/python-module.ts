import { type Binding, type Change, namesOfChunk } from "./module-names.ts";
import { parseChunk } from "./parse-chunk.ts";
import type { Statement } from "./python-syntax.ts";
import { type Chunk, splitChunks } from "./split-chunks.ts";

/** A top-level statement of a file (with a semicolon, several), read. */
export type ParsedChunk = Chunk & { readonly statements: readonly Statement[] };

/** A binding and the chunk that it stands in. */
export type PlacedBinding = { readonly binding: Binding; readonly base: number };

/** A file of Python, read: its chunks, and what its names stand for. */
export type PythonModule = {
  readonly file: number;
  readonly name: string;
  readonly text: string;
  readonly chunks: readonly ParsedChunk[];
  readonly names: ReadonlyMap<string, readonly PlacedBinding[]>;
  readonly stars: readonly { readonly path: string; readonly at: number }[];
  readonly changes: ReadonlyMap<string, readonly Change[]>;
};

/** Reads a file; chunks whose text `previous` has are not parsed again. See SPEC PR2. */
export function readModule(
  { name, text }: { readonly name: string; readonly text: string },
  file: number,
  previous: PythonModule | undefined,
): PythonModule {
  const kept = chunksByText(previous);
  const chunks = splitChunks(text).map((chunk) => {
    const source = text.slice(chunk.from, chunk.to);
    const statements = kept.get(source)?.pop() ?? parseChunk(source);
    return { ...chunk, statements };
  });
  return { file, name, text, chunks, ...namesOf(chunks) };
}

function chunksByText(previous: PythonModule | undefined): ReadonlyMap<string, (readonly Statement[])[]> {
  const kept = new Map<string, (readonly Statement[])[]>();
  for (const { from, to, statements } of previous?.chunks ?? []) {
    const source = previous?.text.slice(from, to) ?? "";
    const same = kept.get(source);
    if (same) same.push(statements);
    else kept.set(source, [statements]);
  }
  return kept;
}

function namesOf(chunks: readonly ParsedChunk[]) {
  const names = new Map<string, PlacedBinding[]>();
  const changes = new Map<string, Change[]>();
  const stars: { readonly path: string; readonly at: number }[] = [];
  for (const { from: base, statements } of chunks) {
    const found = namesOfChunk(statements);
    for (const [name, binding] of found.bindings) put(names, name, { binding, base });
    for (const path of found.stars) stars.push({ path, at: base });
    for (const change of found.changes) put(changes, change.name, { ...change, at: base + change.at });
  }
  return { names, changes, stars };
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
