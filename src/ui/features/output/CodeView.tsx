import { styled } from "@mui/material/styles";
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useRef } from "react";
import type { Token } from "#core/formats/writer.ts";
import { useRowWindow } from "#ui/fields/use-row-window.ts";
import { color, fonts, type Hue, hueColor } from "#ui/look/tokens.ts";
import { type CodeLine, type CodeText, linesBetween, resourcesOf } from "./code-lines.ts";

const lineHeight = 20;

/** Texts of up to so many lines are drawn whole: the browser finds and selects in them. */
const wholeUpTo = 400;

const hues = ["cpu", "memory", "gpu", "disk", "shm"] as const;

const Box = styled("div")({
  flex: 1,
  minHeight: 0,
  overflow: "auto",
  padding: "8px 0",
  font: `400 12px/20px ${fonts.mono}`,
  fontFeatureSettings: '"zero", "calt" 0',
  background: color.pane,
  color: color.text1,
  "& code": { display: "block", minWidth: "max-content" },
  "& .line": { display: "grid", gridTemplateColumns: "12px 36px 16px auto", minHeight: 20, whiteSpace: "pre" },
  "& .bars": { display: "flex", gap: 1, padding: "1px 0 1px 3px", userSelect: "none" },
  "& .bars i": { width: 3, borderRadius: 1 },
  "& .number": { textAlign: "right", color: color.text3, userSelect: "none" },
  "& .sign": { textAlign: "center", color: color.text2, userSelect: "none" },
  "& .changed": { background: color.sunken },
  "& [data-told=true]": { background: color.sunken },
  "& [data-found]": { boxShadow: `inset 0 0 0 1px ${color.control}` },
  "& [data-found=current]": { boxShadow: `inset 0 0 0 2px ${color.accent}` },
  "& .changed .number": { color: color.text1 },
  "& .keyword": { color: color.text2, fontWeight: 600 },
  "& .comment, & .runtime": { color: color.text3 },
  ...Object.fromEntries(hues.map((hue) => [`& .value-${hue}`, { color: hueColor(hue, "text") }])),
  "@media print": { overflow: "visible" },
});

/** Written text, line by line: hue bars of the resources on it, number, sign of change, text. No parser: the writer named its pieces. */
export const CodeView = memo(function CodeView(props: {
  readonly label: string;
  readonly text: CodeText;
  readonly changed: ReadonlySet<number>;
  /** What is shown of what; when it changes, the first line of the selected node comes in sight. */
  readonly selected: string;
  readonly lineOfSelected: (text: CodeText) => number | undefined;
  /** The lines that a search has found, and the one to show. */
  readonly found: ReadonlySet<number>;
  readonly current: number | undefined;
  /** The line whose origin is told, where the format knows origins; arrows and the mouse move it. */
  readonly cursor: number | undefined;
  readonly onCursor: ((line: number) => void) | undefined;
}) {
  const { text, changed, selected, lineOfSelected, found, current, cursor, onCursor } = props;
  const { ref, from, to, before, after, reveal } = useRowWindow(text.count, lineHeight, wholeUpTo);
  useEffect(() => {
    if (current !== undefined) reveal(current);
  }, [current, reveal]);
  const latest = useRef(text);
  latest.current = text;
  const isThere = text.count > 0;
  useEffect(() => {
    const line = selected !== "" && isThere ? lineOfSelected(latest.current) : undefined;
    if (line === undefined) return;
    // Some of what follows, too, where there is room.
    reveal(Math.min(latest.current.count - 1, line + 12));
    reveal(line);
  }, [selected, lineOfSelected, isThere, reveal]);
  const move = (by: number) => {
    const line = Math.min(text.count - 1, Math.max(0, (cursor ?? -1) + by));
    onCursor?.(line);
    reveal(line);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!onCursor || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  };
  const onMouseOver = (event: MouseEvent) => {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-line]") : undefined;
    if (onCursor && line) onCursor(Number(line.dataset.line));
  };
  return (
    <Box
      ref={ref}
      role="region"
      aria-label={props.label}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseOver={onCursor && onMouseOver}
    >
      <code style={{ paddingTop: before, paddingBottom: after }}>
        {linesBetween(text, from, to).map((line, index) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the text
            key={from + index}
            line={line}
            number={from + index + 1}
            changed={changed.has(from + index)}
            told={from + index === cursor}
            found={from + index === current ? "current" : found.has(from + index) ? "found" : undefined}
          />
        ))}
      </code>
    </Box>
  );
});

const Line = memo(
  function Line(props: {
    readonly line: CodeLine;
    readonly number: number;
    readonly changed: boolean;
    readonly told: boolean;
    readonly found: "found" | "current" | undefined;
  }) {
    const { line, number, changed } = props;
    return (
      <div
        className={changed ? "line changed" : "line"}
        data-found={props.found}
        data-line={number - 1}
        data-told={props.told}
      >
        <span className="bars" aria-hidden="true">
          {resourcesOf(line.paths)
            .filter(isHue)
            .map((hue) => (
              <i key={hue} style={{ background: hueColor(hue, "solid") }} />
            ))}
        </span>
        <span className="number" aria-hidden="true">
          {number}
        </span>
        <span className="sign" aria-hidden="true">
          {changed ? "~" : ""}
        </span>
        <span>
          {line.tokens.map((token, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place on the line
            <span key={index} className={classOf(token)}>
              {token.text}
            </span>
          ))}
          {"\n"}
        </span>
      </div>
    );
  },
  (before, after) =>
    before.number === after.number &&
    before.changed === after.changed &&
    before.found === after.found &&
    before.told === after.told &&
    (before.line === after.line || sameTokens(before.line, after.line)),
);

function sameTokens(before: CodeLine, after: CodeLine): boolean {
  if (before.text !== after.text || before.tokens.length !== after.tokens.length) return false;
  const bars = (line: CodeLine) => resourcesOf(line.paths).join();
  return (
    bars(before) === bars(after) &&
    before.tokens.every((token, index) => classOf(token) === classOf(after.tokens[index]))
  );
}

function classOf(token: Token | undefined): string {
  if (!token) return "";
  if (token.runtime) return "runtime";
  const [field] = token.path ? resourcesOf([token.path]) : [];
  if (field !== undefined && isHue(field) && token.kind !== "keyword") return `value-${field}`;
  return token.kind;
}

function isHue(field: string): field is Extract<Hue, (typeof hues)[number]> {
  return (hues as readonly string[]).includes(field);
}
