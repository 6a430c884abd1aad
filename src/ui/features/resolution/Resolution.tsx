import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { effectiveResources } from "#core/resolve/effective-resources.ts";
import { type FieldAtLayer, resolveResources } from "#core/resolve/resolve-resources.ts";
import { resolveSettings, type SettingAtLayer } from "#core/resolve/resolve-settings.ts";
import { useClusterStore } from "#ui/cluster/cluster-store.ts";
import type { FitAnswer } from "#ui/cluster/fit-messages.ts";
import { type PodSteps, shippedSteps } from "#ui/cluster/pod-cells.ts";
import { problemsOf } from "#ui/document/derive.ts";
import { applyFix, useDocumentStore } from "#ui/document/document-store.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { Button } from "#ui/look/Button.tsx";
import { Icon, SeverityIcon, Swatch } from "#ui/look/icons.tsx";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";

const Dock = styled("section")({ padding: "8px 20px", maxHeight: "36vh", overflow: "auto" });
const Table = styled("table")({
  width: "100%",
  borderCollapse: "separate",
  borderSpacing: 0,
  fontSize: 12,
  lineHeight: "16px",
  "@media (max-width: 700px)": { minWidth: 540 },
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
  "& .value": { fontFamily: fonts.mono, overflowWrap: "anywhere", minWidth: 48 },
  "& .wins": { color: color.text1, fontWeight: 600 },
  "& .pod": { color: color.text1, overflowWrap: "anywhere" },
  "& del": { textDecorationThickness: "1.5px" },
  "& .dropped, & .ignored": { color: hueColor("warning", "text") },
  "& .refused": { color: hueColor("error", "text") },
  "& + &": { marginTop: 12 },
});

const titles = { cpu: "CPU", memory: "Memory", gpu: "Accelerator", disk: "Disk", shm: "Shared memory" } as const;
const layerTitles = { environment: "Environment", task: "Task", override: "Override" } as const;

/** Where each of the five values comes from, level by level, what a level dropped, and what the pod says in the end. */
export function Resolution() {
  const document = useDocumentStore((state) => state.document);
  const selected = useDocumentStore((state) => state.selected);
  const position = positionOf(document, selected);
  const pod = usePodSteps(document, position);
  if (!position) return null;
  const fields = resolveResources(document, position);
  const layers = fields[0]?.layers ?? [];
  return (
    <Dock aria-label="Resolution" tabIndex={0}>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center", minHeight: 28 }}>
        <Typography component="h2" variant="h2">
          Resolution
        </Typography>
        <Typography variant="body2" sx={{ color: color.text2 }}>
          where each value comes from and what the pod gets
        </Typography>
      </div>
      <Dropped document={document} position={position} />
      {pod && "refused" in pod && (
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
            <th scope="col">Executor</th>
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
              <td>{pod && "refused" in pod ? "" : (pod?.[field].executor ?? "…")}</td>
              <td className="pod">{pod && "refused" in pod ? "no pod" : (pod?.[field].pod ?? "…")}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <ByKubernetes position={position} />
      <Settings document={document} position={position} />
    </Dock>
  );
}

/** What Kubernetes makes of the pod that a cluster's Flyte builds: its class and why, and what it refuses or warns of. */
function ByKubernetes({ position }: { readonly position: NodePosition }) {
  const answer = useAnswer(position);
  if (!answer?.qos) return null;
  const said = answer.problems.filter(({ origin }) => origin?.program === "kubernetes");
  return (
    <Typography variant="body2" sx={{ color: color.text2, padding: "4px 0" }}>
      Kubernetes: QoS class {answer.qos.qosClass}. {answer.qos.reason}
      {said.map(({ message }) => ` ${message}`).join("")}
    </Typography>
  );
}

/** What was found about a node in the chosen cluster, unless it is still about another one. */
function useAnswer(position: NodePosition | undefined): FitAnswer | undefined {
  const answer = useClusterStore((state) => state.answer);
  return answer && JSON.stringify(answer.position) === JSON.stringify(position) ? answer : undefined;
}

/** By the cluster where one is chosen, as soon as its answer is there; else by Flyte as shipped, at once. */
function usePodSteps(document: DocumentDraft, position: NodePosition | undefined): PodSteps | undefined {
  const hasCluster = useClusterStore(({ profile }) => profile !== undefined);
  const answer = useAnswer(position);
  if (!position) return undefined;
  if (!hasCluster) return shippedSteps(document, position);
  if (!answer) return undefined;
  return answer.steps ?? { refused: answer.problems[0]?.message ?? "Flyte refuses it." };
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

/** What the innermost object drops, with the way to keep it: the advice about it, where its fix is at hand. */
function Dropped({ document, position }: { readonly document: DocumentDraft; readonly position: NodePosition }) {
  const path = effectiveResources(document, position)?.path.join("/");
  const advice = problemsOf(document).find(({ code, path: at }) => code.endsWith(".drops") && at.join("/") === path);
  if (!advice) return null;
  return (
    <div
      style={{
        display: "flex",
        flexWrap: "wrap",
        gap: 8,
        alignItems: "center",
        padding: "4px 12px",
        borderRadius: 6,
        background: hueColor(advice.severity, "tint"),
        color: color.text1,
      }}
    >
      <SeverityIcon severity={advice.severity} />
      <span style={{ flex: "1 1 200px" }}>{advice.message}</span>
      {advice.fixes?.map((fix) => (
        <Button key={fix.label} variant="contained" onClick={() => applyFix(fix.changes)}>
          <Icon name="plus" />
          {fix.label}
        </Button>
      ))}
    </div>
  );
}

/** Cache, retries, variables and the like: what each level gives, what the task gets, and why. */
function Settings({ document, position }: { readonly document: DocumentDraft; readonly position: NodePosition }) {
  const settings = resolveSettings(document, position);
  const layers = settings[0]?.layers ?? [];
  if (settings.length === 0) return null;
  return (
    <Table aria-label="Settings">
      <thead>
        <tr>
          <th scope="col">Setting</th>
          {layers.map(({ layer }) => (
            <th key={layer} scope="col">
              {layerTitles[layer]}
            </th>
          ))}
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {settings.map(({ key, layers: cells, reason }) => (
          <tr key={key}>
            <th scope="row" className="value">
              {key}
            </th>
            {cells.map((cell) => (
              <td key={cell.layer}>
                <SettingCell cell={cell} />
              </td>
            ))}
            <td className="pod">{reason}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function SettingCell({ cell }: { readonly cell: SettingAtLayer }) {
  if (cell.state === "absent") return <>{cell.value === undefined ? "not given" : "not taken here"}</>;
  const value = settingText(cell.value);
  if (cell.state === "wins") return <span className="value wins">{value}</span>;
  return (
    <>
      <del className="value">{value}</del> <span className={cell.state}>{cell.state}</span>
    </>
  );
}

function settingText(value: Json | undefined): string {
  return typeof value === "string" && value !== "" ? value : JSON.stringify(value);
}

function shown(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map((half: Json) => shown(half)).join(" → ");
  if (isJsonObject(value)) {
    const { device, quantity, partition } = value;
    return [device ?? "device", partition, `× ${String(quantity)}`].filter(Boolean).join(" ");
  }
  return value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
}
