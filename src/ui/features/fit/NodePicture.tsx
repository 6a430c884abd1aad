import { useId } from "react";
import type { PoolBar } from "#ui/cluster/fit-messages.ts";
import { color, type Hue, hueColor } from "#ui/look/tokens.ts";

const width = 92;
const rowHeight = 24;

/** The hue of a resource by its name in Kubernetes; accelerators are the rest. */
function resourceHue(resource: string): Hue {
  if (resource === "cpu" || resource === "memory") return resource;
  return resource === "ephemeral-storage" ? "disk" : "gpu";
}

/**
 * One empty node: a bar for each resource, each against the node's own amount. This pod's part is solid, or a line where the node is
 * ruled out before amounts are compared; what is left is hatched; what is too much leaves the frame.
 */
export function NodePicture({
  bars,
  shut,
  title,
}: {
  readonly bars: readonly PoolBar[];
  readonly shut: boolean;
  readonly title: string;
}) {
  const pattern = useId();
  const height = bars.length * rowHeight + 8;
  return (
    <svg
      width={width + 24}
      height={height}
      viewBox={`0 0 ${width + 24} ${height}`}
      role="img"
      aria-label={title}
      style={{ flex: "none" }}
    >
      <defs>
        <pattern id={pattern} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={1.2} height={5} fill={color.control} />
        </pattern>
      </defs>
      <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={4} fill={color.app} stroke={color.control} />
      {bars.map((bar, index) => {
        const y = 4 + index * rowHeight + 3;
        const hue = resourceHue(bar.resource);
        const inner = width - 8;
        const part = Math.min(1, bar.share) * inner;
        const excess = bar.tooMuch ? Math.min(16, Math.max(4, (bar.share - 1) * inner)) : 0;
        return (
          <g key={bar.resource}>
            <rect x={4} y={y} width={inner} height={18} rx={2} fill={`url(#${pattern})`} stroke={color.divider} />
            {part > 0 && (
              <rect
                x={4}
                y={y}
                width={Math.max(2, part)}
                height={18}
                rx={2}
                fill={shut ? hueColor(hue, "tint") : hueColor(hue, "solid")}
                stroke={hueColor(hue, "solid")}
              />
            )}
            {excess > 0 && <rect x={width} y={y} width={excess} height={18} fill={hueColor("warning", "solid")} />}
            {excess === 16 && (
              // It does not end there: a slanted break.
              <path d={`M${width + 5} ${y + 19}l5 -20h3l-5 20Z`} fill={color.pane} />
            )}
          </g>
        );
      })}
    </svg>
  );
}
