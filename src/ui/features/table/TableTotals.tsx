import { type ReactNode, useMemo } from "react";
import { color } from "#ui/look/tokens.ts";
import { Cell, Row, RowGroup } from "./cells.tsx";
import type { Column, ColumnId } from "./columns.ts";
import type { TableEntry } from "./table-entries.ts";
import { totalsOf } from "./totals.ts";

/** What all rows that are shown request together. It stays in sight at the bottom. */
export function TableTotals(props: {
  readonly entries: readonly TableEntry[];
  readonly columns: readonly Column[];
  readonly height: number;
}) {
  const { entries } = props;
  const totals = useMemo(() => totalsOf(entries), [entries]);
  const nothing = (text: string) => (text === "0" ? "" : text);
  const without = totals.without.join(", ");
  const cells: Readonly<Partial<Record<ColumnId, ReactNode>>> = {
    task: <b style={{ fontWeight: 600, color: color.text1 }}>Requests in total</b>,
    environment: (
      <span style={{ whiteSpace: "normal", lineHeight: "16px" }}>
        {entries.some(({ row }) => row.kind === "override") && "overrides too, "}if all run at once
      </span>
    ),
    cpu: <span className="mono">{totals.cpu}</span>,
    memory: <span className="mono">{totals.memory}</span>,
    accelerator: (
      <span className="mono" title={totals.accelerators} style={{ whiteSpace: "normal", lineHeight: "16px" }}>
        {totals.accelerators}
      </span>
    ),
    disk: <span className="mono disk">{nothing(totals.disk)}</span>,
    shm: <span className="mono shm">{nothing(totals.shm)}</span>,
    problems: (
      <span title={without} style={{ whiteSpace: "normal", lineHeight: "16px" }}>
        {without}
      </span>
    ),
  };
  return (
    <RowGroup role="rowgroup" style={{ position: "sticky", bottom: 0, zIndex: 3 }}>
      <Row
        role="row"
        aria-rowindex={entries.length + 2}
        style={{ height: props.height, borderTop: `1px solid ${color.divider}` }}
      >
        <Cell role="gridcell" className="check" />
        {props.columns.map(({ id, end = false }) => (
          <Cell key={id} role="gridcell" className={id} data-end={end}>
            {cells[id]}
          </Cell>
        ))}
      </Row>
    </RowGroup>
  );
}
