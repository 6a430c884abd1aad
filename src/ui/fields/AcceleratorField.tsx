import { styled } from "@mui/material/styles";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { acceleratorNames } from "#core/catalog/accelerators.ts";
import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { Json } from "#core/problem/json.ts";
import { Button } from "#ui/look/Button.tsx";
import { type AcceleratorMode, choiceOf, modeOfAccelerator } from "./accelerator-value.ts";
import { CustomDevice } from "./CustomDevice.tsx";
import { FieldMessage } from "./FieldMessage.tsx";
import { FieldShell } from "./FieldShell.tsx";
import { type NodeField, useNodeField } from "./field-context.tsx";
import { readLoosely } from "./PlainFields.tsx";
import { QuantityBox } from "./QuantityBox.tsx";
import { Segmented } from "./Segmented.tsx";

const load = () => import("#ui/fields/accelerator/parts.tsx");
const Picker = lazy(() => load().then((parts) => ({ default: parts.Picker })));
const Extras = lazy(() => load().then((parts) => ({ default: parts.Extras })));

/** Whether anybody has touched the page: what the field shows beyond its box is not part of the first load. */
let isTouched = false;
const touches = ["pointermove", "pointerdown", "keydown"];

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
  const remembered = useRef<Partial<Record<AcceleratorMode, Json>>>({});
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
      {mode === "device" && <DeviceRow field={field} catalogue={catalogue} onPick={() => setPicking(true)} />}
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
      {picking && (
        <Suspense>
          <Picker
            catalogue={catalogue}
            start={field.value}
            onClose={() => setPicking(false)}
            onChoose={(value) => {
              setPicking(false);
              field.set(value);
            }}
          />
        </Suspense>
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
  readonly onPick: () => void;
}) {
  const { field, catalogue } = props;
  const [isShown, setShown] = useState(isTouched);
  useEffect(() => {
    const show = () => {
      isTouched = true;
      setShown(true);
    };
    for (const touch of touches) addEventListener(touch, show, { once: true });
    return () => {
      for (const touch of touches) removeEventListener(touch, show);
    };
  }, []);
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
        {isShown && (
          <Suspense>
            <Extras catalogue={catalogue} value={field.value ?? null} onSet={field.set} />
          </Suspense>
        )}
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
