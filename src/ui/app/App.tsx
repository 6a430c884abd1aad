import ButtonBase from "@mui/material/ButtonBase";
import CssBaseline from "@mui/material/CssBaseline";
import { styled, ThemeProvider } from "@mui/material/styles";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { type DocumentDraft, nodeAt } from "#core/document/draft.ts";
import type { Problem } from "#core/problem/problem.ts";
import { openDocument, redo, undo, useDocumentStore } from "#ui/document/document-store.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { Outline } from "#ui/features/outline/Outline.tsx";
import { Output } from "#ui/features/output/Output.tsx";
import { Resolution } from "#ui/features/resolution/Resolution.tsx";
import { NodeFields } from "#ui/features/resources/NodeFields.tsx";
import { Button } from "#ui/look/Button.tsx";
import { theme } from "#ui/look/theme.ts";
import { color, hueColor } from "#ui/look/tokens.ts";
import { Breadcrumb } from "./Breadcrumb.tsx";
import { jumpTo } from "./jump.ts";
import { NodeForm } from "./NodeForm.tsx";
import { StatusBar } from "./StatusBar.tsx";
import type { StartReport } from "./start-page.ts";
import { TopBar } from "./TopBar.tsx";
import { useKeeping } from "./use-keeping.ts";
import { type Opening, useLink } from "./use-link.ts";

const OpenDialog = lazy(() =>
  import("#ui/features/importing/OpenDialog.tsx").then((module) => ({ default: module.OpenDialog })),
);

const Notice = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 8,
  padding: "8px 20px",
  background: hueColor("note", "tint"),
  "&[data-severity=warning]": { background: hueColor("warning", "tint") },
});

const ExamplesDialog = lazy(() =>
  import("#ui/features/examples/ExamplesDialog.tsx").then((module) => ({ default: module.ExamplesDialog })),
);
const ShareDialog = lazy(() =>
  import("#ui/features/sharing/ShareDialog.tsx").then((module) => ({ default: module.ShareDialog })),
);

type View = "outline" | "edit" | "resolution" | "code";

const Shell = styled("div")({
  height: "100dvh",
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  gridTemplateRows: "auto minmax(0, 1fr) auto auto",
  background: color.app,
});
const Panes = styled("main")({
  display: "grid",
  minHeight: 0,
  gridTemplateColumns: "240px minmax(0, 1fr) 456px",
  gridTemplateRows: "minmax(0, 1fr) auto",
  gridTemplateAreas: '"outline edit code" "outline resolution code"',
  "& > *": { minWidth: 0, minHeight: 0, background: color.pane },
  "& > .outline": { gridArea: "outline", background: color.app, borderRight: `1px solid ${color.divider}` },
  "& > .edit": { gridArea: "edit", overflowY: "auto" },
  "& > .resolution": { gridArea: "resolution", borderTop: `1px solid ${color.divider}`, background: color.app },
  "& > .code": { gridArea: "code", borderLeft: `1px solid ${color.divider}` },
  "@media (max-width: 1279.9px)": {
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gridTemplateRows: "minmax(120px, 26%) minmax(0, 1fr) auto",
    gridTemplateAreas: '"outline code" "edit code" "resolution code"',
    "& > .outline": { borderBottom: `1px solid ${color.divider}`, borderRight: 0 },
  },
  "@media (max-width: 700px)": {
    display: "block",
    "& > *": { display: "none", height: "100%" },
    "& > .resolution": { overflowY: "auto", borderTop: 0 },
    "&[data-view=outline] > .outline": { display: "block" },
    "&[data-view=edit] > .edit": { display: "block" },
    "&[data-view=resolution] > .resolution": { display: "block" },
    "&[data-view=code] > .code": { display: "block" },
  },
});
const BottomTabs = styled("nav")({
  display: "none",
  height: 56,
  background: color.app,
  borderTop: `1px solid ${color.divider}`,
  "& button": { flex: 1, fontSize: 14, color: color.text2 },
  "& button[aria-pressed=true]": { color: color.text1, fontWeight: 600, boxShadow: `inset 0 2px 0 ${color.accent}` },
  "@media (max-width: 700px)": { display: "flex" },
});

const views: readonly { readonly id: View; readonly label: string }[] = [
  { id: "outline", label: "Outline" },
  { id: "edit", label: "Edit" },
  { id: "resolution", label: "Resolve" },
  { id: "code", label: "Code" },
];

