import { styled } from "@mui/material/styles";
import type { Json } from "#core/problem/json.ts";
import { SelectBox } from "#ui/look/SelectBox.tsx";
import { color } from "#ui/look/tokens.ts";
import { FieldMessage } from "./FieldMessage.tsx";
import { useNodeField } from "./field-context.tsx";
import { LabelledInput } from "./LabelledInput.tsx";
import { LockedField } from "./LockedField.tsx";
import type { NodeFieldPath } from "./node-fields.ts";
import { amountText } from "./QuantityBox.tsx";
import { Segmented } from "./Segmented.tsx";

const Stack = styled("div")({ display: "grid", gap: 4, minWidth: 0, alignContent: "start" });
const Label = styled("label")({ fontSize: 14, lineHeight: "20px", color: color.text1 });

type FieldProps = { readonly name: NodeFieldPath; readonly label: string; readonly help?: string };

/** A text; an empty box means that the key is absent, unless `keepEmpty`. */
export function TextField(props: FieldProps & { readonly mono?: boolean; readonly keepEmpty?: boolean }) {
  const field = useNodeField(props.name);
  if (field.unknown) return <LockedField field={field} unknown={field.unknown} title={props.label} />;
  return (
    <LabelledInput
      id={field.id}
      label={props.label}
      value={amountText(field.value)}
      invalid={field.invalid}
      mono={props.mono ?? false}
      onChange={(text) => field.set(text === "" && !props.keepEmpty ? undefined : text)}
      onBlur={field.blur}
      below={<FieldMessage field={field} help={props.help} />}
    />
  );
}

/** A number, or a value with parts as JSON; any other text is kept as typed and judged. */
export function NumberField(props: FieldProps) {
  const field = useNodeField(props.name);
  if (field.unknown) return <LockedField field={field} unknown={field.unknown} title={props.label} />;
  return (
    <LabelledInput
      id={field.id}
      label={props.label}
      value={amountText(field.value)}
      invalid={field.invalid}
      mono
      inputMode="text"
      onChange={(text) => field.set(readLoosely(text))}
      onBlur={field.blur}
      below={<FieldMessage field={field} help={props.help} />}
    />
  );
}

const flagSegments = [
  { value: "unset", label: "Unset" },
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
] as const;

/** Yes, no, or not said. */
export function FlagField(props: FieldProps) {
  const field = useNodeField(props.name);
  if (field.unknown) return <LockedField field={field} unknown={field.unknown} title={props.label} />;
  const value = field.value === true ? "yes" : field.value === false ? "no" : field.value == null ? "unset" : undefined;
  return (
    <Stack>
      <Label as="span" id={field.id} tabIndex={-1}>
        {props.label}
      </Label>
      <div>
        <Segmented
          label={props.label}
          value={value}
          segments={flagSegments}
          onChange={(next) => field.set(next === "unset" ? undefined : next === "yes")}
        />
      </div>
      <FieldMessage field={field} help={props.help} />
    </Stack>
  );
}

/** One of a few texts, or none. A value that is not among them is offered as it is. */
export function ChoiceField(props: FieldProps & { readonly choices: readonly string[]; readonly none: string }) {
  const field = useNodeField(props.name);
  if (field.unknown) return <LockedField field={field} unknown={field.unknown} title={props.label} />;
  const value = amountText(field.value);
  const choices = value === "" || props.choices.includes(value) ? props.choices : [...props.choices, value];
  return (
    <Stack>
      <Label htmlFor={field.id}>{props.label}</Label>
      <SelectBox
        id={field.id}
        value={value}
        aria-invalid={field.invalid}
        aria-describedby={`${field.id}-help`}
        onChange={(event) => field.set(event.target.value === "" ? undefined : event.target.value)}
      >
        <option value="">{props.none}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </SelectBox>
      <FieldMessage field={field} help={props.help} />
    </Stack>
  );
}

/** Text as a number where it is one, as JSON where it is an object or list, else the text itself; nothing where it is empty. */
export function readLoosely(text: string): Json | undefined {
  if (text === "") return undefined;
  if (/^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text) return Number(text);
  if (!/^[{[]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
