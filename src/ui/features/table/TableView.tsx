import { styled } from "@mui/material/styles";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Path } from "#core/problem/problem.ts";
import { problemsOf } from "#ui/document/derive.ts";
import { documentStore, useDocumentStore } from "#ui/document/document-store.ts";
import type { NodeKey } from "#ui/document/node-key.ts";
import { Button } from "#ui/look/Button.tsx";
import { color } from "#ui/look/tokens.ts";
import { Hatches } from "./AmountCell.tsx";
import { BulkBar } from "./BulkBar.tsx";
import { ColumnsMenu } from "./ColumnsMenu.tsx";
import { Grid, RowGroup } from "./cells.tsx";
import { type ColumnId, columns, hiddenColumns, keepHiddenColumns } from "./columns.ts";
import { applyFilter, parseFilter } from "./filter-terms.ts";
import { nextSorting, type Sorting, sortEntries } from "./sort-entries.ts";
import { TableHead } from "./TableHead.tsx";
import { TableHeader } from "./TableHeader.tsx";
import { TableRowView } from "./TableRowView.tsx";
import { TableTotals } from "./TableTotals.tsx";
import { tableEntries } from "./table-entries.ts";
import { handleTableKey } from "./table-keys.ts";
import { emptyEnvironments, tableRows } from "./table-rows.ts";
import { aboutText, nothingText } from "./table-texts.ts";
import { usePods } from "./use-pods.ts";
import { useRowHeight } from "./use-row-height.ts";
import { useSelection } from "./use-selection.ts";

const Frame = styled("main")({
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  gridTemplateRows: "auto minmax(0, 1fr) auto",
  minHeight: 0,
  background: color.pane,
});
const Nothing = styled("div")({
  padding: 24,
  display: "grid",
  gap: 12,
  justifyItems: "start",
  position: "sticky",
  left: 0,
  maxWidth: "100vw",
});

const headHeight = 36;
const totalsHeight = 36;

/** The names stay in sight; on a phone they leave room for something beside them. */
const nameWidth = "min(176px, 36vw)";

/** What stays when the table is left and opened again. */
const remembered: {
  filter: string;
  sorting: Sorting;
  onlyProblems: boolean;
  active: NodeKey | undefined;
} = { filter: "", sorting: undefined, onlyProblems: false, active: undefined };

