import type { Hue } from "./tokens.ts";
import { hueColor } from "./tokens.ts";

/** The strokes of every icon on a 16 × 16 field, 1.5 wide, round. */
const strokes = {
  undo: "M3 6h6.5a3.5 3.5 0 0 1 0 7H6M5.5 3 3 6l2.5 3",
  redo: "M13 6H6.5a3.5 3.5 0 0 0 0 7H10M10.5 3 13 6l-2.5 3",
  open: "M2.5 9.5v3a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-3M8 2.5v7M5.5 7 8 9.5 10.5 7",
  examples: "M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z",
  share: "M8 9.5V2.75M5.5 5 8 2.5 10.5 5M3.5 8v4.5a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V8",
  theme: "M8 2.75a5.25 5.25 0 1 0 0 10.5a5.25 5.25 0 0 0 0-10.5ZM8 2.75v10.5",
  plus: "M8 3.5v9M3.5 8h9",
  minus: "M4 8h8",
  down: "m4 6 4 4 4-4",
  right: "m6 4 4 4-4 4",
  check: "m3.5 8.5 3 3 6-7",
  cross: "m4 4 8 8m0-8-8 8",
  search: "M7 3a4 4 0 1 0 0 8a4 4 0 0 0 0-8Zm3 7 3.2 3.2",
  copy: "M6.5 5.5h5a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5h-5A1.5 1.5 0 0 1 5 12V7a1.5 1.5 0 0 1 1.5-1.5ZM10.5 3h-6A1.5 1.5 0 0 0 3 4.5v6",
  download: "M8 3v7M5 7.5 8 10.5l3-3M3.5 13h9",
  link: "M6.5 9.5 9.5 6.5M7 5l1.5-1.5a2.5 2.5 0 0 1 3.5 3.5L10.5 8.5M9 11l-1.5 1.5A2.5 2.5 0 0 1 4 9l1.5-1.5",
  override: "M4 3v5a2.5 2.5 0 0 0 2.5 2.5H12M9.5 8l2.5 2.5L9.5 13",
  duplicate: "M6 6h7v7H6zM10 3H3v7",
  remove: "M3.5 4.5h9M6.5 4.5V3h3v1.5M5 4.5l.5 8.5h5l.5-8.5",
  up: "M8 13V3.5M4.5 7 8 3.5 11.5 7",
  lower: "M8 3v9.5M4.5 9 8 12.5 11.5 9",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  help: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11ZM6.4 6.4a1.7 1.7 0 1 1 2.3 1.6c-.5.2-.7.5-.7 1.1M8 11.2v.1",
  commands: "M3 3.5h10v9H3zM5.5 6.5 7 8l-1.5 1.5M8.5 9.5h2",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  lock: "M4 7.5h8v5.5H4zM5.75 7.5V5.25a2.25 2.25 0 0 1 4.5 0V7.5",
  task: "M8 6.5a1.5 1.5 0 1 0 0 3a1.5 1.5 0 0 0 0-3Z",
} as const;

/** The name of an icon. */
export type IconName = keyof typeof strokes;

/** A drawing beside words or in a named button; it has no name of its own. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={strokes[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

const severityNames = { error: "Error", warning: "Warning", note: "Note" } as const;

/** The sign of a severity: octagon with a cross, triangle with a mark, disc with an i. Named, so that colour is never alone. */
export function SeverityIcon({
  severity,
  size = 16,
}: {
  readonly severity: keyof typeof severityNames;
  readonly size?: number;
}) {
  const pane = "var(--mui-palette-surface-pane)";
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role="img"
      aria-label={severityNames[severity]}
      style={{ color: hueColor(severity, "solid"), flex: "none" }}
    >
      {severity === "error" && (
        <>
          <path d="M5.6 2h4.8L14 5.6v4.8L10.4 14H5.6L2 10.4V5.6Z" fill="currentColor" />
          <path d="m5.9 5.9 4.2 4.2m0-4.2-4.2 4.2" stroke={pane} strokeWidth={1.6} strokeLinecap="round" />
        </>
      )}
      {severity === "warning" && (
        <>
          <path
            d="M7.1 2.4a1.05 1.05 0 0 1 1.8 0l5.4 9.6a1.05 1.05 0 0 1-.9 1.6H2.6A1.05 1.05 0 0 1 1.7 12Z"
            fill="currentColor"
          />
          <path d="M8 6v3.2M8 11.4v.1" stroke={pane} strokeWidth={1.6} strokeLinecap="round" />
        </>
      )}
      {severity === "note" && (
        <>
          <circle cx={8} cy={8} r={6} fill="currentColor" />
          <path d="M8 7.5v3.5M8 5v.1" stroke={pane} strokeWidth={1.6} strokeLinecap="round" />
        </>
      )}
    </svg>
  );
}

/** The small square in a resource's hue before its name. */
export function Swatch({ hue }: { readonly hue: Hue }) {
  return (
    <span
      aria-hidden="true"
      style={{ width: 10, height: 10, borderRadius: 2, background: hueColor(hue, "solid"), flex: "none" }}
    />
  );
}
