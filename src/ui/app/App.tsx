import ButtonBase from "@mui/material/ButtonBase";
import CssBaseline from "@mui/material/CssBaseline";
import { styled, ThemeProvider } from "@mui/material/styles";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { type DocumentDraft, nodeAt } from "#core/document/draft.ts";
import type { Problem } from "#core/problem/problem.ts";
import {
  changeDocument,
  documentStore,
  openDocument,
  redo,
  undo,
  useDocumentStore,
} from "#ui/document/document-store.ts";
import { setValue } from "#ui/document/edit-document.ts";
import type { StartReport } from "#ui/document/keep-document.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { Outline } from "#ui/features/outline/Outline.tsx";
import { Output } from "#ui/features/output/Output.tsx";
import type { ReleaseChanges } from "#ui/features/release/release-changes.ts";
import { Resolution } from "#ui/features/resolution/Resolution.tsx";
import { NodeFields } from "#ui/features/resources/NodeFields.tsx";
import { theme } from "#ui/look/theme.ts";
import { color } from "#ui/look/tokens.ts";
import { Breadcrumb } from "./Breadcrumb.tsx";
import { jumpTo } from "./jump.ts";
import { NodeForm } from "./NodeForm.tsx";
import { Foreign, Said } from "./Notices.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { TopBar } from "./TopBar.tsx";
import { useFit } from "./use-fit.ts";
import { useKeeping } from "./use-keeping.ts";
import { type Opening, useLink } from "./use-link.ts";

const OpenDialog = lazy(() =>
  import("#ui/features/importing/OpenDialog.tsx").then((module) => ({ default: module.OpenDialog })),
);

const ExamplesDialog = lazy(() =>
  import("#ui/features/examples/ExamplesDialog.tsx").then((module) => ({ default: module.ExamplesDialog })),
);
const ShareDialog = lazy(() =>
  import("#ui/features/sharing/ShareDialog.tsx").then((module) => ({ default: module.ShareDialog })),
);
const DocumentsDialog = lazy(() =>
  import("#ui/features/documents/DocumentsDialog.tsx").then((module) => ({ default: module.DocumentsDialog })),
);
const ClusterDialog = lazy(() =>
  import("#ui/features/cluster/ClusterDialog.tsx").then((module) => ({ default: module.ClusterDialog })),
);
const FitView = lazy(() => import("#ui/features/fit/FitView.tsx").then((module) => ({ default: module.FitView })));
const TableView = lazy(() =>
  import("#ui/features/table/TableView.tsx").then((module) => ({ default: module.TableView })),
);
const ReleaseDialog = lazy(() =>
  import("#ui/features/release/ReleaseDialog.tsx").then((module) => ({ default: module.ReleaseDialog })),
);

type View = "outline" | "edit" | "resolution" | "fit" | "code" | "table";

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
  "&[data-view=fit] > .resolution": { display: "none" },
  "& > .code": { gridArea: "code", borderLeft: `1px solid ${color.divider}` },
  "@media (max-width: 1279.9px)": {
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gridTemplateRows: "minmax(160px, 26%) minmax(0, 1fr) minmax(0, auto)",
    gridTemplateAreas: '"outline code" "edit code" "resolution code"',
    "& > .outline": { borderBottom: `1px solid ${color.divider}`, borderRight: 0 },
    "& > .resolution > *": { maxHeight: "22vh" },
  },
  "@media (max-width: 700px)": {
    display: "block",
    "& > *": { display: "none", height: "100%" },
    "& > .resolution": { overflowY: "auto", borderTop: 0 },
    "& > .resolution > *": { maxHeight: "none" },
    "&[data-view=outline] > .outline": { display: "block" },
    "&[data-view=edit] > .edit, &[data-view=fit] > .edit": { display: "block" },
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
  { id: "fit", label: "Fit" },
  { id: "code", label: "Code" },
];

/** The box that lies over the page, one at a time. */
type Overlay =
  | { readonly kind: "open"; readonly opening: Opening }
  | { readonly kind: "release"; readonly changes: ReleaseChanges }
  | { readonly kind: "share" | "examples" | "documents" | "cluster" };

