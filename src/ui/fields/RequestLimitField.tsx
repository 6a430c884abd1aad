import { styled } from "@mui/material/styles";
import { useRef } from "react";
import type { Json } from "#core/problem/json.ts";
import { type AmountScale, cpuScale, memoryScale, nextStop } from "./amount-scale.ts";
import { type ClusterBounds, nodeSizes, shortAmount } from "./cluster-bounds.ts";
import { exactAmount, explainAmount } from "./explain-amount.ts";
import { FieldMessage } from "./FieldMessage.tsx";
import { FieldShell } from "./FieldShell.tsx";
import { useNodeField } from "./field-context.tsx";
import { LockedField } from "./LockedField.tsx";
import { amountText, QuantityBox } from "./QuantityBox.tsx";
import { RequestLimitTrack, UnsetTrack } from "./RequestLimitTrack.tsx";
import { Segmented } from "./Segmented.tsx";
import { UnitSelect } from "./UnitSelect.tsx";

const Row = styled("div")({
  display: "flex",
  gap: "4px 16px",
  alignItems: "flex-start",
  "@container form (max-width: 560px)": {
    flexWrap: "wrap",
    "& > *": { flex: "1 1 128px" },
    "& > :nth-of-type(2)": { order: -1, flexBasis: "100%" },
  },
  // Two boxes side by side would leave no room for what is typed.
  "@container form (max-width: 320px)": { "& > *": { flexBasis: "100%" } },
});

type Mode = "unset" | "fixed" | "range";

const modes = [
  { value: "unset", label: "Unset" },
  { value: "fixed", label: "Fixed" },
  { value: "range", label: "Range" },
] as const;

const fields = {
  cpu: { path: "resources.cpu", title: "CPU", unit: "cores", units: "cores", scale: cpuScale, first: "1" },
  memory: { path: "resources.memory", title: "Memory", unit: "", units: "bytes", scale: memoryScale, first: "1Gi" },
} as const;

/** CPU or memory: unset, one amount, or a request and a limit. Text boxes take anything; the track moves in stops. */
export function RequestLimitField({ resource }: { readonly resource: "cpu" | "memory" }) {
  const { path, title, unit, units, scale, first } = fields[resource];
  const field = useNodeField(path);
  const mode = modeOf(field.value);
  const remembered = useRef<Partial<Record<Mode, Json>>>({});
  if (field.unknown) return <LockedField field={field} unknown={field.unknown} title={title} hue={resource} />;
  const [request, limit] = Array.isArray(field.value) ? field.value : [field.value, undefined];
  const change = (next: Mode) => {
    if (field.value !== undefined && field.value !== null) remembered.current[mode] = field.value;
    field.set(next === "unset" ? undefined : (remembered.current[next] ?? convert(next, request ?? first)));
  };
  const setHalf = (half: 0 | 1, value: Json) => {
    if (mode === "fixed") field.set(value);
    else field.set(half === 0 ? [value, limit ?? null] : [request ?? null, value]);
  };
  const message = `${field.id}-help`;
  /** Whether a half is at fault: a problem of the pair marks both, one of a half only this. */
  const invalid = (half: 0 | 1) => {
    const errors = field.problems.filter(({ severity }) => severity === "error");
    const own = errors.filter((problem) => problem.path.at(-1) === half);
    const other = errors.filter((problem) => problem.path.at(-1) === 1 - half);
    return errors.length === 0 ? field.invalid : own.length > 0 || other.length < errors.length;
  };
  const sizes = nodeSizes(field.bounds, resource, scale);
  const stepOf = (amount: Json | undefined, half: 0 | 1) => (by: 1 | -1) =>
    setHalf(half, scale.write(nextStop(scale, scale.read(amountText(amount)) ?? scale.low, by)));
  const box = { unit, describedBy: message, onBlur: field.blur, width: 128 };
  return (
    <FieldShell
      title={title}
      hue={resource}
      summary={explainAmount(resource, field.value)}
      mode={
        <>
          {mode !== "unset" && (
            <UnitSelect
              title={title}
              kind={units}
              texts={(mode === "range" ? [request, limit] : [request]).map(amountText)}
              onChange={([one = "", other = ""]) => field.set(mode === "range" ? [one, other] : one)}
            />
          )}
          <Segmented label={`${title} is`} value={mode} segments={modes} onChange={change} />
        </>
      }
    >
      {mode === "unset" ? (
        <UnsetTrack />
      ) : (
        <Row>
          <QuantityBox
            {...box}
            invalid={invalid(0)}
            id={field.id}
            label={mode === "range" ? `${title} request` : title}
            caption={mode === "range" ? "Request" : "Amount"}
            value={request}
            onChange={(value) => setHalf(0, value)}
            onStep={stepOf(request, 0)}
          />
          <Track
            scale={scale}
            resource={resource}
            title={title}
            mode={mode}
            request={request}
            limit={limit}
            nodes={sizes}
            setHalf={setHalf}
            setBoth={(both) => field.set(both)}
          />
          {mode === "range" && (
            <QuantityBox
              {...box}
              invalid={invalid(1)}
              id={`${field.id}-1`}
              label={`${title} limit`}
              caption="Limit"
              value={limit}
              onChange={(value) => setHalf(1, value)}
              onStep={stepOf(limit, 1)}
            />
          )}
        </Row>
      )}
      <FieldMessage
        field={field}
        help={helpFor(resource, mode, Array.isArray(field.value) ? limit : field.value)}
        bounds={<Bounds resource={resource} sizes={sizes} bounds={field.bounds} />}
      />
    </FieldShell>
  );
}

