import { styled } from "@mui/material/styles";
import { color } from "./tokens.ts";

/** A heading within a pane; which level it is says `as`. */
export const Heading = styled("h2")({
  fontSize: 14,
  lineHeight: "20px",
  fontWeight: 600,
  margin: 0,
  whiteSpace: "nowrap",
});

/** Words of the second rank: help, bounds, captions. */
export const Small = styled("span")({ fontSize: 12, lineHeight: "16px", color: color.text2 });
