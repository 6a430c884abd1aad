import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import type { KeyboardEvent } from "react";
import { color, fonts, type Hue, hueColor } from "#ui/look/tokens.ts";

const Group = styled("div")({ display: "flex", flexWrap: "wrap", gap: 4 });
const Chip = styled(ButtonBase)({
  minHeight: 24,
  minWidth: 28,
  padding: "0 8px",
  borderRadius: 4,
  font: `400 12px/16px ${fonts.mono}`,
  color: color.text2,
  background: color.pane,
  boxShadow: `inset 0 0 0 1px ${color.control}`,
  "@media (pointer: coarse)": { minHeight: 44, minWidth: 44 },
});

/** One of several short choices as chips, a radio group: arrows move and choose. */
export function ChoiceChips(props: {
  readonly labelledBy: string;
  readonly hue: Hue;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}) {
  const at = props.choices.findIndex((choice) => choice.value === props.value);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = (at + by + props.choices.length) % props.choices.length;
    const choice = props.choices[next];
    if (!choice) return;
    props.onChange(choice.value);
    const buttons = event.currentTarget.querySelectorAll<HTMLElement>("[role=radio]");
    buttons[next]?.focus();
  };
  return (
    <Group role="radiogroup" aria-labelledby={props.labelledBy} onKeyDown={onKeyDown}>
      {props.choices.map((choice, index) => {
        const chosen = choice.value === props.value;
        const style = {
          boxShadow: `inset 0 0 0 2px ${hueColor(props.hue, "solid")}`,
          background: hueColor(props.hue, "tint"),
          color: color.text1,
          fontWeight: 600,
        };
        return (
          <Chip
            key={choice.value}
            role="radio"
            aria-checked={chosen}
            tabIndex={chosen || (at < 0 && index === 0) ? 0 : -1}
            style={chosen ? style : {}}
            onClick={() => props.onChange(choice.value)}
          >
            {choice.label}
          </Chip>
        );
      })}
    </Group>
  );
}
