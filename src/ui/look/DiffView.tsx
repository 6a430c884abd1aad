import { styled } from "@mui/material/styles";
import { useMemo, useState } from "react";
import { Button } from "./Button.tsx";
import { type DiffFold, type DiffLine, diffTexts, foldLines } from "./diff-texts.ts";
import { color, fonts } from "./tokens.ts";

const Frame = styled("section")({
  minWidth: 0,
  overflow: "auto",
  borderRadius: 6,
  background: color.pane,
  boxShadow: `inset 0 0 0 1px ${color.divider}`,
  font: `400 12px/20px ${fonts.mono}`,
  "&:focus-visible": { outline: `2px solid ${color.accent}`, outlineOffset: -2 },
});
const Lines = styled("div")({ padding: "8px 0", width: "max-content", minWidth: "100%", whiteSpace: "pre" });
const Line = styled("div")({
  display: "flex",
  minHeight: 20,
  color: color.text2,
  "& > ins, & > del": { textDecoration: "none" },
  "&[data-kind=added]": { background: color.sunken, color: color.text1 },
  "&[data-kind=added] mark": { background: color.selected, color: color.text1, fontWeight: 600, borderRadius: 2 },
  "&[data-kind=removed]": { color: color.text3 },
  "&[data-kind=removed] mark": { background: "none", color: color.text2, textDecoration: "line-through" },
  "&[data-kind=fold]": { color: color.text3, fontFamily: fonts.text },
});
const Gutter = styled("span")({
  width: 36,
  flex: "none",
  textAlign: "right",
  color: color.text3,
  userSelect: "none",
});
const Sign = styled("span")({ width: 24, flex: "none", textAlign: "center", fontWeight: 600 });

const signs = { added: "+", removed: "−", same: " " } as const;

/** So many lines are drawn until more are asked for. */
const atFirst = 500;

type Shape = {
  /** What this compares, for those who do not see it. */
  readonly label: string;
  readonly maxHeight?: number | string;
};

/**
 * What becomes of a text, as one list of lines: signs say what is added and removed, the words that differ are bold or struck through.
 * Lines far from any change are counted, not shown, unless `whole`. Loaded on demand.
 */
export function DiffView(props: Shape & { readonly before: string; readonly after: string; readonly whole?: boolean }) {
  const { before, after, whole = false, ...shape } = props;
  const lines = useMemo(() => {
    const all = diffTexts(before, after);
    return whole ? all : foldLines(all, 3);
  }, [before, after, whole]);
  return <DiffLines {...shape} lines={lines} />;
}

/** The same of lines that were compared elsewhere, such as in a worker. */
export function DiffLines({
  label,
  maxHeight = "50vh",
  lines,
}: Shape & { readonly lines: readonly (DiffLine | DiffFold)[] }) {
  const [most, setMost] = useState(atFirst);
  return (
    <Frame aria-label={label} tabIndex={0} style={{ maxHeight }}>
      {lines.every(({ kind }) => kind === "same" || kind === "fold") ? (
        <Lines style={{ padding: "8px 12px" }}>Nothing changes.</Lines>
      ) : (
        <Lines>
          {lines.slice(0, most).map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the difference
            <LineView key={at} line={line} />
          ))}
        </Lines>
      )}
      {lines.length > most && (
        <div style={{ padding: 8, fontFamily: fonts.text }}>
          <Button variant="outlined" small onClick={() => setMost(most * 4)}>
            Show more of the {lines.length - most} lines below
          </Button>
        </div>
      )}
    </Frame>
  );
}

function LineView({ line }: { readonly line: DiffLine | DiffFold }) {
  if (line.kind === "fold") {
    return (
      <Line data-kind="fold">
        <Gutter>⋯</Gutter>
        <Sign />
        {line.count} {line.count === 1 ? "line stays as it is" : "lines stay as they are"}
      </Line>
    );
  }
  const text = line.pieces.map((piece, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
    piece.changed && line.pieces.length > 1 ? <mark key={at}>{piece.text}</mark> : piece.text,
  );
  return (
    <Line data-kind={line.kind}>
      <Gutter aria-hidden="true">{line.after ?? line.before}</Gutter>
      <Sign>{signs[line.kind]}</Sign>
      {line.kind === "added" ? <ins>{text}</ins> : line.kind === "removed" ? <del>{text}</del> : <span>{text}</span>}
    </Line>
  );
}
