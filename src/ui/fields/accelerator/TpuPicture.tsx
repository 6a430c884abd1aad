import type { ReactNode } from "react";
import { color, hueColor } from "#ui/look/tokens.ts";
import { mostDrawn, type TpuShape, tpuName } from "./tpu-layout.ts";

const solid = hueColor("gpu", "solid");
const side = 128;

/** A slice of TPUs with its chips by host; the part that one pod gets is solid. Two dimensions lie flat, three are seen from above. */
export function TpuPicture({ device, shape }: { readonly device: string; readonly shape: TpuShape }) {
  const flat = shape.size.length === 2;
  const [rows = 1, columns = 1] = shape.size;
  const height = flat && rows < columns ? Math.max(32, Math.ceil((side * rows) / columns)) : side;
  return (
    <svg
      width={side}
      height={height}
      viewBox={`0 0 ${side} ${height}`}
      role="img"
      aria-label={tpuName(device, shape)}
      style={{ flex: "none", overflow: "visible" }}
    >
      {flat ? <Flat shape={shape} /> : shape.chips > 64 ? <Bulk shape={shape} /> : <Solid shape={shape} />}
    </svg>
  );
}

function Flat({ shape }: { readonly shape: TpuShape }) {
  const [rows = 1, columns = 1] = shape.size;
  const [hostRows = 1, hostColumns = 1] = shape.host;
  const many = shape.chips > 32;
  const hostsAcross = Math.max(rows / hostRows, columns / hostColumns);
  const outer = many ? 2 : 8;
  const frame = many ? 1 : 4;
  const inner = many ? 1 : 4;
  const most = Math.max(rows, columns);
  const room = side - (hostsAcross - 1) * outer - hostsAcross * 2 * frame - (most - hostsAcross) * inner;
  const chip = Math.max(2, Math.min(24, Math.floor((room / most) * 2) / 2));
  const step = (count: number) => count * chip + (count - 1) * inner + 2 * frame + outer;
  const hosts = blocks(rows / hostRows, columns / hostColumns);
  if (shape.chips > mostDrawn) return null;
  return hosts.map(({ row, column }) => {
    const x = column * step(hostColumns);
    const y = row * step(hostRows);
    const own = row === 0 && column === 0;
    return (
      <g key={`${row}-${column}`}>
        {!many && (
          <rect
            x={x + 0.5}
            y={y + 0.5}
            width={step(hostColumns) - outer - 1}
            height={step(hostRows) - outer - 1}
            rx={4}
            fill={color.pane}
            stroke={color.control}
          />
        )}
        {blocks(hostRows, hostColumns).map((at) => (
          <rect
            key={`${at.row}-${at.column}`}
            x={x + frame + at.column * (chip + inner) + 0.5}
            y={y + frame + at.row * (chip + inner) + 0.5}
            width={Math.max(1.5, chip - 1)}
            height={Math.max(1.5, chip - 1)}
            rx={many ? 1 : 2}
            fill={own ? solid : color.pane}
            stroke={solid}
            strokeWidth={many ? 1 : 1.5}
          />
        ))}
      </g>
    );
  });
}

/** Every chip as a block, one layer above the other; painted from the back to the front and from below. */
function Solid({ shape }: { readonly shape: TpuShape }) {
  const [deep = 1, wide = 1, layers = 1] = shape.size;
  const across = (deep + wide) / 2;
  const s = Math.min(28, 118 / (across * 2 * Math.cos(Math.PI / 6)), 118 / (across + (layers - 1) * 1.8 + 0.6));
  const dx = s * Math.cos(Math.PI / 6);
  const dy = s / 2;
  const lift = s * 1.8;
  const height = (deep + wide) * dy + (layers - 1) * lift + 0.58 * s;
  const top = (side - height) / 2 + (layers - 1) * lift + 0.58 * s;
  const at = (x: number, y: number, z: number): Point => [side / 2 + (x - y) * dx, top + (x + y) * dy - z * lift];
  const parts: ReactNode[] = [];
  for (let z = 0; z < layers; z += 1) {
    const plate = [at(0, 0, z), at(deep, 0, z), at(deep, wide, z), at(0, wide, z)];
    parts.push(<path key={`plate ${z}`} d={pathOf(plate)} fill={color.pane} stroke={color.control} />);
    for (let sum = 0; sum <= deep + wide - 2; sum += 1) {
      for (let x = Math.max(0, sum - wide + 1); x <= Math.min(deep - 1, sum); x += 1) {
        const y = sum - x;
        const own = z === 0 && x >= deep - (shape.host[0] ?? 1) && y >= wide - (shape.host[1] ?? 1);
        parts.push(
          <Block key={`${x} ${y} ${z}`} at={(a, b, up) => lifted(at(x + a, y + b, z), up * 0.5 * s)} own={own} />,
        );
      }
    }
  }
  return parts;
}

