import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import { useEffect, useRef, useState } from "react";
import { formatAddress } from "#core/document/address.ts";
import type { Problem } from "#core/problem/problem.ts";
import { problemsOf } from "#ui/document/derive.ts";
import { useDocumentStore } from "#ui/document/document-store.ts";
import { Button } from "#ui/look/Button.tsx";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { color, fonts } from "#ui/look/tokens.ts";

const Bar = styled("div")({
  minHeight: 28,
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: "0 16px",
  padding: "0 16px",
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  borderTop: `1px solid ${color.divider}`,
  background: color.app,
});
const List = styled("ul")({
  margin: 0,
  padding: "4px 8px",
  listStyle: "none",
  maxHeight: "30vh",
  overflowY: "auto",
  borderTop: `1px solid ${color.divider}`,
  background: color.pane,
});
const Item = styled(ButtonBase)({
  width: "100%",
  justifyContent: "flex-start",
  textAlign: "left",
  gap: 8,
  minHeight: 28,
  padding: "4px 8px",
  borderRadius: 6,
  fontSize: 14,
  lineHeight: "20px",
  flexWrap: "wrap",
  "&:hover": { background: color.sunken },
});

const severities = ["error", "warning", "note"] as const;

/** How many problems there are, the way through them, and whether the document is kept. */
export function StatusBar(props: {
  readonly refused: string | undefined;
  readonly onJump: (problem: Problem) => void;
}) {
  const document = useDocumentStore((state) => state.document);
  const problems = problemsOf(document);
  const [open, setOpen] = useState(false);
  const at = useRef(-1);
  const { onJump } = props;
  useEffect(() => {
    const next = (event: KeyboardEvent) => {
      if (event.key !== "F8" || problems.length === 0) return;
      event.preventDefault();
      at.current = (at.current + (event.shiftKey ? -1 : 1) + problems.length) % problems.length;
      const problem = problems[at.current];
      if (problem) onJump(problem);
    };
    globalThis.addEventListener("keydown", next);
    return () => globalThis.removeEventListener("keydown", next);
  }, [problems, onJump]);
  const counts = severities.flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : [{ severity, count }];
  });
  return (
    <footer>
      {open && problems.length > 0 && (
        <List aria-label="Problems">
          {problems.map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: problems have no name of their own
            <li key={index}>
              <Item onClick={() => onJump(problem)}>
                <SeverityIcon severity={problem.severity} />
                <span style={{ fontFamily: fonts.mono, fontSize: 12 }}>{formatAddress(document, problem.path)}</span>
                <span style={{ flex: "1 1 300px", overflowWrap: "anywhere" }}>
                  {problem.message}
                  {problem.origin && <OriginWords origin={problem.origin} />}
                </span>
              </Item>
            </li>
          ))}
        </List>
      )}
      <Bar>
        {counts.length === 0 ? (
          <span role="status">No problems</span>
        ) : (
          <Button aria-expanded={open} onClick={() => setOpen(!open)} small>
            {counts.map(({ severity, count }) => (
              <span key={severity} style={{ display: "inline-flex", alignItems: "center", gap: 4 }}>
                <SeverityIcon severity={severity} size={14} />
                {count} {severity}
                {count === 1 ? "" : "s"}
              </span>
            ))}
          </Button>
        )}
        {counts.length > 0 && <span>Next problem F8</span>}
        <span style={{ flex: 1 }} />
        <span role="status">{props.refused === undefined ? "Kept in this browser" : `Not kept: ${props.refused}`}</span>
      </Bar>
    </footer>
  );
}

const programs = { flyte: "Flyte", executor: "Flyte's executor", kubernetes: "Kubernetes", python: "Python" } as const;

function OriginWords({ origin }: { readonly origin: NonNullable<Problem["origin"]> }) {
  const words = origin.message.length > 300 ? `${origin.message.slice(0, 300)}…` : origin.message;
  return (
    <span style={{ color: color.text2, fontSize: 12, display: "block" }}>
      {programs[origin.program]} says: {words}
    </span>
  );
}