/** What the field takes at most, and who says so. */
function Bounds(props: {
  readonly resource: "cpu" | "memory";
  readonly sizes: readonly number[];
  readonly bounds: ClusterBounds | undefined;
}) {
  const { resource, sizes, bounds } = props;
  const most = bounds?.limits[resource];
  const unit = resource === "cpu" ? "cores" : "GiB";
  if (most !== undefined)
    return (
      <>
        Lowered to {most} by the platform of {bounds?.name}
      </>
    );
  if (sizes.length === 0) return <>Any amount from 0; no cluster says how much there is</>;
  return (
    <>
      <span aria-hidden="true">▾ </span>
      {bounds?.name}: nodes of {sizes.length > 4 ? `${shortAmount(sizes[0] ?? 0)} to ` : ""}
      {sizes
        .slice(sizes.length > 4 ? -1 : 0)
        .map(shortAmount)
        .join(", ")}{" "}
      {unit}
    </>
  );
}

function Track(props: {
  readonly scale: AmountScale;
  readonly resource: "cpu" | "memory";
  readonly title: string;
  readonly mode: Mode;
  readonly request: Json | undefined;
  readonly limit: Json | undefined;
  readonly nodes: readonly number[];
  readonly setHalf: (half: 0 | 1, value: Json) => void;
  readonly setBoth: (value: Json) => void;
}) {
  const { scale, title, nodes } = props;
  const low = scale.read(amountText(props.request));
  const high = scale.read(amountText(props.limit));
  const range = props.mode === "range";
  const moveRequest = (amount: number) => {
    const text = scale.write(amount);
    if (range && high !== undefined && amount > high) props.setBoth([text, text]);
    else props.setHalf(0, text);
  };
  const moveLimit = (amount: number) => {
    const text = scale.write(amount);
    if (low !== undefined && amount < low) props.setBoth([text, text]);
    else props.setHalf(1, text);
  };
  const request = { name: range ? `${title} request` : `${title} amount`, amount: low };
  const shared = { scale, hue: props.resource, request, nodes, onRequest: moveRequest };
  if (!range) return <RequestLimitTrack {...shared} />;
  return <RequestLimitTrack {...shared} limit={{ name: `${title} limit`, amount: high }} onLimit={moveLimit} />;
}

function modeOf(value: Json | undefined): Mode {
  if (value === undefined || value === null) return "unset";
  return Array.isArray(value) ? "range" : "fixed";
}

function convert(mode: Mode, amount: Json): Json {
  return mode === "range" ? [amount, amount] : amount;
}

/** What becomes of the limit; of memory, the heading says it already. */
const beyond = { cpu: "Above the limit CPU is throttled.", memory: "" } as const;

function helpFor(resource: "cpu" | "memory", mode: Mode, value: Json | undefined): string {
  if (mode === "unset")
    return resource === "cpu"
      ? "Flyte asks for 1 core and makes it the limit."
      : "Flyte asks for 1Gi and makes it the limit.";
  const exact = exactAmount(resource, value);
  const limit = mode === "fixed" ? "Flyte makes it the limit too." : beyond[resource];
  return `${exact}${exact === "" ? "" : ". "}${limit}`.trim();
}
