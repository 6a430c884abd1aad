import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { type DocumentDraft, type NodePosition, nodePath } from "#core/document/draft.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { type FieldAtLayer, type ResolvedField, resolveResources } from "#core/resolve/resolve-resources.ts";
import { changeDocument, useDocumentStore } from "#ui/document/document-store.ts";
import { setValue } from "#ui/document/edit-document.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { Button } from "#ui/look/Button.tsx";
import { Icon, SeverityIcon, Swatch } from "#ui/look/icons.tsx";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";
import { podCells } from "./pod-cells.ts";

const Dock = styled("section")({ padding: "8px 20px", maxHeight: "42vh", overflow: "auto" });
const Table = styled("table")({
  width: "100%",
  borderCollapse: "separate",
  borderSpacing: 0,
  fontSize: 12,
  lineHeight: "16px",
  "& th": {
    fontWeight: 400,
    textAlign: "left",
    color: color.text2,
    minHeight: 28,
    padding: "4px 8px 4px 0",
    whiteSpace: "nowrap",
  },
  "& td, & tbody th": {
    padding: "4px 8px 4px 0",
    borderTop: `1px solid ${color.divider}`,
    color: color.text2,
    verticalAlign: "top",
  },
  "& tbody th": { color: color.text1 },
  "& .value": { fontFamily: fonts.mono, overflowWrap: "anywhere" },
  "& .wins": { color: color.text1, fontWeight: 600 },
  "& .pod": { color: color.text1, overflowWrap: "anywhere" },
  "& del": { textDecorationThickness: "1.5px" },
  "& .dropped": { color: hueColor("warning", "text") },
});

const titles = { cpu: "CPU", memory: "Memory", gpu: "Accelerator", disk: "Disk", shm: "Shared memory" } as const;
const layerTitles = { environment: "Environment", task: "Task", override: "Override" } as const;

/** Where each of the five values comes from, level by level, what a level dropped, and what the pod says in the end. */
export function Resolution() {
  const document = useDocumentStore((state) => state.document);
  const selected = useDocumentStore((state) => state.selected);
  const position = positionOf(document, selected);
  if (!position) return null;
  const fields = resolveResources(document, position);
  const layers = fields[0]?.layers ?? [];
  const pod = podCells(document, position);
  return (
    <Dock aria-label="Resolution">
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center", minHeight: 28 }}>
        <Typography component="h2" variant="h2">
          Resolution
        </Typography>
        <Typography variant="body2" sx={{ color: color.text2 }}>
          where each value comes from and what the pod gets
        </Typography>
      </div>
      <Dropped document={document} position={position} fields={fields} />
      {"refused" in pod && (
        <Typography variant="body2" sx={{ color: hueColor("error", "text"), padding: "4px 0" }}>
          No pod: {pod.refused}
        </Typography>
      )}
      <Table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            {layers.map(({ layer }) => (
              <th key={layer} scope="col">
                {layerTitles[layer]}
              </th>
            ))}
            <th scope="col">{position.task === undefined ? "Pod of its tasks" : "Pod"}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, layers: cells }) => (
            <tr key={field}>
              <th scope="row">
                <span style={{ display: "inline-flex", gap: 8, alignItems: "center" }}>
                  <Swatch hue={field} />
                  {titles[field]}
                </span>
              </th>
              {cells.map((cell) => (
                <td key={cell.layer}>
                  <Cell cell={cell} />
                </td>
              ))}
              <td className="pod">{"refused" in pod ? "no pod" : pod[field]}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Dock>
  );
}

function Cell({ cell }: { readonly cell: FieldAtLayer }) {
  if (cell.state === "inherits") return <>{cell.layer === "environment" ? "not set" : "same object"}</>;
  if (cell.state === "unnamed") return <>{cell.layer === "environment" ? "not set" : "not named"}</>;
  const value = shown(cell.value);
  if (cell.state === "wins") return <span className="value wins">{value}</span>;
  return (
    <>
      <del className="value">{value}</del>{" "}
      <span className={cell.state}>{cell.state === "dropped" ? "dropped" : "replaced"}</span>
    </>
  );
}

/** What the innermost object drops, with the way to keep it. */
function Dropped(props: {
  readonly document: DocumentDraft;
  readonly position: NodePosition;
  readonly fields: readonly ResolvedField[];
}) {
  const dropped = props.fields.flatMap(({ field, layers }) => {
    const last = layers.findLast((layer) => layer.state === "dropped");
    return last ? [{ field, value: last.value }] : [];
  });
  if (dropped.length === 0) return null;
  const names = listed(dropped.map(({ field }) => field));
  const giver = props.fields[0]?.layers.findLast((layer) => layer.state === "wins" || layer.state === "unnamed")?.layer;
  const keep = () =>
    changeDocument((draft) =>
      dropped.reduce(
        (next, { field, value }) => setValue(next, [...keptPath(props.position, giver), field], value),
        draft,
      ),
    );
  return (
    <div
      style={{
        display: "flex",
        flexWrap: "wrap",
        gap: 8,
        alignItems: "center",
        padding: "4px 12px",
        borderRadius: 6,
        background: hueColor("warning", "tint"),
        color: color.text1,
      }}
    >
      <SeverityIcon severity="warning" />
      <span style={{ flex: "1 1 200px" }}>
        <b>
          The {giver ?? "override"} drops {names}.
        </b>{" "}
        It replaces the resources as a whole; what it does not name is gone.
      </span>
      <Button variant="contained" onClick={keep}>
        <Icon name="plus" />
        Keep {names}
      </Button>
    </div>
  );
}

function keptPath(position: NodePosition, giver: string | undefined) {
  const { environment, task } = position;
  const at = giver === "task" && task !== undefined ? { environment, task } : position;
  return [...nodePath(at), "resources"];
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function shown(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map((half: Json) => shown(half)).join(" → ");
  if (isJsonObject(value)) {
    const { device, quantity, partition } = value;
    return [device ?? "device", partition, `× ${String(quantity)}`].filter(Boolean).join(" ");
  }
  return value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
}
