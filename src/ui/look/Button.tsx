import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import { color } from "./tokens.ts";

/** A button with words: plain in bars, `outlined` beside fields, `contained` for the one main action in sight. */
export const Button = styled(ButtonBase, { shouldForwardProp: (name) => name !== "variant" && name !== "small" })<{
  readonly variant?: "outlined" | "contained";
  readonly small?: boolean;
}>(({ variant, small }) => ({
  minHeight: small ? 24 : 28,
  padding: small ? "0 8px" : "0 10px",
  gap: small ? 4 : 6,
  fontSize: small ? 12 : 14,
  lineHeight: small ? "16px" : "20px",
  whiteSpace: "nowrap",
  borderRadius: 6,
  flex: "none",
  color: color.text2,
  "&:hover": { background: color.selected },
  ...(variant === "outlined" && {
    background: color.pane,
    color: color.text1,
    boxShadow: `inset 0 0 0 1px ${color.control}`,
    "&:hover": { background: color.sunken },
  }),
  ...(variant === "contained" && {
    background: color.accent,
    color: color.onAccent,
    "&:hover": { background: color.accent, opacity: 0.9 },
  }),
  "@media (pointer: coarse)": { minHeight: 44 },
}));

/** A button that is only an icon; it needs an `aria-label`. */
export const IconButton = styled(ButtonBase)({
  width: 28,
  height: 28,
  borderRadius: 6,
  flex: "none",
  color: color.text2,
  "&:hover": { background: color.selected },
  "&.Mui-disabled": { color: color.control },
  "@media (pointer: coarse)": { width: 44, height: 44 },
});
