import { styled } from "@mui/material/styles";
import { useEffect, useState } from "react";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { DiffAnswer, TraceAnswer } from "#ui/cluster/fit-messages.ts";
import { Button } from "#ui/look/Button.tsx";
import { DiffLines } from "#ui/look/DiffView.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { Heading, Small } from "#ui/look/Text.tsx";
import { color, fonts } from "#ui/look/tokens.ts";
import { fixRows } from "./fix-changes.ts";
import { patchText } from "./patch-text.ts";

const Cards = styled("div")({
  display: "grid",
  gap: 16,
  gridTemplateColumns: "repeat(auto-fit, minmax(min(360px, 100%), 1fr))",
  alignItems: "start",
});
const Card = styled("section")({
  minWidth: 0,
  borderRadius: 8,
  boxShadow: `inset 0 0 0 1px ${color.divider}`,
  // The code is in the card's own frame, and its lines go on below: no scrolling sideways.
  "& section": { boxShadow: "none" },
  "& section > div": { width: "auto", whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  "& > header": {
    display: "flex",
    flexWrap: "wrap",
    gap: "0 8px",
    alignItems: "center",
    minHeight: 40,
    padding: "0 16px",
    borderBottom: `1px solid ${color.divider}`,
  },
});
const Rows = styled("table")({
  width: "100%",
  borderCollapse: "collapse",
  tableLayout: "fixed",
  fontSize: 12,
  lineHeight: "16px",
  "& th, & td": { textAlign: "left", padding: "6px 8px 6px 0", verticalAlign: "top", overflowWrap: "anywhere" },
  "& th": { fontWeight: 400, color: color.text2 },
  "& tbody tr + tr > *": { borderTop: `1px solid ${color.divider}` },
  "& td": { color: color.text2, fontFamily: fonts.mono },
  "& td + td": { color: color.text1 },
  "& thead": { position: "absolute", clipPath: "inset(50%)" },
});

/** What a fix does: to the code, as a patch, and to the pod. */
export function FixCards(props: {
  readonly label: string;
  readonly before: DocumentDraft;
  readonly after: DocumentDraft;
  readonly traces: TraceAnswer | undefined;
}) {
  const { label, before, after, traces } = props;
  const diff = useDiff(before, after);
  const rows = traces?.after ? fixRows(traces.now, traces.after) : [];
  return (
    <Cards>
      <Card aria-labelledby="fix-code">
        <header>
          <Heading as="h3" id="fix-code">
            {label}
          </Heading>
          <Small style={{ flex: 1 }}>{diff && countText(diff)}</Small>
          {diff && <CopyPatch diff={diff} />}
        </header>
        <div style={{ padding: "0 4px" }}>
          {diff ? (
            <DiffLines label={`${label}: the Python code`} lines={diff.lines} maxHeight={320} />
          ) : (
            <Small as="p" role="status" style={{ margin: 8 }}>
              Writing the code …
            </Small>
          )}
        </div>
      </Card>
      <Card aria-labelledby="fix-pod">
        <header>
          <Heading as="h3" id="fix-pod">
            What the fix changes
          </Heading>
        </header>
        <div style={{ padding: "4px 16px 8px" }}>
          <Rows aria-labelledby="fix-pod">
            <thead>
              <tr>
                <th scope="col">Of the pod</th>
                <th scope="col">Now</th>
                <th scope="col">With the fix</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.what}>
                  <th scope="row">{row.what}</th>
                  <td>{row.before}</td>
                  <td>
                    <span aria-hidden="true">→ </span>
                    {row.after}
                  </td>
                </tr>
              ))}
            </tbody>
          </Rows>
        </div>
      </Card>
    </Cards>
  );
}

function countText({ added, removed }: DiffAnswer): string {
  const lines = (count: number) => `${count} ${count === 1 ? "line" : "lines"}`;
  if (removed === 0) return `${lines(added)} added`;
  return `${lines(added)} in place of ${removed}`;
}

function CopyPatch({ diff }: { readonly diff: DiffAnswer }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(patchText(diff.lines, "resources.py"));
      setSaid("Copied");
    } catch {
      setSaid("The browser does not let the page copy. Select the lines instead.");
    }
  };
  return (
    <>
      <Small role="status">{said}</Small>
      <Button small onClick={() => void copy()}>
        <Icon name="copy" />
        Copy patch
      </Button>
    </>
  );
}

/** The difference of the code, from the worker; `undefined` until it is there. */
function useDiff(before: DocumentDraft, after: DocumentDraft): DiffAnswer | undefined {
  const [found, setFound] = useState<{ readonly after: DocumentDraft; readonly answer: DiffAnswer }>();
  useEffect(() => {
    let live = true;
    const ask = async () => {
      const { askWorker } = await import("#ui/cluster/fit-client.ts");
      if (!live) return;
      const answer = await askWorker({ kind: "diff", before, after });
      if (live) setFound({ after, answer });
    };
    void ask();
    return () => {
      live = false;
    };
  }, [before, after]);
  return found?.after === after ? found.answer : undefined;
}
