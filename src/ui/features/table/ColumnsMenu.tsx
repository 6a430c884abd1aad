import { styled } from "@mui/material/styles";
import { useRef, useState } from "react";
import { Button } from "#ui/look/Button.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { color } from "#ui/look/tokens.ts";
import { CheckBox } from "./cells.tsx";
import { type ColumnId, columns } from "./columns.ts";

const Anchor = styled("div")({ position: "relative", flex: "none" });
const Sheet = styled("fieldset")({
  position: "absolute",
  right: 0,
  top: "calc(100% + 4px)",
  zIndex: 5,
  margin: 0,
  padding: 8,
  border: 0,
  minWidth: 216,
  borderRadius: 8,
  background: color.pane,
  boxShadow: `0 0 0 1px ${color.divider}, 0 8px 24px rgba(22, 25, 29, .28)`,
  "& legend": { position: "absolute", clipPath: "inset(50%)" },
  "& label": { display: "flex", alignItems: "center", gap: 8, minHeight: 28, padding: "0 8px", fontSize: 14 },
  "& small": { fontSize: 12, color: color.text3 },
  "@media (max-width: 700px)": { right: "auto", left: 0 },
  "@media (pointer: coarse)": { "& label": { minHeight: 44 } },
});

/** Chooses which columns are shown. Closed by Escape, or when the focus leaves it. */
export function ColumnsMenu(props: {
  readonly hidden: ReadonlySet<ColumnId>;
  /** Why a column cannot be shown now. */
  readonly reasons: Readonly<Partial<Record<ColumnId, string>>>;
  readonly onChange: (hidden: ReadonlySet<ColumnId>) => void;
}) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const toggle = (id: ColumnId) => {
    const next = new Set(props.hidden);
    if (!next.delete(id)) next.add(id);
    props.onChange(next);
  };
  return (
    <Anchor
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Button ref={button} variant="outlined" small aria-expanded={open} onClick={() => setOpen(!open)}>
        Columns <Icon name="down" size={12} />
      </Button>
      {open && (
        // A click on words of the box must not take the focus out of it, which would close it.
        <Sheet onMouseDown={(event) => event.target instanceof HTMLInputElement || event.preventDefault()}>
          <legend>Columns that are shown</legend>
          {columns
            .filter(({ fixed }) => !fixed)
            .map(({ id, title }) => (
              <label key={id} htmlFor={`column-${id}`}>
                <CheckBox
                  id={`column-${id}`}
                  checked={!props.hidden.has(id) && props.reasons[id] === undefined}
                  disabled={props.reasons[id] !== undefined}
                  onChange={() => toggle(id)}
                />
                <span>
                  {title}
                  {props.reasons[id] !== undefined && <small>: {props.reasons[id]}</small>}
                </span>
              </label>
            ))}
        </Sheet>
      )}
    </Anchor>
  );
}
