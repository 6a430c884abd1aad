import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import { Icon } from "#ui/look/icons.tsx";
import { color } from "#ui/look/tokens.ts";
import { Cell, Check, CheckBox, Row, RowGroup } from "./cells.tsx";
import type { Column, ColumnId } from "./columns.ts";
import type { Sorting } from "./sort-entries.ts";

const Sort = styled(ButtonBase)({
  fontSize: 12,
  lineHeight: "16px",
  minHeight: 24,
  gap: 2,
  color: color.text2,
  minWidth: 0,
  "& > span": { overflow: "hidden", textOverflow: "ellipsis" },
  "&:hover": { color: color.text1, textDecoration: "underline" },
  "[aria-sort=ascending] > &, [aria-sort=descending] > &": { color: color.text1, fontWeight: 600 },
  "@media (pointer: coarse)": { minHeight: 44 },
});

/** The headings: each sorts, the first selects all rows that are shown. It stays in sight. */
export function TableHead(props: {
  readonly columns: readonly Column[];
  readonly sorting: Sorting;
  readonly onSort: (column: ColumnId) => void;
  readonly selected: "all" | "some" | "none";
  readonly onSelectAll: () => void;
  readonly height: number;
}) {
  const { sorting, selected } = props;
  return (
    <RowGroup role="rowgroup" style={{ position: "sticky", top: 0, zIndex: 3 }}>
      <Row role="row" aria-rowindex={1} style={{ height: props.height, borderBottom: `1px solid ${color.divider}` }}>
        <Cell role="columnheader" className="check">
          <Check>
            <CheckBox
              aria-label="Select all rows shown"
              checked={selected === "all"}
              mixed={selected === "some"}
              onChange={props.onSelectAll}
            />
          </Check>
        </Cell>
        {props.columns.map(({ id, title, end = false }) => (
          <Cell
            key={id}
            role="columnheader"
            className={id}
            data-end={end}
            aria-sort={sorting?.column === id ? sorting.direction : "none"}
          >
            <Sort onClick={() => props.onSort(id)}>
              <span>{title}</span>
              {sorting?.column === id && <Icon name={sorting.direction === "ascending" ? "up" : "lower"} size={12} />}
            </Sort>
          </Cell>
        ))}
      </Row>
    </RowGroup>
  );
}
