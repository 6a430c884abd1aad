import { styled } from "@mui/material/styles";
import { color } from "#ui/look/tokens.ts";

/** The row above the code: what is shown, and the ways to take it away. */
export const Bar = styled("div")({
  minHeight: 40,
  flex: "none",
  display: "flex",
  alignItems: "center",
  gap: 6,
  padding: "0 12px",
  borderBottom: `1px solid ${color.divider}`,
  // A phone has no room for it; the menu of copies has it too.
  "@media (max-width: 700px)": { padding: "4px 12px", "& .download": { display: "none" } },
});

/** What has just been said, or how much changed. */
export const Told = styled("span")({
  flex: "1 0 76px",
  minWidth: 0,
  fontSize: 12,
  lineHeight: "16px",
  maxHeight: 32,
  overflow: "hidden",
  color: color.text2,
});
