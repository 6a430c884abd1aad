import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { formatAddress } from "#core/document/address.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { Problem } from "#core/problem/problem.ts";
import { setValue } from "#ui/document/edit-document.ts";
import { Button } from "#ui/look/Button.tsx";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { color, fonts } from "#ui/look/tokens.ts";
import { fixesOf, type ReleaseChanges } from "./release-changes.ts";

const List = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  display: "grid",
  gap: 8,
  "& li": { display: "flex", gap: 8, alignItems: "flex-start" },
  "& code": { font: `400 12px/20px ${fonts.mono}`, color: color.text2, display: "block", overflowWrap: "anywhere" },
});

/** What choosing another SDK release changes for the document, before it is chosen; with the fixes, where there are some. */
export function ReleaseDialog(props: {
  readonly changes: ReleaseChanges;
  readonly onChoose: (change: (document: DocumentDraft) => DocumentDraft, said: string) => void;
  readonly onClose: () => void;
}) {
  const { document, appeared, gone } = props.changes;
  const release = String(document.sdk);
  const fixes = fixesOf(appeared);
  const mendable = appeared.filter((problem) => problem.fixes?.length).length;
  const choose = (withFixes: boolean) =>
    props.onChoose(
      (draft) =>
        (withFixes ? fixes : []).reduce<DocumentDraft>(
          (at, fix) => setValue(at, fix.path, fix.value),
          setValue(draft, ["sdk"], release),
        ),
      `The document is for SDK ${release} now${withFixes ? `, ${mendable} mended` : ""}.`,
    );
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={props.onClose} aria-labelledby="release-title">
      <DialogTitle id="release-title" component="h2" sx={{ fontSize: 14, fontWeight: 600 }}>
        What changes with SDK {release}
      </DialogTitle>
      <DialogContent sx={{ display: "grid", gap: "16px" }}>
        {appeared.length > 0 && <Changes title="New" document={document} problems={appeared} />}
        {gone.length > 0 && <Changes title="No longer" document={document} problems={gone} />}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={props.onClose}>
          Cancel
        </Button>
        <Button variant={mendable > 0 ? "outlined" : "contained"} onClick={() => choose(false)}>
          Use {release}
        </Button>
        {mendable > 0 && (
          <Button variant="contained" onClick={() => choose(true)}>
            Use {release} and mend {mendable}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Changes(props: {
  readonly title: string;
  readonly document: DocumentDraft;
  readonly problems: readonly Problem[];
}) {
  return (
    <section aria-label={props.title}>
      <Typography component="h3" variant="h3" sx={{ paddingBottom: "8px" }}>
        {props.title}
      </Typography>
      <List>
        {props.problems.slice(0, 100).map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no name of their own
          <li key={index}>
            <SeverityIcon severity={problem.severity} />
            <span>
              <code>{formatAddress(props.document, problem.path)}</code>
              {problem.message}
              {problem.fixes?.[0] && <span style={{ color: color.text2 }}> Fix: {problem.fixes[0].label}.</span>}
            </span>
          </li>
        ))}
      </List>
      {props.problems.length > 100 && <Typography>and {props.problems.length - 100} more</Typography>}
    </section>
  );
}
