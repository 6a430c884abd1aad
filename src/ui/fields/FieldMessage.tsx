import { styled } from "@mui/material/styles";
import type { ReactNode } from "react";
import { Button } from "#ui/look/Button.tsx";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { color, hueColor } from "#ui/look/tokens.ts";
import type { NodeField } from "./field-context.tsx";

const Line = styled("div")({
  minHeight: 16,
  fontSize: 12,
  lineHeight: "16px",
  color: color.text3,
  display: "flex",
  flexWrap: "wrap",
  gap: "2px 8px",
  alignItems: "flex-start",
});

/** The line under a field: its problems with their fixes, or else what the value means. The line is always reserved. */
export function FieldMessage({ field, help }: { readonly field: NodeField; readonly help?: ReactNode }) {
  const [problem] = field.problems;
  return (
    <Line id={`${field.id}-help`}>
      {problem ? (
        <>
          <SeverityIcon severity={problem.severity} />
          <span style={{ color: hueColor(problem.severity, "text"), flex: "1 1 200px", overflowWrap: "anywhere" }}>
            {problem.message}
          </span>
          <span style={{ display: "inline-flex", flexWrap: "wrap", gap: "2px 8px" }}>
            {(problem.fixes ?? []).map((fix) => (
              <Button key={fix.label} variant="outlined" small onClick={() => field.applyFix(fix.changes)}>
                {fix.label}
              </Button>
            ))}
          </span>
        </>
      ) : (
        <span>{help}</span>
      )}
    </Line>
  );
}
