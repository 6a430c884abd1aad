import { styled } from "@mui/material/styles";
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { color } from "./tokens.ts";

/** A border between two panes that can be moved: which pane it sizes, in pixels, and on which side of the border that pane lies. */
export type SplitterProps = {
  readonly label: string;
  /** The CSS variable of the size; it is set on `frame`. */
  readonly variable: `--${string}`;
  readonly frame: RefObject<HTMLElement | null>;
  /** The id of the sized pane. */
  readonly pane: string;
  readonly axis: "x" | "y";
  /** Whether the sized pane lies after the border. */
  readonly isAfter?: boolean;
  readonly least: number;
  readonly most: number;
};

const Bar = styled("div")({
  position: "relative",
  zIndex: 2,
  touchAction: "none",
  "&[aria-orientation=vertical]": { width: 9, marginLeft: -5, cursor: "col-resize", justifySelf: "start" },
  // Below the border lies the heading of the pane, which is no target: there is room for a large one, whatever is scrolled up to the border.
  "&[aria-orientation=horizontal]": { height: 24, marginTop: -5, cursor: "row-resize", alignSelf: "start" },
  "&::after": { content: '""', position: "absolute", inset: 3, background: "transparent", borderRadius: 2 },
  "&[aria-orientation=horizontal]::after": { bottom: "auto", height: 3 },
  "&:hover::after": { background: color.control },
  "&:focus-visible": { outline: "none" },
  "&:focus-visible::after, &[data-moving=true]::after": { background: color.accent },
});

const storageKey = "flyte-resource-configurator.panes";
const step = 16;

/** The border itself: dragged, or moved by arrows (with Shift in large steps), Home and End; a double click takes it back. The place is remembered. */
export function Splitter(props: SplitterProps) {
  const { variable, frame, axis, isAfter = false, least, most } = props;
  const [size, setSize] = useState(() => kept()[variable]);
  const [moving, setMoving] = useState(false);
  const [found, setFound] = useState(least);
  const start = useRef({ at: 0, size: 0 });
  useEffect(() => {
    if (size === undefined) frame.current?.style.removeProperty(variable);
    else frame.current?.style.setProperty(variable, `${size}px`);
    keep(variable, size);
  }, [size, variable, frame]);
  const measured = () => {
    const box = document.getElementById(props.pane)?.getBoundingClientRect();
    return Math.round((axis === "x" ? box?.width : box?.height) ?? 0);
  };
  const set = (wanted: number) => setSize(Math.round(Math.min(most, Math.max(least, wanted))));
  const at = (event: PointerEvent) => (axis === "x" ? event.clientX : event.clientY);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { at: at(event), size: measured() };
    setMoving(true);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (moving) set(start.current.size + (at(event) - start.current.at) * (isAfter ? -1 : 1));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [less, more] = axis === "x" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    const by = (event.key === less ? -1 : event.key === more ? 1 : 0) * (isAfter ? -1 : 1) * step;
    if (by !== 0) set(measured() + by * (event.shiftKey ? 4 : 1));
    else if (event.key === "Home") set(least);
    else if (event.key === "End") set(most);
    else return;
    event.preventDefault();
  };
  return (
    <Bar
      role="separator"
      tabIndex={0}
      aria-label={props.label}
      aria-orientation={axis === "x" ? "vertical" : "horizontal"}
      aria-controls={props.pane}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={Math.min(most, Math.max(least, size ?? found))}
      aria-valuetext={`${size ?? found} pixels`}
      className={`splitter ${variable.slice(2)}`}
      data-moving={moving}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => setMoving(false)}
      onPointerCancel={() => setMoving(false)}
      onDoubleClick={() => setSize(undefined)}
      onFocus={() => setFound(measured())}
      onKeyDown={onKeyDown}
    />
  );
}

type Sizes = { readonly [variable: string]: number | undefined };

function kept(): Sizes {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    if (typeof found !== "object" || found === null) return {};
    return Object.fromEntries(Object.entries(found).filter(([, size]) => Number.isFinite(size)));
  } catch {
    return {};
  }
}

function keep(variable: string, size: number | undefined): void {
  try {
    const { [variable]: before, ...others } = kept();
    if (before !== size) localStorage.setItem(storageKey, JSON.stringify({ ...others, [variable]: size }));
  } catch {
    // Where storage is forbidden, the panes keep their places until the page closes.
  }
}
