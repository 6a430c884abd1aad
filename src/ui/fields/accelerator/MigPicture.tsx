import { color, hueColor } from "#ui/look/tokens.ts";
import { type MigCells, type MigCut, migRest } from "./mig-layout.ts";

const [cell, gap, padding, rowHeight] = [39, 4, 6, 36];
const solid = hueColor("gpu", "solid");
const text = hueColor("gpu", "text");

/** One card, cut into as many of a partition as fit: the pod's own solid, further ones as lines, what stays over dashed. */
export function MigPicture({ device, cut }: { readonly device: string; readonly cut: MigCut }) {
  const { cells, perDevice } = cut;
  const width = cells.memory * cell + (cells.memory - 1) * gap + 2 * padding;
  const height = 2 * rowHeight + gap + 2 * padding;
  const instances = Array.from({ length: perDevice }, (_, at) => at);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      role="img"
      aria-label={nameOf(device, cut)}
      style={{ maxWidth: width, display: "block" }}
    >
      <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={6} fill={color.pane} stroke={color.control} />
      {rows(cells).map(({ row, count }) =>
        Array.from({ length: count }, (_, column) => column)
          .filter((column) => !taken(cut, row, column))
          .map((column) => (
            <rect
              key={`${row}-${column}`}
              x={xOf(column) + 0.5}
              y={yOf(row) + 0.5}
              width={cell - 1}
              height={rowHeight - 1}
              rx={2}
              fill="none"
              stroke={color.control}
              strokeDasharray="3 2"
            />
          )),
      )}
      {instances.map((at) =>
        rows(cells).map(({ row }) => {
          const columns = row === 0 ? cut.compute : cut.memory;
          const x = xOf(at * cut.memory);
          const wide = columns * cell + (columns - 1) * gap;
          const own = at === 0;
          const words = row === 0 ? (own ? "this pod" : "free") : `${cut.memoryGB} GB`;
          return (
            <g key={`${at}-${row}`}>
              <rect
                x={x + 0.75}
                y={yOf(row) + 0.75}
                width={wide - 1.5}
                height={rowHeight - 1.5}
                rx={2}
                fill={own ? solid : hueColor("gpu", "tint")}
                stroke={solid}
                strokeWidth={1.5}
              />
              {Array.from({ length: columns - 1 }, (_, tick) => xOf(at * cut.memory + tick + 1) - gap / 2).map(
                (tick) => (
                  <path
                    key={tick}
                    d={`M${tick} ${yOf(row)}v5m0 ${rowHeight - 10}v5`}
                    stroke={own ? color.pane : solid}
                    strokeWidth={1.5}
                  />
                ),
              )}
              {wide > 34 && (
                <text
                  x={x + wide / 2}
                  y={yOf(row) + rowHeight / 2 + 4}
                  textAnchor="middle"
                  fontSize={12}
                  fontWeight={row === 0 && columns > 1 ? 600 : 400}
                  fill={own ? color.pane : text}
                >
                  {columns === 1 && row === 0 && own ? "pod" : words}
                </text>
              )}
            </g>
          );
        }),
      )}
    </svg>
  );
}

/** The same in small, for rows of a list: how much of a card one takes. `cut` absent is the whole card. */
export function MigMini({
  cells,
  cut,
}: {
  readonly cells: MigCells;
  readonly cut: Pick<MigCut, "compute" | "memory"> | undefined;
}) {
  const name = cut
    ? `${cut.compute} of ${cells.compute} compute, ${cut.memory} of ${cells.memory} memory slices`
    : `all ${cells.compute} compute and ${cells.memory} memory slices`;
  return (
    <svg width={71} height={13} viewBox="0 0 71 13" role="img" aria-label={name} style={{ flex: "none" }}>
      {rows(cells).map(({ row, count }) =>
        Array.from({ length: count }, (_, column) => {
          const used = !cut || column < (row === 0 ? cut.compute : cut.memory);
          const box = { x: column * 9, y: row * 7, width: 8, height: 6, rx: 1 };
          return used ? (
            <rect key={`${row}-${box.x}`} {...box} fill={solid} />
          ) : (
            <rect
              key={`${row}-${box.x}`}
              {...box}
              x={box.x + 0.5}
              y={box.y + 0.5}
              width={7}
              height={5}
              fill="none"
              stroke={color.control}
            />
          );
        }),
      )}
    </svg>
  );
}

/** The sentence that says what the picture shows. */
function nameOf(device: string, cut: MigCut): string {
  const { cells, compute, memory, perDevice, profile } = cut;
  const rest = migRest(cut);
  const own = `this pod gets ${compute} of ${cells.compute} compute and ${memory} of ${cells.memory} memory slices`;
  const further = perDevice > 1 ? `${perDevice - 1} more fit` : "no other fits";
  return `One ${device} cut into ${profile}: ${own}, ${further}, ${rest.compute} compute and ${rest.memory} memory slices stay over`;
}

function rows(cells: MigCells) {
  return [
    { row: 0, count: cells.compute },
    { row: 1, count: cells.memory },
  ] as const;
}

/** An instance begins at the memory slice where the one before ends; its compute slices begin there too. */
function taken({ perDevice, compute, memory }: MigCut, row: number, column: number): boolean {
  const at = Math.floor(column / memory);
  return at < perDevice && column - at * memory < (row === 0 ? compute : memory);
}

function xOf(column: number): number {
  return padding + column * (cell + gap);
}

function yOf(row: number): number {
  return padding + row * (rowHeight + gap);
}
