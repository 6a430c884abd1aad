import { styled } from "@mui/material/styles";
import { Swatch } from "#ui/look/icons.tsx";
import { color } from "#ui/look/tokens.ts";
import { ChainBox } from "./ChainBox.tsx";
import type { ChainColumn } from "./chain-columns.ts";
import type { ChainRow, WhyAt } from "./chain-rows.ts";
import { Wire } from "./Wire.tsx";

const Frame = styled("div")({ borderRadius: 8, boxShadow: `inset 0 0 0 1px ${color.divider}`, overflow: "hidden" });
const Table = styled("table")({
  width: "100%",
  tableLayout: "fixed",
  borderCollapse: "separate",
  borderSpacing: 0,
  "& th": { textAlign: "left", fontSize: 14, lineHeight: "20px", fontWeight: 600, overflowWrap: "anywhere" },
  "& thead th": { padding: "8px 12px", verticalAlign: "top" },
  "& tbody th": { padding: "8px 0 8px 12px", overflowWrap: "normal" },
  "& tbody th > span": { display: "flex", gap: 8, alignItems: "center" },
  "& small": { display: "block", fontSize: 12, lineHeight: "16px", fontWeight: 400, color: color.text2 },
  "& tbody th, & tbody td": { borderTop: `1px solid ${color.divider}`, verticalAlign: "middle", height: 60 },
  "& td": { padding: "8px 0" },
  "& td:last-of-type": { paddingRight: 4 },
  "& [data-wins=true]": { background: color.app },
});
/** Wires are parts of the cells, so that they meet whatever the widths and heights are. */
const Row = styled("div")({ display: "flex", alignItems: "center" });
const Gap = styled("div")({ flex: "0 0 12px", minWidth: 8 });

/** What the names of the fields take, in pixels. */
const leastFirst = 132;

/** Levels as columns, fields as rows, a line from the value that wins to the pod. See SPEC RV1. */
export function ChainTable(props: {
  readonly label: string;
  readonly width: number;
  readonly columns: readonly ChainColumn[];
  readonly rows: readonly ChainRow[];
  readonly winner: string | undefined;
  readonly open: WhyAt | undefined;
  readonly onWhy: (why: WhyAt) => void;
}) {
  const { columns, rows, open } = props;
  const others = columns.reduce((sum, { weight }) => sum + weight, 0);
  const first = Math.max(leastFirst / props.width, leastFirst / (others + leastFirst));
  const share = (weight: number) => ({ width: `${(weight / others) * (1 - first) * 100}%` });
  return (
    <Frame>
      <Table aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col" style={{ width: `${first * 100}%` }}>
              Field
            </th>
            {columns.map(({ id, title, about, weight }) => (
              <th key={id} scope="col" style={share(weight)} data-wins={id === props.winner}>
                {title}
                <small>
                  <bdi>{about}</bdi>
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, title, cells }) => (
            <tr key={field}>
              <th scope="row">
                <span>
                  <Swatch hue={field} />
                  {title}
                </span>
              </th>
              {cells.map((cell) => (
                <td
                  key={cell.column}
                  data-wins={cell.column === props.winner}
                  data-path={cell.path && JSON.stringify(cell.path)}
                >
                  <Row>
                    <Gap style={cell.look === "pass" ? { flexGrow: 1 } : undefined}>
                      <Wire wire={cell.before} hue={field} />
                    </Gap>
                    <div style={cell.look === "pass" ? { flex: "0 1 auto", minWidth: 0 } : { flex: 1, minWidth: 0 }}>
                      <ChainBox
                        cell={cell}
                        hue={field}
                        isOpen={open?.field === field && open.column === cell.column}
                        onWhy={(anchor) => props.onWhy({ field, column: cell.column, anchor })}
                      />
                    </div>
                    <Gap style={cell.look === "pass" ? { flexGrow: 1 } : undefined}>
                      <Wire wire={cell.after} hue={field} />
                    </Gap>
                  </Row>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Frame>
  );
}
