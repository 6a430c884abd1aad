import { styled } from "@mui/material/styles";
import { createTwoFilesPatch } from "diff";
import { chooseBaseline, useBaselines } from "#ui/document/baselines.ts";
import { DiffView } from "#ui/look/DiffView.tsx";
import { SelectBox } from "#ui/look/SelectBox.tsx";
import { color } from "#ui/look/tokens.ts";

const Bar = styled("div")({
  flex: "none",
  minHeight: 40,
  display: "flex",
  alignItems: "center",
  gap: 8,
  padding: "4px 12px",
  fontSize: 12,
  color: color.text2,
});

/** What became of a format's text since a state of the document that can be chosen. */
export function ChangesView(props: { readonly label: string; readonly before: string; readonly after: string }) {
  const { all, current } = useBaselines();
  return (
    <>
      <Bar>
        <label htmlFor="changes-since">{props.label} since</label>
        <SelectBox
          id="changes-since"
          value={current?.id ?? "start"}
          style={{ flex: "0 1 auto", minWidth: 0 }}
          onChange={(event) => chooseBaseline(event.target.value as Parameters<typeof chooseBaseline>[0])}
        >
          {all.toReversed().map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectBox>
      </Bar>
      <div style={{ flex: 1, minHeight: 0, padding: "0 12px 12px", display: "grid" }}>
        <DiffView label={`Changes of the ${props.label}`} before={props.before} after={props.after} maxHeight="100%" />
      </div>
    </>
  );
}

/** The changes as a patch, for tools. */
export function patchOf(fileName: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${fileName}`, `b/${fileName}`, before, after, undefined, undefined, { context: 3 });
}
