import { styled } from "@mui/material/styles";
import { lazy, Suspense } from "react";
import { type DocumentDraft, type NodePosition, nodeAt } from "#core/document/draft.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { effectiveResources } from "#core/resolve/effective-resources.ts";
import { type FieldAtLayer, resolveResources } from "#core/resolve/resolve-resources.ts";
import { useClusterStore } from "#ui/cluster/cluster-store.ts";
import type { FitAnswer } from "#ui/cluster/fit-messages.ts";
import { type PodSteps, shippedSteps } from "#ui/cluster/pod-cells.ts";
import { problemsOf } from "#ui/document/derive.ts";
import { applyFix, useDocumentStore } from "#ui/document/document-store.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { isOfRun } from "#ui/document/unknown-values.ts";
import { Button } from "#ui/look/Button.tsx";
import { Icon, SeverityIcon, Swatch } from "#ui/look/icons.tsx";
import { resourceTitles } from "#ui/look/resource-titles.ts";
import { Heading, Small } from "#ui/look/Text.tsx";
import { color, hueColor } from "#ui/look/tokens.ts";
import { layerTitles, Table } from "./resolution-table.ts";

const Dock = styled("section")({ padding: "8px 20px", height: "100%", overflow: "auto" });
/** What is said beside the heading: one line, so that the table does not move. */
const Told = styled("span")({
  flex: "1 1 0",
  minWidth: 0,
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  overflow: "hidden",
  textOverflow: "ellipsis",
  whiteSpace: "nowrap",
  "@media (max-width: 700px)": { whiteSpace: "normal", flexBasis: "100%" },
});

const Settings = lazy(() => import("./Settings.tsx").then((module) => ({ default: module.Settings })));

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
      <div style={{ display: "flex", gap: 8, alignItems: "center", height: 28 }}>
        <Heading>Resolution</Heading>
        {pod && "refused" in pod ? (
          <Told title={pod.refused} style={{ color: hueColor("error", "text") }}>
            No pod: {pod.refused}
          </Told>
        ) : (
          <Dropped document={document} position={position} />
        )}
      </div>
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
          {fields.map(({ field, layers: cells }) => {
            const given = cells.findLast(({ state, path }) => state !== "inherits" || isOfRun(document, path));
            const isRun = given && isOfRun(document, given.path);
            const steps = pod && !("refused" in pod) && !isRun ? pod[field] : undefined;
            return (
              <tr key={field}>
                <th scope="row">
                  <span style={{ display: "inline-flex", gap: 8, alignItems: "center" }}>
                    <Swatch hue={field} />
                    {resourceTitles[field]}
                  </span>
                </th>
                {cells.map((cell) => (
                  <td key={cell.layer}>{isOfRun(document, cell.path) ? "at run time" : <Cell cell={cell} />}</td>
                ))}
                <td>{pod ? steps?.executor : "…"}</td>
                <td className="pod">{steps?.pod ?? (isRun ? "known only at run time" : pod ? "no pod" : "…")}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <ByKubernetes position={position} />
      {hasSettings(document, position) && (
        <Suspense>
          <Settings document={document} position={position} />
        </Suspense>
      )}
    </Dock>
  );
}

/** What Kubernetes makes of the pod that a cluster's Flyte builds: its class and why, and what it refuses or warns of. */
function ByKubernetes({ position }: { readonly position: NodePosition }) {
  const answer = useAnswer(position);
  if (!answer?.qos) return null;
  const said = answer.problems.filter(({ origin }) => origin?.program === "kubernetes");
  return (
    <Small as="p" style={{ padding: "4px 0" }}>
      Kubernetes: QoS class {answer.qos.qosClass}. {answer.qos.reason}
      {said.map(({ message }) => ` ${message}`).join("")}
    </Small>
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

/** What the innermost object drops, with the way to keep it; the form says in full what that means. */
function Dropped({ document, position }: { readonly document: DocumentDraft; readonly position: NodePosition }) {
  const path = effectiveResources(document, position)?.path.join("/");
  const advice = problemsOf(document).find(({ code, path: at }) => code.endsWith(".drops") && at.join("/") === path);
  if (!advice) return <Told>where each value comes from and what the pod gets</Told>;
  return (
    <>
      <SeverityIcon severity={advice.severity} />
      <Told title={advice.message} style={{ color: hueColor(advice.severity, "text") }}>
        {advice.message.split(":", 1)}
      </Told>
      {advice.fixes?.map((fix) => (
        <Button key={fix.label} small variant="outlined" onClick={() => applyFix(fix.changes)}>
          <Icon name="plus" />
          {fix.label}
        </Button>
      ))}
    </>
  );
}

const noSettings = new Set([
  "name",
  "label",
  "resources",
  "tasks",
  "overrides",
  "clone_of",
  "depends_on",
  "description",
]);

/** Whether a node, or one around it, gives anything but resources: only then is the table of settings loaded. */
function hasSettings(document: DocumentDraft, position: NodePosition): boolean {
  const { environment, task } = position;
  const around = [{ environment }, ...(task === undefined ? [] : [{ environment, task }]), position];
  return around.some((at) => Object.keys(nodeAt(document, at) ?? {}).some((key) => !noSettings.has(key)));
}

function shown(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map((half: Json) => shown(half)).join(" → ");
  if (isJsonObject(value)) {
    const { device, quantity, partition } = value;
    return [device ?? "device", partition, `× ${String(quantity)}`].filter(Boolean).join(" ");
  }
  return value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
}
