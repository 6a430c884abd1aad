import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { type NodePosition, nodeAt } from "#core/document/draft.ts";
import { resolveResources } from "#core/resolve/resolve-resources.ts";
import { takeBack, tryConfiguration } from "#ui/cluster/change-cluster.ts";
import { useClusterStore } from "#ui/cluster/cluster-store.ts";
import type { FitAnswer, FitSuggestion, PoolAnswer } from "#ui/cluster/fit-messages.ts";
import { applyFix, documentStore, selectNode, useDocumentStore } from "#ui/document/document-store.ts";
import { keyOf } from "#ui/document/node-key.ts";
import { isOfRun } from "#ui/document/unknown-values.ts";
import { Button } from "#ui/look/Button.tsx";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { resourceWords } from "#ui/look/resource-titles.ts";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";
import { NodePicture } from "./NodePicture.tsx";

const Body = styled("div")({
  padding: "16px 20px 24px",
  display: "grid",
  gap: 16,
  gridTemplateColumns: "minmax(0, 1fr)",
});
const Verdict = styled("div")({
  padding: "10px 12px",
  borderRadius: 8,
  display: "grid",
  gap: 4,
  background: color.sunken,
  "&[data-tone=warning]": { background: hueColor("warning", "tint") },
  "&[data-tone=error]": { background: hueColor("error", "tint") },
  "& code": { font: `400 12px/20px ${fonts.mono}`, overflowWrap: "anywhere" },
});
const Cards = styled("div")({
  display: "grid",
  gap: 16,
  gridTemplateColumns: "repeat(auto-fill, minmax(min(260px, 100%), 1fr))",
});
const Card = styled("section")({
  borderRadius: 8,
  padding: 12,
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  gap: 8,
  alignContent: "start",
  overflowWrap: "anywhere",
  boxShadow: `inset 0 0 0 1px ${color.divider}`,
  minWidth: 0,
});
/** What would help, beside what fits of all tasks. */
const Below = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  gap: 16,
  alignItems: "flex-start",
  "& > *": { flex: "1 1 400px" },
  "& > * + *": { flex: "2 1 480px" },
});
const Bars = styled("div")({
  display: "grid",
  fontSize: 12,
  lineHeight: "24px",
  paddingTop: 4,
  alignContent: "start",
  whiteSpace: "nowrap",
});
const Words = styled("p")({
  font: `400 12px/16px ${fonts.mono}`,
  color: color.text2,
  margin: 0,
  overflowWrap: "anywhere",
});
const Scroll = styled("div")({ overflowX: "auto" });
const Table = styled("table")({
  borderCollapse: "separate",
  borderSpacing: 0,
  fontSize: 12,
  lineHeight: "16px",
  width: "100%",
  "& th, & td": {
    textAlign: "right",
    padding: "6px 8px",
    borderTop: `1px solid ${color.divider}`,
    whiteSpace: "nowrap",
  },
  "& th": { fontWeight: 400, color: color.text2 },
  "& th:first-of-type": { textAlign: "left" },
  "& button": { fontSize: 12 },
  "& .address": { maxWidth: 320, overflow: "hidden", textOverflow: "ellipsis" },
});

