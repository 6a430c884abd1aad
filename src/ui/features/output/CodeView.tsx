import { styled } from "@mui/material/styles";
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useRef } from "react";
import type { Token } from "#core/formats/writer.ts";
import type { Path } from "#core/problem/problem.ts";
import { pointAt, useLinkedValues } from "#ui/document/linked-values.ts";
import { useRowWindow } from "#ui/fields/use-row-window.ts";
import { color, fonts, type Hue, hueColor } from "#ui/look/tokens.ts";
import {
  type CodeLine,
  type CodeText,
  innermostPaths,
  type LineChange,
  lineOf,
  linesBetween,
  resourcesOf,
  spells,
} from "./code-lines.ts";

const lineHeight = 20;

/** Texts of up to so many lines are drawn whole: the browser finds and selects in them. */
export const wholeUpTo = 400;

const nothingLinked: readonly Path[] = [];

function isLine(line: number | undefined): line is number {
  return line !== undefined;
}

const hues = ["cpu", "memory", "gpu", "disk", "shm"] as const;

/** The frame of a line that has just changed; it fades. */
const freshFrame = `inset 0 0 0 2px ${color.control}`;

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
  // Drawn, not written: who copies a line by hand gets the line.
  "& .sign::before": { content: "attr(data-sign)" },
  "& .changed": { background: color.sunken },
  "& [data-linked=true]": { background: color.selected, boxShadow: `inset 2px 0 0 ${color.accent}` },
  "@keyframes fresh0": { from: { background: hueColor("note", "tint"), boxShadow: freshFrame }, to: {} },
  "@keyframes fresh1": { from: { background: hueColor("note", "tint"), boxShadow: freshFrame }, to: {} },
  "& [data-fresh='0']": { animation: "fresh0 3s ease-in" },
  "& [data-fresh='1']": { animation: "fresh1 3s ease-in" },
  // The line that the mouse or the keys are on, while they are.
  "&:is(:hover, :focus) [data-told=true]": { background: color.sunken },
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
  /** The lines that are not as in the baseline. */
  readonly changed: ReadonlyMap<number, LineChange>;
  /** The lines that the last edit changed, and its number: they stand out for some seconds. */
  readonly fresh: ReadonlyMap<number, LineChange>;
  readonly step: number;
  /** What is shown of what; when it changes, the first line of the selected node comes in sight. */
  readonly selected: string;
  readonly lineOfSelected: (text: CodeText) => number | undefined;
  /** The lines that a search has found, and the one to show. */
  readonly found: ReadonlySet<number>;
  readonly current: number | undefined;
  /** The line that arrows and the mouse are on. */
  readonly cursor: number | undefined;
  readonly onCursor: (line: number) => void;
  /** Goes to the field of a value. */
  readonly onJump: (path: Path) => void;
}) {
  const { text, changed, fresh, step, selected, lineOfSelected, found, current, cursor, onCursor, onJump } = props;
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
  const linked = useLinkedValues();
  const values = linked.from === "form" ? linked.paths : nothingLinked;
  useEffect(() => {
    const line = linked.isFocus ? values.map((path) => lineOf(latest.current, path)).find(isLine) : undefined;
    if (line !== undefined) reveal(line);
  }, [linked, values, reveal]);
  const pathsAt = (line: number | undefined, target?: EventTarget): readonly Path[] => {
    const [shown] = line === undefined ? [] : linesBetween(text, line, line + 1);
    if (!shown) return [];
    const piece = target instanceof Element ? target.closest("[data-line] > span > span") : undefined;
    const token = piece && shown.tokens[[...(piece.parentElement?.children ?? [])].indexOf(piece)];
    return token?.path ? [token.path] : innermostPaths(shown);
  };
  const lineAt = (target: EventTarget) => {
    const line = target instanceof Element ? target.closest<HTMLElement>("[data-line]") : undefined;
    return line ? Number(line.dataset.line) : undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [path] = pathsAt(cursor);
    if (event.key === "Enter" && path) {
      event.preventDefault();
      onJump(path);
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const by = event.key === "ArrowDown" ? 1 : -1;
    const line = Math.min(text.count - 1, Math.max(0, (cursor ?? -1) + by));
    onCursor(line);
    pointAt("code", pathsAt(line));
    reveal(line);
  };
  const onMouseOver = (event: MouseEvent) => {
    const line = lineAt(event.target);
    if (line === undefined) return;
    onCursor(line);
    pointAt("code", pathsAt(line, event.target));
  };
  const onClick = (event: MouseEvent) => {
    const [path] = pathsAt(lineAt(event.target), event.target);
    // Who selects text does not want to go away.
    if (path && globalThis.getSelection()?.isCollapsed !== false && event.detail === 1) onJump(path);
  };
  return (
    <Box
      ref={ref}
      role="region"
      aria-label={props.label}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onMouseOver={onMouseOver}
      onMouseLeave={() => pointAt("code", [])}
      onBlur={() => pointAt("code", [])}
      onClick={onClick}
    >
      <code style={{ paddingTop: before, paddingBottom: after }}>
        {linesBetween(text, from, to).map((line, index) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the text
            key={from + index}
            line={line}
            number={from + index + 1}
            changed={changed.get(from + index)}
            fresh={fresh.has(from + index) ? step % 2 : undefined}
            linked={values.length > 0 && spells(line, values)}
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
    readonly changed: LineChange | undefined;
    readonly fresh: number | undefined;
    readonly linked: boolean;
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
        data-linked={props.linked}
        data-fresh={props.fresh}
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
        <span className="sign" data-sign={changed} />
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
    before.fresh === after.fresh &&
    before.linked === after.linked &&
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
