import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { newestCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import { documentStore, useDocumentStore } from "#ui/document/document-store.ts";
import type { StartReport } from "#ui/document/keep-document.ts";
import { addDocument, bringBack, removeDocument, renameDocument, switchTo } from "#ui/document/manage-documents.ts";
import { type DocumentEntry, readIndex } from "#ui/document/stored-documents.ts";
import { Button, IconButton } from "#ui/look/Button.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { color } from "#ui/look/tokens.ts";

const Rows = styled("ul")({ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: 8 });
const Row = styled("li")({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 8,
  padding: 4,
  borderRadius: 6,
  "&[aria-current=true]": { background: color.selected },
});

/** The documents that this browser keeps: open, name, copy, delete. */
export function DocumentsDialog(props: {
  readonly onReport: (report: StartReport) => void;
  readonly onClose: () => void;
}) {
  const open = useDocumentStore((state) => state.entry);
  const [documents, setDocuments] = useState(() => listed(open));
  const [removed, setRemoved] = useState<{ readonly entry: DocumentEntry; readonly document: DocumentDraft }>();
  const refresh = () => setDocuments(listed(documentStore.getState().entry));
  const show = (entry: DocumentEntry) => {
    props.onReport(switchTo(entry));
    props.onClose();
  };
  const remove = (entry: DocumentEntry) => {
    const { document } = removeDocument(entry);
    setRemoved(document && { entry, document });
    refresh();
  };
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={props.onClose} aria-labelledby="documents-title">
      <DialogTitle id="documents-title" component="h2" sx={{ fontSize: 14, fontWeight: 600 }}>
        Documents in this browser
      </DialogTitle>
      <DialogContent>
        <Rows>
          {documents.map((entry) => (
            <Row key={entry.id} aria-current={entry.id === open.id}>
              <TextBox
                defaultValue={entry.name}
                frame={{ flex: "1 1 160px" }}
                aria-label={`Name of ${entry.name}`}
                onChange={(event) => renameDocument(entry, event.target.value)}
              />
              {entry.id === open.id ? (
                <span style={{ fontSize: 12, color: color.text2, padding: "0 10px" }}>open</span>
              ) : (
                <Button variant="outlined" onClick={() => show(entry)} aria-label={`Open ${entry.name}`}>
                  Open
                </Button>
              )}
              <IconButton aria-label={`Delete ${entry.name}`} onClick={() => remove(entry)}>
                <Icon name="remove" />
              </IconButton>
            </Row>
          ))}
        </Rows>
        <div role="status" style={{ minHeight: 36, paddingTop: 8, display: "flex", gap: 8, alignItems: "center" }}>
          {removed && (
            <>
              <Typography>Deleted {removed.entry.name}.</Typography>
              <Button
                variant="outlined"
                onClick={() => {
                  bringBack(removed.entry, removed.document);
                  setRemoved(undefined);
                  refresh();
                }}
              >
                Bring it back
              </Button>
            </>
          )}
        </div>
      </DialogContent>
      <DialogActions>
        <Button
          variant="outlined"
          onClick={() => {
            addDocument(`${open.name} (copy)`, documentStore.getState().document);
            props.onClose();
          }}
        >
          Copy this one
        </Button>
        <Button
          variant="outlined"
          onClick={() => {
            addDocument(freeName(documents), { version: 1, sdk: newestCatalogue.release, environments: [] });
            props.onClose();
          }}
        >
          New document
        </Button>
        <span style={{ flex: 1 }} />
        <Button variant="contained" onClick={props.onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The kept documents, the open one among them even before it was kept the first time. */
function listed(open: DocumentEntry): readonly DocumentEntry[] {
  const { documents } = readIndex();
  return documents.some(({ id }) => id === open.id) ? documents : [...documents, open];
}

function freeName(documents: readonly DocumentEntry[]): string {
  const names = new Set(documents.map(({ name }) => name));
  let number = documents.length + 1;
  while (names.has(`Document ${number}`)) number += 1;
  return `Document ${number}`;
}
