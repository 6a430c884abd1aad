import { styled } from "@mui/material/styles";
import type { CSSProperties, InputHTMLAttributes, ReactNode, Ref } from "react";
import { color, fonts, hueColor } from "./tokens.ts";

const Frame = styled("div")({
  display: "flex",
  alignItems: "center",
  gap: 8,
  minWidth: 0,
  height: 32,
  padding: "0 10px",
  borderRadius: 6,
  background: color.pane,
  boxShadow: `inset 0 0 0 1px ${color.control}`,
  cursor: "text",
  "&:has(input[aria-invalid=true])": { boxShadow: `inset 0 0 0 1px ${hueColor("error", "solid")}` },
  "&:has(input:focus)": { boxShadow: `inset 0 0 0 2px ${color.accent}` },
  "&:has(input[aria-invalid=true]:focus)": { boxShadow: `inset 0 0 0 2px ${hueColor("error", "solid")}` },
  "& input": {
    flex: 1,
    minWidth: 0,
    width: "100%",
    height: "100%",
    padding: 0,
    border: 0,
    outline: 0,
    background: "none",
    font: "inherit",
    fontSize: 14,
    color: color.text1,
  },
  "& input::placeholder": { color: color.text3, opacity: 1 },
  "& input[data-mono=true]": { fontFamily: fonts.mono, fontFeatureSettings: '"zero"' },
  "@media (pointer: coarse)": { minHeight: 44 },
});

/** A text box in a frame, with something before and after the text. `mono` for code and amounts; all else is the input's own. */
export function TextBox(
  props: Omit<InputHTMLAttributes<HTMLInputElement>, "style"> & {
    readonly ref?: Ref<HTMLInputElement>;
    readonly start?: ReactNode;
    readonly end?: ReactNode;
    readonly mono?: boolean;
    readonly align?: "right" | undefined;
    readonly frame?: CSSProperties;
  },
) {
  const { start, end, mono, align, frame = {}, ...input } = props;
  return (
    <Frame style={frame}>
      {start}
      <input
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        data-mono={mono ?? false}
        style={align ? { textAlign: align } : {}}
        {...input}
      />
      {end}
    </Frame>
  );
}
