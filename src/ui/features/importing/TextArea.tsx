import { styled } from "@mui/material/styles";
import { type Ref, useMemo } from "react";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";
import { problemsFound } from "./problems-found.ts";
import { shownPart } from "./shown-text.ts";
import type { GivenFile } from "./take-files.ts";
import type { Found } from "./use-reading.ts";

const Source = styled("div")({
  position: "relative",
  display: "grid",
  gridTemplateColumns: "44px 1fr",
  height: "min(40vh, 400px)",
  "@media (max-width: 700px)": { height: "26vh" },
  overflow: "auto",
  borderRadius: 6,
  boxShadow: `inset 0 0 0 1px ${color.control}`,
  font: `400 12px/20px ${fonts.mono}`,
  "&:focus-within": { boxShadow: `inset 0 0 0 2px ${color.accent}` },
  "& textarea": {
    font: "inherit",
    border: 0,
    outline: 0,
    resize: "none",
    padding: "8px 8px 8px 0",
    background: "transparent",
    color: color.text1,
    whiteSpace: "pre",
    overflow: "hidden",
    minWidth: "100%",
  },
  "& .numbers": { padding: "8px 8px 8px 0", textAlign: "right", color: color.text3, userSelect: "none" },
  "& .bad": { background: hueColor("error", "tint"), color: hueColor("error", "text"), fontWeight: 600 },
});

/** The text of one file, with the numbers of its lines, those with errors marked. Files that are dropped on it come into the box. */
export function TextArea(props: {
  readonly file: GivenFile;
  readonly index: number;
  readonly found: Found;
  readonly keepBox: Ref<HTMLTextAreaElement>;
  readonly onText: (text: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { file, index, found } = props;
  const shown = shownPart(file.text);
  const lines = useMemo(() => shown.text.split(/\r\n?|\n/), [shown.text]);
  const columns = lines.reduce((longest, line) => Math.max(longest, Math.min(line.length, 5000)), 40);
  const badLines = problemsFound(found)
    .flatMap((one) => (one.file === index && one.severity === "error" ? [one.line - 1] : []))
    .join();
  // Thousands of numbers are drawn anew only where they are others.
  const numbers = useMemo(() => {
    const bad = new Set(badLines.split(",").filter(Boolean).map(Number));
    return lines.map((_, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a line number is its place
      <div key={line} className={bad.has(line) ? "bad" : ""}>
        {bad.has(line) ? `✕ ${line + 1}` : line + 1}
      </div>
    ));
  }, [lines, badLines]);
  return (
    <>
      <Source
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          props.onFiles([...event.dataTransfer.files]);
        }}
      >
        <div className="numbers" aria-hidden="true">
          {numbers}
        </div>
        <textarea
          ref={props.keepBox}
          aria-label="Text of the document"
          aria-describedby="open-found"
          aria-invalid={badLines !== ""}
          spellCheck={false}
          value={shown.text}
          readOnly={!shown.whole || file.refused !== undefined}
          style={{ width: `calc(${columns}ch + 16px)`, height: Math.max(8, lines.length) * 20 + 16 }}
          onChange={(event) => props.onText(event.target.value)}
        />
      </Source>
      {!shown.whole && (
        <span>Only the beginning of the text is shown here; all {file.text.length} characters of it are read.</span>
      )}
    </>
  );
}
