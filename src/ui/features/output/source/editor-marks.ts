import { type Extension, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutter } from "@codemirror/view";

/** What stands out in the editor, in its own offsets and lines (from 1). Without pieces those from before stay, and move with the text. */
export type EditorMarks = {
  readonly pieces: readonly { readonly from: number; readonly to: number; readonly look: string }[] | undefined;
  readonly lines: readonly { readonly line: number; readonly look: string }[];
  /** A sign beside a line: one line has one, the last that is given. */
  readonly signs: ReadonlyMap<number, "+" | "~" | "✕" | "!">;
};

const setMarks = StateEffect.define<EditorMarks>();

class Sign extends GutterMarker {
  readonly sign: string;
  constructor(sign: string) {
    super();
    this.sign = sign;
  }
  override eq(other: GutterMarker): boolean {
    return other instanceof Sign && other.sign === this.sign;
  }
  override toDOM(): Node {
    const element = document.createElement("span");
    element.textContent = this.sign;
    if (this.sign === "✕") element.className = "cm-sign-error";
    return element;
  }
}

const signs = { "+": new Sign("+"), "~": new Sign("~"), "✕": new Sign("✕"), "!": new Sign("!") };

const pieceField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { changes, effects, newDoc }) =>
    effects.reduce((set, effect) => {
      if (!effect.is(setMarks) || !effect.value.pieces) return set;
      const there = effect.value.pieces.filter(({ from, to }) => from < to && to <= newDoc.length);
      return Decoration.set(
        there.map(({ from, to, look }) => Decoration.mark({ class: look }).range(from, to)),
        true,
      );
    }, before.map(changes)),
  provide: (field) => EditorView.decorations.from(field),
});

const lineField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { changes, effects, newDoc }) =>
    effects.reduce((set, effect) => {
      if (!effect.is(setMarks)) return set;
      const there = effect.value.lines.filter(({ line }) => line >= 1 && line <= newDoc.lines);
      return Decoration.set(
        there.map(({ line, look }) => Decoration.line({ class: look }).range(newDoc.line(line).from)),
        true,
      );
    }, before.map(changes)),
  provide: (field) => EditorView.decorations.from(field),
});

const signField = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update: (before, { changes, effects, newDoc }) =>
    effects.reduce((set, effect) => {
      if (!effect.is(setMarks)) return set;
      const placed = [...effect.value.signs].filter(([line]) => line >= 1 && line <= newDoc.lines);
      return RangeSet.of(
        placed.map(([line, sign]) => signs[sign].range(newDoc.line(line).from)),
        true,
      );
    }, before.map(changes)),
});

/** What the editor needs to show marks, and the gutter of signs. */
export const marksExtension: Extension = [
  pieceField,
  lineField,
  signField,
  gutter({ class: "cm-signs", markers: (view) => view.state.field(signField) }),
];

/** Shows marks in place of those before. */
export function showMarks(view: EditorView, marks: EditorMarks): void {
  view.dispatch({ effects: setMarks.of(marks) });
}
