import { styled } from "@mui/material/styles";
import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { nodePath } from "#core/document/draft.ts";
import type { Path } from "#core/problem/problem.ts";
import { documentStore, useDocumentStore } from "#ui/document/document-store.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { Bar, Told } from "#ui/features/output/Bar.tsx";
import { ByHand } from "#ui/features/output/ByHand.tsx";
import { CopyButton, useSaid } from "#ui/features/output/CopyButton.tsx";
import { tabId } from "#ui/features/output/FormatTabs.tsx";
import { outputStore, showTab, sourceTab } from "#ui/features/output/output-store.ts";
import { copyText, type Shown } from "#ui/features/output/take-away.ts";
import { IconButton } from "#ui/look/Button.tsx";
import { DiffView } from "#ui/look/DiffView.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { SelectBox } from "#ui/look/SelectBox.tsx";
import { pathIn } from "#ui/source/follow-nodes.ts";
import { placeOfValue } from "#ui/source/move-places.ts";
import { type AttachedSource, useSourceStore } from "#ui/source/source-store.ts";
import { downloadSource } from "./download-source.ts";
import { changedIn } from "./marks-of.ts";
import { SourceFoot } from "./SourceFoot.tsx";
import { SourceMenu } from "./SourceMenu.tsx";
import type { SourceEditor } from "./source-editor.ts";
import { patchOfSource } from "./source-patch.ts";

const SourceEditorView = lazy(() =>
  import("./SourceEditorView.tsx").then((module) => ({ default: module.SourceEditorView })),
);

const Panel = styled("div")({ flex: 1, minHeight: 0, display: "flex", flexDirection: "column" });

type Props = {
  /** The tab that shows it, and what its format is called. */
  readonly tab: string;
  readonly format: string;
  readonly isComparing: boolean;
  /** The choice of how much is written; all of it is the source itself. */
  readonly choice: ReactNode;
  /** How many lines are not as they were given. */
  readonly onChanged: (count: number) => void;
  readonly onJump: (path: Path) => void;
};

/** The source that the document is in: its text, which can be edited, what changed in it, and the ways to take it away. */
export function SourcePane(props: Props) {
  const attached = useSourceStore((state) => state.attached);
  return attached ? <Pane {...props} attached={attached} /> : null;
}