/** Where the pod of the selected task or override fits in the cluster, why not elsewhere, and what would let it. */
export function FitView({ onCluster }: { readonly onCluster: () => void }) {
  const profile = useClusterStore((state) => state.profile);
  const answer = useClusterStore((state) => state.answer);
  const before = useClusterStore((state) => state.before);
  if (!profile) {
    return (
      <Body>
        <Typography>
          No cluster is chosen. Say which nodes there are, by a preset or by what kubectl prints: then this view shows
          where each task fits, and why not.
        </Typography>
        <div>
          <Button variant="contained" onClick={onCluster}>
            Choose a cluster
          </Button>
        </div>
      </Body>
    );
  }
  if (!answer) {
    return (
      <Body>
        <Typography role="status">Comparing with {profile.name} …</Typography>
      </Body>
    );
  }
  return (
    <Body>
      {before && (
        <div style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center" }}>
          <span style={{ flex: "1 1 240px" }}>
            This is judged with a configuration that Flyte does not have yet: give it to who runs the cluster.
          </span>
          <Button variant="outlined" onClick={takeBack}>
            Take the configuration back
          </Button>
        </div>
      )}
      <Said answer={answer} cluster={profile.name} version={profile.kubernetesVersion} />
      {answer.pools.length > 0 && (
        <section aria-label="Pools">
          <div style={{ display: "flex", flexWrap: "wrap", gap: "0 16px", alignItems: "baseline", paddingBottom: 8 }}>
            <Typography component="h2" variant="h2" sx={{ flex: "1 1 auto" }}>
              One pod against one empty node of each pool
            </Typography>
            <Legend />
          </div>
          <Cards>
            {answer.pools.map((pool) => (
              <Pool key={pool.name} pool={pool} />
            ))}
          </Cards>
        </section>
      )}
      <Below>
        {answer.suggestions.length > 0 && <Suggestions suggestions={answer.suggestions} />}
        {answer.rows.length > 1 && <AllTasks answer={answer} />}
      </Below>
    </Body>
  );
}

function Said(props: { readonly answer: FitAnswer; readonly cluster: string; readonly version: string | undefined }) {
  const { answer, cluster } = props;
  return (
    <Verdict data-tone={tones[answer.verdict]} role="status">
      <Typography sx={{ fontWeight: 600 }}>{headline(answer, cluster)}</Typography>
      {answer.message !== undefined && (
        <div>
          <code>{answer.message}</code>{" "}
          <Typography component="span" variant="body2" sx={{ color: color.text2 }}>
            in the words of the scheduler of Kubernetes {props.version ?? "1.37"}
          </Typography>
        </div>
      )}
      {answer.problems.map((problem) => (
        <div key={`${problem.code} ${problem.message}`} style={{ display: "flex", gap: 8 }}>
          <SeverityIcon severity={problem.severity} />
          <span style={{ overflowWrap: "anywhere" }}>{problem.message}</span>
        </div>
      ))}
      <OfRun position={answer.position} />
      {answer.qos && (
        <Typography variant="body2" sx={{ color: color.text2 }}>
          QoS class <b>{answer.qos.qosClass}</b>. {answer.qos.reason}
        </Typography>
      )}
      <Typography variant="body2" sx={{ color: color.text2 }}>
        {[
          answer.onEmptyNodes && "On empty nodes: nothing says what runs on them already.",
          answer.atMaximum && "Pools that grow count at their maximum.",
        ]
          .filter(Boolean)
          .join(" ")}
      </Typography>
    </Verdict>
  );
}

/** What only a run knows of the resources that are judged: it counts as not set. */
function OfRun({ position }: { readonly position: NodePosition }) {
  const document = useDocumentStore((state) => state.document);
  if (!nodeAt(document, position)) return null;
  const unknown = resolveResources(document, position).flatMap(({ field, layers }) => {
    const given = layers.findLast(({ state }) => state !== "inherits");
    return given && isOfRun(document, given.path) ? [resourceWords[field]] : [];
  });
  if (unknown.length === 0) return null;
  const list = new Intl.ListFormat("en").format(unknown);
  return (
    <div style={{ display: "flex", gap: 8 }}>
      <SeverityIcon severity="warning" />
      <span>
        Only a run knows the {list}: here {unknown.length === 1 ? "it counts" : "they count"} as not set, so the pod may
        ask for more than is compared.
      </span>
    </div>
  );
}

/** A pod that is not made is an error, one that waits a warning. */
const tones = { refused: "error", invalid: "error", nowhere: "warning", fits: undefined, unknown: undefined } as const;

