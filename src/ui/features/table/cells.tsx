import { styled } from "@mui/material/styles";
import type { InputHTMLAttributes } from "react";
import { useEffect, useRef } from "react";
import { color } from "#ui/look/tokens.ts";

/** A row of the table: heading, body or totals. The grid gives the tracks. */
export const Row = styled("div")({
  display: "grid",
  gridTemplateColumns: "var(--tracks)",
  alignItems: "stretch",
  background: color.pane,
  fontSize: 12,
  lineHeight: "16px",
  "&[data-first=true] > *": { borderTop: `1px solid ${color.divider}` },
  "&[aria-selected=true]": { background: color.sunken },
  "&[aria-selected=true] > .check": { boxShadow: `inset 2px 0 0 ${color.accent}` },
  "&[role=row][tabindex]:hover": { background: color.sunken },
  "&:focus-visible": { outline: `2px solid ${color.accent}`, outlineOffset: -2, zIndex: 1 },
});

/** The heading, the body or the totals. */
export const RowGroup = styled("div")({ position: "relative" });

/** A cell. The first two stay in sight when the table scrolls sideways. */
export const Cell = styled("div")({
  display: "flex",
  alignItems: "center",
  gap: 6,
  minWidth: 0,
  padding: "0 8px",
  overflow: "hidden",
  whiteSpace: "nowrap",
  color: color.text2,
  background: "inherit",
  "& > span": { overflow: "hidden", textOverflow: "ellipsis" },
  "&[data-end=true]": { justifyContent: "flex-end" },
  "&.check": { position: "sticky", left: 0, zIndex: 1, padding: "0 0 0 16px", overflow: "visible" },
  "&.task": { position: "sticky", left: "var(--check)", zIndex: 1 },
});

/** The area around a box that a finger or a pointer hits. */
export const Check = styled("label")({
  display: "flex",
  alignItems: "center",
  justifyContent: "center",
  width: 24,
  height: "100%",
  minHeight: 24,
  cursor: "pointer",
  "@media (pointer: coarse)": { width: 44, marginLeft: -12 },
});

const Box = styled("input")({
  appearance: "none",
  display: "grid",
  placeContent: "center",
  flex: "none",
  width: 16,
  height: 16,
  margin: 0,
  borderRadius: 4,
  background: color.pane,
  boxShadow: `inset 0 0 0 1.5px ${color.control}`,
  cursor: "pointer",
  "&:checked, &:indeterminate": { background: color.accent, boxShadow: "none" },
  "&::before": { content: '""', width: 10, height: 10, background: color.onAccent, clipPath: "inset(50%)" },
  "&:checked::before": { clipPath: "polygon(0 55%, 15% 40%, 38% 62%, 85% 12%, 100% 27%, 38% 92%)" },
  "&:indeterminate::before": { clipPath: "inset(4px 1px)" },
  "&:disabled": { background: color.sunken, cursor: "default" },
  "&:focus-visible": { outline: `2px solid ${color.accent}`, outlineOffset: 2 },
  "@media (forced-colors: active)": { appearance: "auto" },
});

/** A box to select with; `mixed` when only some of what it stands for is. */
export function CheckBox(props: Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & { readonly mixed?: boolean }) {
  const { mixed = false, ...input } = props;
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = mixed;
  }, [mixed]);
  return <Box ref={ref} type="checkbox" {...input} />;
}
