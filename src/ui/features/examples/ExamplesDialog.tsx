import ButtonBase from "@mui/material/ButtonBase";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useMemo, useState } from "react";
import type { DocumentDraft } from "#core/document/draft.ts";
import { yamlWriter } from "#core/formats/yaml/yaml-writer.ts";
import { documentStore } from "#ui/document/document-store.ts";
import { Button } from "#ui/look/Button.tsx";
import { DiffView } from "#ui/look/DiffView.tsx";
import { color } from "#ui/look/tokens.ts";
import { type Example, examples } from "./examples.ts";

const Layout = styled("div")({
  display: "grid",
  gridTemplateColumns: "minmax(200px, 280px) minmax(0, 1fr)",
  gap: 20,
  "@media (max-width: 700px)": { gridTemplateColumns: "minmax(0, 1fr)" },
});
const Item = styled(ButtonBase)({
  width: "100%",
  justifyContent: "flex-start",
  minHeight: 28,
  padding: "0 8px",
  borderRadius: 6,
  fontSize: 14,
  color: color.text2,
  "&[aria-pressed=true]": { background: color.selected, color: color.text1, fontWeight: 600 },
  "@media (pointer: coarse)": { minHeight: 44 },
});
/** Documents to start from. What one would change in the open document is shown before anything is replaced. */
export function ExamplesDialog(props: {
  readonly onOpen: (document: DocumentDraft, said: string) => void;
  readonly onClose: () => void;
}) {
  const [chosen, setChosen] = useState<Example | undefined>(examples[1]);
  return (
    <Dialog open fullWidth maxWidth="md" onClose={props.onClose} aria-labelledby="examples-title">
      <DialogTitle id="examples-title" component="h2" sx={{ fontSize: 14, fontWeight: 600 }}>
        Examples
      </DialogTitle>
      <DialogContent>
        <Layout>
          <div>
            {(["By intent", "Flyte's guide"] as const).map((group) => (
              <section key={group} aria-label={group}>
                <Typography component="h3" variant="h3" sx={{ padding: "8px" }}>
                  {group}
                </Typography>
                {examples
                  .filter((example) => example.group === group)
                  .map((example) => (
                    <Item key={example.id} aria-pressed={example === chosen} onClick={() => setChosen(example)}>
                      {example.title}
                    </Item>
                  ))}
              </section>
            ))}
          </div>
          {chosen && <Preview example={chosen} />}
        </Layout>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={props.onClose}>
          Cancel
        </Button>
        {chosen && (
          <Button
            variant="contained"
            onClick={() => props.onOpen(chosen.document, `Opened the example "${chosen.title}".`)}
          >
            Open this example
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Preview({ example }: { readonly example: Example }) {
  const texts = useMemo(() => {
    const text = (document: DocumentDraft) => yamlWriter.write({ document, problems: [], scope: "file" }).text;
    return { before: text(documentStore.getState().document), after: text(example.document) };
  }, [example]);
  return (
    <section aria-label="What it changes">
      <Typography sx={{ paddingBottom: "8px" }}>{example.about}</Typography>
      <DiffView key={example.id} {...texts} label="Change of the open document" whole />
    </section>
  );
}
