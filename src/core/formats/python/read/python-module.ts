import { type Binding, type Change, namesOfChunk } from "./module-names.ts";
import { parseChunk } from "./parse-chunk.ts";
import type { Statement } from "./python-syntax.ts";
import { ordinaryFunction, shortenedFunction } from "./shorten-function.ts";
import { type Chunk, splitChunks } from "./split-chunks.ts";

/**
 * A top-level statement of a file (with a semicolon, several). Its place moves when text before it changes; what was found out about it stays
 * as long as its text and what it depends on are the same.
 */
export class ParsedChunk {
  from: number;
  to: number;
  readonly text: string;
  /** What was evaluated of it; `undefined` when that has to be done (again). */
  result: unknown;
  /** Whether the overrides in it have to be evaluated again. */
  isStale = true;
  /** `file:name` of every name that was looked up for what it binds, and for the overrides in it. */
  deps = new Set<string>();
  overrideDeps = new Set<string>();
  #statements: readonly Statement[] | undefined;
  #whole: readonly Statement[] | undefined;

  constructor({ from, to }: Chunk, text: string) {
    this.from = from;
    this.to = to;
    this.text = text;
  }

  /** Its statements; of functions in which nothing is looked for, only what is told at their head. */
  get statements(): readonly Statement[] {
    if (this.#statements) return this.#statements;
    const ordinary = ordinaryFunction(this.text);
    const text = ordinary ? "" : shortenedFunction(this.text);
    this.#statements = ordinary ? [ordinary] : parseChunk(text);
    if (text === this.text) this.#whole = this.#statements;
    return this.#statements;
  }

  /** Its statements with all that stands in functions. */
  get wholeStatements(): readonly Statement[] {
    if (!this.#whole && this.statements !== this.#whole) this.#whole = parseChunk(this.text);
    return this.#whole ?? this.statements;
  }
}

/** A binding and the chunk that it stands in. */
export type PlacedBinding = { readonly binding: Binding; readonly chunk: ParsedChunk };

/** A part of what a name stands for is changed in a chunk. */
export type PlacedChange = Change & { readonly chunk: ParsedChunk };

/** A file of Python, read: its chunks, and what its names stand for. A small change of the text changes it in place. See SPEC PR2. */
export class PythonModule {
  readonly file: number;
  readonly name: string;
  text: string;
  chunks: readonly ParsedChunk[];
  readonly names = new Map<string, PlacedBinding[]>();
  readonly changes = new Map<string, PlacedChange[]>();
  stars: { readonly path: string; readonly chunk: ParsedChunk }[] = [];

  constructor(name: string, text: string, file: number) {
    this.file = file;
    this.name = name;
    this.text = text;
    this.chunks = splitChunks(text).map((chunk) => new ParsedChunk(chunk, text.slice(chunk.from, chunk.to)));
    for (const chunk of this.chunks) this.#add(chunk);
  }

  /** Takes another text. Returns the names whose meaning may have changed; `undefined` when it may be all of them. */
  update(text: string): ReadonlySet<string> | undefined {
    if (text === this.text) return new Set();
    const { before, after, added } = changedChunks(this, text);
    const removed = this.chunks.slice(before, this.chunks.length - after);
    const shift = text.length - this.text.length;
    for (const chunk of after === 0 ? [] : this.chunks.slice(-after)) {
      chunk.from += shift;
      chunk.to += shift;
    }
    const fresh = added.map((chunk) => new ParsedChunk(chunk, text.slice(chunk.from, chunk.to)));
    this.chunks = [...this.chunks.slice(0, before), ...fresh, ...(after === 0 ? [] : this.chunks.slice(-after))];
    this.text = text;
    const dirty = new Set<string>();
    for (const chunk of removed) this.#remove(chunk, dirty);
    for (const chunk of fresh) this.#add(chunk, dirty);
    for (const name of dirty) this.names.get(name)?.sort((one, other) => one.chunk.from - other.chunk.from);
    const hasStar = [...removed, ...fresh].some((chunk) => namesOfChunk(chunk.statements).stars.length > 0);
    return hasStar ? undefined : dirty;
  }

  #add(chunk: ParsedChunk, dirty?: Set<string>): void {
    const { bindings, stars, changes } = namesOfChunk(chunk.statements);
    for (const [name, binding] of bindings) {
      put(this.names, name, { binding, chunk });
      dirty?.add(name);
    }
    for (const path of stars) this.stars.push({ path, chunk });
    for (const change of changes) {
      put(this.changes, change.name, { ...change, chunk });
      dirty?.add(change.name);
    }
  }

  #remove(chunk: ParsedChunk, dirty: Set<string>): void {
    const { bindings, changes } = namesOfChunk(chunk.statements);
    for (const [name] of bindings) {
      take(this.names, name, chunk);
      dirty.add(name);
    }
    this.stars = this.stars.filter((star) => star.chunk !== chunk);
    for (const { name } of changes) {
      take(this.changes, name, chunk);
      dirty.add(name);
    }
  }
}

/** How many chunks at both ends stay as they are, and where those between them stand now. */
function changedChunks({ text: old, chunks }: PythonModule, text: string) {
  const shift = text.length - old.length;
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old.charCodeAt(start) === text.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < most - start && old.charCodeAt(old.length - 1 - end) === text.charCodeAt(text.length - 1 - end))
    end += 1;
  // A chunk is whole when the start of the next one is the same.
  let before = 0;
  while (before + 1 < chunks.length && (chunks[before + 1]?.from ?? 0) < start) before += 1;
  const resume = before === 0 ? 0 : (chunks[before - 1]?.to ?? 0);
  const starts = new Map<number, number>();
  for (let index = chunks.length - 1; index >= before; index -= 1) {
    const from = chunks[index]?.from ?? 0;
    if (from < old.length - end) break;
    starts.set(from + shift, chunks.length - index);
  }
  const added = splitChunks(text, resume, (from) => starts.has(from));
  const last = added.at(-1);
  const after = last && last.to === last.from ? (starts.get(last.from) ?? 0) : 0;
  return { before, after, added: after > 0 ? added.slice(0, -1) : added };
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function take<T extends { readonly chunk: ParsedChunk }>(map: Map<string, T[]>, key: string, chunk: ParsedChunk): void {
  const left = (map.get(key) ?? []).filter((one) => one.chunk !== chunk);
  if (left.length > 0) map.set(key, left);
  else map.delete(key);
}
