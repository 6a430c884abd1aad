import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { type KeyboardEvent, useRef, useState } from "react";
import type { Scope, Writer } from "#core/formats/writer.ts";
import { documentStore, useDocumentStore } from "#ui/document/document-store.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { Button, IconButton } from "#ui/look/Button.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { SelectBox } from "#ui/look/SelectBox.tsx";
import { color } from "#ui/look/tokens.ts";
import { CodeView } from "./CodeView.tsx";
import { copyText, downloadText } from "./take-away.ts";
import { useWriter, useWritten } from "./use-written.ts";
import { writerLoaders } from "./writer-loaders.ts";

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
  gap: 8,
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
  const [format, setFormat] = useState<Writer["id"]>("python");
  const [wanted, setWanted] = useState<Scope>("file");
  const [announced, setAnnounced] = useState("");
  const body = useRef<HTMLDivElement>(null);
  const writer = useWriter(format);
  const scopes = useScopes(writer);
  const scope = scopes.includes(wanted) ? wanted : (scopes[0] ?? "file");
  const { written, lines, changed } = useWritten(writer, scope);
  const label = writerLoaders.find((entry) => entry.id === format)?.label ?? "";
  const copy = async () => {
    const copied = await copyText(written?.text ?? "", body.current);
    setAnnounced(copied ? `${label} copied` : "The browser refused the clipboard. The text is selected: press Ctrl C.");
  };
  return (
    <Frame aria-label="Code">
      <FormatTabs format={format} onChange={setFormat} />
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
        <Typography variant="body2" sx={{ color: color.text2, flex: 1, minWidth: 0 }} noWrap>
          {changed.size > 0 ? `${changed.size} ${changed.size === 1 ? "line" : "lines"} changed` : ""}
        </Typography>
        <span role="status" style={{ fontSize: 12, color: color.text2 }}>
          {announced}
        </span>
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
      <div
        ref={body}
        role="tabpanel"
        id="code-panel"
        aria-labelledby={`tab-${format}`}
        style={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column" }}
      >
        <CodeView label={`${label} code`} lines={lines} changed={changed} />
      </div>
    </Frame>
  );
}

function FormatTabs(props: { readonly format: Writer["id"]; readonly onChange: (format: Writer["id"]) => void }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = writerLoaders.findIndex((entry) => entry.id === props.format);
    const next = writerLoaders[(at + by + writerLoaders.length) % writerLoaders.length];
    if (!next) return;
    props.onChange(next.id);
    globalThis.document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <TabList role="tablist" aria-label="Format" onKeyDown={onKeyDown}>
      {writerLoaders.map(({ id, label }) => (
        <Tab
          key={id}
          id={`tab-${id}`}
          role="tab"
          aria-selected={id === props.format}
          aria-controls="code-panel"
          tabIndex={id === props.format ? 0 : -1}
          onClick={() => props.onChange(id)}
        >
          {label}
        </Tab>
      ))}
    </TabList>
  );
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
  const suffix = writer.id === "pod" || writer.id === "idl" ? `.${writer.id}` : "";
  return `${stem}${suffix}.${writer.fileExtension.replace(/^\./, "")}`;
}
