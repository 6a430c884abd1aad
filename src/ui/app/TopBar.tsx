import { styled, useColorScheme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { redo, undo, useDocumentStore } from "#ui/document/document-store.ts";
import { Button, IconButton } from "#ui/look/Button.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { color, hueColor } from "#ui/look/tokens.ts";

const Bar = styled("header")({
  minHeight: 48,
  display: "flex",
  alignItems: "center",
  gap: 4,
  padding: "0 12px 0 16px",
  background: color.app,
  borderBottom: `1px solid ${color.divider}`,
  "@media (max-width: 700px)": { "& .wide": { display: "none" } },
});

const modes = { system: "light", light: "dark", dark: "system" } as const;

/** Name of the page, open, undo and redo, release, colour scheme. */
export function TopBar(props: {
  readonly onOpen: () => void;
  readonly onShare: () => void;
  readonly onExamples: () => void;
}) {
  const canUndo = useDocumentStore((state) => state.past.length > 0);
  const canRedo = useDocumentStore((state) => state.future.length > 0);
  const release = useDocumentStore((state) => state.document.sdk);
  const { mode = "system", setMode } = useColorScheme();
  return (
    <Bar>
      <Mark />
      <Typography component="h1" variant="h1" noWrap sx={{ marginRight: "8px", minWidth: 0, flexShrink: 1 }}>
        Flyte Resource Configurator
      </Typography>
      <Button onClick={props.onExamples} aria-label="Examples">
        <Icon name="examples" />
        <span className="wide">Examples</span>
      </Button>
      <Button onClick={props.onOpen} aria-label="Open">
        <Icon name="open" />
        <span className="wide">Open</span>
      </Button>
      <Button onClick={props.onShare} aria-label="Share">
        <Icon name="share" />
        <span className="wide">Share</span>
      </Button>
      <IconButton aria-label="Undo" title="Undo (Ctrl Z)" disabled={!canUndo} onClick={undo}>
        <Icon name="undo" />
      </IconButton>
      <IconButton aria-label="Redo" title="Redo (Ctrl Shift Z)" disabled={!canRedo} onClick={redo}>
        <Icon name="redo" />
      </IconButton>
      <span style={{ flex: "1 0 0" }} />
      <span className="wide" style={{ color: color.text2, padding: "0 8px", whiteSpace: "nowrap" }}>
        SDK <span style={{ color: color.text1 }}>{typeof release === "string" ? release : "2.12.1"}</span>
      </span>
      <IconButton
        aria-label={`Colours: ${mode}. Change to ${modes[mode]}`}
        title={`Colours: ${mode}`}
        onClick={() => setMode(modes[mode])}
      >
        <Icon name="theme" />
      </IconButton>
    </Bar>
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
