/** The three tones of a hue: `solid` for drawing, `text` for words, `tint` for surfaces. */
type Tones = { readonly solid: string; readonly text: string; readonly tint: string };

/** The hues of the five resources and of the three severities. */
export type Hue = "cpu" | "memory" | "gpu" | "disk" | "shm" | "error" | "warning" | "note";

/** The colours of one scheme. */
type SchemeTokens = {
  readonly surface: { readonly app: string; readonly pane: string; readonly sunken: string; readonly selected: string };
  readonly text: { readonly one: string; readonly two: string; readonly three: string };
  readonly line: { readonly divider: string; readonly control: string };
  readonly accent: { readonly main: string; readonly on: string };
  readonly segment: { readonly track: string; readonly on: string };
  readonly hue: Readonly<Record<Hue, Tones>>;
};

const tones = (solid: string, text: string, tint: string): Tones => ({ solid, text, tint });

/** Light and dark values of every colour. Every text pair is at least 4.5 : 1, every graphic with a meaning at least 3 : 1. */
export const tokens: { readonly light: SchemeTokens; readonly dark: SchemeTokens } = {
  light: {
    surface: { app: "#F5F6F8", pane: "#FFFFFF", sunken: "#F1F3F5", selected: "#E8EBEF" },
    text: { one: "#16191D", two: "#454C55", three: "#616973" },
    line: { divider: "#E2E5E9", control: "#828A94" },
    accent: { main: "#1F242B", on: "#FFFFFF" },
    segment: { track: "#E8EBEF", on: "#FFFFFF" },
    hue: {
      cpu: tones("#2B6BD9", "#1D56BA", "#E9F0FD"),
      memory: tones("#2A8752", "#1B6C3E", "#E6F4EC"),
      gpu: tones("#7A4ADB", "#6436C4", "#F1ECFD"),
      disk: tones("#A17A0C", "#76590A", "#FAF3DC"),
      shm: tones("#0B848C", "#086970", "#E2F4F5"),
      error: tones("#C92A2A", "#B42222", "#FDECEC"),
      warning: tones("#CF5A09", "#A54506", "#FEF0E4"),
      note: tones("#69717C", "#545C66", "#EEF0F3"),
    },
  },
  dark: {
    surface: { app: "#0F1114", pane: "#16191D", sunken: "#1E2227", selected: "#292E35" },
    text: { one: "#ECEEF1", two: "#B6BDC6", three: "#969EA9" },
    line: { divider: "#2A2F36", control: "#6B7480" },
    accent: { main: "#ECEEF1", on: "#16191D" },
    segment: { track: "#1E2227", on: "#3A414A" },
    hue: {
      cpu: tones("#5B9BFF", "#83B4FF", "#182947"),
      memory: tones("#45B877", "#67CF93", "#14301F"),
      gpu: tones("#A27CF6", "#BB9DFB", "#2A2046"),
      disk: tones("#CBA135", "#DDB857", "#33290D"),
      shm: tones("#2BB5BE", "#55CCD3", "#0E3033"),
      error: tones("#F0605F", "#FF8A87", "#3C1A1B"),
      warning: tones("#F28B3E", "#FFA864", "#35210F"),
      note: tones("#8C949F", "#AAB2BC", "#252A31"),
    },
  },
};

/** The CSS variables of the theme, by what they mean. They change with the colour scheme. */
export const color = {
  app: "var(--mui-palette-surface-app)",
  pane: "var(--mui-palette-surface-pane)",
  sunken: "var(--mui-palette-surface-sunken)",
  selected: "var(--mui-palette-surface-selected)",
  text1: "var(--mui-palette-text-primary)",
  text2: "var(--mui-palette-text-secondary)",
  text3: "var(--mui-palette-text-disabled)",
  divider: "var(--mui-palette-divider)",
  control: "var(--mui-palette-line-control)",
  accent: "var(--mui-palette-primary-main)",
  onAccent: "var(--mui-palette-primary-contrastText)",
  segmentTrack: "var(--mui-palette-segment-track)",
  segmentOn: "var(--mui-palette-segment-on)",
} as const;

/** The CSS variable of a hue's tone. */
export function hueColor(hue: Hue, tone: keyof Tones): string {
  return `var(--mui-palette-hue-${hue}-${tone})`;
}

/** The two families of type. */
export const fonts = {
  text: '"Inter", system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif',
  mono: '"JetBrains Mono", ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
} as const;
