import type { TablePod } from "#ui/cluster/fit-messages.ts";
import { type AmountScale, cpuScale, fractionOf, memoryScale } from "#ui/fields/amount-scale.ts";
import { color, hueColor } from "#ui/look/tokens.ts";
import type { Amount } from "./read-amount.ts";
import { defaultText } from "./requests.ts";

const scales = { cpu: cpuScale, memory: memoryScale } as const;
const width = 72;

/** CPU or memory: request and limit as bars on the axis of the form, and the same in text. */
export function AmountCell(props: {
  readonly resource: "cpu" | "memory";
  readonly amount: Amount;
  readonly pod: TablePod | undefined;
}) {
  const { resource, amount, pod } = props;
  const text = amountText(amount, defaultText(pod, resource));
  return (
    <>
      <Bar resource={resource} amount={amount} unset={defaultText(pod, resource) ?? ""} />
      <span className={amountClass(amount)} title={amount.kind === "wrong" ? amount.reason : undefined}>
        {text}
      </span>
    </>
  );
}

/** The look of an amount's text. */
function amountClass({ kind }: Amount): string {
  return kind === "wrong" ? "mono wrong" : kind === "unset" ? "mono quiet" : "mono";
}

/** An amount in words: as typed, or what takes the place of one that is not. */
export function amountText(amount: Amount, unset: string | undefined): string {
  if (amount.kind === "auto") return "auto";
  if (amount.kind === "unset") return unset === undefined ? "" : `unset, ${unset}`;
  return amount.text;
}

function Bar(props: { readonly resource: "cpu" | "memory"; readonly amount: Amount; readonly unset: string }) {
  const { resource, amount } = props;
  const scale = scales[resource];
  const solid = hueColor(resource, "solid");
  const [request, limit] = amount.kind === "set" ? amount.text.split(" → ") : [];
  const low = at(scale, request);
  const high = at(scale, limit);
  return (
    <svg width={width} height={8} aria-hidden="true" style={{ flex: "none" }}>
      {amount.kind === "set" ? (
        <>
          <rect y={3.5} width={width} height={1} fill={color.divider} />
          <rect width={Math.min(low, high > 0 ? high : low)} height={8} rx={1.5} fill={solid} />
          {high > low + 1 && (
            <rect
              x={low + 0.5}
              y={0.5}
              width={high - low - 1}
              height={7}
              fill={`url(#${hatchId(resource)})`}
              stroke={solid}
              strokeWidth={0.75}
            />
          )}
        </>
      ) : (
        <rect
          x={0.5}
          y={1}
          width={amount.kind === "wrong" ? width - 1 : at(scale, props.unset)}
          height={6}
          rx={1}
          fill="none"
          stroke={color.control}
          strokeDasharray="3 2"
        />
      )}
    </svg>
  );
}

/** From 8 pixels, so that the least is seen, to the whole width. */
function at(scale: AmountScale, text: string | undefined): number {
  const amount = text === undefined ? undefined : scale.read(text);
  return amount === undefined || amount <= 0 ? 0 : 8 + fractionOf(scale, amount) * (width - 8);
}

function hatchId(resource: "cpu" | "memory"): string {
  return `table-hatch-${resource}`;
}

/** The hatching of limits, once for all rows. */
export function Hatches() {
  return (
    <svg width={0} height={0} aria-hidden="true" style={{ position: "absolute" }}>
      <defs>
        {(["cpu", "memory"] as const).map((resource) => (
          <pattern
            key={resource}
            id={hatchId(resource)}
            width={5}
            height={5}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={5} height={5} fill={hueColor(resource, "tint")} />
            <rect width={1.6} height={5} fill={hueColor(resource, "solid")} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
