import { styled } from "@mui/material/styles";
import { lazy, Suspense, useRef, useState } from "react";
import { legalCounts, partitionsOf } from "#core/catalog/accelerators.ts";
import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { Json } from "#core/problem/json.ts";
import { Button } from "#ui/look/Button.tsx";
import { color } from "#ui/look/tokens.ts";
import {
  type AcceleratorChoice,
  type AcceleratorMode,
  choiceOf,
  modeOfAccelerator,
  writeChoice,
} from "./accelerator-value.ts";
import { ChoiceChips } from "./ChoiceChips.tsx";
import { CustomDevice } from "./CustomDevice.tsx";
import { FieldMessage } from "./FieldMessage.tsx";
import { FieldShell } from "./FieldShell.tsx";
import { type NodeField, useNodeField } from "./field-context.tsx";
import { readLoosely } from "./PlainFields.tsx";
import { QuantityBox } from "./QuantityBox.tsx";
import { Segmented } from "./Segmented.tsx";

const DevicePicker = lazy(() => import("./DevicePicker.tsx").then((module) => ({ default: module.DevicePicker })));

const Row = styled("div")({ display: "flex", gap: 8, alignItems: "flex-start", flexWrap: "wrap" });
const Label = styled("span")({ fontSize: 12, lineHeight: "24px", color: color.text2 });

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
          <DevicePicker
            catalogue={catalogue}
            start={choiceOf(catalogue, field.value)}
            onClose={() => setPicking(false)}
            onChoose={(choice) => {
              setPicking(false);
              field.set(writeChoice(catalogue, choice));
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
  const choice = choiceOf(catalogue, field.value);
  return (
    <>
      <Row>
        <div style={{ flex: "1 1 200px" }}>
          <QuantityBox
            id={field.id}
            label="Device and count, such as A100:2"
            value={typeof field.value === "string" ? field.value : describeChoice(choice)}
            invalid={field.invalid}
            describedBy={`${field.id}-help`}
            onChange={(value) => field.set(value)}
            onBlur={field.blur}
          />
        </div>
        <Button variant="outlined" style={{ height: 32 }} onClick={props.onPick}>
          Choose a device
        </Button>
      </Row>
      {choice && <Details field={field} catalogue={catalogue} choice={choice} />}
    </>
  );
}

function Details(props: {
  readonly field: NodeField;
  readonly catalogue: SdkCatalogue;
  readonly choice: AcceleratorChoice;
}) {
  const { field, catalogue, choice } = props;
  const counts = legalCounts(catalogue, choice.device);
  const partitions = partitionsOf(catalogue, choice.device) ?? [];
  const { partition: _partition, ...whole } = choice;
  const set = (next: AcceleratorChoice) => field.set(writeChoice(catalogue, next));
  return (
    <>
      {counts.length > 1 && choice.partition === undefined && (
        <Row>
          <Label id={`${field.id}-count`}>Count</Label>
          <ChoiceChips
            labelledBy={`${field.id}-count`}
            hue="gpu"
            value={String(choice.count)}
            choices={counts.map((count) => ({ value: String(count), label: String(count) }))}
            onChange={(count) => set({ ...choice, count: Number(count) })}
          />
        </Row>
      )}
      {partitions.length > 0 && (
        <Row>
          <Label id={`${field.id}-partition`}>{choice.deviceClass === "TPU" ? "Slice" : "Partition"}</Label>
          <ChoiceChips
            labelledBy={`${field.id}-partition`}
            hue="gpu"
            value={choice.partition ?? ""}
            choices={[
              { value: "", label: choice.deviceClass === "TPU" ? "None" : "Whole" },
              ...partitions.map((partition) => ({ value: partition, label: partition })),
            ]}
            onChange={(partition) => set(partition === "" ? whole : { ...choice, partition })}
          />
        </Row>
      )}
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

function describeChoice(choice: AcceleratorChoice | undefined): string {
  if (!choice) return "";
  const { device, count, partition } = choice;
  return [device, partition, count === 1 ? "" : `× ${count}`].filter(Boolean).join(" ");
}
