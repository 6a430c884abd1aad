import { styled } from "@mui/material/styles";
import { useEffect, useRef, useState } from "react";
import { acceleratorNames } from "#core/catalog/accelerators.ts";
import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { Json } from "#core/problem/json.ts";
import { Button } from "#ui/look/Button.tsx";
import { type AcceleratorMode, choiceOf, modeOfAccelerator } from "./accelerator-value.ts";
import { CustomDevice } from "./CustomDevice.tsx";
import { FieldMessage } from "./FieldMessage.tsx";
import { FieldShell } from "./FieldShell.tsx";
import { type NodeField, useNodeField } from "./field-context.tsx";
import { LockedField } from "./LockedField.tsx";
import { readLoosely } from "./PlainFields.tsx";
import { QuantityBox } from "./QuantityBox.tsx";
import { Segmented } from "./Segmented.tsx";

type Parts = Pick<typeof import("#ui/fields/accelerator/parts.tsx"), "Picker" | "Extras">;

/** The parts that come on demand, once they are there: rendered without waiting, for a boundary that waits shows late what is there. */
let loaded: Parts | undefined;
const touches = ["pointermove", "pointerdown", "keydown"];

/** The picker and what the field shows beyond its box, from the first touch of the page on: they are not part of the first load. */
function useParts(): Parts | undefined {
  const [parts, setParts] = useState(loaded);
  useEffect(() => {
    const load = async () => {
      const { prepare, Picker, Extras } = await import("#ui/fields/accelerator/parts.tsx");
      await prepare();
      loaded = { Picker, Extras };
      setParts(loaded);
    };
    for (const touch of touches) addEventListener(touch, load, { once: true });
    return () => {
      for (const touch of touches) removeEventListener(touch, load);
    };
  }, []);
  return parts;
}

const Row = styled("div")({ display: "flex", gap: 8, flexWrap: "wrap" });

const modes = [
  { value: "unset", label: "Unset" },
  { value: "device", label: "Device" },
  { value: "count", label: "Count only" },
  { value: "custom", label: "Custom" },
] as const;

const first: Readonly<Record<Exclude<AcceleratorMode, "unset">, Json>> = {
  device: "T4:1",
  count: 1,
  custom: { device: "", quantity: 1, device_class: "GPU" },
};

/** The accelerator: none, a device with its count, partition or slice, a bare count, or a device of one's own. */
export function AcceleratorField() {
  const field = useNodeField("resources.gpu");
  const { catalogue } = field;
  const [custom, setCustom] = useState(false);
  const [picking, setPicking] = useState(false);
  const parts = useParts();
  const remembered = useRef<Partial<Record<AcceleratorMode, Json>>>({});
  if (field.unknown) return <LockedField field={field} unknown={field.unknown} title="Accelerator" hue="gpu" />;
  const found = modeOfAccelerator(catalogue, field.value);
  const mode = custom && typeof field.value === "object" && field.value !== null ? "custom" : found;
  const change = (next: AcceleratorMode) => {
    if (field.value !== undefined && field.value !== null) remembered.current[mode] = field.value;
    setCustom(next === "custom");
    field.set(next === "unset" ? undefined : (remembered.current[next] ?? first[next]));
  };
  return (
    <FieldShell
      title="Accelerator"
      hue="gpu"
      summary={summaryOf(catalogue, field.value)}
      mode={<Segmented label="Accelerator is" value={mode} segments={modes} onChange={change} />}
    >
      {mode === "device" && (
        <DeviceRow field={field} catalogue={catalogue} parts={parts} onPick={() => setPicking(true)} />
      )}
      {mode === "count" && (
        <QuantityBox
          id={field.id}
          label="Number of devices"
          unit="devices"
          value={field.value}
          invalid={field.invalid}
          describedBy={`${field.id}-help`}
          width={200}
          onChange={(value) => field.set(typeof value === "string" ? (readLoosely(value) ?? null) : value)}
        />
      )}
      {mode === "custom" && <CustomDevice field={field} catalogue={catalogue} />}
      <FieldMessage field={field} help={help[mode]} />
      {picking && parts && (
        <parts.Picker
          catalogue={catalogue}
          start={field.value}
          onClose={() => setPicking(false)}
          onChoose={(value) => {
            setPicking(false);
            field.set(value);
          }}
        />
      )}
    </FieldShell>
  );
}

const help: Readonly<Record<AcceleratorMode, string>> = {
  unset: "No accelerator.",
  device: "Flyte asks for the count and binds the pod to nodes with this device's label.",
  count: "Any device: no node selector and no toleration. 0 is none.",
  custom: "Nothing but the quantity is checked by the SDK; the name goes to the node label as it is.",
};

function DeviceRow(props: {
  readonly field: NodeField;
  readonly catalogue: SdkCatalogue;
  readonly parts: Parts | undefined;
  readonly onPick: () => void;
}) {
  const { field, catalogue, parts } = props;
  return (
    <>
      <Row>
        <div style={{ flex: "1 1 200px" }}>
          <QuantityBox
            id={field.id}
            label="Device and count, such as A100:2"
            value={typeof field.value === "string" ? field.value : describeChoice(choiceOf(catalogue, field.value))}
            invalid={field.invalid}
            describedBy={`${field.id}-help`}
            onChange={(value) => field.set(value)}
            onBlur={field.blur}
          />
        </div>
        <Button variant="outlined" style={{ height: 32 }} onClick={props.onPick}>
          All {acceleratorNames(catalogue).length + catalogue.helperDevices.TPU.length} devices
        </Button>
      </Row>
      <div style={{ minHeight: 156 }}>
        {parts && <parts.Extras catalogue={catalogue} value={field.value ?? null} onSet={field.set} />}
      </div>
    </>
  );
}

function summaryOf(catalogue: SdkCatalogue, value: Json | undefined): string {
  if (value === undefined || value === null) return "not set";
  if (typeof value === "number") return value === 0 ? "none" : `${value} of any kind`;
  const choice = choiceOf(catalogue, value);
  if (!choice || !Number.isFinite(choice.count)) return "";
  if (choice.deviceClass === "TPU") return `a slice ${choice.partition ?? ""} of ${choice.device}`;
  if (choice.partition !== undefined) return `${choice.count} × ${choice.partition} of ${choice.device}`;
  return `${choice.count} whole ${choice.device}`;
}

function describeChoice(choice: ReturnType<typeof choiceOf>): string {
  if (!choice) return "";
  const { device, count, partition } = choice;
  return [device, partition, count === 1 ? "" : `× ${count}`].filter(Boolean).join(" ");
}
