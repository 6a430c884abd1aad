import { styled } from "@mui/material/styles";
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { selectNode, useDocumentStore } from "#ui/document/document-store.ts";
import type { NodeKey } from "#ui/document/node-key.ts";
import { focusField } from "#ui/fields/focus-field.ts";
import { Segmented } from "#ui/fields/Segmented.tsx";
import { useRowWindow } from "#ui/fields/use-row-window.ts";
import { Button, IconButton } from "#ui/look/Button.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { Heading, Small } from "#ui/look/Text.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { color } from "#ui/look/tokens.ts";
import { OutlineRowView } from "./OutlineRowView.tsx";
import { addEnvironment, addOverride, addTask, duplicate, moveBy, remove } from "./outline-actions.ts";
import { filterRows, type OutlineRow, outlineRows } from "./outline-rows.ts";

/** Two panes have little height for the outline: rows come first. */
const twoPanes = "@media (min-width: 700.1px) and (max-width: 1279.9px)";
const Frame = styled("nav")({ display: "flex", flexDirection: "column", minHeight: 0, height: "100%" });
const Top = styled("div")({
  [twoPanes]: {
    display: "flex",
    alignItems: "center",
    padding: "8px 8px 0",
    "& > div": { padding: 0 },
    "& > :last-child": { flex: 1 },
  },
});
const Head = styled("div")({
  minHeight: 40,
  display: "flex",
  alignItems: "center",
  gap: 8,
  justifyContent: "space-between",
  padding: "0 8px 0 12px",
  borderBottom: `1px solid ${color.divider}`,
  [twoPanes]: { minHeight: 0, border: 0, "& > h2": { display: "none" } },
});
/** Beside the rows is room for the border of the pane, which is moved by its own. */
const Tree = styled("div")({ padding: "4px 12px 4px 8px", flex: 1, overflowY: "auto", minHeight: 0 });
const Foot = styled("div")({
  padding: 8,
  borderTop: `1px solid ${color.divider}`,
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 2,
  [twoPanes]: { padding: "4px 8px", "& > span": { display: "none" } },
});

const Box = styled("div")({ padding: "8px 8px 0" });
const kinds = [
  { value: "tree", label: "Tree" },
  { value: "table", label: "Table" },
] as const;

const nothing: ReadonlySet<NodeKey> = new Set();

/** Outlines of up to so many rows are drawn whole. */
const wholeUpTo = 120;

/** As in `OutlineRowView`: fingers get taller rows. */
function rowHeight(): number {
  return globalThis.matchMedia("(pointer: coarse)").matches ? 44 : 28;
}

type DragRows = typeof import("./drag-rows.ts");

/** Environments, tasks and overrides as a tree: choose, add, copy, remove, reorder by mouse or keys. */
export function Outline({ onOpen, onTable }: { readonly onOpen: () => void; readonly onTable: () => void }) {
  const document = useDocumentStore((state) => state.document);
  const selected = useDocumentStore((state) => state.selected);
  const [collapsed, setCollapsed] = useState<ReadonlySet<NodeKey>>(new Set());
  const [drag, setDrag] = useState<DragRows>();
  const [filter, setFilter] = useState("");
  const rows = filterRows(outlineRows(document, filter === "" ? collapsed : nothing), filter);
  const { ref: tree, from, to, before, after, reveal } = useRowWindow(rows.length, rowHeight(), wholeUpTo);
  const wanted = useRef<NodeKey>(undefined);
  // A row that is far away is drawn some frames after it was scrolled to; it gets the focus when it is there.
  useLayoutEffect(() => {
    if (wanted.current !== undefined && focusKey(wanted.current)) wanted.current = undefined;
  });
  const active = rows.find((row) => row.key === selected) ?? rows[0];
  const shown = rows.findIndex((row) => row.key === selected);
  useEffect(() => {
    if (shown >= 0) reveal(shown);
  }, [shown, reveal]);
  const fold = useCallback((key: NodeKey, closed: boolean) => setCollapsed((keys) => withKey(keys, key, closed)), []);
  const focusRow = (row: OutlineRow | undefined) => {
    if (!row) return;
    selectNode(row.key);
    reveal(rows.indexOf(row));
    wanted.current = row.key;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!active) return;
    const handled = handleKey(event, { rows, active, fold, focusRow, onOpen });
    if (handled) event.preventDefault();
  };
  return (
    <Frame aria-label="Outline">
      <Top>
        <Head>
          <Heading>Outline</Heading>
          <Segmented
            label="The project as"
            value="tree"
            segments={kinds}
            onChange={(kind) => kind === "table" && onTable()}
          />
        </Head>
        <Box>
          <TextBox
            value={filter}
            placeholder="Filter"
            frame={{ height: 28 }}
            start={<Icon name="search" />}
            aria-label="Filter the outline"
            type="search"
            onChange={(event) => setFilter(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") setFilter("");
              if (event.key === "ArrowDown") focusRow(rows[0]);
            }}
          />
        </Box>
      </Top>
      <Tree
        ref={tree}
        // A tree has rows; without any it is a text.
        {...(rows.length > 0 && { role: "tree", "aria-label": "Environments, tasks and overrides" })}
        onKeyDown={onKeyDown}
        onPointerEnter={() => drag ?? void import("./drag-rows.ts").then(setDrag)}
      >
        <div aria-hidden="true" style={{ height: before }} />
        {rows.slice(from, to).map((row) => (
          <OutlineRowView
            key={row.key}
            row={row}
            selected={row.key === active?.key}
            attach={drag?.attachRow}
            onOpen={onOpen}
            onFold={fold}
          />
        ))}
        <div aria-hidden="true" style={{ height: after }} />
        {rows.length === 0 && (
          <Small as="p" style={{ padding: 8 }}>
            {filter === ""
              ? "Nothing here yet. Add an environment: it says what its tasks ask for."
              : `Nothing is called "${filter}".`}
          </Small>
        )}
      </Tree>
      <OutlineActions active={active} onOpen={onOpen} />
    </Frame>
  );
}

