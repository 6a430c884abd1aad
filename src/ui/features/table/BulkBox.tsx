import { styled } from "@mui/material/styles";
import { useId } from "react";
import type { Problem } from "#core/problem/problem.ts";
import { Button } from "#ui/look/Button.tsx";
import { SeverityIcon, Swatch } from "#ui/look/icons.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { color, hueColor } from "#ui/look/tokens.ts";
import type { BulkField } from "./bulk-fields.ts";

/** What is set: a text as typed, or that the field is removed. */
export type BulkInput = { readonly text: string; readonly remove: boolean };

const Frame = styled("div")({
  flex: "0 1 232px",
  minWidth: 200,
  display: "grid",
  gap: 4,
  "@media (max-width: 700px)": { flexBasis: "100%" },
});
const Message = styled("div")({
  display: "flex",
  gap: 4,
  fontSize: 12,
  lineHeight: "16px",
  overflowWrap: "anywhere",
  "&:empty": { display: "none" },
});

/** A box for a value that all selected rows get. An empty one changes nothing; `Unset` removes the field. */
export function BulkBox(props: {
  readonly field: BulkField;
  readonly input: BulkInput | undefined;
  readonly problem: Problem | undefined;
  readonly onChange: (input: BulkInput) => void;
  readonly onEnter: () => void;
}) {
  const { field, problem } = props;
  const { text, remove } = props.input ?? { text: "", remove: false };
  const message = useId();
  return (
    <Frame>
      <TextBox
        mono
        aria-label={`${field.label} of all selected`}
        aria-invalid={problem?.severity === "error"}
        aria-describedby={message}
        value={remove ? "" : text}
        placeholder={remove ? "will be unset" : field.example}
        onChange={(event) => props.onChange({ text: event.target.value, remove: false })}
        onKeyDown={(event) => event.key === "Enter" && props.onEnter()}
        start={
          <>
            {field.hue && <Swatch hue={field.hue} />}
            <span
              aria-hidden="true"
              style={{ fontSize: 12, lineHeight: "16px", color: color.text3, whiteSpace: "nowrap" }}
            >
              {field.label}
            </span>
          </>
        }
        end={
          <Button
            small
            aria-label={`Unset ${field.label}`}
            aria-pressed={remove}
            style={{ marginRight: -6, ...(remove ? { background: color.selected, fontWeight: 600 } : {}) }}
            onClick={() => props.onChange({ text, remove: !remove })}
          >
            Unset
          </Button>
        }
      />
      <Message id={message} style={{ color: hueColor(problem?.severity ?? "note", "text") }}>
        {problem && (
          <>
            <SeverityIcon severity={problem.severity} size={14} />
            <span>{problem.message}</span>
          </>
        )}
      </Message>
    </Frame>
  );
}
