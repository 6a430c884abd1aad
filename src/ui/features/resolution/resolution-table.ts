import { styled } from "@mui/material/styles";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";

/** The table of a resolution: levels as columns. */
export const Table = styled("table")({
  width: "100%",
  borderCollapse: "separate",
  borderSpacing: 0,
  fontSize: 12,
  lineHeight: "16px",
  "@media (max-width: 700px)": { minWidth: 540 },
  "& th": {
    fontWeight: 400,
    textAlign: "left",
    color: color.text2,
    minHeight: 28,
    padding: "4px 8px 4px 0",
    whiteSpace: "nowrap",
  },
  "& td, & tbody th": {
    padding: "4px 8px 4px 0",
    borderTop: `1px solid ${color.divider}`,
    color: color.text2,
    verticalAlign: "top",
  },
  "& tbody th": { color: color.text1 },
  "& .value": { fontFamily: fonts.mono, overflowWrap: "anywhere", minWidth: 48 },
  "& .wins": { color: color.text1, fontWeight: 600 },
  "& .pod": { color: color.text1, overflowWrap: "anywhere" },
  "& del": { textDecorationThickness: "1.5px" },
  "& .dropped, & .ignored": { color: hueColor("warning", "text") },
  "& .refused": { color: hueColor("error", "text") },
  "& + &": { marginTop: 12 },
});

/** What the levels are called. */
export const layerTitles = { environment: "Environment", task: "Task", override: "Override" } as const;
