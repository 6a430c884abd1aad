import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import { formatAddress } from "#core/document/address.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { Problem } from "#core/problem/problem.ts";
import { useRowWindow } from "#ui/fields/use-row-window.ts";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { color, fonts } from "#ui/look/tokens.ts";

const rowHeight = 44;

const List = styled("div")({
  padding: "4px 8px",
  maxHeight: "30vh",
  overflowY: "auto",
  borderTop: `1px solid ${color.divider}`,
  background: color.pane,
  "& ul": { margin: 0, padding: 0, listStyle: "none" },
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
  // Long lists have rows of one height, of which only those in sight are drawn; the field shows the whole text.
  "[data-long=true] &": {
    height: rowHeight,
    flexWrap: "nowrap",
    alignItems: "center",
    overflow: "hidden",
    whiteSpace: "nowrap",
    "& > span:last-of-type": { overflow: "hidden", textOverflow: "ellipsis", minWidth: 0 },
  },
});

/** Lists of up to so many problems are drawn whole, with all their words. */
const wholeUpTo = 60;

/** All problems of the document in its order; each leads to its field. */
export function ProblemList(props: {
  readonly document: DocumentDraft;
  readonly problems: readonly Problem[];
  readonly onJump: (problem: Problem) => void;
}) {
  const { document, problems, onJump } = props;
  const { ref, from, to, before, after } = useRowWindow(problems.length, rowHeight, wholeUpTo);
  const long = problems.length > wholeUpTo;
  return (
    <List ref={ref} data-long={long}>
      <ul aria-label="Problems" style={{ paddingTop: before, paddingBottom: after }}>
        {problems.slice(from, to).map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no name of their own
          <li key={from + index} aria-posinset={from + index + 1} aria-setsize={problems.length}>
            <Item onClick={() => onJump(problem)} title={long ? problem.message : undefined}>
              <SeverityIcon severity={problem.severity} />
              <span style={{ fontFamily: fonts.mono, fontSize: 12 }}>{formatAddress(document, problem.path)}</span>
              <span style={{ flex: "1 1 300px", overflowWrap: "anywhere" }}>
                {problem.message}
                {!long && problem.origin && <OriginWords origin={problem.origin} />}
              </span>
            </Item>
          </li>
        ))}
      </ul>
    </List>
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
