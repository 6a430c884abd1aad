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
  "&[aria-disabled=true]": {
    boxShadow: "none",
    outline: `1px dashed ${color.control}`,
    outlineOffset: -1,
    color: color.text3,
    cursor: "default",
  },
  "@media (pointer: coarse)": { minHeight: 44, minWidth: 44 },
});
const Reason = styled("div")({ fontSize: 12, lineHeight: "16px", color: color.text3, paddingTop: 4 });

/** A choice; one with `refused` stays in sight, cannot be chosen, and says why. */
export type Choice = { readonly value: string; readonly label: string; readonly refused?: string };

/** One of several short choices as chips, a radio group: arrows move and choose among those that can be chosen. */
export function ChoiceChips(props: {
  readonly labelledBy: string;
  readonly hue: Hue;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
}) {
  const open = props.choices.filter((choice) => choice.refused === undefined);
  const at = open.findIndex((choice) => choice.value === props.value);
  const reasons = [...new Set(props.choices.flatMap(({ refused }) => refused ?? []))];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = (at + by + open.length) % open.length;
    const choice = open[next];
    if (!choice) return;
    props.onChange(choice.value);
    const buttons = event.currentTarget.querySelectorAll<HTMLElement>("[role=radio]:not([aria-disabled=true])");
    buttons[next]?.focus();
  };
  return (
    <>
      <Group role="radiogroup" aria-labelledby={props.labelledBy} onKeyDown={onKeyDown}>
        {props.choices.map((choice) => {
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
              aria-disabled={choice.refused !== undefined}
              title={choice.refused}
              tabIndex={chosen || (at < 0 && choice === open[0]) ? 0 : -1}
              style={chosen ? style : {}}
              onClick={() => choice.refused === undefined && props.onChange(choice.value)}
            >
              {choice.label}
            </Chip>
          );
        })}
      </Group>
      {reasons.map((reason) => (
        <Reason key={reason}>{reason}</Reason>
      ))}
    </>
  );
}
