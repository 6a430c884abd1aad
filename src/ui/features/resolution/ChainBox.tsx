import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import { color, fonts, type Hue, hueColor } from "#ui/look/tokens.ts";
import type { ChainCell } from "./chain-cells.ts";

const Box = styled(ButtonBase)({
  width: "100%",
  minHeight: 40,
  minWidth: 0,
  padding: "3px 8px",
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  justifyContent: "start",
  alignContent: "center",
  textAlign: "left",
  borderRadius: 6,
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  background: color.pane,
  boxShadow: `inset 0 0 0 1px ${color.divider}`,
  "&:hover": { boxShadow: `inset 0 0 0 1px ${color.control}` },
  "& > *": {
    overflowWrap: "anywhere",
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: 3,
    overflow: "hidden",
  },
  "& .literal": { fontFamily: fonts.mono, color: color.text1 },
  "& .title": { color: color.text1 },
  "& del": { textDecorationThickness: "1.5px", fontFamily: fonts.mono, color: color.text2 },
  "&[data-look=pass]": { minHeight: 24, padding: "0 4px", textAlign: "center", boxShadow: "none", background: "none" },
  "&[data-look=blank]": { boxShadow: "none", background: "none", "& .title": { color: color.text2 } },
  "&[data-look=pod]": { background: color.sunken, boxShadow: "none" },
  "&[data-status=dropped]": { background: color.sunken },
  "&[data-look=gone], &[data-look=lost]": {
    background: color.pane,
    boxShadow: `inset 0 0 0 1.5px ${hueColor("warning", "solid")}`,
    "& .title": { color: hueColor("warning", "text"), fontWeight: 600, fontFamily: fonts.text },
  },
  "&[data-status=dropped] del": { color: hueColor("warning", "text") },
  "&[data-look=refused]": {
    boxShadow: `inset 0 0 0 1.5px ${hueColor("error", "solid")}`,
    color: hueColor("error", "text"),
  },
  "&[data-look=pass]:hover, &[data-look=blank]:hover": { background: color.selected },
  "@media (pointer: coarse)": { "&, &[data-look=pass]": { minHeight: 44 } },
});
const Unseen = styled("span")({ position: "absolute", clipPath: "inset(50%)" });

/** One value of the chain, as a button that tells why. What no longer holds is struck through, and says so to those who do not see it. */
export function ChainBox(props: {
  readonly cell: ChainCell;
  readonly hue: Hue;
  readonly isOpen: boolean;
  readonly onWhy: (anchor: HTMLElement) => void;
}) {
  const { cell, hue } = props;
  const isFramed = cell.look === "wins" || cell.look === "fills";
  const frame = {
    background: hueColor(hue, "tint"),
    boxShadow: `inset 0 0 0 1.5px ${hueColor(hue, "solid")}`,
    color: color.text1,
  };
  return (
    <Box
      data-look={cell.look}
      data-status={cell.status}
      style={isFramed ? frame : undefined}
      aria-haspopup="dialog"
      aria-expanded={props.isOpen}
      onClick={(event) => props.onWhy(event.currentTarget)}
    >
      {cell.literal !== undefined && <Literal cell={cell} hue={hue} />}
      <span>
        {cell.words}
        {cell.status && <Unseen> ({cell.status})</Unseen>}
      </span>
    </Box>
  );
}

function Literal({ cell, hue }: { readonly cell: ChainCell; readonly hue: Hue }) {
  if (cell.struck) return <del>{cell.literal}</del>;
  const isWord = cell.look === "step" || cell.look === "fills" || cell.look === "gone" || cell.look === "blank";
  if (cell.look === "wins") {
    return (
      <span className="literal" style={{ color: hueColor(hue, "text"), fontWeight: 600 }}>
        {cell.literal}
      </span>
    );
  }
  return <span className={isWord ? "title" : "literal"}>{cell.literal}</span>;
}
