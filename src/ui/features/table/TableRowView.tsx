import { memo, type ReactNode } from "react";
import type { Path } from "#core/problem/problem.ts";
import type { NodeKey } from "#ui/document/node-key.ts";
import { Icon, SeverityIcon } from "#ui/look/icons.tsx";
import { color, hueColor } from "#ui/look/tokens.ts";
import { AmountCell, amountText } from "./AmountCell.tsx";
import { Cell, Check, CheckBox, Row } from "./cells.tsx";
import type { ColumnId } from "./columns.ts";
import type { TableEntry } from "./table-entries.ts";

/** What rows do; the same functions for all rows. */
export type RowActions = {
  readonly onToggle: (key: NodeKey, range: boolean) => void;
  readonly onActive: (key: NodeKey) => void;
  readonly onOpen: (path: Path) => void;
};

/** One row of the table. It is drawn again only when what it says, its place or its state changes. */
export const TableRowView = memo(function TableRowView(
  props: RowActions & {
    readonly entry: TableEntry;
    readonly columns: readonly ColumnId[];
    readonly index: number;
    readonly top: number;
    readonly height: number;
    readonly selected: boolean;
    readonly active: boolean;
    /** Another environment than the row above. */
    readonly first: boolean;
    /** Rows are sorted: an override does not stand under its task. */
    readonly apart: boolean;
  },
) {
  const { entry, selected, active, columns } = props;
  const { key, path, kind, name } = entry.row;
  const tabIndex = active ? 0 : -1;
  return (
    <Row
      role="row"
      data-row={key}
      data-first={props.first}
      aria-rowindex={props.index + 2}
      aria-selected={selected}
      tabIndex={tabIndex}
      style={{ position: "absolute", left: 0, right: 0, top: props.top, height: props.height }}
      onFocus={() => props.onActive(key)}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) props.onToggle(key, event.shiftKey);
      }}
      onDoubleClick={() => props.onOpen([...path, kind === "task" ? "name" : "label"])}
    >
      <Cell role="gridcell" className="check">
        <Check>
          <CheckBox
            aria-label={`Select ${name}`}
            checked={selected}
            tabIndex={tabIndex}
            onClick={(event) => {
              event.stopPropagation();
              props.onToggle(key, event.shiftKey);
            }}
            onChange={() => undefined}
          />
        </Check>
      </Cell>
      {columns.map((id) => (
        <Cell key={id} role="gridcell" className={id} data-end={id === "disk" || id === "shm" || id === "nodes"}>
          {cellOf(id, { ...props, tabIndex })}
        </Cell>
      ))}
    </Row>
  );
});

type Given = RowActions & {
  readonly entry: TableEntry;
  readonly first: boolean;
  readonly index: number;
  readonly apart: boolean;
  readonly tabIndex: number;
};

function cellOf(id: ColumnId, given: Given): ReactNode {
  const { row, pod } = given.entry;
  switch (id) {
    case "task":
      return <NameCell {...given} />;
    case "environment":
      return (
        <span style={{ color: given.first || given.index === 0 ? color.text1 : color.text3 }}>{row.environment}</span>
      );
    case "cpu":
    case "memory":
      return <AmountCell resource={id} amount={row[id]} pod={pod} />;
    case "accelerator":
      if (!row.accelerator) return null;
      return row.accelerator.kind === "set" ? (
        <span className="tag mono">{row.accelerator.text}</span>
      ) : (
        <span className="mono wrong">{row.accelerator.text}</span>
      );
    case "disk":
    case "shm":
      return (
        <span
          className={row[id].kind === "wrong" ? "mono wrong" : `mono ${id}`}
          title={row[id].kind === "wrong" ? row[id].reason : undefined}
        >
          {amountText(row[id], undefined)}
        </span>
      );
    case "qos":
      if (!pod) return <span className="quiet">…</span>;
      return pod.qos ? <span title={pod.qos.reason}>{pod.qos.qosClass}</span> : <span className="quiet">unknown</span>;
    case "nodes":
      return <NodesCell entry={given.entry} />;
    case "problems":
      return <ProblemCell {...given} />;
  }
}

function NameCell({ entry, apart, tabIndex, onOpen }: Given) {
  const { row } = entry;
  const isOverride = row.kind === "override";
  return (
    <>
      {isOverride && !apart && (
        <span style={{ paddingLeft: 2, color: color.text3, display: "flex" }}>
          <Icon name="override" />
        </span>
      )}
      <button
        type="button"
        tabIndex={tabIndex}
        title="Open in the form"
        onClick={() => onOpen([...row.path, isOverride ? "label" : "name"])}
      >
        <span>
          {isOverride && apart && <span className="quiet">{row.task} / </span>}
          {row.name}
        </span>
      </button>
      {row.own && !isOverride && (
        <span className="tag" title="The task has resources of its own">
          own
        </span>
      )}
    </>
  );
}

function NodesCell({ entry: { pod } }: { readonly entry: TableEntry }) {
  if (!pod) return <span className="quiet">…</span>;
  if (pod.verdict === "refused" || pod.verdict === "unknown") return <span className="quiet">unknown</span>;
  if (pod.fitting > 0) return <span>{pod.fitting}</span>;
  return (
    <span style={{ display: "inline-flex", gap: 4, alignItems: "center", color: hueColor("warning", "text") }}>
      <SeverityIcon severity="warning" size={14} />
      <b style={{ fontWeight: 600 }}>0</b>
    </span>
  );
}

function ProblemCell({ entry: { problem }, tabIndex, onOpen }: Given) {
  if (!problem) return null;
  return (
    <button type="button" tabIndex={tabIndex} title={problem.message} onClick={() => onOpen(problem.path)}>
      <SeverityIcon severity={problem.severity} />
      <span>
        {problem.words}
        {problem.more > 0 && <span className="quiet"> + {problem.more}</span>}
      </span>
    </button>
  );
}
