import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";

/** A heading with what belongs beside it. */
export const Head = styled("div")({
  minHeight: 24,
  display: "flex",
  alignItems: "center",
  gap: 8,
  flexWrap: "wrap",
  marginBottom: 8,
  "& h3": { fontSize: 14, lineHeight: "20px", fontWeight: 600, margin: 0 },
  "& code": { fontFamily: fonts.mono },
});

/** Small words of the second rank. */
export const Small = styled("span")({ fontSize: 12, lineHeight: "16px", color: color.text2, overflowWrap: "anywhere" });

/** What can be typed or copied as it stands. */
export const Mono = styled("code")({ font: `400 12px/20px ${fonts.mono}`, overflowWrap: "anywhere" });

/** A section of a column. */
export const Part = styled("section")({ paddingBottom: 20, minWidth: 0 });

/** The cards of a class, four to a row where there is room. */
export const Cards = styled("div")({
  display: "grid",
  gridTemplateColumns: "repeat(auto-fill, minmax(128px, 1fr))",
  gap: 8,
});

/** A device as a radio: chosen by an edge, a tint and a check; refused by a dashed edge and its reason. */
export const Card = styled(ButtonBase)({
  display: "grid",
  justifyContent: "stretch",
  alignContent: "start",
  textAlign: "left",
  minHeight: 62,
  minWidth: 0,
  padding: "6px 10px",
  borderRadius: 8,
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  background: color.pane,
  overflowWrap: "anywhere",
  boxShadow: `inset 0 0 0 1px ${color.divider}`,
  "&:hover": { boxShadow: `inset 0 0 0 1px ${color.control}` },
  "& b": { fontSize: 14, lineHeight: "20px", fontWeight: 600, color: color.text1, display: "flex", gap: 4 },
  "& b > span:first-of-type": { flex: 1 },
  "& .place": { color: color.text3 },
  "&[aria-checked=true], &[data-chosen=true]": {
    boxShadow: `inset 0 0 0 2px ${hueColor("gpu", "solid")}`,
    background: hueColor("gpu", "tint"),
  },
  "&[aria-checked=true] svg, &[data-chosen=true] svg": { color: hueColor("gpu", "text") },
  "&[aria-disabled=true]": {
    color: color.text3,
    background: color.sunken,
    boxShadow: "none",
    outline: `1px dashed ${color.control}`,
    outlineOffset: -1,
    cursor: "default",
  },
  "&[aria-disabled=true] b": { fontWeight: 400, color: color.text3 },
  "&.Mui-focusVisible": { outline: `2px solid ${color.accent}`, outlineOffset: 1 },
});

/** The letter of a device that is compared. */
export const Letter = styled("span")({
  width: 16,
  height: 16,
  borderRadius: 4,
  textAlign: "center",
  fontSize: 12,
  lineHeight: "16px",
  fontWeight: 600,
  flex: "none",
  background: color.accent,
  color: color.onAccent,
});

/** One line of a list of partitions. */
export const RadioRow = styled(ButtonBase)({
  display: "grid",
  gridTemplateColumns: "20px 76px 76px 56px minmax(0, 1fr)",
  alignItems: "center",
  gap: 8,
  width: "100%",
  minHeight: 28,
  padding: "0 8px",
  borderRadius: 4,
  textAlign: "left",
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  "& .profile": { fontFamily: fonts.mono, color: color.text1 },
  "& .amount": { textAlign: "right" },
  "& .dot": { width: 14, height: 14, borderRadius: 7, boxShadow: `inset 0 0 0 1.5px ${color.control}` },
  "&:hover": { background: color.selected },
  "&[aria-checked=true], &[data-chosen=true]": { background: hueColor("gpu", "tint") },
  "&[aria-checked=true] .profile": { fontWeight: 600 },
  "&[aria-checked=true] .dot": { boxShadow: `inset 0 0 0 4.5px ${hueColor("gpu", "solid")}` },
  "&[aria-disabled=true], &[aria-disabled=true] .profile": { color: color.text3, cursor: "default" },
  "&[aria-disabled=true]:hover": { background: "none" },
  "@media (pointer: coarse)": { minHeight: 44 },
  "@media (max-width: 400px)": { gridTemplateColumns: "20px 68px 72px 48px minmax(0, 1fr)", gap: 4 },
});