/** All tasks and overrides as rows of a table: sorted, filtered, selected and changed together. */
export function TableView(props: { readonly onTree: () => void; readonly onOpen: (path: Path) => void }) {
  const document = useDocumentStore((state) => state.document);
  const rows = useMemo(() => tableRows(document), [document]);
  const { pods, version, nodes } = usePods(document, rows);
  const problems = problemsOf(document);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the worker's answers are put into `pods`, `version` counts them
  const all = useMemo(() => tableEntries(rows, problems, pods), [rows, problems, pods, version]);
  const [filter, setFilter] = useState(remembered.filter);
  const [sorting, setSorting] = useState(remembered.sorting);
  const [onlyProblems, setOnlyProblems] = useState(remembered.onlyProblems);
  const [active, setActive] = useState(remembered.active);
  const [hidden, setHidden] = useState(hiddenColumns);
  const [outcome, setOutcome] = useState({ text: "", of: document });
  // What became of a change is said until the next one, such as its undoing.
  const said = outcome.of === document ? outcome.text : "";
  useEffect(() => {
    Object.assign(remembered, { filter, sorting, onlyProblems, active });
  }, [filter, sorting, onlyProblems, active]);

  const filtered = useMemo(() => {
    const kept = onlyProblems ? all.filter(({ problem }) => problem !== undefined) : all;
    return applyFilter(kept, parseFilter(filter));
  }, [all, filter, onlyProblems]);
  const shown = useMemo(() => sortEntries(filtered.entries, sorting), [filtered.entries, sorting]);
  const selection = useSelection(all, shown);
  const visible = useMemo(
    () =>
      columns
        .filter(({ id }) => !hidden.has(id) && (id !== "nodes" || nodes > 0))
        .map((column) => (column.id === "nodes" ? { ...column, title: `Nodes of ${nodes}` } : column)),
    [hidden, nodes],
  );
  const ids = useMemo(() => visible.map(({ id }) => id), [visible]);

  const selected = useMemo(
    () => (selection.keys.size === 0 ? [] : all.filter(({ row }) => selection.keys.has(row.key))),
    [all, selection.keys],
  );

  const at = shown.findIndex(({ row }) => row.key === active);
  const activeKey = shown[at]?.row.key ?? shown[0]?.row.key;
  const rowHeight = useRowHeight();
  const scroll = useRef<HTMLDivElement>(null);
  const filterBox = useRef<HTMLInputElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    useFlushSync: false,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: totalsHeight,
    scrollMargin: headHeight,
    // The row that has the focus stays there when it is scrolled away: keys go on from it.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.max(0, at)])].toSorted((one, other) => one - other),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when fingers take the place of a pointer
  useLayoutEffect(() => virtual.measure(), [rowHeight]);

  const wanted = useRef<NodeKey | undefined>(undefined);
  // A row that is far away is drawn some frames after it was scrolled to; it gets the focus when it is there.
  useLayoutEffect(() => {
    if (wanted.current !== undefined && focusRow(scroll.current, wanted.current)) wanted.current = undefined;
  });
  const goTo = (key: NodeKey | undefined) => {
    if (key === undefined) return;
    setActive(key);
    wanted.current = key;
    virtual.scrollToIndex(shown.findIndex(({ row }) => row.key === key));
    if (focusRow(scroll.current, key)) wanted.current = undefined;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the table opens; whoever opens it goes on in it
  useEffect(() => goTo(activeKey), []);

  const { onOpen } = props;
  const onToggle = useCallback(
    (key: NodeKey, range: boolean) => (range ? selection.extendTo(key) : selection.toggle(key)),
    [selection.extendTo, selection.toggle],
  );
  const selectedShown = shown.reduce((count, { row }) => count + Number(selection.keys.has(row.key)), 0);
  const onKeyDown = (event: KeyboardEvent) => {
    const order = shown.map(({ row }) => row.key);
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / rowHeight) - 3);
    const open = (key: NodeKey) => {
      const entry = shown.find(({ row }) => row.key === key);
      if (entry) onOpen([...entry.row.path, entry.row.kind === "task" ? "name" : "label"]);
    };
    const target = { order, active: activeKey, page, selection, goTo, open };
    if (handleTableKey(event, target)) event.preventDefault();
  };
  const shortcut = (event: KeyboardEvent) => {
    const typing = event.target instanceof Element && event.target.closest("input:not([type=checkbox]), select");
    if (event.key !== "/" || typing) return;
    event.preventDefault();
    filterBox.current?.focus();
  };
  const tracks = visible.map(({ track, id }) => (id === "task" ? `minmax(${nameWidth}, 3fr)` : track)).join(" ");
  const least = visible.reduce((sum, { id, least: own }) => sum + (id === "task" ? 0 : own), 60);
  return (
    <Frame onKeyDown={shortcut} aria-label="Project table">
      <Hatches />
      <TableHeader
        about={aboutText(
          all.length - rows.filter(isOverride).length,
          rows.filter(isOverride).length,
          emptyEnvironments(document),
        )}
        filter={filter}
        filterRef={filterBox}
        onFilter={setFilter}
        onLeaveFilter={() => goTo(shown[0]?.row.key)}
        onlyProblems={onlyProblems}
        onOnlyProblems={() => setOnlyProblems(!onlyProblems)}
        columns={
          <ColumnsMenu
            hidden={hidden}
            reasons={nodes > 0 ? {} : { nodes: "no cluster with nodes is chosen" }}
            onChange={(next) => {
              setHidden(next);
              keepHiddenColumns(next);
            }}
          />
        }
        wrong={filtered.wrong}
        said={[said, shown.length < all.length && shown.length > 0 ? `${shown.length} of ${all.length} rows.` : ""]
          .filter(Boolean)
          .join(" ")}
        onTree={() => {
          props.onTree();
          requestAnimationFrame(() => {
            globalThis.document.querySelector<HTMLElement>("[role=treeitem][aria-selected=true]")?.focus();
          });
        }}
      />
      <Grid
        ref={scroll}
        role="grid"
        aria-label="Tasks and overrides"
        aria-multiselectable="true"
        aria-rowcount={shown.length + 2}
        aria-colcount={visible.length + 1}
        onKeyDown={onKeyDown}
        style={{ "--tracks": `var(--check) ${tracks}` } as CSSProperties}
      >
        <div role="presentation" style={{ minWidth: `calc(${least}px + ${nameWidth})`, position: "relative" }}>
          <TableHead
            columns={visible}
            sorting={sorting}
            onSort={(id: ColumnId) => setSorting(nextSorting(sorting, id))}
            selected={selectedShown === 0 ? "none" : selectedShown === shown.length ? "all" : "some"}
            onSelectAll={() => selection.set(selectedShown === shown.length ? [] : shown.map(({ row }) => row.key))}
            height={headHeight}
          />
          <RowGroup role="rowgroup" style={{ height: virtual.getTotalSize(), position: "relative" }}>
            {virtual.getVirtualItems().map(({ index, start, size }) => {
              const entry = shown[index];
              if (!entry) return null;
              const above = shown[index - 1];
              const first = above?.row.position.environment !== entry.row.position.environment;
              return (
                <TableRowView
                  key={entry.row.key}
                  entry={entry}
                  columns={ids}
                  index={index}
                  top={start - headHeight}
                  height={size}
                  selected={selection.keys.has(entry.row.key)}
                  active={entry.row.key === activeKey}
                  first={first && above !== undefined && !sorting}
                  apart={sorting !== undefined}
                  onToggle={onToggle}
                  onActive={setActive}
                  onOpen={onOpen}
                />
              );
            })}
          </RowGroup>
          {shown.length > 0 && <TableTotals entries={shown} columns={visible} height={totalsHeight} />}
        </div>
        {shown.length === 0 && (
          <Nothing>
            <span>{nothingText(filtered.emptiedBy, { onlyProblems, any: all.length > 0 })}</span>
            {all.length > 0 && (
              <Button
                variant="outlined"
                onClick={() => {
                  setFilter("");
                  setOnlyProblems(false);
                  filterBox.current?.focus();
                }}
              >
                Show all rows
              </Button>
            )}
          </Nothing>
        )}
      </Grid>
      {selection.keys.size > 0 && (
        <BulkBar
          document={document}
          selected={selected}
          notShown={selection.keys.size - selectedShown}
          onSaid={(text) => setOutcome({ text, of: documentStore.getState().document })}
          onClear={() => {
            selection.set([]);
            goTo(activeKey);
          }}
        />
      )}
    </Frame>
  );
}

function isOverride({ kind }: { readonly kind: string }): boolean {
  return kind === "override";
}

function focusRow(within: HTMLElement | null, key: NodeKey): boolean {
  const row = within?.querySelector<HTMLElement>(`[data-row="${key}"]`);
  row?.focus({ preventScroll: true });
  return row !== null && row !== undefined;
}
