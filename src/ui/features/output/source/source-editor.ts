import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { Annotation, type ChangeSet, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { applyEdits } from "#core/formats/apply-edits.ts";
import type { SourceFormat, TextEdit } from "#core/formats/source-contract.ts";
import { editorTheme, highlight } from "./editor-look.ts";
import { marksExtension, showMarks } from "./editor-marks.ts";
import { type LineEnds, lineEnds } from "./line-ends.ts";
import type { TextMarks } from "./marks-of.ts";
import { spanBetween } from "./span-between.ts";

/** What an editor is told and asks. Offsets are those of the text, whatever its line ends. */
type Options = {
  readonly root: ShadowRoot;
  readonly label: string;
  readonly format: SourceFormat;
  readonly text: string;
  readonly onType: (text: string) => void;
  /** The caret or the mouse is somewhere, or nowhere any more. */
  readonly onPoint: (offset: number | undefined) => void;
  /** Somebody wants to go to the field of what stands there. */
  readonly onGo: (offset: number) => void;
};

/** An editor of one file. `setText` is for changes that come from elsewhere; they are no steps of the editor's own undo. */
export type SourceEditor = {
  readonly setText: (text: string) => void;
  /** Shows marks of the text in place of those before. */
  readonly setMarks: (marks: TextMarks) => void;
  readonly reveal: (offset: number) => void;
  readonly revealLine: (line: number) => void;
  readonly openSearch: () => void;
  readonly focus: () => void;
  readonly close: () => void;
};

const fromElsewhere = Annotation.define<true>();

/** Opens an editor in a shadow root. Tab is not its key: it moves the focus on, as everywhere. Loaded on demand. */
export function openEditor(options: Options): SourceEditor {
  let text = options.text;
  let ends = lineEnds(text);
  const view = new EditorView({
    root: options.root,
    parent: options.root,
    state: EditorState.create({ doc: text, extensions: [extensionsFor(options), listener()] }),
  });
  function listener() {
    return EditorView.updateListener.of(({ docChanged, changes, transactions, selectionSet, state, focusChanged }) => {
      if (docChanged && !transactions.some((one) => one.annotation(fromElsewhere))) {
        text = applyEdits(text, editsOf(changes, ends));
        ends = lineEnds(text);
        options.onType(text);
      }
      if ((selectionSet || focusChanged) && view.hasFocus) options.onPoint(ends.toText(state.selection.main.head));
    });
  }
  const offsetAt = (event: MouseEvent) => {
    const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
    return at === null ? undefined : ends.toText(at);
  };
  const onMouseMove = (event: MouseEvent) => options.onPoint(offsetAt(event));
  const onMouseLeave = () => options.onPoint(view.hasFocus ? ends.toText(view.state.selection.main.head) : undefined);
  const onClick = (event: MouseEvent) => {
    const at = event.ctrlKey || event.metaKey ? offsetAt(event) : undefined;
    if (at !== undefined) options.onGo(at);
  };
  view.contentDOM.addEventListener("mousemove", onMouseMove);
  view.contentDOM.addEventListener("mouseleave", onMouseLeave);
  view.contentDOM.addEventListener("click", onClick);
  const show = (at: number) => view.dispatch({ effects: EditorView.scrollIntoView(at, { y: "nearest", yMargin: 60 }) });
  // What is told below takes room from the code: the line that is typed in stays in sight.
  const resized = new ResizeObserver(() => {
    if (view.hasFocus)
      view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head, { y: "nearest" }) });
  });
  resized.observe(view.dom);
  return {
    setText: (next) => {
      if (next === text) return;
      const { from, to, text: insert } = spanBetween(text, next);
      const changes = { from: ends.toEditor(from), to: ends.toEditor(to), insert: view.state.toText(insert) };
      text = next;
      ends = lineEnds(next);
      view.dispatch({ changes, annotations: fromElsewhere.of(true) });
    },
    setMarks: ({ pieces, spans, lines, signs }) => {
      const { doc } = view.state;
      const within = (offset: number) => Math.min(doc.length, ends.toEditor(offset));
      const spanned = spans.flatMap(({ from, to, look }) => {
        const first = doc.lineAt(within(from)).number;
        const last = doc.lineAt(within(to)).number;
        return Array.from({ length: last - first + 1 }, (_, at) => ({ line: first + at, look }));
      });
      showMarks(view, {
        pieces: pieces?.map(({ from, to, look }) => ({ from: within(from), to: within(to), look })),
        lines: [...lines, ...spanned],
        signs,
      });
    },
    reveal: (offset) => show(Math.min(view.state.doc.length, ends.toEditor(offset))),
    revealLine: (line) => {
      const { from } = view.state.doc.line(Math.max(1, Math.min(view.state.doc.lines, line)));
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      view.focus();
    },
    openSearch: () => openSearchPanel(view),
    focus: () => view.focus(),
    close: () => {
      resized.disconnect();
      view.destroy();
    },
  };
}

function extensionsFor({ label, format }: Options) {
  return [
    lineNumbers(),
    marksExtension,
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    search({ top: true }),
    indentUnit.of(format === "python" ? "    " : "  "),
    format === "python" ? python() : yaml(),
    syntaxHighlighting(highlight),
    editorTheme,
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", "data-gramm": "false" }),
    // A file that is dropped is opened by the page, not written into the text.
    EditorView.domEventHandlers({ drop: (event) => (event.dataTransfer?.files.length ?? 0) > 0 }),
    keymap.of([
      ...searchKeymap,
      ...historyKeymap,
      // The page has another use for this key: it copies what is shown.
      ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"),
    ]),
  ];
}

/** The changes of the editor as edits of the text. New lines get the line end that the text has. */
function editsOf(changes: ChangeSet, ends: LineEnds): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  changes.iterChanges((from, to, _fromNow, _toNow, inserted) => {
    edits.push({
      from: ends.toText(from),
      to: ends.toText(to),
      text: inserted.toString().replaceAll("\n", ends.usual),
    });
  });
  return edits;
}
