import { styled } from "@mui/material/styles";
import type { ReactNode } from "react";
import { Button } from "#ui/look/Button.tsx";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { shorten } from "#ui/look/shorten.ts";
import { color, hueColor } from "#ui/look/tokens.ts";
import type { NodeField } from "./field-context.tsx";

/** Two lines, or one with buttons, are reserved: nothing moves when a message comes or goes. What is longer is told whole in the list of problems. */
const Line = styled("div")({
  minHeight: 32,
  fontSize: 12,
  lineHeight: "16px",
  color: color.text3,
  display: "flex",
  flexWrap: "wrap",
  gap: "2px 8px",
  alignItems: "flex-start",
  alignContent: "flex-start",
  "@media (pointer: fine)": {
    "@container form (min-width: 561px)": {
      flexWrap: "nowrap",
      "& > .said": { display: "-webkit-box", WebkitLineClamp: 2, WebkitBoxOrient: "vertical", overflow: "hidden" },
    },
  },
});

/** The line under a field: its problems with their fixes, or else what the value means. The line is always reserved. */
export function FieldMessage(props: {
  readonly field: NodeField;
  readonly help?: ReactNode;
  /** What the field takes, and where that comes from; at the end of the line. */
  readonly bounds?: ReactNode;
}) {
  const { field, help, bounds } = props;
  const [problem] = field.problems;
  return (
    <Line id={`${field.id}-help`}>
      {problem ? (
        <>
          <SeverityIcon severity={problem.severity} />
          <span
            className="said"
            title={problem.message}
            style={{
              color: hueColor(problem.severity, "text"),
              flex: "1 1 200px",
              minWidth: 0,
              overflowWrap: "anywhere",
            }}
          >
            {problem.message}
          </span>
          <span style={{ display: "inline-flex", flexWrap: "wrap", gap: "2px 8px" }}>
            {(problem.fixes ?? []).map((fix) => (
              <Button key={fix.label} variant="outlined" small onClick={() => field.applyFix(fix.changes)}>
                {shorten(fix.label)}
              </Button>
            ))}
          </span>
        </>
      ) : (
        <>
          <span className="said" style={{ flex: "1 1 auto" }}>
            {help}
          </span>
          {bounds && <span style={{ flex: "none", maxWidth: "100%" }}>{bounds}</span>}
        </>
      )}
    </Line>
  );
}
