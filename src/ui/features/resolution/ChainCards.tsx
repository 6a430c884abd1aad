import { styled } from "@mui/material/styles";
import { Button } from "#ui/look/Button.tsx";
import { Icon, Swatch } from "#ui/look/icons.tsx";
import { color } from "#ui/look/tokens.ts";
import { ChainBox } from "./ChainBox.tsx";
import type { ChainColumn } from "./chain-columns.ts";
import type { ChainRow, WhyAt } from "./chain-rows.ts";
import { Wire } from "./Wire.tsx";

const Cards = styled("div")({
  display: "grid",
  gap: 12,
  gridTemplateColumns: "repeat(auto-fill, minmax(min(320px, 100%), 1fr))",
});
const Card = styled("section")({
  minWidth: 0,
  padding: 12,
  borderRadius: 8,
  boxShadow: `inset 0 0 0 1px ${color.divider}`,
  "& header": { display: "flex", gap: 8, alignItems: "center", minHeight: 28, paddingBottom: 4 },
  "& h3": { flex: 1, fontSize: 14, lineHeight: "20px", fontWeight: 600, margin: 0 },
  "& ol": { listStyle: "none", margin: 0, padding: 0 },
  "& li": { display: "grid", gridTemplateColumns: "88px minmax(0, 1fr)", alignItems: "center" },
  "& li > span": { fontSize: 12, lineHeight: "16px", color: color.text2, overflowWrap: "anywhere" },
  "& .pass": {
    display: "flex",
    gap: 8,
    height: 20,
    paddingLeft: 16,
    fontSize: 12,
    lineHeight: "20px",
    color: color.text2,
  },
  "& .pass > svg": { flex: "none" },
  "& .line": { gridColumn: 2, height: 8, paddingLeft: 16 },
});

/** A card a field with its chain from top to bottom, for where there is no room for columns. See SPEC RV1. */
export function ChainCards(props: {
  readonly label: string;
  readonly columns: readonly ChainColumn[];
  readonly rows: readonly ChainRow[];
  readonly open: WhyAt | undefined;
  readonly onWhy: (why: WhyAt) => void;
  readonly onKeep: ((field: string) => void) | undefined;
}) {
  const { columns, rows, open, onKeep } = props;
  return (
    <Cards role="group" aria-label={props.label}>
      {rows.map(({ field, title, cells, isLost }) => (
        <Card key={field} aria-label={title}>
          <header>
            <Swatch hue={field} />
            <h3>{title}</h3>
            {isLost && onKeep && (
              <Button small variant="outlined" onClick={() => onKeep(field)}>
                <Icon name="plus" />
                Keep {field}
              </Button>
            )}
          </header>
          <ol>
            {cells.map((cell, index) => (
              <li key={cell.column} data-path={cell.path && JSON.stringify(cell.path)}>
                {index > 0 && (
                  <div className="line">
                    <Wire wire={joined(cells[index - 1]?.after, cell.before)} hue={field} vertical />
                  </div>
                )}
                <span>{columns[index]?.title}</span>
                {cell.look === "pass" ? (
                  <div className="pass">
                    <Wire wire={throughWire(cell)} hue={field} vertical />
                    {cell.words}
                  </div>
                ) : (
                  <ChainBox
                    cell={cell}
                    hue={field}
                    isOpen={open?.field === field && open.column === cell.column}
                    onWhy={(anchor) => props.onWhy({ field, column: cell.column, anchor })}
                  />
                )}
              </li>
            ))}
          </ol>
        </Card>
      ))}
    </Cards>
  );
}

/** A level that gives nothing lets the line through; where it ends is drawn at the next one. */
function throughWire({ before, after }: ChainRow["cells"][number]) {
  return before && after;
}

/** Between two cells that stand closely, one line: how it ends is what counts. */
function joined(after: ChainRow["cells"][number]["after"], before: ChainRow["cells"][number]["before"]) {
  return before ?? after;
}
