import { styled } from "@mui/material/styles";
import { type KeyboardEvent, useId } from "react";
import { color, hueColor } from "#ui/look/tokens.ts";
import { type AmountScale, fractionOf, nearestStop, nextStop } from "./amount-scale.ts";
import { useElementWidth } from "./use-element-width.ts";

const height = 44;
const inset = 16;

const Frame = styled("div")({
  position: "relative",
  flex: "1 1 200px",
  minWidth: 0,
  height,
  "& input": {
    position: "absolute",
    left: inset - 8,
    right: inset - 8,
    top: 4,
    width: `calc(100% - ${2 * inset - 16}px)`,
    height: 24,
    margin: 0,
    opacity: 0,
    cursor: "pointer",
    pointerEvents: "none",
  },
  "& input::-webkit-slider-thumb": { pointerEvents: "auto", width: 24, height: 24 },
  "& input::-moz-range-thumb": { pointerEvents: "auto", width: 24, height: 24 },
  "& input:focus-visible + svg": { outline: `2px solid ${color.accent}`, borderRadius: 6 },
  "@media (pointer: coarse)": {
    "& input::-webkit-slider-thumb": { width: 44, height: 44 },
  },
});

/** The axis of an amount that is not set: a dashed outline. */
export function UnsetTrack() {
  return (
    <svg width="100%" height={height} aria-hidden="true" style={{ display: "block" }}>
      <rect
        x={0.5}
        y={12.5}
        width="calc(100% - 1px)"
        height={7}
        rx={3.5}
        fill="none"
        stroke={color.control}
        strokeDasharray="3 2"
      />
    </svg>
  );
}

/** One end of the track: what it is called and where it stands. */
type Thumb = { readonly name: string; readonly amount: number | undefined };

/**
 * The axis of an amount: request solid, the way to the limit hatched, stops as ticks. Drawn as SVG; two native range inputs lie on
 * top of it and take mouse, touch and keys. It never rounds a value: only a moved thumb writes one.
 */
export function RequestLimitTrack(props: {
  readonly scale: AmountScale;
  readonly hue: "cpu" | "memory";
  readonly request: Thumb;
  readonly limit?: Thumb;
  /** What nodes of the cluster have, the smallest first; beyond the last nothing fits. */
  readonly nodes: readonly number[];
  readonly onRequest: (amount: number) => void;
  readonly onLimit?: (amount: number) => void;
}) {
  const [ref, width] = useElementWidth();
  const { scale, request, limit } = props;
  const at = (amount: number) => inset + fractionOf(scale, amount) * (width - 2 * inset);
  return (
    <Frame ref={ref}>
      <RangeInput scale={scale} thumb={request} onChange={props.onRequest} />
      {limit && props.onLimit && <RangeInput scale={scale} thumb={limit} onChange={props.onLimit} />}
      <Drawing
        scale={scale}
        hue={props.hue}
        width={width}
        at={at}
        request={request.amount}
        limit={limit?.amount}
        nodes={props.nodes}
      />
    </Frame>
  );
}

function RangeInput(props: {
  readonly scale: AmountScale;
  readonly thumb: Thumb;
  readonly onChange: (amount: number) => void;
}) {
  const { scale, thumb } = props;
  const amount = thumb.amount ?? scale.low;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = (event.shiftKey ? fineSteps : steps)[event.key]?.(scale, amount);
    if (next === undefined) return;
    event.preventDefault();
    props.onChange(next);
  };
  return (
    <input
      type="range"
      min={0}
      max={1}
      step="any"
      value={fractionOf(scale, amount)}
      aria-label={thumb.name}
      aria-valuetext={thumb.amount === undefined ? "not an amount" : `${scale.speak(thumb.amount)}, ${thumb.name}`}
      onKeyDown={onKeyDown}
      onChange={(event) => props.onChange(nearestStop(scale, Number(event.target.value)))}
    />
  );
}

