import { styled } from "@mui/material/styles";
import { useDocumentStore } from "#ui/document/document-store.ts";
import { unknownOf } from "#ui/document/unknown-values.ts";
import { color } from "#ui/look/tokens.ts";
import { type CodeText, linesBetween } from "./code-lines.ts";

const Origin = styled("div")({
  flex: "none",
  minHeight: 48,
  padding: "8px 12px",
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  borderTop: `1px solid ${color.divider}`,
  overflowWrap: "anywhere",
});

/** Who decided about the value on a line: under the code, for the line that the mouse or the arrow keys are on. */
export function OriginLine({ text, line }: { readonly text: CodeText; readonly line: number | undefined }) {
  const [shown] = line === undefined ? [] : linesBetween(text, line, line + 1);
  const count = useDocumentStore((state) => unknownOf(state.document).length);
  const values = count === 1 ? "1 value that only a run knows counts" : `${count} values that only a run knows count`;
  const origin = shown?.tokens.find((token) => token.origin !== undefined)?.origin;
  return (
    <Origin role="status">
      {line === undefined || !shown
        ? `${count === 0 ? "" : `${values} as not set here. `}Point at a line, or move with the arrow keys, to see who decided about it.`
        : `Line ${line + 1}: ${origin ?? "structure, of no origin of its own"}`}
    </Origin>
  );
}