/** The page. */
export function App({ report, fresh }: { readonly report: StartReport; readonly fresh: boolean }) {
  const [view, setView] = useState<View>("edit");
  const [opening, setOpening] = useState<Opening>();
  const [sharing, setSharing] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [said, setSaid] = useState(report);
  const take = (document: DocumentDraft, message: string) => {
    openDocument(document);
    setOpening(undefined);
    setChoosing(false);
    setSaid({ message: `${message} Undo brings the old document back.` });
  };
  useLink({ fresh, onShow: setOpening, onOpen: take });
  const edit = useCallback(() => setView("edit"), []);
  const refused = useKeeping();
  useUndoKeys();
  useTakingIn(setOpening);
  const jump = useCallback((problem: Problem) => {
    setView("edit");
    jumpTo(problem.path);
  }, []);
  return (
    <ThemeProvider theme={theme} defaultMode="system" noSsr>
      <CssBaseline enableColorScheme />
      <Shell>
        <TopBar
          onOpen={() => setOpening({ text: "" })}
          onShare={() => setSharing(true)}
          onExamples={() => setChoosing(true)}
        />
        <Panes data-view={view}>
          <div className="outline">
            <Outline onOpen={edit} />
          </div>
          <section className="edit" aria-label="Form">
            {said && <Said report={said} onShow={setOpening} onClose={() => setSaid(undefined)} />}
            <Editor />
          </section>
          <div className="resolution">
            <Resolution />
          </div>
          <div className="code">
            <Output />
          </div>
        </Panes>
        <StatusBar refused={refused} onJump={jump} />
        <BottomTabs aria-label="Views">
          {views.map(({ id, label }) => (
            <ButtonBase key={id} aria-pressed={view === id} onClick={() => setView(id)}>
              {label}
            </ButtonBase>
          ))}
        </BottomTabs>
      </Shell>
      {opening && (
        <Suspense>
          <OpenDialog {...opening} onClose={() => setOpening(undefined)} onOpen={take} />
        </Suspense>
      )}
      {choosing && (
        <Suspense>
          <ExamplesDialog onOpen={take} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
      {sharing && (
        <Suspense>
          <ShareDialog onClose={() => setSharing(false)} />
        </Suspense>
      )}
    </ThemeProvider>
  );
}

function Editor() {
  const selected = useDocumentStore((state) => state.selected);
  const document = useDocumentStore((state) => state.document);
  const position = positionOf(document, selected);
  if (!position || !nodeAt(document, position)) return null;
  return (
    <NodeForm key={selected} node={selected}>
      <Breadcrumb position={position} />
      <NodeFields position={position} />
    </NodeForm>
  );
}

function Said(props: {
  readonly report: NonNullable<StartReport>;
  readonly onShow: (opening: Opening) => void;
  readonly onClose: () => void;
}) {
  const { message, text } = props.report;
  return (
    <Notice role="status" data-severity={text === undefined ? "note" : "warning"}>
      <span style={{ flex: "1 1 240px" }}>{message}</span>
      {text !== undefined && <Button onClick={() => props.onShow({ text, reason: message })}>Show its text</Button>}
      <Button onClick={props.onClose}>Close</Button>
    </Notice>
  );
}

/** Ctrl or ⌘ Z and Shift Z everywhere; a text box of the form follows the document, so its own undo would disagree. */
function useUndoKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.target instanceof HTMLTextAreaElement) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) redo();
      else undo();
    };
    globalThis.addEventListener("keydown", onKeyDown);
    return () => globalThis.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** A file dropped anywhere, or text pasted outside of a box, goes into the *Open* box. */
function useTakingIn(onText: (opening: Opening) => void): void {
  useEffect(() => {
    const onDrop = async (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      onText({ text: await file.text() });
    };
    const onDragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]")) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.trim() !== "") onText({ text });
    };
    globalThis.addEventListener("drop", onDrop);
    globalThis.addEventListener("dragover", onDragOver);
    globalThis.addEventListener("paste", onPaste);
    return () => {
      globalThis.removeEventListener("drop", onDrop);
      globalThis.removeEventListener("dragover", onDragOver);
      globalThis.removeEventListener("paste", onPaste);
    };
  }, [onText]);
}
