import { staying } from "#core/formats/align-items.ts";
import { namesOfChunk } from "#core/formats/python/read/module-names.ts";
import type { ParsedChunk } from "#core/formats/python/read/parsed-chunk.ts";
import type { PythonModule } from "#core/formats/python/read/python-module.ts";
import { logicalLineEnd } from "#core/formats/python/read/split-chunks.ts";

const words = /[^\W\d]\w*/gu;

/**
 * The order of a file's statements, in which some can be put before or behind others: a statement goes past another one only where neither binds or changes
 * what the other needs when the file is loaded.
 */
export class StatementOrder {
  readonly #module: PythonModule;
  readonly #needs = new Map<ParsedChunk, ReadonlySet<string>>();
  #order: readonly ParsedChunk[];

  constructor(module: PythonModule) {
    this.#module = module;
    this.#order = module.chunks;
  }

  get order(): readonly ParsedChunk[] {
    return this.#order;
  }

  /** Brings some statements into an order, as few as possible at first, else each one up. Where neither is possible all stay where they are. */
  arrange(wanted: readonly ParsedChunk[]): void {
    const before = this.#order;
    if (this.#moveFew(wanted)) return;
    this.#order = before;
    if (!this.#moveUp(wanted)) this.#order = before;
  }

  #moveFew(wanted: readonly ParsedChunk[]): boolean {
    const stay = staying(wanted.map((chunk) => this.#order.indexOf(chunk)));
    for (const [index, chunk] of wanted.entries()) {
      if (stay.has(index)) continue;
      const previous = wanted[index - 1];
      const next = wanted.find((_, later) => later > index && stay.has(later));
      const at = previous ? this.#order.indexOf(previous) + 1 : next ? this.#order.indexOf(next) : 0;
      if (!this.#move(chunk, at)) return false;
    }
    return true;
  }

  #moveUp(wanted: readonly ParsedChunk[]): boolean {
    for (const [index, chunk] of wanted.entries()) {
      const stands = this.#order.filter((one) => wanted.includes(one))[index];
      if (stands && stands !== chunk && !this.#move(chunk, this.#order.indexOf(stands))) return false;
    }
    return true;
  }

  /** Puts a statement at a position of the present order. */
  #move(chunk: ParsedChunk, to: number): boolean {
    const from = this.#order.indexOf(chunk);
    if (from === to || from + 1 === to) return true;
    const passed = from < to ? this.#order.slice(from + 1, to) : this.#order.slice(to, from);
    if (!isMovable(chunk)) return false;
    if (!passed.every((other) => (from < to ? this.#mayComeFirst(other, chunk) : this.#mayComeFirst(chunk, other))))
      return false;
    const rest = this.#order.toSpliced(from, 1);
    this.#order = rest.toSpliced(from < to ? to - 1 : to, 0, chunk);
    return true;
  }

  /** Whether a statement may stand before one that it stands behind. */
  #mayComeFirst(later: ParsedChunk, earlier: ParsedChunk): boolean {
    const [one, other] = [namesOfChunk(later.statements), namesOfChunk(earlier.statements)];
    if ([later, earlier].some(({ statements }) => statements[0]?.kind === "unread")) return false;
    if (one.stars.length > 0 || other.stars.length > 0) return false;
    const given = new Set(other.bindings.map(([name]) => name));
    if (one.bindings.some(([name]) => given.has(name))) return false;
    const [needs, otherNeeds] = [this.#needsOf(later), this.#needsOf(earlier)];
    if ([...given].some((name) => needs.has(name))) return false;
    if (other.changes.some(({ name }) => needs.has(name))) return false;
    return !one.changes.some(({ name }) => otherNeeds.has(name) || given.has(name));
  }

  /** The names that a statement may ask for when the file is loaded; where it may call a function, what that asks for too. */
  #needsOf(chunk: ParsedChunk): ReadonlySet<string> {
    const known = this.#needs.get(chunk);
    if (known) return known;
    const needs = new Set<string>();
    const own = new Set(namesOfChunk(chunk.statements).bindings.map(([name]) => name));
    const open = [loadedPart(chunk)];
    for (let text = open.pop(); text !== undefined; text = open.pop()) {
      for (const [name] of text.matchAll(words)) {
        if (needs.has(name) || own.has(name)) continue;
        needs.add(name);
        for (const { binding, chunk: other } of this.#module.names.get(name) ?? []) {
          if (binding.kind === "function" || binding.kind === "class") open.push(other.text);
        }
      }
    }
    this.#needs.set(chunk, needs);
    return needs;
  }
}

/** One assignment or function with lines of its own. */
function isMovable({ statements, text }: ParsedChunk): boolean {
  const [statement, ...others] = statements;
  const isAlone = statement?.kind === "assign" || statement?.kind === "function";
  return isAlone && others.length === 0 && !text.includes(":=");
}

/** What of a statement runs when the file is loaded: of a function its decorators and its head. */
function loadedPart({ statements, text }: ParsedChunk): string {
  const [statement] = statements;
  return statement?.kind === "function" && statements.length === 1
    ? text.slice(0, logicalLineEnd(text, statement.head))
    : text;
}
