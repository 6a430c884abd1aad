import ButtonBase from "@mui/material/ButtonBase";
import CssBaseline from "@mui/material/CssBaseline";
import { styled, ThemeProvider } from "@mui/material/styles";
import { lazy, Suspense, startTransition, useCallback, useEffect, useMemo, useState } from "react";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { Path, Problem } from "#core/problem/problem.ts";
import { changeDocument, documentStore, openDocument, useDocumentStore } from "#ui/document/document-store.ts";
import { setValue } from "#ui/document/edit-document.ts";
import type { StartReport } from "#ui/document/keep-document.ts";
import { readKey, sourceKey } from "#ui/document/stored-documents.ts";
import { Outline } from "#ui/features/outline/Outline.tsx";
import { Output } from "#ui/features/output/Output.tsx";
import { showSource } from "#ui/features/output/output-store.ts";
import type { ReleaseChanges } from "#ui/features/release/release-changes.ts";
import { Resolution } from "#ui/features/resolution/Resolution.tsx";
import { keepFocus } from "#ui/look/keep-focus.ts";
import { theme } from "#ui/look/theme.ts";
import { color } from "#ui/look/tokens.ts";
import { sourceStore, useSourceStore } from "#ui/source/source-store.ts";
import type { PageActions } from "./commands.ts";
import { Editor } from "./Editor.tsx";
import { jumpTo } from "./jump.ts";
import { NoticeStack, Said } from "./Notices.tsx";
import { Panes, type View } from "./Panes.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { TopBar } from "./TopBar.tsx";
import { useFit } from "./use-fit.ts";
import { useKeeping } from "./use-keeping.ts";
import { type Opening, useLink } from "./use-link.ts";
import { isTyping, useShortcuts } from "./use-shortcuts.ts";

const loadOpenDialog = () => import("#ui/features/importing/OpenDialog.tsx");
const OpenDialog = lazy(() => loadOpenDialog().then((module) => ({ default: module.OpenDialog })));