const steps: Readonly<Record<string, (scale: AmountScale, amount: number) => number>> = {
  ArrowRight: (scale, amount) => nextStop(scale, amount, 1),
  ArrowUp: (scale, amount) => nextStop(scale, amount, 1),
  ArrowLeft: (scale, amount) => nextStop(scale, amount, -1),
  ArrowDown: (scale, amount) => nextStop(scale, amount, -1),
  PageUp: (scale, amount) => Math.min(scale.high, amount * 2),
  PageDown: (scale, amount) => Math.max(scale.low, amount / 2),
  Home: (scale) => scale.low,
  End: (scale) => scale.high,
};

const finer = (by: number) => (scale: AmountScale, amount: number) =>
  Math.min(scale.high, Math.max(scale.fine, Math.round((amount + by * scale.fine) * 100) / 100));

const fineSteps: typeof steps = {
  ArrowRight: finer(1),
  ArrowUp: finer(1),
  ArrowLeft: finer(-1),
  ArrowDown: finer(-1),
};

function Drawing(props: {
  readonly scale: AmountScale;
  readonly hue: "cpu" | "memory";
  readonly width: number;
  readonly at: (amount: number) => number;
  readonly request: number | undefined;
  readonly limit: number | undefined;
  readonly nodes: readonly number[];
}) {
  const { scale, hue, width, at, request, limit, nodes } = props;
  const largest = nodes.at(-1);
  const pattern = useId();
  const solid = hueColor(hue, "solid");
  const chosen = [request, limit];
  const labels = scale.labelled.filter((stop, index) => width > 380 || index % 2 === 0 || chosen.includes(stop));
  return (
    <svg
      width="100%"
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      style={{ display: "block", pointerEvents: "none", overflow: "visible" }}
    >
      <defs>
        <pattern id={pattern} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={5} height={5} fill={hueColor(hue, "tint")} />
          <rect width={1.6} height={5} fill={solid} />
        </pattern>
        <pattern id={`${pattern}n`} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={5} height={5} fill={color.pane} />
          <rect width={1.2} height={5} fill={color.control} />
        </pattern>
      </defs>
      <rect x={inset} y={13} width={Math.max(0, width - 2 * inset)} height={6} rx={3} fill={color.selected} />
      {largest !== undefined && largest < scale.high && (
        <rect x={at(largest)} y={13} width={width - inset - at(largest)} height={6} fill={`url(#${pattern}n)`} />
      )}
      {nodes
        .filter((size) => size >= scale.low && size <= scale.high)
        .map((size) => (
          <path key={size} d={`M${at(size) - 4} 2h8l-4 5Z`} fill={color.text2} />
        ))}
      {request !== undefined && <rect x={inset} y={13} width={at(request) - inset} height={6} rx={3} fill={solid} />}
      {request !== undefined && limit !== undefined && limit > request && (
        <rect
          x={at(request)}
          y={11.5}
          width={at(limit) - at(request)}
          height={9}
          fill={`url(#${pattern})`}
          stroke={solid}
        />
      )}
      {scale.labelled.map((stop) => (
        <rect key={stop} x={at(stop) - 0.5} y={22} width={1} height={4} fill={color.control} />
      ))}
      {labels.map((stop) => (
        <text
          key={stop}
          x={at(stop)}
          y={39}
          textAnchor="middle"
          fontSize={12}
          fontWeight={chosen.includes(stop) ? 600 : 400}
          fill={chosen.includes(stop) ? color.text1 : color.text3}
        >
          {scale.write(stop)}
        </text>
      ))}
      {request !== undefined && (
        <>
          <circle cx={at(request)} cy={16} r={8} fill={color.pane} />
          <circle cx={at(request)} cy={16} r={6.5} fill={solid} />
        </>
      )}
      {limit !== undefined && (
        <>
          <circle cx={at(limit)} cy={16} r={8} fill={color.pane} />
          <circle cx={at(limit)} cy={16} r={5.5} fill="none" stroke={solid} strokeWidth={2.5} />
        </>
      )}
    </svg>
  );
}
