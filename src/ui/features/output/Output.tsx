import { styled } from "@mui/material/styles";
import { type KeyboardEvent, lazy, Suspense, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { nodePath } from "#core/document/draft.ts";
import type { Scope, Writer } from "#core/formats/writer.ts";
import type { Path } from "#core/problem/problem.ts";
import { setBaseline } from "#ui/document/baselines.ts";
import { documentStore, useDocumentStore } from "#ui/document/document-store.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { IconButton } from "#ui/look/Button.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { SelectBox } from "#ui/look/SelectBox.tsx";
import { useSourceStore } from "#ui/source/source-store.ts";
import { Bar, Told } from "./Bar.tsx";
import { CodeView, wholeUpTo } from "./CodeView.tsx";
import { CopyButton, useSaid } from "./CopyButton.tsx";
import { type CodeText, lineOf } from "./code-lines.ts";
import { FormatTabs, tabId } from "./FormatTabs.tsx";
import { changesTab, outputStore, sourceTab, useOutputStore } from "./output-store.ts";
import { copyText, downloadText, fileName, fileStem, type Shown } from "./take-away.ts";
import { useWriter, useWritten } from "./use-written.ts";
import { writerLoaders } from "./writer-loaders.ts";

const OriginLine = lazy(() => import("./OriginLine.tsx").then((module) => ({ default: module.OriginLine })));
const ByHand = lazy(() => import("./ByHand.tsx").then((module) => ({ default: module.ByHand })));
const ChangesView = lazy(() => import("./ChangesView.tsx").then((module) => ({ default: module.ChangesView })));
const FindBar = lazy(() => import("./FindBar.tsx").then((module) => ({ default: module.FindBar })));

const SourcePane = lazy(() => import("./source/SourcePane.tsx").then((module) => ({ default: module.SourcePane })));

const nothingFound: { readonly current: number | undefined; readonly lines: ReadonlySet<number> } = {
  current: undefined,
  lines: new Set(),
};

const Frame = styled("section")({
  display: "flex",
  flexDirection: "column",
  minHeight: 0,
  height: "100%",
  minWidth: 0,
});
const scopeLabels: Readonly<Record<Scope, string>> = {
  file: "Whole file",
  environment: "Environment",
  task: "Task",
  override: "Override",
  resources: "Resources only",
};

/** The document as code: one tab a format, how much of it, what changed, and the ways to take it away. */
export function Output({ onJump }: { readonly onJump: (path: Path) => void }) {
  const { tab, format: shownFormat, forms, scope: wanted } = useOutputStore((state) => state);
  const [said, setSaid] = useSaid();
  const [isDone, setDone] = useSaid();
  const [byHand, setByHand] = useState<string>();
  const [cursor, setCursor] = useState<number>();
  const [finding, setFinding] = useState(false);
  const [found, setFound] = useState(nothingFound);
  const body = useRef<HTMLDivElement>(null);
  const selected = useDocumentStore((state) => state.selected);
  const step = useDocumentStore((state) => state.step);
  const onFound = useCallback(
    (current: number | undefined, lines: ReadonlySet<number>) => setFound({ current, lines }),
    [],
  );
  const stopFinding = () => {
    setFinding(false);
    setFound(nothingFound);
    body.current?.querySelector<HTMLElement>("[role=region]")?.focus();
  };
  const comparing = tab === changesTab;
  const [changedInSource, setChangedInSource] = useState(0);
  // A source that is on its way may be under any tab: nothing is shown that it would replace.
  const hasSource = useSourceStore((state) => state.isAwaited || sourceTab(state) === shownFormat);
  // The whole file is the source itself; a part of the document is written as ever.
  const isSource = hasSource && wanted === "file";
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "f" || comparing || isSource) return;
    event.preventDefault();
    setFinding(true);
  };
  const offered = writerLoaders.filter((entry) => entry.tab === shownFormat);
  const format = forms[shownFormat] ?? offered[0]?.id ?? "python";
  const anyWriter = useWriter(format);
  const writer = isSource ? undefined : anyWriter;
  const scopes = useScopes(anyWriter);
  const scope = scopes.includes(wanted) ? wanted : (scopes[0] ?? "file");
  const { written, base, text, changed, fresh } = useWritten(writer, scope);
  const tellsOrigins = writer?.tellsOrigins === true && !comparing;
  const shown = useMemo(
    (): Shown | undefined =>
      writer && {
        what: `${shownFormat}, ${scopeLabels[scope].toLowerCase()}`,
        language: writer.language,
        text: written?.text ?? "",
        before: base?.text ?? "",
        fileName: fileName(writer),
        stem: fileStem(),
      },
    [writer, shownFormat, scope, written, base],
  );
  const isDrawnWhole = text.count <= wholeUpTo;
  const isAwaited = useRef(false);
  const copy = useCallback(async () => {
    // A format that has just been chosen may still be on its way: it is copied when it is there.
    isAwaited.current = shown === undefined;
    if (!shown) return;
    const { document } = documentStore.getState();
    const patch = comparing && (await import("./ChangesView.tsx")).patchOf(shown.fileName, shown.before, shown.text);
    // Of a long text only the lines in sight could be selected in place.
    const place = isDrawnWhole && !comparing ? body.current : null;
    if (!(await copyText(patch || shown.text, place))) {
      if (!place) return setByHand(patch || shown.text);
      return setSaid("The browser refused the clipboard. The text is selected: press Ctrl C.");
    }
    if (!patch) setBaseline({ id: "copy", name: "the last copy", document });
    setDone("yes");
    setSaid(`${patch ? "Patch" : shownFormat} copied`);
  }, [shown, comparing, shownFormat, isDrawnWhole, setSaid, setDone]);
  const own = useRef<() => void>(undefined);
  // Before anything else can happen: what is copied is what is shown, also where that is still on its way.
  useLayoutEffect(() => {
    const isOwn = outputStore.getState().copy === own.current;
    if (isSource && isOwn) outputStore.setState({ copy: () => outputStore.setState({ isCopyAwaited: true }) });
    if (isSource) return;
    own.current = () => void copy();
    outputStore.setState({ copy: own.current });
    if (isAwaited.current) void copy();
  }, [copy, isSource]);
  const choice = (
    <SelectBox
      value={scope}
      aria-label="How much is written"
      style={{ flex: "0 1 auto", minWidth: 0 }}
      onChange={(event) => outputStore.setState({ scope: event.target.value as Scope })}
    >
      {scopes.map((one) => (
        <option key={one} value={one}>
          {scopeLabels[one]}
        </option>
      ))}
    </SelectBox>
  );
  return (
    <Frame aria-label="Code" onKeyDown={onKeyDown}>
      <FormatTabs tab={tab} changed={isSource ? changedInSource : changed.size} />
      {isSource ? (
        <Suspense fallback={<div style={{ flex: 1 }} />}>
          <SourcePane
            tab={tab}
            format={shownFormat}
            isComparing={comparing}
            choice={choice}
            onChanged={setChangedInSource}
            onJump={onJump}
          />
        </Suspense>
      ) : (
        <>
          <Bar>
            {choice}
            {offered.length > 1 && (
              <SelectBox
                value={format}
                aria-label={`${shownFormat} is written`}
                style={{ flex: "0 1 auto", minWidth: 0 }}
                onChange={(event) =>
                  outputStore.setState({ forms: { ...forms, [shownFormat]: event.target.value as Writer["id"] } })
                }
              >
                {offered.map(({ id, form }) => (
                  <option key={id} value={id}>
                    {form}
                  </option>
                ))}
              </SelectBox>
            )}
            <Told role="status">
              {said !== ""
                ? said
                : changed.size > 0
                  ? `${changed.size} ${changed.size === 1 ? "line" : "lines"} changed`
                  : ""}
            </Told>
            <IconButton
              aria-label="Find in the code"
              title="Find (Ctrl F, in the code)"
              aria-expanded={finding}
              disabled={comparing}
              onClick={() => (finding ? stopFinding() : setFinding(true))}
            >
              <Icon name="search" />
            </IconButton>
            <IconButton
              className="download"
              aria-label={`Download ${shownFormat}`}
              onClick={() => shown && downloadText(shown.text, shown.fileName)}
            >
              <Icon name="download" />
            </IconButton>
            <CopyButton
              what={comparing ? "Copy patch" : "Copy"}
              shown={shown}
              isDone={isDone !== ""}
              onCopy={copy}
              onDone={setSaid}
              onRefused={setByHand}
            />
          </Bar>
          {finding && !comparing && (
            <Suspense>
              <FindBar text={text} onFound={onFound} onClose={stopFinding} />
            </Suspense>
          )}
          <div
            ref={body}
            role="tabpanel"
            id="code-panel"
            aria-labelledby={tabId(tab)}
            style={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column" }}
          >
            {comparing && shown ? (
              <Suspense>
                <ChangesView label={shownFormat} before={shown.before} after={shown.text} />
              </Suspense>
            ) : (
              <CodeView
                label={`${shownFormat} code`}
                text={text}
                changed={changed}
                fresh={fresh}
                step={step}
                selected={`${format} ${selected}`}
                lineOfSelected={lineOfSelected}
                found={found.lines}
                current={found.current}
                cursor={cursor}
                onCursor={setCursor}
                onJump={onJump}
              />
            )}
          </div>
          {tellsOrigins && (
            <Suspense>
              <OriginLine text={text} line={cursor} />
            </Suspense>
          )}
        </>
      )}
      {byHand !== undefined && (
        <Suspense>
          <ByHand text={byHand} onClose={() => setByHand(undefined)} />
        </Suspense>
      )}
    </Frame>
  );
}

function lineOfSelected(text: CodeText): number | undefined {
  const { document, selected } = documentStore.getState();
  const position = positionOf(document, selected);
  return position && lineOf(text, nodePath(position));
}

function useScopes(writer: Writer | undefined): readonly Scope[] {
  const level = useDocumentStore((state) => {
    const position = positionOf(state.document, state.selected);
    return position?.override !== undefined ? "override" : position?.task !== undefined ? "task" : "environment";
  });
  const possible: Readonly<Record<typeof level, readonly Scope[]>> = {
    environment: ["file", "environment", "resources"],
    task: ["file", "environment", "task", "resources"],
    override: ["file", "environment", "task", "override", "resources"],
  };
  return (writer?.scopes ?? ["file"]).filter((scope) => possible[level].includes(scope));
}
