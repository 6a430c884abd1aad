import { styled } from "@mui/material/styles";
import { convertQuantity, type QuantityUnit, unitOf } from "#core/quantity/convert-quantity.ts";
import { color } from "#ui/look/tokens.ts";

const Select = styled("select")({
  border: 0,
  padding: "0 16px 0 6px",
  height: 24,
  width: 56,
  borderRadius: 4,
  font: "inherit",
  fontSize: 12,
  color: color.text2,
  appearance: "none",
  background: `linear-gradient(45deg, transparent 50%, ${color.text3} 50%) right 8px center / 4px 4px no-repeat, linear-gradient(-45deg, transparent 50%, ${color.text3} 50%) right 4px center / 4px 4px no-repeat`,
  "&:hover": { backgroundColor: color.selected },
  "&:focus-visible": { outline: `2px solid ${color.accent}` },
  "@media (pointer: coarse)": { height: 44 },
});

const choices = {
  cores: [
    ["", "cores"],
    ["m", "milli"],
  ],
  bytes: [
    ["", "bytes"],
    ["Ki", "Ki"],
    ["Mi", "Mi"],
    ["Gi", "Gi"],
    ["Ti", "Ti"],
    ["k", "k"],
    ["M", "M"],
    ["G", "G"],
    ["T", "T"],
  ],
} as const satisfies Record<string, readonly (readonly [QuantityUnit, string])[]>;

/**
 * The unit of the amounts of a field. Choosing another one converts all of them exactly; a unit in which one would have no short exact
 * form stays in sight, disabled, and says so. It is there and cannot be chosen where a text is no amount, or has a unit of its own.
 */
export function UnitSelect(props: {
  readonly title: string;
  readonly texts: readonly string[];
  readonly kind: keyof typeof choices;
  readonly onChange: (texts: readonly string[]) => void;
}) {
  const { texts } = props;
  const offered = choices[props.kind];
  const units = texts.map(unitOf);
  const [unit] = units;
  if (texts.length === 0 || units.some((one) => !offered.some(([symbol]) => symbol === one)))
    return (
      <Select aria-label={`Unit of ${props.title}`} disabled value="">
        <option value="">unit</option>
      </Select>
    );
  const mixed = units.some((one) => one !== unit);
  return (
    <Select
      aria-label={`Unit of ${props.title}`}
      value={mixed ? "mixed" : unit}
      onChange={(event) => {
        const converted = convertAll(texts, event.target.value as QuantityUnit);
        if (converted) props.onChange(converted);
      }}
    >
      {mixed && (
        <option value="mixed" disabled>
          mixed
        </option>
      )}
      {offered.map(([symbol, label]) => {
        const can = (!mixed && symbol === unit) || convertAll(texts, symbol) !== undefined;
        return (
          <option key={symbol} value={symbol} disabled={!can}>
            {can ? label : `${label}: not exact`}
          </option>
        );
      })}
    </Select>
  );
}

function convertAll(texts: readonly string[], unit: QuantityUnit): readonly string[] | undefined {
  const converted = texts.flatMap((text) => (unitOf(text) === unit ? text : (convertQuantity(text, unit) ?? [])));
  return converted.length === texts.length ? converted : undefined;
}
