import { color, type Hue, hueColor } from "#ui/look/tokens.ts";
import type { Wire as WireShape } from "./chain-cells.ts";

/**
 * A piece of line that fills the room it is given, with the mark where it begins (a dot) or ends (an arrow, a cross). The cells beside it say
 * the same in words, so it is hidden from those who do not see it.
 */
export function Wire({
  wire,
  hue,
  vertical = false,
}: {
  readonly wire: WireShape | undefined;
  readonly hue: Hue;
  readonly vertical?: boolean;
}) {
  const end = vertical ? { x1: 6, x2: 6, y1: "0", y2: "100%" } : { x1: "0", x2: "100%", y1: 6, y2: 6 };
  const size = vertical ? { width: 12, height: "100%" } : { width: "100%", height: 12 };
  const ink = wire?.line === "solid" ? hueColor(hue, "solid") : color.control;
  return (
    <svg {...size} aria-hidden="true" focusable="false" style={{ display: "block", overflow: "visible" }}>
      {wire && (
        <line
          {...end}
          stroke={ink}
          strokeWidth={wire.line === "solid" ? 2 : 1.5}
          strokeDasharray={wire.line === "dash" ? "3 3" : undefined}
        />
      )}
      {wire?.end === "dot" && <circle cx={vertical ? 6 : 0} cy={vertical ? 0 : 6} r={3.5} fill={ink} />}
      {wire?.end === "arrow" && (
        <svg
          x={vertical ? 6 : "100%"}
          y={vertical ? "100%" : 6}
          overflow="visible"
          aria-hidden="true"
          focusable="false"
        >
          <path d={vertical ? "M0 0 -4 -7H4Z" : "M0 0-7-4V4Z"} fill={ink} />
        </svg>
      )}
      {wire?.end === "cross" && (
        <svg
          x={vertical ? 6 : "100%"}
          y={vertical ? "100%" : 6}
          overflow="visible"
          aria-hidden="true"
          focusable="false"
        >
          <path
            d={vertical ? "m-4-9 8 8m0-8-8 8" : "m-9-4 8 8m0-8-8 8"}
            fill="none"
            stroke={wire.lost ? hueColor("warning", "solid") : color.text3}
            strokeWidth={wire.lost ? 2 : 1.5}
            strokeLinecap="round"
          />
        </svg>
      )}
    </svg>
  );
}
