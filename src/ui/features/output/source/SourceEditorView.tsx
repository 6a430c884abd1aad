import { useEffect, useRef } from "react";
import { nodePath } from "#core/document/draft.ts";
import type { PlacedValue } from "#core/formats/source-contract.ts";
import type { Path } from "#core/problem/problem.ts";
import { documentStore } from "#ui/document/document-store.ts";
import { linkedValues, pointAt } from "#ui/document/linked-values.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { placeOfValue, placesNow, valueAtOffset } from "#ui/source/move-places.ts";
import { sourceSession } from "#ui/source/session.ts";
import { type AttachedSource, sourceStore } from "#ui/source/source-store.ts";
import { marksOf } from "./marks-of.ts";
import { openEditor, type SourceEditor } from "./source-editor.ts";

/**
 * One file of the attached source as an editor, in a shadow root: its styles and the page's do not meet. It follows the store by itself,
 * so that nothing else is drawn anew while somebody types.
 */
export function SourceEditorView(props: {
  readonly file: number;
  readonly label: string;
  readonly onEditor: (editor: SourceEditor | undefined) => void;
  readonly onJump: (path: Path) => void;
}) {
  const host = useRef<HTMLElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const { file, label } = props;
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    const tied = tieEditor({ root, file, label, onJump: (path) => latest.current.onJump(path) });
    latest.current.onEditor(tied?.editor);
    return () => {
      tied?.close();
      latest.current.onEditor(undefined);
    };
  }, [file, label]);
  return <section ref={host} aria-label={label} style={{ flex: 1, minHeight: 0, overflow: "hidden" }} />;
}

type Tie = {
  readonly root: ShadowRoot;
  readonly file: number;
  readonly label: string;
  readonly onJump: (path: Path) => void;
};

/** Opens the editor of a file and ties it to the stores, both ways. */
function tieEditor({
  root,
  file,
  label,
  onJump,
}: Tie): { readonly editor: SourceEditor; readonly close: () => void } | undefined {
  const { attached } = sourceStore.getState();
  if (!attached) return undefined;
  let places: readonly PlacedValue[] = [];
  let shown: AttachedSource = attached;
  const mark = () => {
    const { from, paths } = linkedValues.getState();
    editor.setMarks(marksOf(shown, { file, places, linked: from === "form" ? paths : [] }));
  };
  const follow = () => {
    const { attached: now } = sourceStore.getState();
    if (!now?.files[file]) return;
    shown = now;
    editor.setText(now.files[file].text);
    // While something is typed the marks move with the text; they are made anew when it has been read.
    if (now.isTyped) return;
    places = placesNow(now, documentStore.getState().document);
    mark();
  };
  const pathAt = (offset: number | undefined) =>
    offset === undefined ? undefined : valueAtOffset(places, file, offset);
  const editor = openEditor({
    root,
    label,
    format: attached.base.reading.format,
    text: attached.files[file]?.text ?? "",
    onType: (text) => sourceSession.type(file, text),
    onPoint: (offset) => {
      const path = pathAt(offset);
      pointAt("code", path ? [path] : []);
    },
    onGo: (offset) => {
      const path = pathAt(offset);
      if (path) onJump(path);
    },
  });
  const revealPath = (path: Path) => {
    const place = placeOfValue(places, path);
    if (place?.file === file) editor.reveal(place.from);
  };
  const revealSelected = () => {
    const { document, selected } = documentStore.getState();
    const position = positionOf(document, selected);
    if (position) revealPath(nodePath(position));
  };
  follow();
  revealSelected();
  const stops = [
    sourceStore.subscribe(({ attached: now }, before) => now !== before.attached && follow()),
    documentStore.subscribe(({ selected }, before) => selected !== before.selected && revealSelected()),
    linkedValues.subscribe(({ from, isFocus, paths }, before) => {
      if (from !== "form" && before.from !== "form") return;
      mark();
      const [path] = paths;
      if (from === "form" && isFocus && path) revealPath(path);
    }),
  ];
  const close = () => {
    for (const stop of stops) stop();
    pointAt("code", []);
    editor.close();
  };
  return { editor, close };
}
