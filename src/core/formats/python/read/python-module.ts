import { changedChunks } from "./changed-chunks.ts";
import { type Changers, changersOf, givenNames, mostHands } from "./given-names.ts";
import { type Binding, namesOfChunk } from "./module-names.ts";
import type { Change, Mention } from "./name-changes.ts";
import { ParsedChunk } from "./parsed-chunk.ts";
import { mostParsed } from "./skim-statement.ts";
import { type Chunk, splitChunks } from "./split-chunks.ts";

/** A binding and the chunk that it stands in. */
export type PlacedBinding = { readonly binding: Binding; readonly chunk: ParsedChunk };

/** A part of what a name stands for is changed in a chunk. */
export type PlacedChange = Change & { readonly chunk: ParsedChunk };

/** What a name holds in a chunk; `isGiven` where functions were not parsed. */
type PlacedMention = Mention & { readonly chunk: ParsedChunk; readonly isGiven?: boolean };

/** A file of Python, read: its chunks, and what its names stand for. A small change of the text changes it in place. See SPEC PR2. */
export class PythonModule {
  readonly file: number;
  readonly name: string;
  text: string;
  chunks: readonly ParsedChunk[];
  readonly names = new Map<string, PlacedBinding[]>();
  readonly changes = new Map<string, PlacedChange[]>();
  readonly mentions = new Map<string, PlacedMention[]>();
  /** What was worked out about changes of names; forgotten when the text changes. */
  readonly changed = new Map<string, unknown>();
  stars: { readonly path: string; readonly chunk: ParsedChunk }[] = [];
  /** The first statement that was not parsed because too much stands before. */
  cut: ParsedChunk | undefined;
  #length = 0;
  #statements = 0;
  #changers: Changers | undefined;

  constructor(name: string, text: string, file: number) {
    this.file = file;
    this.name = name;
    this.text = text;
    this.chunks = this.#read(text);
  }

  /** Reads a text from its start on, as much as is parsed of a file. */
  #read(text: string): readonly ParsedChunk[] {
    this.#length = 0;
    this.#statements = 0;
    this.cut = undefined;
    const places = splitChunks(text);
    const chunks: ParsedChunk[] = [];
    for (const place of places) {
      if (this.cut || chunks.length === mostParsed.chunks) break;
      const chunk = new ParsedChunk(place, text.slice(place.from, place.to));
      const isRoom = this.#statements < mostParsed.statements;
      chunk.parse(isRoom ? Math.max(0, mostParsed.file - this.#length) : 0);
      this.#add(chunk);
      chunks.push(chunk);
      if (this.#isFull()) this.#cutAt(chunk);
    }
    const rest = unreadChunk(text, places.slice(chunks.length));
    if (rest) {
      this.#add(rest);
      chunks.push(rest);
      if (!this.cut) this.#cutAt(rest);
    }
    this.#changers = changersOf(this.changes.keys(), this.mentions);
    for (let hand = 0, before = ""; this.#changers && this.#changers.key !== before && hand < mostHands; hand += 1) {
      before = this.#changers.key;
      for (const chunk of chunks) this.#takeGiven(chunk);
      for (const chunk of chunks) this.#addGiven(chunk);
      this.#changers = changersOf(this.changes.keys(), this.mentions);
    }
    return chunks;
  }

  #cutAt(chunk: ParsedChunk): void {
    this.cut = chunk;
    chunk.isQuiet = false;
  }

  /** Whether more is to be parsed than is parsed of a file. */
  #isFull(): boolean {
    return this.#length > mostParsed.file || this.#statements > mostParsed.statements;
  }

