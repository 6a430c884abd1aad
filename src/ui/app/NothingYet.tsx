import { styled } from "@mui/material/styles";
import { addEnvironment } from "#ui/features/outline/outline-actions.ts";
import { Button } from "#ui/look/Button.tsx";
import { Heading } from "#ui/look/Text.tsx";
import { color } from "#ui/look/tokens.ts";

const Frame = styled("div")({
  maxWidth: 480,
  margin: "12vh auto 0",
  padding: "0 20px",
  display: "grid",
  gap: 12,
  fontSize: 14,
  lineHeight: "20px",
  color: color.text2,
});

/** The form of an empty document: what to do first. */
export function NothingYet(props: { readonly onExamples: () => void; readonly onOpen: () => void }) {
  return (
    <Frame>
      <Heading>Start with an environment</Heading>
      <p>
        A task environment says which CPU, memory, accelerators, disk and shared memory its tasks get. Its code, the pod
        and where it fits are shown beside it as you type.
      </p>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
        <Button variant="contained" onClick={() => addEnvironment(undefined)}>
          Add an environment
        </Button>
        <Button variant="outlined" onClick={props.onExamples}>
          Choose an example
        </Button>
        <Button variant="outlined" onClick={props.onOpen}>
          Open a document
        </Button>
      </div>
      <p>Or drop a file anywhere, or paste YAML or JSON.</p>
    </Frame>
  );
}
