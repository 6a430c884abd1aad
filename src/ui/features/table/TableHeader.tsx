import { styled } from "@mui/material/styles";
import type { ReactNode, Ref } from "react";
import { Segmented } from "#ui/fields/Segmented.tsx";
import { Button } from "#ui/look/Button.tsx";
import { Icon, SeverityIcon } from "#ui/look/icons.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { color } from "#ui/look/tokens.ts";

const Bar = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: "4px 8px",
  minHeight: 40,
  padding: "4px 16px",
  borderBottom: `1px solid ${color.divider}`,
  "& > .filter": { flex: "0 1 304px", minWidth: 160 },
  "& > .grow": { flex: 1 },
  "@media (max-width: 700px)": {
    "& > .filter": { flex: "1 1 100%", order: 2 },
    "& > .tools": { order: 3, flex: "1 1 auto" },
  },
});
const Says = styled("div")({
  minHeight: 20,
  padding: "2px 16px",
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  "&:empty": { display: "none" },
  "& > p": { display: "flex", gap: 6, alignItems: "center", overflowWrap: "anywhere" },
});
const Key = styled("kbd")({
  font: "inherit",
  fontSize: 12,
  lineHeight: "16px",
  padding: "0 6px",
  borderRadius: 4,
  color: color.text3,
  boxShadow: `inset 0 0 0 1px ${color.divider}`,
  "@media (pointer: coarse)": { display: "none" },
});

/** Title, filter and choices of the table; below, what the filter leaves and what became of the last change. */
export function TableHeader(props: {
  readonly about: string;
  readonly filter: string;
  readonly filterRef: Ref<HTMLInputElement>;
  readonly onFilter: (text: string) => void;
  readonly onLeaveFilter: () => void;
  readonly onlyProblems: boolean;
  readonly onOnlyProblems: () => void;
  readonly columns: ReactNode;
  readonly wrong: readonly string[];
  readonly said: string;
  readonly onTree: () => void;
}) {
  return (
    <div>
      <Bar>
        <h2 style={{ fontSize: 14, lineHeight: "20px", fontWeight: 600, margin: 0 }}>Project</h2>
        <span style={{ fontSize: 12, lineHeight: "16px", color: color.text3 }}>{props.about}</span>
        <span className="grow" />
        <div className="filter">
          <TextBox
            ref={props.filterRef}
            type="search"
            frame={{ height: 28 }}
            start={<Icon name="search" />}
            end={props.filter === "" && <Key aria-hidden="true">/</Key>}
            placeholder="Filter, such as gpu or >=16Gi"
            aria-label="Filter the table"
            aria-describedby="table-says"
            value={props.filter}
            onChange={(event) => props.onFilter(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape") props.onFilter("");
              if (event.key === "ArrowDown" || event.key === "Enter") {
                event.preventDefault();
                props.onLeaveFilter();
              }
            }}
          />
        </div>
        <div className="tools" style={{ display: "flex", gap: 8 }}>
          <Button
            small
            variant={props.onlyProblems ? "contained" : "outlined"}
            aria-pressed={props.onlyProblems}
            onClick={props.onOnlyProblems}
          >
            Problems
          </Button>
          {props.columns}
        </div>
        <Segmented
          label="The project as"
          value="table"
          segments={[
            { value: "tree", label: "Tree" },
            { value: "table", label: "Table" },
          ]}
          onChange={(value) => value === "tree" && props.onTree()}
        />
      </Bar>
      <Says id="table-says" role="status">
        {props.wrong.map((text) => (
          <p key={text}>
            <SeverityIcon severity="warning" size={14} />
            <span>{text}</span>
          </p>
        ))}
        {props.said !== "" && <p>{props.said}</p>}
      </Says>
    </div>
  );
}
