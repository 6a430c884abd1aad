import type { TextEdit } from "./source-contract.ts";

/** A piece of a text in the making: one of the old text's, or a new one. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

/** The edits of a text that do what `first` does to it, and then `second` to what came out. Both in the sense of `applyEdits`. */
export function composeEdits(
  text: string,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): readonly TextEdit[] {
  return editsOf(edited(edited([{ from: 0, to: text.length }], first), second), text.length);
}

function edited(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to || a.index - b.index);
  const result: Piece[] = [];
  let done = 0;
  for (const { edit } of ordered) {
    result.push(...slice(pieces, done, edit.from), { text: edit.text });
    done = edit.to;
  }
  return [...result, ...slice(pieces, done, Number.POSITIVE_INFINITY)].filter((piece) => lengthOf(piece) > 0);
}

function slice(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  let at = 0;
  return pieces.flatMap((piece): readonly Piece[] => {
    const start = Math.max(0, from - at);
    const end = Math.min(lengthOf(piece), to - at);
    at += lengthOf(piece);
    if (start >= end) return [];
    if ("text" in piece) return [{ text: piece.text.slice(start, end) }];
    return [{ from: piece.from + start, to: piece.from + end }];
  });
}

function lengthOf(piece: Piece): number {
  return "text" in piece ? piece.text.length : piece.to - piece.from;
}

function editsOf(pieces: readonly Piece[], length: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let done = 0;
  let text = "";
  const close = (from: number, to: number) => {
    if (from > done || text !== "") edits.push({ from: done, to: from, text });
    done = to;
    text = "";
  };
  for (const piece of pieces) {
    if ("text" in piece) text += piece.text;
    else close(piece.from, piece.to);
  }
  close(length, length);
  return edits;
}