function OutlineActions(props: { readonly active: OutlineRow | undefined; readonly onOpen: () => void }) {
  const { active } = props;
  const position = active?.position;
  /** What is new is shown, to be named. */
  const make = (what: () => void) => () => {
    props.onOpen();
    what();
  };
  return (
    <Foot role="toolbar" aria-label="Change the outline">
      <Button small onClick={make(() => addEnvironment(position))}>
        <Icon name="plus" /> Environment
      </Button>
      {position && (
        <>
          <Button small onClick={make(() => addTask(position))}>
            <Icon name="plus" /> Task
          </Button>
          {position.task !== undefined && (
            <Button small onClick={make(() => addOverride(position))}>
              <Icon name="plus" /> Override
            </Button>
          )}
          <span style={{ flexBasis: "100%" }} />
          <IconButton
            aria-label={`Move ${active.name} up`}
            title="Move up (Alt ↑)"
            onClick={() => moveBy(position, -1)}
          >
            <Icon name="up" />
          </IconButton>
          <IconButton
            aria-label={`Move ${active.name} down`}
            title="Move down (Alt ↓)"
            onClick={() => moveBy(position, 1)}
          >
            <Icon name="lower" />
          </IconButton>
          <IconButton
            aria-label={`Duplicate ${active.name}`}
            title="Duplicate (Ctrl D)"
            onClick={make(() => duplicate(position))}
          >
            <Icon name="duplicate" />
          </IconButton>
          <IconButton aria-label={`Delete ${active.name}`} title="Delete (Del)" onClick={() => remove(position)}>
            <Icon name="remove" />
          </IconButton>
        </>
      )}
    </Foot>
  );
}

type KeyContext = {
  readonly rows: readonly OutlineRow[];
  readonly active: OutlineRow;
  readonly fold: (key: NodeKey, closed: boolean) => void;
  readonly focusRow: (row: OutlineRow | undefined) => void;
  readonly onOpen: () => void;
};

function handleKey(event: KeyboardEvent, context: KeyContext): boolean {
  const { rows, active, fold, focusRow, onOpen } = context;
  const at = rows.indexOf(active);
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    moveBy(active.position, event.key === "ArrowUp" ? -1 : 1);
    requestAnimationFrame(() => focusKey(active.key));
    return true;
  }
  if ((event.ctrlKey || event.metaKey) && event.key === "d") {
    duplicate(active.position);
    onOpen();
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === "ArrowDown") focusRow(rows[at + 1]);
  else if (event.key === "ArrowUp") focusRow(rows[at - 1]);
  else if (event.key === "Home") focusRow(rows[0]);
  else if (event.key === "End") focusRow(rows.at(-1));
  else if (event.key === "ArrowRight")
    active.expanded === false ? fold(active.key, false) : active.expanded && focusRow(rows[at + 1]);
  else if (event.key === "ArrowLeft") active.expanded ? fold(active.key, true) : focusRow(parentRow(rows, at));
  else if (event.key === "Enter") onOpen();
  else if (event.key === "Delete") remove(active.position);
  else if (event.key === "F2") focusName(active, onOpen);
  else return false;
  return true;
}

function focusName(row: OutlineRow, onOpen: () => void): void {
  onOpen();
  focusField([row.level === 3 ? "label" : "name"]);
}

function focusKey(key: NodeKey): boolean {
  const row = globalThis.document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  row?.focus();
  return row !== null;
}

function parentRow(rows: readonly OutlineRow[], at: number): OutlineRow | undefined {
  const level = rows[at]?.level ?? 1;
  return rows.slice(0, at).findLast((row) => row.level < level);
}

function withKey(keys: ReadonlySet<NodeKey>, key: NodeKey, present: boolean): ReadonlySet<NodeKey> {
  const next = new Set(keys);
  if (present) next.add(key);
  else next.delete(key);
  return next;
}
