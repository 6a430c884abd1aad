import { styled } from "@mui/material/styles";
import { type HTMLAttributes, type InputHTMLAttributes, useEffect, useRef } from "react";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";

/**
 * The box in which the table scrolls, and the look of everything in it. Rows are drawn while one scrolls, so their parts are plain elements
 * that take their look from here: a styled component each would cost three times as much.
 */
export const Grid = styled("div")({
  overflow: "auto",
  minHeight: 0,
  position: "relative",
  "--check": "48px",
  "& [role=row]": {
    display: "grid",
    gridTemplateColumns: "var(--tracks)",
    alignItems: "stretch",
    background: color.pane,
    fontSize: 12,
    lineHeight: "16px",
    "&[data-first=true] > *": { borderTop: `1px solid ${color.divider}` },
    "&[aria-selected=true], &[tabindex]:hover": { background: color.sunken },
    "&[aria-selected=true] > .check": { boxShadow: `inset 2px 0 0 ${color.accent}` },
    "&:focus-visible": { outline: `2px solid ${color.accent}`, outlineOffset: -2, zIndex: 1 },
  },
  "& [role=gridcell], & [role=columnheader]": {
    display: "flex",
    alignItems: "center",
    gap: 6,
    minWidth: 0,
    padding: "0 8px",
    overflow: "hidden",
    whiteSpace: "nowrap",
    color: color.text2,
    background: "inherit",
    "& > span": { overflow: "hidden", textOverflow: "ellipsis", lineHeight: "24px" },
    "&[data-end=true]": { justifyContent: "flex-end" },
    // The first two stay in sight when the table scrolls sideways.
    "&.check": { position: "sticky", left: 0, zIndex: 1, padding: "0 0 0 16px", overflow: "visible" },
    "&.task": { position: "sticky", left: "var(--check)", zIndex: 1 },
  },
  "& .mono": { fontFamily: fonts.mono, fontFeatureSettings: '"zero"' },
  "& .quiet": { color: color.text3, fontWeight: 400 },
  "& .wrong": { color: hueColor("error", "text"), textDecoration: "underline wavy", textUnderlineOffset: 3 },
  "& .disk": { color: hueColor("disk", "text") },
  "& .shm": { color: hueColor("shm", "text") },
  "& [role=gridcell] > .tag": {
    padding: "0 4px",
    borderRadius: 4,
    lineHeight: "16px",
    flex: "none",
    boxShadow: `inset 0 0 0 1px ${color.divider}`,
  },
  "& .tag.mono": { color: hueColor("gpu", "text"), background: hueColor("gpu", "tint"), boxShadow: "none" },
  "& [role=gridcell] > button": {
    display: "inline-flex",
    alignItems: "center",
    gap: 6,
    minWidth: 0,
    maxWidth: "100%",
    minHeight: 24,
    padding: 0,
    border: 0,
    borderRadius: 4,
    background: "none",
    font: "inherit",
    color: "inherit",
    cursor: "pointer",
    "& > span": { overflow: "hidden", textOverflow: "ellipsis" },
    "&:hover": { textDecoration: "underline" },
    "&:focus-visible": { outlineOffset: -2 },
  },
  "& [role=gridcell].task > button": { color: color.text1, fontWeight: 600 },
  "@media (pointer: coarse)": { "--check": "60px", "& [role=gridcell] > button": { minHeight: 44 } },
});

/** Parts of the table; `Grid` gives them their look. */
export function Row(props: HTMLAttributes<HTMLDivElement>) {
  return <div {...props} />;
}

/** The heading, the body or the totals. */
export function RowGroup(props: HTMLAttributes<HTMLDivElement>) {
  return <div {...props} />;
}

/** A cell; `data-end` puts amounts at the right. */
export function Cell(props: HTMLAttributes<HTMLDivElement> & { readonly "data-end"?: boolean }) {
  return <div {...props} />;
}

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
