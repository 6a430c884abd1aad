import { styled } from "@mui/material/styles";
import { memo, useEffect, useRef, useState } from "react";
import { severityOf } from "#ui/document/derive.ts";
import { selectNode, useDocumentStore } from "#ui/document/document-store.ts";
import type { NodeKey } from "#ui/document/node-key.ts";
import { Icon, SeverityIcon } from "#ui/look/icons.tsx";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";
import type { attachRow } from "./drag-rows.ts";
import { acceptsDrop, dropNode } from "./outline-actions.ts";
import type { OutlineRow } from "./outline-rows.ts";

const Row = styled("div")({
  minHeight: 28,
  display: "flex",
  alignItems: "center",
  gap: 6,
  padding: "0 8px 0 4px",
  borderRadius: 6,
  color: color.text2,
  whiteSpace: "nowrap",
  position: "relative",
  cursor: "default",
  userSelect: "none",
  "&:focus-visible": { outline: `2px solid ${color.accent}`, outlineOffset: -2 },
  "&[aria-selected=true]": { background: color.selected, color: color.text1, fontWeight: 600 },
  "&[aria-selected=true]::before": {
    content: '""',
    position: "absolute",
    left: -8,
    top: 6,
    bottom: 6,
    width: 2,
    background: color.accent,
    borderRadius: 1,
  },
  "&[data-drop=above]": { boxShadow: `0 -2px 0 ${color.accent}` },
  "&[data-drop=below]": { boxShadow: `0 2px 0 ${color.accent}` },
  "@media (pointer: coarse)": { minHeight: 44 },
});
const Name = styled("span")({ flex: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis" });
const Tag = styled("span")({
  font: `400 12px/16px ${fonts.mono}`,
  padding: "0 4px",
  borderRadius: 4,
  color: hueColor("gpu", "text"),
  background: hueColor("gpu", "tint"),
  maxWidth: "50%",
  overflow: "hidden",
  textOverflow: "ellipsis",
});
const Fold = styled("span")({ width: 16, height: 16, flex: "none", display: "inline-flex", color: color.text3 });

const levelNames = { 1: "environment", 2: "task", 3: "override" } as const;

type RowProps = {
  readonly row: OutlineRow;
  readonly selected: boolean;
  readonly attach: typeof attachRow | undefined;
  readonly onOpen: () => void;
  readonly onFold: (key: NodeKey, closed: boolean) => void;
};

/** One row of the outline. It is drawn again only when something that it shows or knows has changed. */
export const OutlineRowView = memo(function OutlineRowView(props: RowProps) {
  const { row, selected, attach } = props;
  const ref = useRef<HTMLDivElement>(null);
  const [side, setSide] = useState<"above" | "below">();
  const severity = useDocumentStore((state) => severityOf(state.document, row.path));
  useEffect(() => {
    if (!ref.current || !attach) return undefined;
    return attach(ref.current, {
      key: row.key,
      accepts: (dragged) => dragged !== row.key && acceptsDrop(dragged, row.position),
      onOver: setSide,
      onDrop: (dragged, where) => dropNode(dragged, row.position, where),
    });
  }, [attach, row]);
  return (
    <Row
      ref={ref}
      role="treeitem"
      data-key={row.key}
      data-drop={side}
      aria-level={row.level}
      aria-posinset={row.place.index + 1}
      aria-setsize={row.place.count}
      aria-expanded={row.expanded}
      aria-selected={selected}
      tabIndex={selected ? 0 : -1}
      onClick={() => selectNode(row.key)}
      onDoubleClick={props.onOpen}
      style={{
        paddingLeft: 4 + (row.level - 1) * 18,
        ...(row.level === 1 ? { color: color.text1, fontWeight: 600 } : {}),
      }}
    >
      <Fold
        onClick={(event) => {
          if (row.expanded === undefined) return;
          event.stopPropagation();
          props.onFold(row.key, row.expanded);
        }}
      >
        <Icon
          name={row.expanded === undefined ? (row.level === 3 ? "override" : "task") : row.expanded ? "down" : "right"}
        />
      </Fold>
      <Name title={`${levelNames[row.level]} ${row.name}`}>{row.name}</Name>
      {row.accelerator !== undefined && <Tag>{row.accelerator}</Tag>}
      <span style={{ width: 16, flex: "none", display: "flex" }}>
        {severity && <SeverityIcon severity={severity} />}
      </span>
    </Row>
  );
}, sameRow);

function sameRow(before: RowProps, after: RowProps): boolean {
  const { row: one, ...rest } = before;
  const { row: other, ...others } = after;
  const names = Object.keys(rest) as (keyof typeof rest)[];
  return (
    names.every((name) => rest[name] === others[name]) &&
    (one === other || JSON.stringify(one) === JSON.stringify(other))
  );
}
