import type { Mark, Token, TokenKind, Written, WrittenPart } from "#core/formats/writer.ts";
import type { Path, Problem } from "#core/problem/problem.ts";

/** Written whole lines. Parts are values: they can be kept and joined again. `parts` are what a joined one is made of. */
export type CodePart = WrittenPart & { readonly parts?: readonly CodePart[] };

/** What a builder can write. A piece is a token, or a text that becomes a plain one. */
export type CodeWriter = {
  /** Adds pieces to the current line; the indentation comes first by itself. Texts hold no newline. */
  put(...pieces: readonly (string | Token)[]): void;
  /** Ends the current line. */
  end(): void;
  /** `put` and `end`. */
  line(...pieces: readonly (string | Token)[]): void;
  /** Writes empty lines. */
  blank(count?: number): void;
  /** What `body` writes on new lines stands one step further in. */
  indented(body: () => void): void;
  /** The lines that `body` touches belong to `path`. */
  at(path: Path | undefined, body: () => void): void;
  /** Adds finished lines, at the current indentation, with their marks. */
  add(part: CodePart): void;
};

type State = {
  readonly indent: string;
  depth: number;
  line: number;
  fresh: boolean;
  readonly tokens: Token[];
  readonly marks: Mark[];
};

const newline: Token = { kind: "plain", text: "\n" };

/** The part of no lines. */
export const emptyPart: CodePart = { text: "", tokens: [], marks: [], lines: 0 };

/**
 * Collects what `build` writes into lines. The last line is ended by itself.
 *
 * @param indent one step of indentation, such as four blanks.
 * @see SPEC F1–F3
 */
export function writeCode(indent: string, build: (out: CodeWriter) => void): CodePart {
  const state: State = { indent, depth: 0, line: 0, fresh: true, tokens: [], marks: [] };
  build(codeWriter(state));
  if (!state.fresh) endLine(state);
  return { text: textOf(state.tokens), tokens: state.tokens, marks: state.marks, lines: state.line };
}

/**
 * The parts one after the other, marks moved to where their lines are now; with a path, a mark around them all. Tokens and marks are
 * only put together when somebody asks for them. See SPEC F3.
 */
export function joinParts(joined: readonly CodePart[], path?: Path): CodePart {
  const parts = joined.flatMap((part) => part.parts ?? (part.lines > 0 ? [part] : []));
  const lines = parts.reduce((sum, part) => sum + part.lines, 0);
  let tokens: readonly Token[] | undefined;
  let marks: readonly Mark[] | undefined;
  return {
    text: parts.map((part) => part.text).join(""),
    lines,
    parts,
    get tokens() {
      tokens ??= parts.flatMap((part) => part.tokens);
      return tokens;
    },
    get marks() {
      marks ??= [...outerMark(lines, path), ...shiftedMarks(joined)];
      return marks;
    },
  };
}

/** The same lines as one part, which joining does not take apart again: few large parts cost less than many small ones. */
export function wholePart({ text, tokens, marks, lines }: CodePart): CodePart {
  return { text, tokens, marks, lines };
}

/**
 * A part that is kept for a node of the document as long as the node is the same object and `context` (all else that decides about the
 * text) is equal. `memory` belongs to one function of one writer.
 */
export function rememberPart(
  memory: WeakMap<object, { readonly context: string; readonly part: CodePart }>,
  node: object,
  context: unknown,
  build: () => CodePart,
): CodePart {
  const key = JSON.stringify(context);
  const known = memory.get(node);
  if (known?.context === key) return known.part;
  const part = build();
  memory.set(node, { context: key, part });
  return part;
}

/** Parts that hold something, with empty lines between them. See SPEC F3. */
export function joinBlocks(parts: readonly CodePart[], blanks: number): CodePart {
  const between = writeCode("", (out) => out.blank(blanks));
  const written = parts.filter((part) => part.lines > 0);
  return joinParts(written.flatMap((part, index) => (index === 0 ? [part] : [between, part])));
}

/** A part as what a writer returns. */
export function toWritten(part: CodePart, problems: readonly Problem[] = []): Written {
  return {
    text: part.text,
    parts: part.parts ?? [part],
    problems,
    get tokens() {
      return part.tokens;
    },
    get marks() {
      return part.marks;
    },
  };
}

/** One piece: what it is, its text, and the value of the document that it spells. */
export function piece(kind: TokenKind, text: string, path?: Path): Token {
  return path === undefined ? { kind, text } : { kind, text, path };
}

function codeWriter(state: State): CodeWriter {
  const put = (...pieces: readonly (string | Token)[]) => {
    for (const one of pieces) putPiece(state, one);
  };
  const end = () => endLine(state);
  return {
    put,
    end,
    line: (...pieces) => {
      put(...pieces);
      end();
    },
    blank: (count = 1) => {
      for (let written = 0; written < count; written += 1) end();
    },
    indented: (body) => {
      state.depth += 1;
      body();
      state.depth -= 1;
    },
    at: (path, body) => markLines(state, path, body),
    add: (part) => addPart(state, part),
  };
}

function putPiece(state: State, one: string | Token): void {
  const token = typeof one === "string" ? piece("plain", one) : one;
  if (token.text === "") return;
  if (state.fresh && state.depth > 0) state.tokens.push(piece("plain", state.indent.repeat(state.depth)));
  state.fresh = false;
  state.tokens.push(token);
}

function endLine(state: State): void {
  state.tokens.push(newline);
  state.line += 1;
  state.fresh = true;
}

function markLines(state: State, path: Path | undefined, body: () => void): void {
  if (path === undefined) {
    body();
    return;
  }
  const from = state.line;
  const place = state.marks.length;
  body();
  const to = state.fresh ? state.line - 1 : state.line;
  // The outer mark goes before the inner ones that the body has made.
  if (to >= from) state.marks.splice(place, 0, { from, to, path });
}

function addPart(state: State, part: CodePart): void {
  if (!state.fresh) endLine(state);
  for (const mark of part.marks) state.marks.push(shiftMark(mark, state.line));
  for (const token of part.tokens) {
    if (token.text === "\n") endLine(state);
    else putPiece(state, token);
  }
}

function outerMark(lines: number, path: Path | undefined): readonly Mark[] {
  return path === undefined || lines === 0 ? [] : [{ from: 0, to: lines - 1, path }];
}

function shiftedMarks(parts: readonly CodePart[]): readonly Mark[] {
  let before = 0;
  return parts.flatMap((part) => {
    const moved = part.marks.map((mark) => shiftMark(mark, before));
    before += part.lines;
    return moved;
  });
}

function shiftMark(mark: Mark, lines: number): Mark {
  return lines === 0 ? mark : { from: mark.from + lines, to: mark.to + lines, path: mark.path };
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join("");
}
