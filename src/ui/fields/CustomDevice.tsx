import { styled } from "@mui/material/styles";
import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { SelectBox } from "#ui/look/SelectBox.tsx";
import type { NodeField } from "./field-context.tsx";
import { LabelledInput } from "./LabelledInput.tsx";
import { readLoosely } from "./PlainFields.tsx";
import { amountText } from "./QuantityBox.tsx";

const Grid = styled("div")({ display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(140px, 1fr))", gap: 12 });
const Stack = styled("div")({ display: "grid", gap: 4, minWidth: 0, alignContent: "start" });

/** Every field of `flyte.Device`: name, quantity, class, partition. */
export function CustomDevice({ field, catalogue }: { readonly field: NodeField; readonly catalogue: SdkCatalogue }) {
  const device = isJsonObject(field.value) ? field.value : {};
  const set = (key: string, value: Json | undefined) => {
    const { [key]: _old, ...rest } = device;
    field.set(value === undefined ? rest : { ...device, [key]: value });
  };
  const own = amountText(device.device_class);
  const known: readonly string[] = catalogue.deviceClasses.map(({ name }) => name);
  // A class that the release does not know stays what it is, and is shown as such.
  const classes = known.includes(own) ? known : [own, ...known];
  const box = (key: "device" | "quantity" | "partition") => `${field.id}-${key}`;
  return (
    <Grid role="group" aria-label="Custom device">
      <LabelledInput
        id={box("device")}
        label="Device name"
        mono
        value={amountText(device.device)}
        onChange={(text) => set("device", text === "" ? undefined : text)}
      />
      <LabelledInput
        id={box("quantity")}
        label="Quantity"
        mono
        invalid={field.invalid}
        value={amountText(device.quantity)}
        onChange={(text) => set("quantity", readLoosely(text))}
      />
      <Stack>
        <label htmlFor={field.id}>Device class</label>
        <SelectBox id={field.id} value={own} onChange={(event) => set("device_class", event.target.value)}>
          {classes.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </SelectBox>
      </Stack>
      <LabelledInput
        id={box("partition")}
        label="Partition"
        mono
        value={amountText(device.partition)}
        onChange={(text) => set("partition", text === "" ? undefined : text)}
      />
    </Grid>
  );
}
