import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { type KeyboardEvent, lazy, Suspense, useCallback, useRef, useState } from "react";
import { nodePath } from "#core/document/draft.ts";
import type { Scope, Writer } from "#core/formats/writer.ts";
import { documentStore, useDocumentStore } from "#ui/document/document-store.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { Button, IconButton } from "#ui/look/Button.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { SelectBox } from "#ui/look/SelectBox.tsx";
import { color } from "#ui/look/tokens.ts";
import { CodeView } from "./CodeView.tsx";
import { type CodeText, lineOf } from "./code-lines.ts";
import { copyText, downloadText } from "./take-away.ts";
import { useWriter, useWritten } from "./use-written.ts";
import { tabs, writerLoaders } from "./writer-loaders.ts";

const OriginLine = lazy(() => import("./OriginLine.tsx").then((module) => ({ default: module.OriginLine })));
const FindBar = lazy(() => import("./FindBar.tsx").then((module) => ({ default: module.FindBar })));

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
const TabList = styled("div")({
  minHeight: 40,
  flex: "none",
  display: "flex",
  gap: 16,
  padding: "0 12px",
  overflowX: "auto",
  borderBottom: `1px solid ${color.divider}`,
});
const Tab = styled(ButtonBase)({
  height: 40,
  fontSize: 14,
  color: color.text3,
  whiteSpace: "nowrap",
  flex: "none",
  "&[aria-selected=true]": { color: color.text1, fontWeight: 600, boxShadow: `inset 0 -2px 0 ${color.accent}` },
  "&.Mui-focusVisible": { outlineOffset: -2 },
});
const Bar = styled("div")({
  minHeight: 40,
  flex: "none",
  display: "flex",
  alignItems: "center",
  gap: 6,
  padding: "0 12px",
  borderBottom: `1px solid ${color.divider}`,
});

const scopeLabels: Readonly<Record<Scope, string>> = {
  file: "Whole file",
  environment: "Environment",
  task: "Task",
  override: "Override",
  resources: "Resources only",
};

/** The document as code: one tab a format, how much of it, copy and download, and what the last edit changed. */
export function Output() {
  const [tab, setTab] = useState(tabs[0] ?? "");
  const [forms, setForms] = useState<Readonly<Record<string, Writer["id"]>>>({});
  const [wanted, setWanted] = useState<Scope>("file");
  const [announced, setAnnounced] = useState("");
  const [cursor, setCursor] = useState<number>();
  const [finding, setFinding] = useState(false);
  const [found, setFound] = useState(nothingFound);
  const body = useRef<HTMLDivElement>(null);
  const selected = useDocumentStore((state) => state.selected);
  const onFound = useCallback(
    (current: number | undefined, lines: ReadonlySet<number>) => setFound({ current, lines }),
    [],
  );
  const stopFinding = () => {
    setFinding(false);
    setFound(nothingFound);
    body.current?.querySelector<HTMLElement>("[role=region]")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "f") return;
    event.preventDefault();
    setFinding(true);
  };
  const offered = writerLoaders.filter((entry) => entry.tab === tab);
  const format = forms[tab] ?? offered[0]?.id ?? "python";
  const writer = useWriter(format);
  const scopes = useScopes(writer);
  const scope = scopes.includes(wanted) ? wanted : (scopes[0] ?? "file");
  const { written, text, changed } = useWritten(writer, scope);
  const label = tab;
  const tellsOrigins = writer?.tellsOrigins === true;
  const copy = async () => {
    const copied = await copyText(written?.text ?? "", body.current);
    setAnnounced(copied ? `${label} copied` : "The browser refused the clipboard. The text is selected: press Ctrl C.");
  };
  return (
    <Frame aria-label="Code" onKeyDown={onKeyDown}>
      <FormatTabs tab={tab} onChange={setTab} />
      <Bar>
        <SelectBox
          value={scope}
          aria-label="How much is written"
          onChange={(event) => setWanted(event.target.value as Scope)}
        >
          {scopes.map((one) => (
            <option key={one} value={one}>
              {scopeLabels[one]}
            </option>
          ))}
        </SelectBox>
        {offered.length > 1 && (
          <SelectBox
            value={format}
            aria-label={`${tab} is written`}
            onChange={(event) => setForms({ ...forms, [tab]: event.target.value as Writer["id"] })}
          >
            {offered.map(({ id, form }) => (
              <option key={id} value={id}>
                {form}
              </option>
            ))}
          </SelectBox>
        )}
        <Typography variant="body2" sx={{ color: color.text2, flex: 1, minWidth: 0 }} noWrap>
          {changed.size > 0 ? `${changed.size} ${changed.size === 1 ? "line" : "lines"} changed` : ""}
        </Typography>
        <span role="status" style={{ fontSize: 12, color: color.text2 }}>
          {announced}
        </span>
        <IconButton
          aria-label="Find in the code"
          title="Find (Ctrl F, in the code)"
          aria-expanded={finding}
          onClick={() => (finding ? stopFinding() : setFinding(true))}
        >
          <Icon name="search" />
        </IconButton>
        <IconButton
          aria-label={`Download ${label}`}
          onClick={() => writer && written && downloadText(written.text, fileName(writer))}
        >
          <Icon name="download" />
        </IconButton>
        <Button variant="contained" onClick={copy} onBlur={() => setAnnounced("")}>
          <Icon name="copy" />
          Copy
        </Button>
      </Bar>
      {finding && (
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
        <CodeView
          label={`${label} code`}
          text={text}
          changed={changed}
          selected={`${format} ${selected}`}
          lineOfSelected={lineOfSelected}
          found={found.lines}
          current={found.current}
          cursor={tellsOrigins ? cursor : undefined}
          onCursor={tellsOrigins ? setCursor : undefined}
        />
      </div>
      {tellsOrigins && (
        <Suspense>
          <OriginLine text={text} line={cursor} />
        </Suspense>
      )}
    </Frame>
  );
}

function tabId(tab: string): string {
  return `tab-${tab.replaceAll(" ", "-")}`;
}

function FormatTabs(props: { readonly tab: string; readonly onChange: (tab: string) => void }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = tabs[(tabs.indexOf(props.tab) + by + tabs.length) % tabs.length];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    props.onChange(next);
    globalThis.document.getElementById(tabId(next))?.focus();
  };
  return (
    <TabList role="tablist" aria-label="Format" onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <Tab
          key={tab}
          id={tabId(tab)}
          role="tab"
          aria-selected={tab === props.tab}
          aria-controls="code-panel"
          tabIndex={tab === props.tab ? 0 : -1}
          onClick={() => props.onChange(tab)}
        >
          {tab}
        </Tab>
      ))}
    </TabList>
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

function fileName(writer: Writer): string {
  const first = documentStore.getState().document.environments[0]?.name;
  const base = typeof first === "string" && /^[a-z0-9_-]+$/.test(first) ? first : "resources";
  const stem = writer.id === "python" ? base.replaceAll("-", "_") : base;
  const suffix = /^(pod|probe|idl)/.test(writer.id) ? `.${writer.id.replace(/-(typescript|python)$/, "")}` : "";
  return `${stem}${suffix}.${writer.fileExtension.replace(/^\./, "")}`;
}
