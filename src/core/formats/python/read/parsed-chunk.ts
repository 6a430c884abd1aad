import { checkPythonSyntax } from "./check-syntax.ts";
import type { Mention } from "./name-changes.ts";
import { mayMakeOthers } from "./other-parts.ts";
import { parseChunk } from "./parse-chunk.ts";
import type { Statement } from "./python-syntax.ts";
import { returnedNames } from "./returned-names.ts";
import { mostParsed, parsedLength, shortened, skimStatement } from "./skim-statement.ts";
import type { Chunk } from "./split-chunks.ts";
import { unreadStatement, unreadStatements } from "./unread-statement.ts";

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
  /** What its function gives back. */
  get returned(): readonly Mention[] {
    this.#returned ??= returnedNames(this.text);
    return this.#returned;
  }
  /** How much of it there is to parse, more for what is broken: nothing when it is skimmed or too long by itself. */
  length = 0;
  #statements: readonly Statement[] | undefined;
  #whole: readonly Statement[] | undefined;
  #returned: readonly Mention[] | undefined;
  #isSound: boolean | undefined;

  constructor({ from, to }: Chunk, text: string) {
    this.from = from;
    this.to = to;
    this.text = text;
  }

  /** Whether nothing is wrong with its syntax, as far as its tokens tell. */
  get isSound(): boolean {
    this.#isSound ??= checkPythonSyntax(this.text).length === 0;
    return this.#isSound;
  }

  /** Its statements; of what does not have to be parsed, only what is told at its head. */
  get statements(): readonly Statement[] {
    return this.#statements ?? this.parse(mostParsed.statement);
  }

  /** Makes its statements; what is longer than `most` is not parsed. */
  parse(most: number): readonly Statement[] {
    const skimmed = skimStatement(this.text, parseChunk);
    const text = skimmed ? "" : shortened(this.text);
    const length = parsedLength(text) * (text.length > 100 && !this.isSound ? mostParsed.broken : 1);
    const isTooLong = length > mostParsed.statement;
    this.length = isTooLong ? 0 : length;
    const isLong = isTooLong || length > most;
    const statements = skimmed ? [skimmed] : isLong ? [unreadStatement(this.text)] : parseOr(this.text, text);
    // Environments and tasks that are made in functions are listed.
    this.isQuiet = isLong ? this.length > 0 : skimmed !== undefined && !mayMakeOthers(this.text);
    this.isSkimmed = !isLong && text !== this.text;
    if (isLong || text === this.text) this.#whole = statements;
    this.#statements = statements;
    return statements;
  }

  /** Takes it as statements that are not parsed, at these places in it. */
  leaveUnread(parts: readonly Chunk[]): void {
    this.#statements = [unreadStatements(this.text, parts)];
    this.#whole = this.#statements;
    this.isQuiet = true;
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
