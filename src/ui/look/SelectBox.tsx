import { styled } from "@mui/material/styles";
import { color, hueColor } from "./tokens.ts";

/** The browser's own choice of one among several, in the look of a text box: works with keys, screen readers and phones by itself. */
export const SelectBox = styled("select")({
  height: 32,
  padding: "0 28px 0 8px",
  border: 0,
  borderRadius: 6,
  font: "inherit",
  fontSize: 14,
  color: color.text1,
  appearance: "none",
  minWidth: 0,
  maxWidth: "100%",
  background: `linear-gradient(45deg, transparent 50%, ${color.text3} 50%) right 13px center / 5px 5px no-repeat, linear-gradient(-45deg, transparent 50%, ${color.text3} 50%) right 8px center / 5px 5px no-repeat, ${color.pane}`,
  boxShadow: `inset 0 0 0 1px ${color.control}`,
  "&:focus-visible": { outline: "none", boxShadow: `inset 0 0 0 2px ${color.accent}` },
  "&[aria-invalid=true]": { boxShadow: `inset 0 0 0 1px ${hueColor("error", "solid")}` },
});
