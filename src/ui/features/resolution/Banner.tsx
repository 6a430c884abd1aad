import { styled } from "@mui/material/styles";
import type { Fix, Problem } from "#core/problem/problem.ts";
import { Button } from "#ui/look/Button.tsx";
import { Icon, SeverityIcon } from "#ui/look/icons.tsx";
import { color, hueColor } from "#ui/look/tokens.ts";

const Bar = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  gap: 8,
  alignItems: "center",
  minHeight: 44,
  padding: "8px 12px",
  borderRadius: 8,
  color: color.text1,
  "& > p": { flex: "1 1 240px", minWidth: 0, margin: 0, overflowWrap: "anywhere" },
  "& b": { fontWeight: 600 },
});

/** What is dropped or refused, and what can be done about it at once. */
export function Banner({
  problem,
  onFix,
}: {
  readonly problem: Pick<Problem, "severity" | "message" | "fixes">;
  readonly onFix: (changes: Fix["changes"]) => void;
}) {
  const { severity, message, fixes = [] } = problem;
  const [, head = message, rest = ""] = /^([^:.]+[:.])(.*)$/su.exec(message) ?? [];
  return (
    <Bar style={{ background: hueColor(severity, "tint") }}>
      <SeverityIcon severity={severity} />
      <p>
        <b>{head}</b>
        {rest}
      </p>
      {fixes.map((fix) => (
        <Button key={fix.label} variant="contained" onClick={() => onFix(fix.changes)}>
          <Icon name="plus" />
          {fix.label}
        </Button>
      ))}
    </Bar>
  );
}