const ExamplesDialog = lazy(() =>
  import("#ui/features/examples/ExamplesDialog.tsx").then((module) => ({ default: module.ExamplesDialog })),
);
const loadPalette = () => import("./CommandPalette.tsx");
const CommandPalette = lazy(() => loadPalette().then((module) => ({ default: module.CommandPalette })));
const ShortcutsDialog = lazy(() =>
  import("./ShortcutsDialog.tsx").then((module) => ({ default: module.ShortcutsDialog })),
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
const TableView = lazy(() =>
  import("#ui/features/table/TableView.tsx").then((module) => ({ default: module.TableView })),
);
const ReleaseDialog = lazy(() =>
  import("#ui/features/release/ReleaseDialog.tsx").then((module) => ({ default: module.ReleaseDialog })),
);

const ForeignNotice = lazy(() => import("./ForeignNotice.tsx").then((module) => ({ default: module.ForeignNotice })));
const SourceNotice = lazy(() => import("./SourceNotice.tsx").then((module) => ({ default: module.SourceNotice })));

const Shell = styled("div")({
  height: "100dvh",
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  gridTemplateRows: "auto minmax(0, 1fr) auto auto",
  background: color.app,
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

const views = [
  { id: "edit", label: "Edit" },
  { id: "resolution", label: "Resolve" },
  { id: "fit", label: "Fit" },
  { id: "code", label: "Code" },
] as const;

/** The box that lies over the page, one at a time. */
type Overlay =
  | { readonly kind: "open"; readonly opening: Opening }
  | { readonly kind: "release"; readonly changes: ReleaseChanges }
  | { readonly kind: "examples"; readonly id?: string }
  | { readonly kind: "share" | "documents" | "cluster" | "palette" | "shortcuts" };

/** The page. */
export function App({ report, fresh }: { readonly report: StartReport; readonly fresh: boolean }) {
  const [view, setView] = useState<View>("edit");
  const [overlay, putOverlay] = useState<Overlay>();
  // A fallback, even an empty one, would keep what is loaded for a moment from being shown: as a transition there is none.
  const setOverlay = useCallback((next: Overlay) => startTransition(() => putOverlay(next)), []);
  const [said, setSaid] = useState(report);
  // What can be undone is said until the next change: then undo takes that one back.
  useEffect(
    () =>
      said?.text === undefined
        ? documentStore.subscribe((now, before) => now.document === before.document || setSaid(undefined))
        : undefined,
    [said],
  );
  const close = () => putOverlay(undefined);
  const show = useCallback((opening: Opening) => setOverlay({ kind: "open", opening }), [setOverlay]);
  const take = (document: DocumentDraft | undefined, message: string, name = "what was opened") => {
    if (document) openDocument(document, name);
    // A source has opened its document itself.
    else showSource();
    close();
    setSaid({ message: `${message} Undo brings the old document back.` });
    keepFocus("[role=treeitem][aria-selected=true],nav [aria-pressed=true]");
  };
  useLink({ fresh, onShow: show, onOpen: take });
  const edit = useCallback(() => setView("edit"), []);
  const fitting = view === "fit";
  useFit(fitting);
  const keeping = useKeeping();
  useKeptSource();
  const isSourceSaid = useSourceStore(({ offer, detached }) => (offer ?? detached) !== undefined);
  const jump = useCallback((path: Path) => {
    setView("edit");
    requestAnimationFrame(() => jumpTo(path));
  }, []);
  const jumpToProblem = useCallback(({ path }: Problem) => jump(path), [jump]);
  const page = useMemo(
    (): PageActions => ({
      show: setView,
      jump,
      openBox: (kind) => (kind === "open" ? show({ text: "" }) : setOverlay({ kind })),
      openExample: (id) => setOverlay({ kind: "examples", id }),
      chooseRelease: (sdk) => void chooseRelease(sdk, { setOverlay, setSaid }),
    }),
    [jump, show, setOverlay],
  );
  useShortcuts({
    openPalette: () => setOverlay({ kind: "palette" }),
    openShortcuts: () => setOverlay({ kind: "shortcuts" }),
    showCode: () => setView((now) => (isPhone() ? "code" : now)),
    showOutline: () => setView((now) => (isPhone() ? "outline" : now)),
  });
  useTakingIn(show);
  return (
    <ThemeProvider theme={theme} defaultMode="system" noSsr>
      <CssBaseline enableColorScheme />
      <Shell>
        <TopBar
          view={view}
          onView={setView}
          onDocuments={() => setOverlay({ kind: "documents" })}
          onOpen={() => show({ text: "" })}
          onShare={() => setOverlay({ kind: "share" })}
          onExamples={() => setOverlay({ kind: "examples" })}
          onRelease={page.chooseRelease}
          onShortcuts={() => setOverlay({ kind: "shortcuts" })}
          onPalette={() => setOverlay({ kind: "palette" })}
          onCluster={() => setOverlay({ kind: "cluster" })}
        />
        {view === "table" ? (
          <Suspense fallback={<main />}>
            <TableView onTree={() => setView("outline")} onOpen={jump} />
          </Suspense>
        ) : (
          <Panes
            view={view}
            outline={<Outline onOpen={edit} onTable={() => setView("table")} />}
            edit={
              <Editor
                view={view}
                onView={setView}
                onCluster={() => setOverlay({ kind: "cluster" })}
                onExamples={() => setOverlay({ kind: "examples" })}
                onOpen={() => show({ text: "" })}
              />
            }
            dock={view === "resolution" || view === "fit" ? undefined : <Resolution />}
            code={<Output onJump={jump} />}
          />
        )}
        <StatusBar refused={keeping.refused} onJump={jumpToProblem} />
        <BottomTabs aria-label="Views">
          {views.map(({ id, label }) => (
            <ButtonBase key={id} aria-pressed={view === id} onClick={() => setView(id)}>
              {label}
            </ButtonBase>
          ))}
        </BottomTabs>
      </Shell>
      {(keeping.foreign || said || isSourceSaid) && (
        <NoticeStack>
          {isSourceSaid && (
            <Suspense>
              <SourceNotice />
            </Suspense>
          )}
          {keeping.foreign && (
            <Suspense>
              <ForeignNotice settle={keeping.settle} onReport={setSaid} />
            </Suspense>
          )}
          {said && !isSourceSaid && <Said report={said} onShow={show} onClose={() => setSaid(undefined)} />}
        </NoticeStack>
      )}
      <Suspense>
        {overlay?.kind === "open" && <OpenDialog opening={overlay.opening} onClose={close} onOpen={take} />}
        {overlay?.kind === "examples" && <ExamplesDialog first={overlay.id} onOpen={take} onClose={close} />}
        {overlay?.kind === "palette" && <CommandPalette page={page} onClose={close} />}
        {overlay?.kind === "shortcuts" && <ShortcutsDialog onClose={close} />}
        {overlay?.kind === "share" && <ShareDialog onClose={close} />}
        {overlay?.kind === "cluster" && <ClusterDialog onClose={close} />}
        {overlay?.kind === "documents" && <DocumentsDialog onReport={setSaid} onClose={close} />}
        {overlay?.kind === "release" && (
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
    </ThemeProvider>
  );
}

type Say = { readonly setOverlay: (overlay: Overlay) => void; readonly setSaid: (report: StartReport) => void };

/** Another release: at once where nothing else changes, after a look at what changes otherwise. */
async function chooseRelease(sdk: string, { setOverlay, setSaid }: Say): Promise<void> {
  const { releaseChanges } = await import("#ui/features/release/release-changes.ts");
  const changes = releaseChanges(documentStore.getState().document, sdk);
  if (changes.appeared.length + changes.gone.length > 0) return setOverlay({ kind: "release", changes });
  changeDocument((draft) => setValue(draft, ["sdk"], sdk));
  setSaid({ message: `The document is for SDK ${sdk} now. Nothing else in it changes.` });
}

function isPhone(): boolean {
  return globalThis.matchMedia("(max-width: 700px)").matches;
}

/** Files dropped anywhere, or text pasted outside of a box, go into the *Open* box. */
function useTakingIn(onText: (opening: Opening) => void): void {
  useEffect(() => {
    const onDrop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      onText({ text: "", files });
    };
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      makeReady();
    };
    const onKey = (event: KeyboardEvent) => {
      if (!/^(Control|Meta)$/.test(event.key)) return;
      void loadPalette();
      if (!isTyping(event)) makeReady();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event)) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.trim() !== "") onText({ text });
    };
    globalThis.addEventListener("drop", onDrop);
    globalThis.addEventListener("dragover", onDragOver);
    globalThis.addEventListener("paste", onPaste);
    globalThis.addEventListener("keydown", onKey);
    return () => {
      globalThis.removeEventListener("drop", onDrop);
      globalThis.removeEventListener("dragover", onDragOver);
      globalThis.removeEventListener("paste", onPaste);
      globalThis.removeEventListener("keydown", onKey);
    };
  }, [onText]);
}

/** What is about to be dropped or pasted is read sooner when its reader has started. */
function makeReady(): void {
  void loadOpenDialog();
  void import("#ui/source/source-client.ts").then(({ startSource }) => startSource());
}

/** The source that the open document was in at an earlier visit; without one nothing of it is loaded. */
function useKeptSource(): void {
  const id = useDocumentStore((state) => state.entry.id);
  useEffect(() => {
    if (!readKey(sourceKey(id))) return;
    sourceStore.setState({ isAwaited: true });
    void import("#ui/source/restore-source.ts").then(({ restoreSource }) => restoreSource());
  }, [id]);
}
