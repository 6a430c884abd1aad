import { styled, useColorScheme } from "@mui/material/styles";
import { useState } from "react";
import { catalogueReleases, newestCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import { useClusterStore } from "#ui/cluster/cluster-store.ts";
import { redo, undo, useDocumentStore } from "#ui/document/document-store.ts";
import { type NodeKey, positionOf } from "#ui/document/node-key.ts";
import { Button, IconButton } from "#ui/look/Button.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { SelectBox } from "#ui/look/SelectBox.tsx";
import { Heading } from "#ui/look/Text.tsx";
import { color, hueColor } from "#ui/look/tokens.ts";
import { nameAt, positionsTo } from "./Breadcrumb.tsx";
import type { View } from "./Panes.tsx";

const Bar = styled("header")({
  minHeight: 48,
  display: "flex",
  alignItems: "center",
  gap: 4,
  padding: "0 12px 0 16px",
  background: color.app,
  borderBottom: `1px solid ${color.divider}`,
  "& .more, & .here": { display: "none" },
  "& .rest": { display: "contents" },
  // Out of sight where there is no room, not out of the page: it is its only heading of the first level.
  // Less room: signs without words.
  "@media (min-width: 700.1px) and (max-width: 940px)": {
    "& .word": { position: "absolute", clipPath: "inset(50%)", width: 1 },
  },
  "@media (max-width: 1119.9px)": { "& .title": { position: "absolute", clipPath: "inset(50%)", width: 1 } },
  "@media (max-width: 700px)": {
    padding: "0 4px",
    "& > svg": { display: "none" },
    "& .here": { display: "grid", flex: 1, minWidth: 0 },
    "& .here > *": { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", fontWeight: 600 },
    "& .here > small": { fontSize: 12, lineHeight: "16px", fontWeight: 400, color: color.text2 },
    flexWrap: "wrap",
    alignContent: "center",
    rowGap: 8,
    minHeight: 56,
    "&[data-more=true]": { paddingTop: 6 },
    "& .more": { display: "inline-flex" },
    "& .rest": { display: "none" },
    "&[data-more=true] .rest": {
      display: "flex",
      flexWrap: "wrap",
      flexBasis: "100%",
      alignItems: "center",
      gap: 4,
      paddingBottom: 8,
    },
  },
});

const modes = { system: "light", light: "dark", dark: "system" } as const;

/** Name of the page and of the document, examples, open, share, undo and redo, release, colour scheme. */
export function TopBar(props: {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onDocuments: () => void;
  readonly onOpen: () => void;
  readonly onShare: () => void;
  readonly onExamples: () => void;
  readonly onRelease: (release: string) => void;
  readonly onCluster: () => void;
  readonly onShortcuts: () => void;
  readonly onPalette: () => void;
}) {
  const cluster = useClusterStore((state) => state.profile?.name);
  const name = useDocumentStore((state) => state.entry.name);
  const [more, setMore] = useState(false);
  return (
    <Bar data-more={more}>
      <IconButton
        className="more"
        aria-label="Outline"
        aria-pressed={props.view === "outline"}
        onClick={() => props.onView(props.view === "outline" ? "edit" : "outline")}
      >
        <Icon name="menu" />
      </IconButton>
      <Here />
      <Mark />
      <Heading as="h1" className="title" style={{ flex: "none" }}>
        Flyte Resource Configurator
      </Heading>
      <Button onClick={props.onShare} className="more" aria-label="Share the document">
        <Icon name="share" />
      </Button>
      <IconButton
        className="more"
        aria-label="More"
        aria-expanded={more}
        aria-controls="bar-rest"
        onClick={() => setMore(!more)}
      >
        <Icon name="more" />
      </IconButton>
      {/* What was chosen is on its way: the other rows have done their part, but for undo and redo, which come in series. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the buttons in it take the keys */}
      <div
        className="rest"
        id="bar-rest"
        onClick={({ target }) => {
          const button = target instanceof Element ? target.closest("button") : null;
          if (button && !/^(Undo|Redo)$/.test(button.getAttribute("aria-label") ?? "")) setMore(false);
        }}
      >
        <Button
          onClick={props.onDocuments}
          aria-label={`Document: ${name}`}
          className="document"
          style={{ flex: "0 1 auto", minWidth: 0, overflow: "hidden" }}
        >
          <span style={{ overflow: "hidden", textOverflow: "ellipsis" }}>{name === "" ? "no name" : name}</span>
          <Icon name="down" />
        </Button>
        <Button onClick={props.onExamples}>
          <Icon name="examples" />
          <span className="word">Examples</span>
        </Button>
        <Button onClick={props.onOpen}>
          <Icon name="open" />
          <span className="word">Open</span>
        </Button>
        <Button onClick={props.onShare}>
          <Icon name="share" />
          <span className="word">Share</span>
        </Button>
        <UndoButtons />
        <span style={{ flex: "1 0 0" }} />
        <ReleaseChoice onRelease={props.onRelease} />
        <Button onClick={props.onCluster} aria-label={`Cluster: ${cluster ?? "none"}`} style={{ maxWidth: 220 }}>
          Cluster{" "}
          <span style={{ color: color.text1, overflow: "hidden", textOverflow: "ellipsis" }}>{cluster ?? "none"}</span>
          <Icon name="down" />
        </Button>
        <IconButton aria-label="Commands" title="Commands (Ctrl K)" onClick={props.onPalette}>
          <Icon name="commands" />
        </IconButton>
        <SchemeButton />
        <IconButton aria-label="Keys" title="Keys (?)" onClick={props.onShortcuts}>
          <Icon name="help" />
        </IconButton>
      </div>
    </Bar>
  );
}

/** On a phone: the selected node, and where it stands. */
function Here() {
  const name = useDocumentStore((state) => namesAt(state.document, state.selected).at(-1) ?? "");
  const place = useDocumentStore((state) => namesAt(state.document, state.selected).slice(0, -1).join(" / "));
  return (
    <span className="here">
      <b>
        <bdi>{name}</bdi>
      </b>
      <small>
        <bdi>{place}</bdi>
      </small>
    </span>
  );
}

function namesAt(document: DocumentDraft, selected: NodeKey): readonly string[] {
  const position = positionOf(document, selected);
  return position ? positionsTo(position).map((at) => nameAt(document, at)) : [];
}

function UndoButtons() {
  const canUndo = useDocumentStore((state) => state.past.length > 0);
  const canRedo = useDocumentStore((state) => state.future.length > 0);
  return (
    <>
      <IconButton aria-label="Undo" title="Undo (Ctrl Z)" disabled={!canUndo} onClick={undo}>
        <Icon name="undo" />
      </IconButton>
      <IconButton aria-label="Redo" title="Redo (Ctrl Shift Z)" disabled={!canRedo} onClick={redo}>
        <Icon name="redo" />
      </IconButton>
    </>
  );
}

/** The SDK release that the document is for. One that is not catalogued is offered as it stands. */
function ReleaseChoice({ onRelease }: { readonly onRelease: (release: string) => void }) {
  const sdk = useDocumentStore((state) => state.document.sdk);
  const release = typeof sdk === "string" ? sdk : newestCatalogue.release;
  const releases = catalogueReleases.includes(release) ? catalogueReleases : [...catalogueReleases, release];
  return (
    <label
      htmlFor="field-sdk"
      style={{ display: "flex", alignItems: "center", gap: 6, color: color.text2, whiteSpace: "nowrap" }}
    >
      SDK
      <SelectBox
        id="field-sdk"
        value={release}
        style={{ height: 28 }}
        onChange={(event) => onRelease(event.target.value)}
      >
        {releases.toReversed().map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </SelectBox>
    </label>
  );
}

function SchemeButton() {
  const { mode = "system", setMode } = useColorScheme();
  return (
    <IconButton
      aria-label={`Colours: ${mode}. Change to ${modes[mode]}`}
      title={`Colours: ${mode}`}
      onClick={() => setMode(modes[mode])}
    >
      <Icon name="theme" />
    </IconButton>
  );
}

function Mark() {
  const bars = [
    ["cpu", 18],
    ["memory", 14],
    ["gpu", 10],
    ["disk", 12],
    ["shm", 6],
  ] as const;
  return (
    <svg width={20} height={20} viewBox="0 0 20 20" aria-hidden="true" style={{ flex: "none", marginRight: 4 }}>
      {bars.map(([hue, width], index) => (
        <rect key={hue} x={1} y={2 + index * 3.6} width={width} height={2.5} rx={1} fill={hueColor(hue, "solid")} />
      ))}
    </svg>
  );
}
