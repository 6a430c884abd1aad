import { styled } from "@mui/material/styles";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { type AcceleratorSuggestion, suggestAccelerators } from "#core/catalog/suggest-accelerators.ts";
import type { Json } from "#core/problem/json.ts";
import { Icon } from "#ui/look/icons.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";
import type { PickerFacts } from "./picker-types.ts";
import { pythonLiteral } from "./python-literal.ts";

const List = styled("div")({
  marginTop: 4,
  padding: 4,
  borderRadius: 8,
  background: color.pane,
  boxShadow: `0 0 0 1px ${color.divider}, 0 8px 24px rgba(22, 25, 29, .14)`,
});
const Option = styled("div")({
  padding: "6px 8px",
  borderRadius: 6,
  fontSize: 12,
  lineHeight: "16px",
  cursor: "pointer",
  color: color.text2,
  "& b": { fontSize: 14, lineHeight: "20px", fontWeight: 600, color: color.text1, flex: 1 },
  "& .line": { display: "flex", gap: 8, alignItems: "baseline" },
  "& code": { fontFamily: fonts.mono, color: hueColor("gpu", "text"), overflowWrap: "anywhere" },
  "&[data-active=true]": { background: hueColor("gpu", "tint") },
  "&[data-active=true][aria-disabled=true]": { background: color.sunken },
  "&[aria-disabled=true]": { cursor: "default", color: color.text3 },
  "&[aria-disabled=true] b": { fontWeight: 400, color: color.text3 },
  "@media (pointer: coarse)": { minHeight: 44 },
});
const Hint = styled("div")({ padding: "6px 8px 2px", fontSize: 12, lineHeight: "16px", color: color.text3 });

type Row = {
  readonly title: string;
  readonly detail: string;
  readonly suggestion?: AcceleratorSuggestion;
  readonly reason?: string;
};

/** Free text to accelerators: what the release can say of it, best first, and what it refuses with the reason. Arrows move, Enter takes, Escape closes. */
export function SmartBox(props: {
  readonly facts: PickerFacts;
  readonly onTake: (value: Json) => void;
  /** Enter when nothing is left to take. */
  readonly onDone: () => void;
}) {
  const { catalogue, hardware } = props.facts;
  const id = useId();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const rows = useMemo((): readonly Row[] => {
    const { suggestions, refusals } = suggestAccelerators(catalogue, hardware, text);
    return [
      ...suggestions.map((suggestion) => ({ title: suggestion.title, detail: suggestion.detail, suggestion })),
      ...refusals.map(({ title, reason }) => ({ title, detail: "refused", reason })),
    ];
  }, [catalogue, hardware, text]);
  const shown = open && rows.length > 0;
  const take = (row: Row | undefined) => {
    if (!row?.suggestion) return;
    props.onTake(row.suggestion.value);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!shown) return setOpen(true);
      const by = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + by + rows.length) % rows.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (shown) take(rows[active]);
      else props.onDone();
    } else if (event.key === "Escape" && shown) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  const legal = rows.filter(({ suggestion }) => suggestion).length;
  return (
    <div>
      <TextBox
        autoFocus
        role="combobox"
        aria-label="Device, memory, slice or Kubernetes resource"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown ? `${id}-${active}` : undefined}
        placeholder="a100 80gb x4, v6e 2x2, 80GB"
        mono
        start={<Icon name="search" />}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        role="status"
        style={{ position: "absolute", width: 1, height: 1, overflow: "hidden", clipPath: "inset(50%)" }}
      >
        {shown ? `${legal} ${legal === 1 ? "match" : "matches"}, ${rows.length - legal} refused` : ""}
      </div>
      <List hidden={!shown}>
        <div role="listbox" id={`${id}-list`} aria-label="What it can mean">
          {(shown ? rows : []).map((row, at) => (
            // The box keeps the focus and has the keys; the pointer is the other way.
            <Option
              key={`${row.title} ${row.detail} ${row.reason ?? ""}`}
              role="option"
              id={`${id}-${at}`}
              aria-selected={at === active}
              aria-disabled={row.suggestion === undefined}
              data-active={at === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(row)}
            >
              <div className="line">
                <b>{row.title}</b>
                <span>{row.detail}</span>
              </div>
              {row.suggestion ? (
                <code>{pythonLiteral(catalogue, row.suggestion.value).replace(/^gpu=/, "")}</code>
              ) : (
                <span>{row.reason}</span>
              )}
            </Option>
          ))}
        </div>
        <Hint aria-hidden="true">
          ↑ ↓ choose, Enter takes, {legal} {legal === 1 ? "match" : "matches"}
        </Hint>
      </List>
    </div>
  );
}
