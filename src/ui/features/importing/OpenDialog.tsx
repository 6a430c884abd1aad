import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useCallback, useEffect, useRef, useState } from "react";
import type { DocumentDraft } from "#core/document/draft.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import { Button } from "#ui/look/Button.tsx";
import { isEditable } from "#ui/source/is-unreadable.ts";
import { sourceSession } from "#ui/source/session.ts";
import { FileChoice } from "./FileChoice.tsx";
import { FoundList } from "./FoundList.tsx";
import { TextArea } from "./TextArea.tsx";
import { type GivenFile, takeFile, withFiles } from "./take-files.ts";
import { type Found, useReading } from "./use-reading.ts";
import { whyNotOpened } from "./why-not-opened.ts";

/** What the box is opened with: a text or files, why, and whether what is opened stays apart from this text. */
type Opening = {
  readonly text: string;
  readonly files?: readonly File[];
  readonly reason?: string;
  readonly isApart?: boolean;
};

const nothing: readonly GivenFile[] = [{ name: "", text: "" }];

/**
 * Opens code or a document: paste, type, drop or choose files. What was found is said before anything is replaced; broken text stays in
 * the box, with its lines marked and the repairs that are known. A source that can be edited stays attached to what is opened.
 */
export function OpenDialog(props: {
  readonly opening: Opening;
  /** Takes a document, or, where it is attached to its source already, only what is said about it. */
  readonly onOpen: (document: DocumentDraft | undefined, said: string) => void;
  readonly onClose: () => void;
}) {
  const { opening, onOpen } = props;
  const [files, setFiles] = useState(nothing);
  const [at, setAt] = useState(0);
  const [refusal, setRefusal] = useState("");
  const chooser = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLTextAreaElement | null>(null);
  const take = useCallback(async (given: readonly File[]) => {
    const taken = await Promise.all(given.map(takeFile));
    if (taken.length > 0) setFiles((before) => withFiles(before, taken));
  }, []);
  useEffect(() => {
    setFiles([{ name: "", text: opening.text }]);
    void take(opening.files ?? []);
  }, [opening, take]);
  const found = useReading(files);
  const current = Math.min(at, files.length - 1);
  const shown = files[current] ?? { name: "", text: "" };
  const isGiven = opening.text !== "" || opening.files !== undefined;
  const setText = (text: string) => {
    isAwaited.current = false;
    setRefusal("");
    setFiles(files.map((file, index) => (index === current ? withText(file, text) : file)));
  };
  // The box is drawn later than this component: it takes the focus when it is there.
  const keepBox = useCallback(
    (element: HTMLTextAreaElement | null) => {
      box.current = element;
      if (!isGiven) element?.focus();
    },
    [isGiven],
  );
  // What is wanted before it has been read is done when it has.
  const isAwaited = useRef(false);
  const open = () => {
    isAwaited.current = found.kind === "waiting";
    if (found.kind === "waiting") return;
    const reason = whyNotOpened(files, found);
    if (reason !== undefined) {
      setRefusal(reason);
      box.current?.focus();
    } else if (found.kind === "link") onOpen(found.document, found.said);
    else if (found.kind === "reading") openReading(found, { files, onOpen, isApart: opening.isApart ?? false });
  };
  useEffect(() => {
    if (isAwaited.current && found.kind !== "waiting") open();
  });
  return (
    // As high as it gets: what is found must not move the buttons from under the pointer.
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={props.onClose}
      aria-labelledby="open-title"
      sx={{ "& .MuiDialog-paper": { height: "min(720px, calc(100% - 64px))" } }}
    >
      <DialogTitle id="open-title" sx={{ fontSize: 14, fontWeight: 600 }}>
        Open a document
      </DialogTitle>
      <DialogContent sx={{ display: "grid", gap: 2, gridAutoRows: "max-content", alignContent: "start" }}>
        <Typography>
          {opening.reason ??
            "Paste your own Flyte code, a document in YAML or JSON, a pod, or a link; drop files here, or choose them. Code is read, never run."}
        </Typography>
        <FileChoice
          files={files}
          current={current}
          onChoose={setAt}
          onRemove={(index) => setFiles(files.length === 1 ? nothing : files.filter((_, other) => other !== index))}
        />
        <TextArea file={shown} index={current} found={found} keepBox={keepBox} onText={setText} onFiles={take} />
        <FoundList
          files={files}
          found={found}
          refusal={refusal}
          onRepair={(file, { edits }) =>
            setFiles(files.map((one, index) => (index === file ? { ...one, text: applyEdits(one.text, edits) } : one)))
          }
        />
      </DialogContent>
      <DialogActions
        disableSpacing
        sx={{ flexWrap: "wrap", gap: 1, "@media (max-width: 700px)": { paddingInline: "24px" } }}
      >
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          accept=".py,.ipynb,.yaml,.yml,.json,.txt"
          onChange={(event) => void take([...(event.target.files ?? [])])}
        />
        <Button variant="outlined" style={{ marginRight: "auto" }} onClick={() => chooser.current?.click()}>
          Choose files
        </Button>
        <div style={{ marginLeft: "auto", display: "flex", gap: 8 }}>
          <Button variant="outlined" onClick={props.onClose}>
            Cancel
          </Button>
          <Button variant="contained" autoFocus={isGiven} onClick={open}>
            Open
          </Button>
        </div>
      </DialogActions>
    </Dialog>
  );
}

const pastedNames = { python: "pasted.py", yaml: "pasted.yaml", json: "pasted.json", pod: "pod.yaml", idl: "idl.json" };

/** Opens what was read; attached to its source where the text itself can be edited. */
function openReading(
  { id, reading, said }: Extract<Found, { kind: "reading" }>,
  options: {
    readonly files: readonly GivenFile[];
    readonly isApart: boolean;
    readonly onOpen: (document: DocumentDraft | undefined, said: string) => void;
  },
): void {
  const { files, isApart, onOpen } = options;
  if (isApart || !isEditable(reading)) {
    onOpen(reading.document, said);
    return;
  }
  // A text that was pasted gets the name that its patch and its download need.
  const named = reading.files.map((file) => ({
    ...file,
    name: file.name === "" ? pastedNames[reading.format] : file.name,
  }));
  const name = named.length === 1 ? (named[0]?.name ?? "") : `${files.length} files`;
  sourceSession.attach({ id, reading: { ...reading, files: named } }, name);
  onOpen(undefined, `${said} The form writes into ${name} now.`);
}

/** What is typed into the box stands in the file's encoding, and is no longer refused. */
function withText({ refused: _refused, ...file }: GivenFile, text: string): GivenFile {
  return { ...file, text };
}
