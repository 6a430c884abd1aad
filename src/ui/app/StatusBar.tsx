import { styled } from "@mui/material/styles";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Problem } from "#core/problem/problem.ts";
import { useClusterStore } from "#ui/cluster/cluster-store.ts";
import { problemsOf } from "#ui/document/derive.ts";
import { useDocumentStore } from "#ui/document/document-store.ts";
import { Button } from "#ui/look/Button.tsx";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { color } from "#ui/look/tokens.ts";

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
/** What a phone has no room for: keys it does not have, what the views say too. */
const Wide = styled("span")({ "@media (max-width: 700px)": { display: "none" } });
/** The name of a key. */
const Key = styled("kbd")({
  font: "inherit",
  padding: "0 4px",
  marginLeft: 4,
  borderRadius: 3,
  boxShadow: `inset 0 0 0 1px ${color.control}`,
});
const ProblemList = lazy(() => import("./ProblemList.tsx").then((module) => ({ default: module.ProblemList })));

const severities = ["error", "warning", "note"] as const;

/** The class of the selected pod, and on how many nodes of the cluster it fits. */
function FitStatus() {
  const answer = useClusterStore((state) => state.answer);
  if (!answer) return null;
  const { verdict, fitting, nodes, qos } = answer;
  const bad = verdict !== "fits" && verdict !== "unknown";
  return (
    <span style={{ display: "inline-flex", gap: 16 }}>
      {qos && (
        <Wide>
          QoS <b>{qos.qosClass}</b>
        </Wide>
      )}
      <span style={{ display: "inline-flex", gap: 4, alignItems: "center" }}>
        {bad && <SeverityIcon severity="warning" size={14} />}
        {verdict === "unknown"
          ? "No nodes known"
          : verdict === "refused"
            ? "No pod"
            : `Fits ${fitting} of ${nodes} nodes`}
      </span>
    </span>
  );
}

/** How many problems there are, the way through them, and whether the document is kept. */
export function StatusBar(props: {
  readonly refused: string | undefined;
  readonly onJump: (problem: Problem) => void;
}) {
  const document = useDocumentStore((state) => state.document);
  const problems = problemsOf(document);
  const fitted = useClusterStore((state) => state.answer !== undefined);
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
        <Suspense>
          <ProblemList document={document} problems={problems} onJump={onJump} />
        </Suspense>
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
        {counts.length > 0 && (
          <Wide>
            Next problem <Key>F8</Key>
          </Wide>
        )}
        <span style={{ flex: 1 }} />
        <FitStatus />
        <span role="status">
          {props.refused !== undefined ? (
            `Not kept: ${props.refused}`
          ) : fitted ? (
            <Wide>Kept in this browser</Wide>
          ) : (
            "Kept in this browser"
          )}
        </span>
      </Bar>
    </footer>
  );
}