function Pane({
  tab,
  format,
  isComparing,
  choice,
  onChanged,
  onJump,
  attached,
}: Props & { readonly attached: AttachedSource }) {
  const [wanted, setWanted] = useState(0);
  const [said, setSaid] = useSaid();
  const [isDone, setDone] = useSaid();
  const [byHand, setByHand] = useState<string>();
  const [editor, setEditor] = useState<SourceEditor>();
  const panel = useRef<HTMLDivElement>(null);
  const { base, files } = attached;
  useFileOfNode(attached, setWanted);
  const at = wanted < files.length ? wanted : 0;
  const name = files[at]?.name ?? "";
  // A line of the code that is asked for while the changes are shown is shown when the code is there.
  const [line, setLine] = useState<number>();
  useEffect(() => {
    if (line === undefined || !editor) return;
    editor.revealLine(line);
    setLine(undefined);
  }, [editor, line]);
  const showLine = (asked: number) => {
    if (isComparing) showTab(sourceTab({ attached }) ?? tab);
    setLine(asked);
  };
  const shown = useShown(attached, at, isComparing);
  const counts = useMemo(() => attached.files.map((_, file) => changedIn(attached, file).size), [attached]);
  const count = counts.reduce((sum, one) => sum + one, 0);
  useEffect(() => onChanged(count), [count, onChanged]);
  const copy = useCallback(async () => {
    const text = isComparing ? patchOfSource(attached) : shown.text;
    if (!(await copyText(text, null))) return setByHand(text);
    setDone("yes");
    setSaid(isComparing ? "Patch copied" : `${shown.fileName} copied`);
  }, [attached, shown, isComparing, setSaid, setDone]);
  useLayoutEffect(() => {
    const { isCopyAwaited } = outputStore.getState();
    outputStore.setState({ copy: () => void copy(), isCopyAwaited: false });
    if (isCopyAwaited) void copy();
  }, [copy]);
  return (
    <>
      <Bar>
        {files.length > 1 && (
          <SelectBox
            value={at}
            aria-label="File of the source"
            style={{ flex: "0 1 auto", minWidth: 0 }}
            onChange={(event) => setWanted(Number(event.target.value))}
          >
            {files.map((file, index) => (
              <option key={file.name} value={index}>
                {file.name}
                {counts[index] ? ` (${counts[index]})` : ""}
              </option>
            ))}
          </SelectBox>
        )}
        {choice}
        <Told role="status">
          {said !== "" ? said : count > 0 ? `${count} ${count === 1 ? "line" : "lines"} changed` : ""}
        </Told>
        <IconButton
          aria-label="Find in the code"
          title="Find (Ctrl F, in the code)"
          disabled={isComparing}
          onClick={() => editor?.openSearch()}
        >
          <Icon name="search" />
        </IconButton>
        <IconButton
          className="download"
          aria-label={`Download ${name}`}
          onClick={() => setSaid(downloadSource({ text: "", ...files[at], name }))}
        >
          <Icon name="download" />
        </IconButton>
        <CopyButton
          what={isComparing ? "Copy patch" : "Copy"}
          shown={shown}
          menu={SourceMenu}
          isDone={isDone !== ""}
          onCopy={copy}
          onDone={setSaid}
          onRefused={setByHand}
        />
      </Bar>
      <Panel ref={panel} role="tabpanel" id="code-panel" aria-labelledby={tabId(tab)}>
        {isComparing ? (
          <div
            style={{
              flex: 1,
              minHeight: 0,
              padding: 12,
              overflow: "auto",
              display: "grid",
              gap: 12,
              alignContent: "start",
            }}
          >
            {files.map((file, index) =>
              counts[index] || files.length === 1 ? (
                <DiffView
                  key={file.name}
                  label={`Changes of ${file.name}`}
                  before={base.original[index]?.text ?? ""}
                  after={file.text}
                  maxHeight="none"
                />
              ) : null,
            )}
            {count === 0 && files.length > 1 && <span>All files are as they were given.</span>}
          </div>
        ) : (
          <Suspense fallback={<div style={{ flex: 1 }} />}>
            <SourceEditorView
              key={`${at} ${name}`}
              file={at}
              label={`${format} code`}
              onEditor={setEditor}
              onJump={onJump}
            />
          </Suspense>
        )}
      </Panel>
      <SourceFoot attached={attached} file={at} onLine={showLine} onDone={setSaid} />
      {byHand !== undefined && <ByHand text={byHand} onClose={() => setByHand(undefined)} />}
    </>
  );
}

/** The file of a node is shown when the node is selected, until another one is chosen. */
function useFileOfNode(attached: AttachedSource, show: (file: number) => void): void {
  const selected = useDocumentStore((state) => state.selected);
  const latest = useRef(attached);
  latest.current = attached;
  useEffect(() => {
    const { base, files } = latest.current;
    const { document } = documentStore.getState();
    const position = files.length > 1 ? positionOf(document, selected) : undefined;
    const path = position && pathIn(base.document, document, nodePath(position));
    const file = path && placeOfValue(base.reading.places, path)?.file;
    if (file !== undefined) show(file);
  }, [selected, show]);
}

function useShown({ base, files }: AttachedSource, at: number, isComparing: boolean): Shown {
  return useMemo(() => {
    const file = files[at] ?? { name: "", text: "" };
    return {
      what: isComparing ? "the patch" : file.name,
      language: base.reading.format === "python" ? "python" : "yaml",
      text: file.text,
      before: base.original[at]?.text ?? "",
      fileName: file.name,
      stem: file.name.replace(/\.[^.]*$/, ""),
    };
  }, [base, files, at, isComparing]);
}
