import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import { type ReactNode, useRef } from "react";
import type { Json } from "#core/problem/json.ts";
import { Icon } from "#ui/look/icons.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { color } from "#ui/look/tokens.ts";

const Caption = styled("span")({
  fontSize: 12,
  lineHeight: "16px",
  color: color.text3,
  whiteSpace: "nowrap",
  // Beside the buttons for fingers there is no room for it; the heading says it too.
  "@media (pointer: coarse)": { "&.unit": { display: "none" } },
});

const Step = styled(ButtonBase)({
  display: "none",
  width: 32,
  alignSelf: "stretch",
  flex: "none",
  color: color.text2,
  margin: "0 -8px",
  "@media (pointer: coarse)": { display: "inline-flex", width: 40 },
});

/** A box that takes any text as an amount. A number stays a number while plain numbers are typed; all other text stays text. */
export function QuantityBox(props: {
  readonly id: string;
  readonly label: string;
  readonly caption?: string;
  readonly unit?: string;
  /** The choice of the amount's unit, where it stands in the box. */
  readonly choice?: ReactNode;
  readonly value: Json | undefined;
  readonly invalid: boolean;
  readonly describedBy: string;
  readonly onChange: (value: Json) => void;
  readonly onBlur?: () => void;
  readonly width?: number | string;
  /** For fingers: the stop before or the next one, by two buttons beside the text. */
  readonly onStep?: (by: 1 | -1) => void;
}) {
  const step = (by: 1 | -1) =>
    props.onStep && (
      <Step
        aria-label={by < 0 ? `Less ${props.label}` : `More ${props.label}`}
        tabIndex={-1}
        onClick={() => props.onStep?.(by)}
      >
        <Icon name={by < 0 ? "minus" : "plus"} />
      </Step>
    );
  const isNumber = useRef(false);
  return (
    <TextBox
      id={props.id}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid}
      mono
      align={props.caption ? "right" : undefined}
      frame={{ width: props.width ?? "100%" }}
      value={amountText(props.value)}
      onFocus={() => {
        isNumber.current = typeof props.value === "number";
      }}
      onChange={(event) => props.onChange(toAmount(event.target.value, isNumber.current))}
      onBlur={props.onBlur ?? (() => undefined)}
      start={
        <>
          {step(-1)}
          {props.caption && <Caption aria-hidden="true">{props.caption}</Caption>}
        </>
      }
      end={
        <>
          {props.choice}
          {props.unit && (
            <Caption className="unit" aria-hidden="true">
              {props.unit}
            </Caption>
          )}
          {step(1)}
        </>
      }
    />
  );
}

/** A value as text in a box: text and numbers as they are, anything else as JSON. */
export function amountText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function toAmount(text: string, isNumber: boolean): Json {
  const plain = isNumber && /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text;
  return plain ? Number(text) : text;
}
