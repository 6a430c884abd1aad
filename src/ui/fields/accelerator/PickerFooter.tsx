import { styled } from "@mui/material/styles";
import { hardwareOf } from "#core/catalog/hardware.ts";
import type { Json } from "#core/problem/json.ts";
import { choiceOf } from "#ui/fields/accelerator-value.ts";
import { Button } from "#ui/look/Button.tsx";
import { Swatch } from "#ui/look/icons.tsx";
import { color } from "#ui/look/tokens.ts";
import { Mono, Small } from "./picker-styles.ts";
import type { PickerFacts } from "./picker-types.ts";
import { pythonLiteral } from "./python-literal.ts";

const Bar = styled("div")({
  display: "flex",
  alignItems: "center",
  flexWrap: "wrap",
  gap: 8,
  minHeight: 48,
  padding: "8px 16px",
  borderTop: `1px solid ${color.divider}`,
  background: color.pane,
  "& .said": { display: "flex", alignItems: "center", gap: "0 8px", flexWrap: "wrap", flex: "1 1 240px", minWidth: 0 },
  "@media (max-width: 760px)": { justifyContent: "flex-end", "& .said": { flexBasis: "100%" } },
});

/** What stood there, what will stand there, and what that changes; always in sight. */
export function PickerFooter(props: {
  readonly facts: PickerFacts;
  readonly start: Json | undefined;
  readonly value: Json | undefined;
  readonly onClose: () => void;
  readonly onUse: () => void;
}) {
  const { facts, start, value } = props;
  const short = (each: Json) =>
    pythonLiteral(facts.catalogue, each)
      .replace(/^gpu=/, "")
      .replace(/\s*\n\s*/g, " ");
  const before = start === undefined || start === null ? "not set" : short(start);
  const after = value === undefined ? undefined : short(value);
  const [had, gets] = [memoryOf(facts, start), memoryOf(facts, value)];
  return (
    <Bar>
      <span className="said">
        <Swatch hue="gpu" />
        <Mono style={{ color: color.text2 }}>{before}</Mono>
        {after !== undefined && after !== before && (
          <>
            <span aria-label="becomes" role="img">
              →
            </span>
            <Mono>{after}</Mono>
            {had !== undefined && gets !== undefined && had !== gets && (
              <Small>
                {had} GB becomes {gets} GB of device memory
              </Small>
            )}
          </>
        )}
      </span>
      <Button variant="outlined" onClick={props.onClose}>
        Cancel
      </Button>
      <Button
        variant="contained"
        disabled={value === undefined}
        style={{ fontFeatureSettings: "inherit" }}
        onClick={props.onUse}
      >
        Use {nameOf(facts, value)}
      </Button>
    </Bar>
  );
}

function nameOf({ catalogue }: PickerFacts, value: Json | undefined): string {
  const choice = choiceOf(catalogue, value);
  if (choice) return choice.partition === undefined ? choice.device : `${choice.device}, ${choice.partition}`;
  return typeof value === "number" ? `${value} of any kind` : "it";
}

/** Memory of all that a pod gets; `undefined` where it is not known. */
function memoryOf({ catalogue, hardware }: PickerFacts, value: Json | undefined): number | undefined {
  const choice = choiceOf(catalogue, value);
  const row = choice && hardwareOf(hardware, choice.device);
  if (!row || !choice || !Number.isFinite(choice.count)) return undefined;
  const part = row.mig?.find(({ profile }) => profile === choice.partition)?.memoryGB;
  if (choice.partition !== undefined && choice.deviceClass !== "TPU" && part === undefined) return undefined;
  return choice.count * (part ?? row.memoryGB);
}