function headline({ verdict, fitting, nodes, problems }: FitAnswer, cluster: string): string {
  switch (verdict) {
    case "fits":
      if (problems.some(({ code }) => code === "accelerator.tpu-chips"))
        return `The scheduler finds room on ${fitting} of ${nodes} nodes of ${cluster}; their TPUs do not give it.`;
      return `Fits ${fitting} of ${nodes} nodes of ${cluster}.`;
    case "nowhere":
      return `No node of ${cluster} can take this pod. Flyte leaves it queued, as shipped for ever.`;
    case "invalid":
      return "Kubernetes refuses this pod.";
    case "refused":
      return "No pod is made of this task.";
    default:
      return `Nothing is known of the nodes of ${cluster}.`;
  }
}

const resourceNames: Readonly<Record<string, string>> = { cpu: "CPU", memory: "Memory", "ephemeral-storage": "Disk" };

function nameOf({ resource }: PoolAnswer["bars"][number]): string {
  return resourceNames[resource] ?? (resource === "google.com/tpu" ? "TPU" : "GPU");
}

function Pool({ pool }: { readonly pool: PoolAnswer }) {
  const fits = pool.fitting > 0;
  const said = pool.bars.map((bar) => `${bar.resource} ${bar.asked} of ${bar.allocatable}`).join(", ");
  return (
    <Card aria-label={pool.name} style={fits ? { boxShadow: `inset 0 0 0 2px ${color.accent}` } : {}}>
      <div style={{ display: "flex", gap: 8, alignItems: "baseline" }}>
        <b style={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>{pool.name}</b>
        <span style={{ fontSize: 12, color: color.text2 }}>
          {pool.nodes} {pool.nodes === 1 ? "node" : "nodes"}
          {pool.autoscaled ? " at most" : ""}
        </span>
      </div>
      <Words>{pool.about}</Words>
      <div style={{ display: "flex", gap: 8 }}>
        <Bars aria-hidden="true">
          {pool.bars.map((bar) => (
            <span key={bar.resource} style={{ gridColumn: 1, color: color.text2 }}>
              {nameOf(bar)}
            </span>
          ))}
        </Bars>
        <NodePicture bars={pool.bars} shut={pool.shut} title={`One node of ${pool.name}: ${said}`} />
        <div
          style={{ flex: 1, fontSize: 12, lineHeight: "24px", textAlign: "right", paddingTop: 4, whiteSpace: "nowrap" }}
          aria-hidden="true"
        >
          {pool.bars.map((bar) => (
            <div
              key={bar.resource}
              style={bar.tooMuch ? { color: hueColor("warning", "text"), fontWeight: 600 } : { color: color.text2 }}
            >
              {bar.asked.replace(" GiB", "")} / {bar.allocatable.replace(" GiB", "")}
            </div>
          ))}
        </div>
      </div>
      {fits ? (
        <>
          <Typography variant="body2">
            <b>{pool.perNode}</b> such {pool.perNode === "1" ? "pod" : "pods"} on an empty node; {pool.limitedBy} runs
            out first.
          </Typography>
          <Typography variant="body2" sx={{ color: color.text2 }}>
            Stranded on a full node:{" "}
            {pool.bars.map((bar) => `${resourceNames[bar.resource] ?? bar.resource} ${bar.left}`).join(", ")}
          </Typography>
        </>
      ) : (
        <div style={{ display: "grid", gap: 4 }}>
          {pool.reasons.map((reason) => (
            <Words key={reason}>{reason}</Words>
          ))}
          <Explained words={pool.explained} />
        </div>
      )}
    </Card>
  );
}

/** What the parts of a picture mean, and its units. */
function Legend() {
  const part = { width: 14, height: 8, borderRadius: 1, display: "inline-block", marginRight: 6 } as const;
  return (
    <Typography variant="body2" sx={{ color: color.text2, display: "flex", flexWrap: "wrap", gap: "0 16px" }}>
      <span>
        <span style={{ ...part, background: hueColor("cpu", "solid") }} />
        this pod asks
      </span>
      <span>
        <span
          style={{
            ...part,
            background: `repeating-linear-gradient(135deg, ${color.control} 0 1px, transparent 1px 4px)`,
            boxShadow: `inset 0 0 0 1px ${color.divider}`,
          }}
        />
        left
      </span>
      <span>
        <span style={{ ...part, background: hueColor("warning", "solid") }} />
        more than the node has
      </span>
      <span>memory and disk in GiB</span>
    </Typography>
  );
}

/** Why not, in full: at once where it is short, else when it is asked for. */
function Explained({ words }: { readonly words: readonly string[] }) {
  const all = words.map((one) => (
    <Typography key={one} variant="body2" sx={{ paddingTop: "4px" }}>
      {one}
    </Typography>
  ));
  if (words.length < 3) return <>{all}</>;
  return (
    <details>
      <summary style={{ fontSize: 12, lineHeight: "24px" }}>Why, in {words.length} points</summary>
      {all}
    </details>
  );
}

function Suggestions({ suggestions }: { readonly suggestions: readonly FitSuggestion[] }) {
  return (
    <Card aria-label="Smallest changes">
      <Typography component="h2" variant="h2">
        Smallest change{" "}
        <Typography component="span" variant="body2" sx={{ color: color.text2 }}>
          that lets a node take it
        </Typography>
      </Typography>
      <div style={{ display: "grid", gap: 8 }}>
        {suggestions.map(({ label, detail, isOurs, changes, configuration }) => (
          <div
            key={`${label} ${detail}`}
            style={{
              display: "flex",
              flexWrap: "wrap",
              gap: "4px 12px",
              alignItems: "center",
              paddingTop: 8,
              borderTop: `1px solid ${color.divider}`,
            }}
          >
            <span style={{ flex: "1 1 240px" }}>
              <b>{label}</b>
              <Typography variant="body2" sx={{ color: color.text2 }}>
                {detail}
              </Typography>
              {Object.keys(configuration).length > 0 && (
                <details>
                  <summary>What plugins.k8s would have to say</summary>
                  <Words>{JSON.stringify(configuration)}</Words>
                </details>
              )}
            </span>
            {isOurs ? (
              <Button variant="contained" aria-label={`Apply: ${label}`} onClick={() => apply(changes, configuration)}>
                Apply
              </Button>
            ) : (
              <span style={{ fontSize: 12, color: color.text2 }}>in the cluster</span>
            )}
          </div>
        ))}
      </div>
    </Card>
  );
}

/** Changes of the document are a step to undo; the configuration is tried in the profile, which the cluster box shows. */
function apply(changes: FitSuggestion["changes"], configuration: FitSuggestion["configuration"]): void {
  if (changes.length > 0) applyFix(changes);
  if (Object.keys(configuration).length > 0) tryConfiguration(configuration);
}

/** The columns are the pools of the cluster, also where the selected task itself gets no pod. */
function AllTasks({ answer }: { readonly answer: FitAnswer }) {
  const { rows, columns } = answer;
  const nodes = columns.reduce((sum, pool) => sum + pool.nodes, 0);
  return (
    <Card aria-label="All tasks">
      <Typography component="h2" variant="h2">
        Pods per empty node, for every task
      </Typography>
      <Scroll tabIndex={0} role="region" aria-label="Pods per node">
        <Table>
          <thead>
            <tr>
              <th scope="col">Task</th>
              {columns.map((pool) => (
                <th key={pool.name} scope="col">
                  {pool.name} × {pool.nodes}
                </th>
              ))}
              <th scope="col">Fits</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, 300).map((row) => (
              <tr key={row.address}>
                <th scope="row">
                  <Button
                    small
                    title={row.address}
                    onClick={() => {
                      const node = nodeAt(documentStore.getState().document, row.position);
                      if (node) selectNode(keyOf(node));
                    }}
                  >
                    <span className="address">{row.address}</span>
                  </Button>
                </th>
                {columns.map(({ name }, index) => (
                  <td key={name}>{row.perNode[index] ?? "–"}</td>
                ))}
                <td>{row.verdict === "fits" ? `${row.fitting} of ${nodes}` : row.verdict}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Scroll>
      {rows.length > 300 && <Typography variant="body2">The first 300 of {rows.length}.</Typography>}
    </Card>
  );
}