/** A slice with too many chips to draw each: its outline in proportion, and the small block of one host. */
function Bulk({ shape }: { readonly shape: TpuShape }) {
  const [deep = 1, wide = 1, layers = 1] = shape.size;
  const s = 112 / Math.max((deep + wide) * Math.cos(Math.PI / 6), (deep + wide) / 2 + layers);
  const dx = s * Math.cos(Math.PI / 6);
  const top = (side - ((deep + wide) * s) / 2 - layers * s) / 2 + layers * s;
  const middle = side / 2 - ((deep - wide) * dx) / 2;
  const at = (x: number, y: number, z: number): Point => [middle + (x - y) * dx, top + ((x + y) * s) / 2 - z * s];
  const cube = (x: number, y: number, far: readonly [number, number, number]) => ({
    top: [at(x, y, far[2]), at(far[0], y, far[2]), at(far[0], far[1], far[2]), at(x, far[1], far[2])],
    right: [at(far[0], y, 0), at(far[0], far[1], 0), at(far[0], far[1], far[2]), at(far[0], y, far[2])],
    left: [at(x, far[1], 0), at(far[0], far[1], 0), at(far[0], far[1], far[2]), at(x, far[1], far[2])],
  });
  const all = cube(0, 0, [deep, wide, layers]);
  const host = cube(deep - 2, wide - 2, [deep, wide, 1]);
  return (
    <>
      {[all.top, all.right, all.left].map((face) => (
        <path
          key={pathOf(face)}
          d={pathOf(face)}
          fill={color.pane}
          stroke={solid}
          strokeWidth={1.5}
          strokeLinejoin="round"
        />
      ))}
      {[host.top, host.right, host.left].map((face) => (
        <path key={`own ${pathOf(face)}`} d={pathOf(face)} fill={solid} stroke={solid} strokeLinejoin="round" />
      ))}
    </>
  );
}

type Point = readonly [number, number];

function Block({ at, own }: { readonly at: (a: number, b: number, up: number) => Point; readonly own: boolean }) {
  const [near, far] = [0.07, 0.93];
  const faces = [
    { points: [at(near, near, 1), at(far, near, 1), at(far, far, 1), at(near, far, 1)], shade: 0 },
    { points: [at(far, near, 0), at(far, far, 0), at(far, far, 1), at(far, near, 1)], shade: 0.14 },
    { points: [at(near, far, 0), at(far, far, 0), at(far, far, 1), at(near, far, 1)], shade: 0.28 },
  ];
  return faces.map(({ points, shade }) => (
    <g key={shade}>
      <path
        d={pathOf(points)}
        fill={own ? solid : color.pane}
        stroke={own ? color.pane : solid}
        strokeWidth={own ? 0.5 : 1.25}
        strokeLinejoin="round"
      />
      {own && shade > 0 && <path d={pathOf(points)} fill="#000" fillOpacity={shade} />}
    </g>
  ));
}

function lifted([x, y]: Point, by: number): Point {
  return [x, y - by];
}

function pathOf(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}

function blocks(rows: number, columns: number) {
  return Array.from({ length: rows * columns }, (_, at) => ({ row: Math.floor(at / columns), column: at % columns }));
}
