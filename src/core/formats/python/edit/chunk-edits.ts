import { usesOfName } from "#core/formats/python/read/find-names.ts";
import type { PythonModule } from "#core/formats/python/read/python-module.ts";
import { lineOf, lineStarts } from "#core/formats/source-lines.ts";
import type { Path } from "#core/problem/problem.ts";
import type { EditSession } from "./edit-session.ts";
import { styleOf } from "./file-style.ts";

type Removed = { readonly module: PythonModule; readonly from: number; readonly to: number };

/** Whole statements that are put in or taken out, with the empty lines around them. See SPEC PE7, PE8. */
export class ChunkEdits {
  readonly #session: EditSession;
  readonly #removed: Removed[] = [];
  readonly #vanishing: { readonly module: PythonModule; readonly name: string; readonly path: Path }[] = [];

  constructor(session: EditSession) {
    this.#session = session;
  }

  /** Puts a text behind a statement, with empty lines before it. */
  insert(module: PythonModule, at: number, blanks: number, text: string): void {
    const { newline } = styleOf(module);
    const before = module.text.slice(0, at);
    const isEnded = before === "" || /[\n\r]$/.test(before);
    const lead = (isEnded ? "" : newline) + newline.repeat(before === "" ? 0 : blanks);
    this.#session.put(module, {
      from: at,
      to: at,
      text: isEnded ? lead + text : (lead + text).slice(0, -newline.length),
    });
  }

  /** The end of the chunk that starts at an offset. */
  end(module: PythonModule, base: number): { readonly module: PythonModule; readonly at: number } {
    const chunk = module.chunks.find(({ from }) => from === base);
    return { module, at: chunk?.to ?? module.text.length };
  }

  /** Takes a whole statement out, with the comment right above it and the empty lines before. */
  remove(module: PythonModule, base: number, path: Path, kind: "statement" | "function" | "override"): void {
    const chunk = module.chunks.find(({ from }) => from === base);
    if (
      chunk?.statements.length !== 1 ||
      chunk.statements[0]?.kind === "block" ||
      module.text.slice(chunk.from, chunk.to).includes(":=")
    ) {
      this.#session.refuse(path, `This ${kind} shares its lines with others: take it away in the code.`);
      return;
    }
    const from = startWithComment(module.text, base);
    const before = emptyLinesBefore(module.text, from);
    const isFirst = module.chunks[0] === chunk;
    this.#removed.push({ module, from: base, to: chunk.to });
    this.#session.clear(module, isFirst ? from : before, chunk.to);
  }

  /** A name that must not be used any more where nothing is removed. */
  mustVanish(module: PythonModule, name: string, path: Path): void {
    this.#vanishing.push({ module, name, path });
  }

  /** Notes a piece that goes with something else. */
  goes(module: PythonModule, from: number, to: number): void {
    this.#removed.push({ module, from, to });
  }

  /** Refuses to remove what is still used. */
  finish(): void {
    for (const { module, name, path } of this.#vanishing) {
      const left = usesOfName(module, name).find(
        (use) =>
          !this.#session.replaces(module, use) &&
          !this.#removed.some((gone) => gone.module === module && gone.from <= use.from && use.to <= gone.to),
      );
      if (!left) continue;
      const line = lineOf(lineStarts(module.text), left.from);
      this.#session.refuse(path, `${name} is still used in line ${line}: change the code there first.`);
    }
  }
}

/** Where the comment lines right above a statement start. */
export function startWithComment(text: string, base: number): number {
  let start = base;
  for (;;) {
    const above = /(?:^|\n|\r(?!\n))([ \t]*#[^\n\r]*(?:\r\n|\n|\r))$/.exec(
      text.slice(Math.max(0, start - 2000), start),
    );
    if (!above?.[1] || /^[ \t]*#(?:!|.*coding[:=]| \/\/\/)/.test(above[1])) return start;
    start -= above[1].length;
  }
}

/** Where the empty lines before an offset start. */
export function emptyLinesBefore(text: string, offset: number): number {
  const blank =
    /(?:(?:^|(?<=\n)|(?<=\r(?!\n)))[ \t\f]*(?:\r\n|\n|\r))+$/.exec(
      text.slice(Math.max(0, offset - 400), offset),
    )?.[0] ?? "";
  return offset - blank.length;
}
