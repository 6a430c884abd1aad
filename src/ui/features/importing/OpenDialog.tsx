import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { Problem } from "#core/problem/problem.ts";
import { Button } from "#ui/look/Button.tsx";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";
import { lineAt, readText, shownPart, summarize, unknownParts } from "./read-text.ts";

const Source = styled("div")({
  position: "relative",
  display: "grid",
  gridTemplateColumns: "44px 1fr",
  height: "min(44vh, 420px)",
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

/**
 * Opens a YAML or JSON document: paste, type, drop or choose a file. What was found is said before anything is replaced; broken text
 * stays in the box, with its lines marked.
 */
export function OpenDialog(props: {
  readonly text: string;
  readonly reason?: string;
  readonly onOpen: (document: DocumentDraft, said: string) => void;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState(props.text);
  const file = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLTextAreaElement | null>(null);
  const read = useMemo(() => (text.trim() === "" ? undefined : readText(text)), [text]);
  const problems: readonly Problem[] = read === undefined ? [] : read.ok ? read.value.problems : read.problems;
  const unknown = useMemo(() => (read?.ok ? unknownParts(read.value.document) : []), [read]);
  const bad = new Set(
    problems.filter((one) => one.severity === "error").map((one) => lineAt(text, one.range?.from ?? 0)),
  );
  const shown = shownPart(text);
  const lines = shown.text.split("\n");
  const columns = lines.reduce((longest, line) => Math.max(longest, Math.min(line.length, 5000)), 40);
  useEffect(() => setText(props.text), [props.text]);
  const isGiven = props.text !== "";
  // The box is drawn later than this component: it takes the focus when it is there.
  const keepBox = useCallback(
    (element: HTMLTextAreaElement | null) => {
      box.current = element;
      if (!isGiven) element?.focus();
    },
    [isGiven],
  );
  const choose = async (files: FileList | null) => {
    const [first] = files ?? [];
    if (first) setText(await first.text());
  };
  return (
    <Dialog open fullWidth maxWidth="md" onClose={props.onClose} aria-labelledby="open-title">
      <DialogTitle id="open-title" sx={{ fontSize: 14, fontWeight: 600 }}>
        Open a document
      </DialogTitle>
      <DialogContent sx={{ display: "grid", gap: 2 }}>
        <Typography>
          {props.reason ?? "Paste a resource document in YAML or JSON, or a link, drop a file here, or choose one."}
        </Typography>
        <Source
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            event.stopPropagation();
            void choose(event.dataTransfer.files);
          }}
        >
          <div className="numbers" aria-hidden="true">
            {lines.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line number is its place
              <div key={index} className={bad.has(index) ? "bad" : ""}>
                {bad.has(index) ? `✕ ${index + 1}` : index + 1}
              </div>
            ))}
          </div>
          <textarea
            ref={keepBox}
            aria-label="Text of the document"
            aria-describedby="open-found"
            aria-invalid={bad.size > 0}
            spellCheck={false}
            value={shown.text}
            readOnly={!shown.whole}
            style={{ width: `calc(${columns}ch + 16px)`, height: Math.max(8, lines.length) * 20 + 16 }}
            onChange={(event) => setText(event.target.value)}
          />
        </Source>
        <div id="open-found" role="status" style={{ display: "grid", gap: 4, minHeight: 20 }}>
          {!shown.whole && (
            <Typography>
              Only the beginning of the text is shown here; all {text.length} characters of it are read.
            </Typography>
          )}
          {read === undefined && <Typography sx={{ color: color.text2 }}>Nothing to open yet.</Typography>}
          {read?.ok && <Typography>{summarize(read.value.document)}</Typography>}
          {unknown.length > 0 && (
            <Typography>
              Not known here, and kept as {unknown.length === 1 ? "it is" : "they are"}: {unknown.join(", ")}.
            </Typography>
          )}
          {problems.slice(0, 20).map((problem, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: problems have no name of their own
            <div key={index} style={{ display: "flex", gap: 8 }}>
              <SeverityIcon severity={problem.severity} />
              <Typography sx={{ overflowWrap: "anywhere" }}>
                {problem.range && <b>Line {lineAt(text, problem.range.from) + 1}: </b>}
                {/* Messages that are also told without the text name the line themselves. */}
                {problem.range ? problem.message.replace(/^Line \d+: /, "") : problem.message}
              </Typography>
            </div>
          ))}
          {problems.length > 20 && <Typography>and {problems.length - 20} more</Typography>}
        </div>
      </DialogContent>
      <DialogActions>
        <input
          ref={file}
          type="file"
          hidden
          accept=".yaml,.yml,.json,.txt"
          onChange={(event) => void choose(event.target.files)}
        />
        <Button variant="outlined" onClick={() => file.current?.click()}>
          Choose a file
        </Button>
        <span style={{ flex: 1 }} />
        <Button variant="outlined" onClick={props.onClose}>
          Cancel
        </Button>
        <Button
          variant="contained"
          autoFocus={isGiven}
          onClick={() => {
            if (read?.ok) props.onOpen(read.value.document, summarize(read.value.document));
            else box.current?.focus();
          }}
        >
          Open
        </Button>
      </DialogActions>
    </Dialog>
  );
}