/** The page. */
export function App({ report, fresh }: { readonly report: StartReport; readonly fresh: boolean }) {
  const [view, setView] = useState<View>("edit");
  const [overlay, setOverlay] = useState<Overlay>();
  const [said, setSaid] = useState(report);
  const close = () => setOverlay(undefined);
  const show = useCallback((opening: Opening) => setOverlay({ kind: "open", opening }), []);
  const take = (document: DocumentDraft, message: string) => {
    openDocument(document);
    close();
    setSaid({ message: `${message} Undo brings the old document back.` });
  };
  const chooseRelease = async (sdk: string) => {
    const { releaseChanges } = await import("#ui/features/release/release-changes.ts");
    const changes = releaseChanges(documentStore.getState().document, sdk);
    if (changes.appeared.length + changes.gone.length > 0) return setOverlay({ kind: "release", changes });
    changeDocument((draft) => setValue(draft, ["sdk"], sdk));
    setSaid({ message: `The document is for SDK ${sdk} now. Nothing else in it changes.` });
  };
  useLink({ fresh, onShow: show, onOpen: take });
  const edit = useCallback(() => setView("edit"), []);
  const fitting = view === "fit";
  useFit(fitting);
  const keeping = useKeeping();
  useUndoKeys();
  useTakingIn(show);
  const jump = useCallback(({ path }: Pick<Problem, "path">) => {
    setView("edit");
    requestAnimationFrame(() => jumpTo(path));
  }, []);
  return (
    <ThemeProvider theme={theme} defaultMode="system" noSsr>
      <CssBaseline enableColorScheme />
      <Shell>
        <TopBar
          onDocuments={() => setOverlay({ kind: "documents" })}
          onOpen={() => show({ text: "" })}
          onShare={() => setOverlay({ kind: "share" })}
          onExamples={() => setOverlay({ kind: "examples" })}
          onRelease={(sdk) => void chooseRelease(sdk)}
          onCluster={() => setOverlay({ kind: "cluster" })}
        />
        {view === "table" ? (
          <Suspense fallback={<main />}>
            <TableView onTree={() => setView("outline")} onOpen={(path) => jump({ path })} />
          </Suspense>
        ) : (
          <Panes data-view={view}>
            <div className="outline">
              <Outline onOpen={edit} onTable={() => setView("table")} />
            </div>
            <section className="edit" aria-label="Form">
              {keeping.foreign && <Foreign settle={keeping.settle} onReport={setSaid} />}
              {said && <Said report={said} onShow={show} onClose={() => setSaid(undefined)} />}
              <Editor fitting={fitting} onView={setView} onCluster={() => setOverlay({ kind: "cluster" })} />
            </section>
            <div className="resolution">
              <Resolution />
            </div>
            <div className="code">
              <Output />
            </div>
          </Panes>
        )}
        <StatusBar refused={keeping.refused} onJump={jump} />
        <BottomTabs aria-label="Views">
          {views.map(({ id, label }) => (
            <ButtonBase key={id} aria-pressed={view === id} onClick={() => setView(id)}>
              {label}
            </ButtonBase>
          ))}
        </BottomTabs>
      </Shell>
      {overlay && (
        <Suspense>
          {overlay.kind === "open" && <OpenDialog {...overlay.opening} onClose={close} onOpen={take} />}
          {overlay.kind === "examples" && <ExamplesDialog onOpen={take} onClose={close} />}
          {overlay.kind === "share" && <ShareDialog onClose={close} />}
          {overlay.kind === "cluster" && <ClusterDialog onClose={close} />}
          {overlay.kind === "documents" && <DocumentsDialog onReport={setSaid} onClose={close} />}
          {overlay.kind === "release" && (
            <ReleaseDialog
              changes={overlay.changes}
              onClose={close}
              onChoose={(change, message) => {
                changeDocument(change);
                close();
                setSaid({ message });
              }}
            />
          )}
        </Suspense>
      )}
    </ThemeProvider>
  );
}

function Editor(props: {
  readonly fitting: boolean;
  readonly onView: (view: View) => void;
  readonly onCluster: () => void;
}) {
  const selected = useDocumentStore((state) => state.selected);
  const document = useDocumentStore((state) => state.document);
  const position = positionOf(document, selected);
  if (!position || !nodeAt(document, position)) return null;
  return (
    <NodeForm key={selected} node={selected}>
      <Breadcrumb position={position}>
        <ButtonBase aria-pressed={!props.fitting} onClick={() => props.onView("edit")}>
          Edit
        </ButtonBase>
        <ButtonBase aria-pressed={props.fitting} onClick={() => props.onView("fit")}>
          Fit
        </ButtonBase>
      </Breadcrumb>
      {props.fitting ? (
        <Suspense>
          <FitView onCluster={props.onCluster} />
        </Suspense>
      ) : (
        <NodeFields position={position} />
      )}
    </NodeForm>
  );
}

/** Ctrl or ⌘ Z and Shift Z everywhere; a text box of the form follows the document, so its own undo would disagree. */
function useUndoKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.target instanceof Element && event.target.closest("textarea, [role=dialog]")) return;
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
