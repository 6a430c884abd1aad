import { type Changers, changersOf, givenNames } from "./given-names.ts";
import { type Binding, namesOfChunk } from "./module-names.ts";
import type { Change, Mention } from "./name-changes.ts";
import { parseChunk } from "./parse-chunk.ts";
import type { Statement } from "./python-syntax.ts";
import { mostParsed, shortened, skimStatement } from "./skim-statement.ts";
import { type Chunk, splitChunks } from "./split-chunks.ts";
import { unreadStatement } from "./unread-statement.ts";

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
  /** It makes nothing, and asks for no name. */
  isQuiet = false;
  /** Functions in it were not parsed to their end. */
  isSkimmed = false;
  /** What those give to functions that change it. */
  given: readonly Mention[] = [];
  /** How much of it there is to parse: nothing when it is skimmed or too long by itself. */
  length = 0;
  #statements: readonly Statement[] | undefined;
  #whole: readonly Statement[] | undefined;

  constructor({ from, to }: Chunk, text: string) {
    this.from = from;
    this.to = to;
    this.text = text;
  }

  /** Its statements; of what does not have to be parsed, only what is told at its head. */
  get statements(): readonly Statement[] {
    return this.#statements ?? this.parse(mostParsed.statement);
  }

  /** Makes its statements; what is longer than `most` is not parsed. */
  parse(most: number): readonly Statement[] {
    const skimmed = skimStatement(this.text, parseChunk);
    const text = skimmed ? "" : shortened(this.text);
    this.length = text.length > mostParsed.statement ? 0 : text.length;
    const isLong = text.length > Math.min(most, mostParsed.statement);
    const statements = skimmed ? [skimmed] : isLong ? [unreadStatement(this.text)] : parseOr(this.text, text);
    // Environments that are made in functions are listed.
    this.isQuiet = isLong ? this.length > 0 : skimmed !== undefined && !this.text.includes("Environment");
    this.isSkimmed = !isLong && text !== this.text;
    if (isLong || text === this.text) this.#whole = statements;
    this.#statements = statements;
    return statements;
  }

  /** Its statements with all that stands in functions. */
  get wholeStatements(): readonly Statement[] {
    const { statements } = this;
    this.#whole ??= this.text.length > mostParsed.statement ? statements : parseOr(this.text, this.text);
    return this.#whole;
  }
}

/** Code in which brackets stand deeper than the parser goes is not read. */
function parseOr(whole: string, text: string): readonly Statement[] {
  try {
    return parseChunk(text);
  } catch (error) {
    if (error instanceof RangeError) return [unreadStatement(whole)];
    throw error;
  }
}

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
    this.cut = undefined;
    const chunks = splitChunks(text).map((chunk) => new ParsedChunk(chunk, text.slice(chunk.from, chunk.to)));
    for (const chunk of chunks) {
      chunk.parse(Math.max(0, mostParsed.file - this.#length));
      this.#add(chunk);
      if (this.#length <= mostParsed.file || this.cut) continue;
      this.cut = chunk;
      chunk.isQuiet = false;
    }
    this.#changers = changersOf(this.changes.keys(), this.mentions);
    for (let before = ""; this.#changers && this.#changers.key !== before; ) {
      before = this.#changers.key;
      for (const chunk of chunks) this.#takeGiven(chunk);
      for (const chunk of chunks) this.#addGiven(chunk);
      this.#changers = changersOf(this.changes.keys(), this.mentions);
    }
    return chunks;
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
    if (this.#length > mostParsed.file) return this.#anew(text);
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
    for (const chunk of fresh) this.#addGiven(chunk);
    const isOther = changersOf(this.changes.keys(), this.mentions)?.key !== this.#changers?.key;
    if (isOther || this.#length > mostParsed.file) return this.#anew(text);
    for (const name of changedMentions(removed, fresh)) dirty.add(name);
    for (const name of dirty) this.names.get(name)?.sort((one, other) => one.chunk.from - other.chunk.from);
    const hasStar = [...removed, ...fresh].some((chunk) => namesOfChunk(chunk.statements).stars.length > 0);
    return hasStar ? undefined : dirty;
  }

  #add(chunk: ParsedChunk, dirty?: Set<string>): void {
    const { bindings, stars, changes, mentions } = namesOfChunk(chunk.statements);
    this.#length += chunk.length;
    for (const [name, binding] of bindings) {
      put(this.names, name, { binding, chunk });
      dirty?.add(name);
    }
    for (const path of stars) this.stars.push({ path, chunk });
    for (const change of changes) {
      put(this.changes, change.name, { ...change, chunk });
      dirty?.add(change.name);
    }
    for (const mention of mentions) {
      put(this.mentions, mention.name, { ...mention, chunk });
    }
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
    for (const { name } of [...mentions, ...chunk.given]) take(this.mentions, name, chunk);
  }
}

/** How many chunks at both ends stay as they are, and where those between them stand now. */
function changedChunks({ text: old, chunks }: PythonModule, text: string) {
  const shift = text.length - old.length;
  const start = sameAtStart(old, text);
  const end = sameAtEnd(old, text, Math.min(old.length, text.length) - start);
  // A chunk is whole when the next one begins with the same words: they may end a bracket that stays open.
  let before = 0;
  while (before + 1 < chunks.length && headEnd(old, chunks[before + 1]?.from ?? 0) < start) before += 1;
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

/** How much is compared at once. */
const block = 4096;

/** How many characters two texts begin with that are the same. */
function sameAtStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same + block <= most && one.slice(same, same + block) === other.slice(same, same + block)) same += block;
  while (same < most && one.charCodeAt(same) === other.charCodeAt(same)) same += 1;
  return same;
}

/** How many characters, `most` at the most, two texts end with that are the same. */
function sameAtEnd(one: string, other: string, most: number): number {
  const [first, second] = [one.length, other.length];
  const isSame = (from: number, to: number) =>
    one.slice(first - to, first - from) === other.slice(second - to, second - from);
  let same = 0;
  while (same + block <= most && isSame(same, same + block)) same += block;
  while (same < most && one.charCodeAt(first - 1 - same) === other.charCodeAt(second - 1 - same)) same += 1;
  return same;
}

/** The names that are held by others than before. */
function changedMentions(removed: readonly ParsedChunk[], fresh: readonly ParsedChunk[]): readonly string[] {
  const keys = (chunks: readonly ParsedChunk[]) =>
    new Map(
      chunks.flatMap(({ statements, given }) =>
        [...namesOfChunk(statements).mentions, ...given].map(
          (mention) => [JSON.stringify(mention), mention.name] as const,
        ),
      ),
    );
  const [before, after] = [keys(removed), keys(fresh)];
  const differ = [...before, ...after].filter(([key]) => !(before.has(key) && after.has(key)));
  return differ.map(([, name]) => name);
}

const words = /(?:async[ \t]+)?\w*/y;

/** Where the words end that a statement begins with. */
function headEnd(text: string, from: number): number {
  words.lastIndex = from;
  return words.test(text) ? words.lastIndex : from;
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