  /** Which statements of a file are parsed that is too long depends on all that stand before. */
  #anew(text: string): undefined {
    for (const names of [this.names, this.changes, this.mentions]) names.clear();
    this.stars = [];
    this.text = text;
    this.chunks = this.#read(text);
  }

  /** Takes another text. Returns the names whose meaning may have changed; `undefined` when it may be all of them. */
  update(text: string): ReadonlySet<string> | undefined {
    if (text === this.text) return new Set();
    this.changed.clear();
    if (this.cut) return this.#anew(text);
    const { before, after, added } = changedChunks(this.text, this.chunks, text);
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
    for (const chunk of fresh) this.#addGiven(chunk);
    const isOther = changersOf(this.changes.keys(), this.mentions)?.key !== this.#changers?.key;
    if (isOther || this.#isFull() || this.chunks.length > mostParsed.chunks) return this.#anew(text);
    for (const name of changedMentions(removed, fresh)) dirty.add(name);
    for (const name of dirty) this.names.get(name)?.sort((one, other) => one.chunk.from - other.chunk.from);
    const hasStar = [...removed, ...fresh].some((chunk) => namesOfChunk(chunk.statements).stars.length > 0);
    return hasStar ? undefined : dirty;
  }

  #add(chunk: ParsedChunk, dirty?: Set<string>): void {
    const { bindings, stars, changes, mentions } = namesOfChunk(chunk.statements);
    this.#length += chunk.length;
    if (chunk.length > 0) this.#statements += 1;
    for (const [name, binding] of bindings) {
      put(this.names, name, { binding, chunk });
      dirty?.add(name);
    }
    for (const path of stars) this.stars.push({ path, chunk });
    for (const change of changes) {
      put(this.changes, change.name, { ...change, chunk });
      dirty?.add(change.name);
    }
    for (const mention of [...mentions, ...chunk.returned]) put(this.mentions, mention.name, { ...mention, chunk });
  }

  #addGiven(chunk: ParsedChunk): void {
    if (!this.#changers || !chunk.isSkimmed) return;
    chunk.given = givenNames(chunk.text, this.#changers);
    for (const mention of chunk.given) put(this.mentions, mention.name, { ...mention, chunk, isGiven: true });
  }

  #takeGiven(chunk: ParsedChunk): void {
    for (const { name } of chunk.given) {
      const left = (this.mentions.get(name) ?? []).filter((one) => one.chunk !== chunk || !one.isGiven);
      this.mentions.set(name, left);
    }
    chunk.given = [];
  }

  #remove(chunk: ParsedChunk, dirty: Set<string>): void {
    this.#length -= chunk.length;
    if (chunk.length > 0) this.#statements -= 1;
    const { bindings, changes, mentions } = namesOfChunk(chunk.statements);
    for (const [name] of bindings) {
      take(this.names, name, chunk);
      dirty.add(name);
    }
    this.stars = this.stars.filter((star) => star.chunk !== chunk);
    for (const { name } of changes) {
      take(this.changes, name, chunk);
      dirty.add(name);
    }
    for (const { name } of [...mentions, ...chunk.returned, ...chunk.given]) take(this.mentions, name, chunk);
  }
}

/** What follows the statements that are read, as one chunk. */
function unreadChunk(text: string, places: readonly Chunk[]): ParsedChunk | undefined {
  const [from, to] = [places[0]?.from, places.at(-1)?.to];
  if (from === undefined || to === undefined) return undefined;
  const chunk = new ParsedChunk({ from, to }, text.slice(from, to));
  chunk.leaveUnread(places.map((place) => ({ from: place.from - from, to: place.to - from })));
  return chunk;
}

/** The names that are held by others than before. */
function changedMentions(removed: readonly ParsedChunk[], fresh: readonly ParsedChunk[]): readonly string[] {
  const keys = (chunks: readonly ParsedChunk[]) =>
    new Map(
      chunks.flatMap(({ statements, returned, given }) =>
        [...namesOfChunk(statements).mentions, ...returned, ...given].map(
          (mention) => [JSON.stringify(mention), mention.name] as const,
        ),
      ),
    );
  const [before, after] = [keys(removed), keys(fresh)];
  const differ = [...before, ...after].filter(([key]) => !(before.has(key) && after.has(key)));
  return differ.map(([, name]) => name);
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
