import { createTheme } from "@mui/material/styles";
import "./fonts.css";
import { color, fonts, type Hue, tokens } from "./tokens.ts";

declare module "@mui/material/styles" {
  interface Palette {
    surface: Record<"app" | "pane" | "sunken" | "selected", string>;
    line: Record<"control", string>;
    segment: Record<"track" | "on", string>;
    hue: Record<Hue, Record<"solid" | "text" | "tint", string>>;
  }
  interface PaletteOptions {
    surface?: Partial<Palette["surface"]>;
    line?: Partial<Palette["line"]>;
    segment?: Partial<Palette["segment"]>;
    hue?: Partial<Palette["hue"]>;
  }
}

/** The theme of the page: quiet grey chrome, one hue a resource, 14 px type, 4 px grid. Light and dark. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: "data-scheme" },
  colorSchemes: { light: { palette: paletteOf("light") }, dark: { palette: paletteOf("dark") } },
  spacing: 4,
  shape: { borderRadius: 6 },
  typography: {
    fontFamily: fonts.text,
    fontSize: 14,
    fontWeightRegular: 400,
    fontWeightMedium: 600,
    fontWeightBold: 600,
    button: { textTransform: "none", fontWeight: 400 },
    body1: { fontSize: 14, lineHeight: "20px" },
    body2: { fontSize: 12, lineHeight: "16px" },
    h1: { fontSize: 14, lineHeight: "20px", fontWeight: 600 },
    h2: { fontSize: 14, lineHeight: "20px", fontWeight: 600 },
    h3: { fontSize: 14, lineHeight: "20px", fontWeight: 600 },
  },
  transitions: { create: () => "none" },
  components: {
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: {
        root: {
          fontFamily: "inherit",
          "&.Mui-focusVisible": { outline: `2px solid ${color.accent}`, outlineOffset: 1 },
        },
      },
    },
    MuiDialog: { styleOverrides: { paper: { backgroundImage: "none" } } },
    MuiDialogActions: {
      styleOverrides: { root: { padding: "8px 24px 20px", "@media (max-width: 700px)": { padding: "8px 12px 12px" } } },
    },
    MuiCssBaseline: { styleOverrides: globalStyle() },
  },
});

function paletteOf(scheme: "light" | "dark") {
  const { surface, text, line, accent, segment, hue } = tokens[scheme];
  return {
    primary: { main: accent.main, contrastText: accent.on },
    error: { main: hue.error.solid },
    warning: { main: hue.warning.solid },
    info: { main: hue.note.solid },
    background: { default: surface.app, paper: surface.pane },
    text: { primary: text.one, secondary: text.two, disabled: text.three },
    divider: line.divider,
    surface,
    line: { control: line.control },
    segment,
    hue,
  };
}

function globalStyle() {
  return {
    html: { height: "100%" },
    body: {
      height: "100%",
      fontFeatureSettings: '"tnum", "cv05", "calt" 0',
      background: color.app,
      overflow: "hidden",
    },
    "#root": { height: "100%" },
    "h1, h2, h3, p, pre": { margin: 0 },
    ":focus-visible": { outline: `2px solid ${color.accent}`, outlineOffset: 1 },
    "@media (prefers-reduced-motion: reduce)": { "*": { animation: "none !important", transition: "none !important" } },
  };
}
