import { styled } from "@mui/material/styles";
import type { ReactNode } from "react";
import { TextBox } from "#ui/look/TextBox.tsx";
import { color } from "#ui/look/tokens.ts";

const Stack = styled("div")({ display: "grid", gap: 4, minWidth: 0, alignContent: "start" });
const Label = styled("label")({ fontSize: 14, lineHeight: "20px", color: color.text1 });

/** A label above a text box, with a line below it. */
export function LabelledInput(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly invalid?: boolean;
  readonly mono?: boolean;
  readonly placeholder?: string;
  readonly below?: ReactNode;
  readonly inputMode?: "numeric" | "text";
  readonly onChange: (text: string) => void;
  readonly onBlur?: () => void;
}) {
  return (
    <Stack>
      <Label htmlFor={props.id}>{props.label}</Label>
      <TextBox
        id={props.id}
        aria-describedby={`${props.id}-help`}
        aria-invalid={props.invalid ?? false}
        mono={props.mono ?? false}
        inputMode={props.inputMode ?? "text"}
        value={props.value}
        placeholder={props.placeholder ?? ""}
        onChange={(event) => props.onChange(event.target.value)}
        onBlur={props.onBlur ?? (() => undefined)}
      />
      {props.below}
    </Stack>
  );
}
