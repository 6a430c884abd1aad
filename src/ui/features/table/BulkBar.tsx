import { styled } from "@mui/material/styles";
import { useId, useMemo, useState } from "react";
import type { DocumentDraft } from "#core/document/draft.ts";
import { changeDocument } from "#ui/document/document-store.ts";
import { Button } from "#ui/look/Button.tsx";
import { DiffLines } from "#ui/look/DiffView.tsx";
import { SelectBox } from "#ui/look/SelectBox.tsx";
import { color } from "#ui/look/tokens.ts";
import { BulkBox, type BulkInput } from "./BulkBox.tsx";
import { applyBulk, duplicateAll, removeAll, sharedHomes } from "./bulk-edit.ts";
import { type BulkField, bulkFields, judgeChange } from "./bulk-fields.ts";
import { bulkSummary } from "./bulk-summary.ts";
import { codeText, homesText, whereText } from "./bulk-texts.ts";
import { CheckBox } from "./cells.tsx";
import type { TableEntry } from "./table-entries.ts";
import { useCodeDiff } from "./use-code-diff.ts";

const Bar = styled("section")({
  margin: "0 16px 12px",
  padding: "12px 16px",
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  gap: 8,
  borderRadius: 8,
  background: color.pane,
  boxShadow: `0 0 0 1px ${color.divider}, 0 8px 24px rgba(22, 25, 29, .14)`,
  maxHeight: "60dvh",
  overflowY: "auto",
  "@media (max-width: 700px)": { margin: 0, borderRadius: 0, padding: 12 },
});
const Line = styled("div")({ display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px 12px", minWidth: 0 });
/** Only where the bar leaves no room for the table. */
const Fold = styled("span")({ display: "none", "@media (max-width: 700px)": { display: "flex" } });
const Small = styled("span")({ fontSize: 12, lineHeight: "16px", color: color.text2 });
const Outcome = styled(Small)({ flex: "1 1 240px", "@media (max-width: 700px)": { flexBasis: "100%" } });
const FieldSelect = styled(SelectBox)({ "@media (pointer: coarse)": { minHeight: 44 } });
const Choice = styled("label")({
  display: "inline-flex",
  alignItems: "center",
  gap: 8,
  minHeight: 24,
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  "@media (pointer: coarse)": { minHeight: 44 },
});

const always: readonly BulkField["key"][] = ["cpu", "memory"];

/** What is done with all selected rows: new values, seen before they are applied as one step; copies; removal. */
export function BulkBar(props: {
  readonly document: DocumentDraft;
  readonly selected: readonly TableEntry[];
  readonly notShown: number;
  readonly onSaid: (said: string) => void;
  readonly onClear: () => void;
}) {
  const { document, selected, onSaid } = props;
  const [inputs, setInputs] = useState<Readonly<Partial<Record<BulkField["key"], BulkInput>>>>({});
  const [more, setMore] = useState<readonly BulkField["key"][]>([]);
  const [inHomes, setInHomes] = useState(true);
  const choice = useId();
  const [showDiff, setShowDiff] = useState(false);
  const [open, setOpen] = useState(() => !globalThis.matchMedia("(max-width: 700px)").matches);
  const positions = useMemo(() => selected.map(({ row }) => row.position), [selected]);
  const changes = useMemo(
    () =>
      bulkFields.flatMap((field) => {
        const input = inputs[field.key];
        if (!input || (!input.remove && input.text.trim() === "")) return [];
        return [{ field, value: input.remove ? undefined : field.read(input.text) }];
      }),
    [inputs],
  );
  const problems = useMemo(
    () => new Map(changes.map((change) => [change.field.key, judgeChange(change, document.sdk)] as const)),
    [changes, document.sdk],
  );
  const homes = useMemo(() => sharedHomes(document, positions), [document, positions]);
  const inResources = changes.some(({ field }) => field.inResources);
  const after = useMemo(
    () => (changes.length === 0 ? document : applyBulk(document, positions, { changes, homes: inHomes ? homes : [] })),
    [document, positions, changes, homes, inHomes],
  );
  const summary = useMemo(
    () => (after === document ? undefined : bulkSummary({ before: document, after, selected, changes })),
    [document, after, selected, changes],
  );
  const diff = useCodeDiff(document, after);
  const wrong = [...problems.values()].flat().some(({ severity }) => severity === "error");
  const count = selected.length;
  const shownFields = bulkFields.filter(({ key }) => always.includes(key) || more.includes(key));
  const set = (key: BulkField["key"], input: BulkInput) => setInputs((before) => ({ ...before, [key]: input }));
  const apply = () => {
    if (wrong || after === document) return;
    changeDocument(() => after);
    setInputs({});
    setMore([]);
    setShowDiff(false);
    const labels = changes.map(({ field }) => field.label).join(", ");
    onSaid(`${labels} of ${count} changed in one step; undo takes it back.`);
  };
  const reason = wrong
    ? "Mend what is marked first."
    : changes.length === 0
      ? "Nothing is set yet."
      : after === document
        ? "All of them have these values already."
        : "";
  return (
    <Bar aria-label="Bulk edit">
      <Line style={{ alignItems: "flex-start" }}>
        <Line style={{ minHeight: 32, gap: 8 }}>
          <b style={{ fontWeight: 600 }}>{count} selected</b>
          <Small>
            {whereText(selected)}
            {props.notShown > 0 && `, ${props.notShown} of them filtered away`}
          </Small>
          <Button small onClick={props.onClear}>
            Clear
          </Button>
          <Fold>
            <Button small variant="outlined" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? "Show the table" : "Change them"}
            </Button>
          </Fold>
        </Line>
        {open && (
          <>
            {shownFields.map((field) => (
              <BulkBox
                key={field.key}
                field={field}
                input={inputs[field.key]}
                problem={problems.get(field.key)?.[0]}
                onChange={(input) => set(field.key, input)}
                onEnter={apply}
              />
            ))}
            <FieldSelect
              aria-label="Set another field"
              value=""
              onChange={(event) => setMore([...more, event.target.value as BulkField["key"]])}
            >
              <option value="">+ Field</option>
              {bulkFields
                .filter((field) => !shownFields.includes(field))
                .map(({ key, label }) => (
                  <option key={key} value={key}>
                    {label}
                  </option>
                ))}
            </FieldSelect>
            <Line style={{ flex: "1 0 auto", justifyContent: "flex-end", minHeight: 32, gap: 4, flexWrap: "nowrap" }}>
              <Button
                onClick={() => {
                  changeDocument((draft) => duplicateAll(draft, positions));
                  onSaid(`${count} duplicated in one step; undo takes it back.`);
                }}
              >
                Duplicate
              </Button>
              <Button
                onClick={() => {
                  changeDocument((draft) => removeAll(draft, positions));
                  onSaid(`${count} deleted in one step; undo brings them back.`);
                  props.onClear();
                }}
              >
                Delete
              </Button>
            </Line>
          </>
        )}
      </Line>
      {open && (
        <>
          <Line>
            {inResources && homes.length > 0 && (
              <Choice htmlFor={choice}>
                <CheckBox id={choice} checked={inHomes} onChange={() => setInHomes(!inHomes)} />
                <span>{homesText(document, homes)}</span>
              </Choice>
            )}
            <Outcome role="status">{summary === undefined ? reason : [...summary, codeText(diff)].join(", ")}</Outcome>
            <Button
              variant="outlined"
              aria-expanded={showDiff}
              aria-disabled={after === document}
              onClick={() => after !== document && setShowDiff(!showDiff)}
            >
              {showDiff ? "Hide diff" : "Show diff"}
            </Button>
            <Button
              variant={reason === "" ? "contained" : "outlined"}
              aria-disabled={reason !== ""}
              title={reason === "" ? undefined : reason}
              style={reason === "" ? {} : { color: color.text3 }}
              onClick={apply}
            >
              Apply to {count}
            </Button>
          </Line>
          {showDiff &&
            after !== document &&
            (diff ? (
              <DiffLines label="What this changes in the Python code" lines={diff.lines} maxHeight="32dvh" />
            ) : (
              <Small>Writing both …</Small>
            ))}
        </>
      )}
    </Bar>
  );
}
