import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useRef, useState } from "react";
import type { ClusterProfile, NodePool } from "#core/cluster/cluster-profile.ts";
import type { ClusterReading } from "#core/cluster/cluster-reading.ts";
import { loadMachineTypes } from "#core/cluster/machine-types.ts";
import { mergeIntoProfile } from "#core/cluster/merge-into-profile.ts";
import { presets, shippedProfile } from "#core/cluster/presets.ts";
import type { Problem } from "#core/problem/problem.ts";
import { setProfile } from "#ui/cluster/change-cluster.ts";
import { useClusterStore } from "#ui/cluster/cluster-store.ts";
import { askWorker } from "#ui/cluster/fit-client.ts";
import { Button, IconButton } from "#ui/look/Button.tsx";
import { Icon, SeverityIcon } from "#ui/look/icons.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { color, fonts } from "#ui/look/tokens.ts";
import { AddPool } from "./AddPool.tsx";
import { poolSummary } from "./pool-summary.ts";

const Columns = styled("div")({
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
  gap: 24,
  "@media (max-width: 800px)": { gridTemplateColumns: "minmax(0, 1fr)" },
});
const Stack = styled("section")({
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  gap: 8,
  alignContent: "start",
  minWidth: 0,
});
const Paste = styled("textarea")({
  font: `400 12px/20px ${fonts.mono}`,
  width: "100%",
  height: 132,
  resize: "vertical",
  border: 0,
  padding: 8,
  borderRadius: 6,
  background: color.pane,
  color: color.text1,
  boxShadow: `inset 0 0 0 1px ${color.control}`,
  "&:focus": { outline: "none", boxShadow: `inset 0 0 0 2px ${color.accent}` },
});
const Rows = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  display: "grid",
  gap: 4,
  "& li": { display: "flex", gap: 8, alignItems: "flex-start", overflowWrap: "anywhere" },
});

/** The texts of the box longer than this are read, but only their beginning stays in sight. */
const mostShown = 100_000;

/**
 * The cluster that pods are judged by: a preset to start from, and what kubectl and Flyte's configuration say, pasted, dropped or chosen.
 * What was understood and what was ignored is listed; nothing is sent anywhere.
 */
export function ClusterDialog({ onClose }: { readonly onClose: () => void }) {
  const current = useClusterStore((state) => state.profile);
  const [profile, setDraft] = useState<ClusterProfile | undefined>(current);
  const [text, setText] = useState("");
  const [reading, setReading] = useState<ClusterReading>();
  const [notes, setNotes] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const take = async (pasted: string) => {
    setText(pasted);
    if (pasted.trim() === "") return setReading(undefined);
    setBusy(true);
    const { reading: found } = await askWorker({ kind: "read", text: pasted });
    setBusy(false);
    setReading(found);
    const merged = mergeIntoProfile(profile ?? { ...shippedProfile, name: "My cluster" }, found.parts);
    setNotes(merged.problems);
    if (found.parts.length > 0) setDraft(merged.profile);
  };
  const takeFiles = async (files: FileList | null) => {
    for (const one of files ?? []) await take(await one.text());
  };
  const startFrom = async (id: string) => {
    const preset = presets.find((one) => one.id === id);
    if (!preset) return;
    const machines = await loadMachineTypes();
    setDraft(preset.build(machines));
    setReading(undefined);
  };
  const done = () => {
    setProfile(profile);
    onClose();
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={onClose}
      aria-labelledby="cluster-title"
      onDragOver={(event) => event.dataTransfer.types.includes("Files") && event.preventDefault()}
      onDrop={(event) => {
        // Files dropped anywhere in the box are for the cluster, not documents for the page behind it.
        event.stopPropagation();
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        void takeFiles(event.dataTransfer.files);
      }}
    >
      <DialogTitle id="cluster-title" component="h2" sx={{ fontSize: 14, fontWeight: 600 }}>
        Cluster
      </DialogTitle>
      <DialogContent>
        <Columns>
          <Stack aria-label="What is known of it">
            <Typography component="h3" variant="h3">
              Start from
            </Typography>
            <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
              {presets.map((preset) => (
                <Button
                  key={preset.id}
                  variant="outlined"
                  title={preset.description}
                  onClick={() => void startFrom(preset.id)}
                >
                  {preset.label}
                </Button>
              ))}
            </div>
            <Typography component="h3" variant="h3" id="cluster-paste" sx={{ paddingTop: "8px" }}>
              Paste
            </Typography>
            <Typography variant="body2" sx={{ color: color.text2 }}>
              <code>kubectl get nodes -o json</code>, <code>kubectl get pods -A -o json</code>, Flyte's configuration,
              Helm values, pod templates, a profile. It stays in this page.
            </Typography>
            <Paste
              aria-labelledby="cluster-paste"
              spellCheck={false}
              value={text.slice(0, mostShown)}
              onChange={(event) => void take(event.target.value)}
            />
            <input
              ref={file}
              type="file"
              hidden
              multiple
              accept=".json,.yaml,.yml,.txt"
              onChange={(event) => void takeFiles(event.target.files)}
            />
            <div>
              <Button variant="outlined" onClick={() => file.current?.click()}>
                Choose files
              </Button>
            </div>
            <div role="status">{busy && <Typography>Reading …</Typography>}</div>
            {reading && <Found reading={reading} notes={notes} text={text} />}
          </Stack>
          <Stack aria-label="The profile">
            {profile ? (
              <ProfilePart profile={profile} onChange={setDraft} />
            ) : (
              <Typography sx={{ color: color.text2 }}>
                No cluster yet. Choose one to start from, or paste what kubectl says: then each task shows on which
                nodes it fits, and why not.
              </Typography>
            )}
          </Stack>
        </Columns>
      </DialogContent>
      <DialogActions>
        {profile && (
          <Button variant="outlined" onClick={() => setDraft(undefined)}>
            No cluster
          </Button>
        )}
        <span style={{ flex: 1 }} />
        <Button variant="outlined" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="contained" onClick={done}>
          {profile ? "Use this cluster" : "Use no cluster"}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Found(props: { readonly reading: ClusterReading; readonly notes: readonly Problem[]; readonly text: string }) {
  const { understood, ignored, problems } = props.reading;
  const all = [...problems, ...props.notes];
  return (
    <>
      {understood.length > 0 && (
        <section aria-label="Understood">
          <Typography component="h4" sx={{ fontWeight: 600 }}>
            Understood
          </Typography>
          <Rows>
            {understood.slice(0, 40).map(({ what }) => (
              <li key={what}>
                <Icon name="check" />
                <span>{what}</span>
              </li>
            ))}
          </Rows>
        </section>
      )}
      {ignored.length > 0 && (
        <section aria-label="Ignored">
          <Typography component="h4" sx={{ fontWeight: 600 }}>
            Ignored
          </Typography>
          <Rows>
            {ignored.slice(0, 40).map(({ what, reason }) => (
              <li key={`${what} ${reason}`} style={{ color: color.text2 }}>
                <Icon name="minus" />
                <span>
                  {what}: {reason}
                </span>
              </li>
            ))}
          </Rows>
        </section>
      )}
      {all.length > 0 && (
        <Rows aria-label="Problems of the text">
          {all.slice(0, 40).map((problem) => (
            <li key={`${problem.path.join(".")} ${problem.message}`}>
              <SeverityIcon severity={problem.severity} />
              <span>
                {problem.range && !problem.message.startsWith("Line ") && (
                  <b>Line {props.text.slice(0, problem.range.from).split("\n").length}: </b>
                )}
                {problem.message}
              </span>
            </li>
          ))}
        </Rows>
      )}
    </>
  );
}

function ProfilePart(props: {
  readonly profile: ClusterProfile;
  readonly onChange: (profile: ClusterProfile) => void;
}) {
  const { profile, onChange } = props;
  const keys = profile.k8sPlugin && typeof profile.k8sPlugin === "object" ? Object.keys(profile.k8sPlugin) : [];
  return (
    <>
      <Typography component="h3" variant="h3" id="cluster-name">
        Name
      </Typography>
      <TextBox
        aria-labelledby="cluster-name"
        value={profile.name}
        onChange={(event) => onChange({ ...profile, name: event.target.value })}
      />
      <Typography component="h3" variant="h3" sx={{ paddingTop: "8px" }}>
        Pools
      </Typography>
      {profile.pools.length === 0 && (
        <Typography sx={{ color: color.text2 }}>
          Nothing is known of nodes: pods are built as this Flyte builds them, but nobody can say where they fit.
        </Typography>
      )}
      <Rows>
        {profile.pools.map((pool) => (
          <li key={pool.name} style={{ alignItems: "center" }}>
            <span style={{ flex: 1, minWidth: 0 }}>
              <b>{pool.name}</b> <span style={{ color: color.text2 }}>{poolSummary(pool)}</span>
            </span>
            <IconButton
              aria-label={`Remove the pool ${pool.name}`}
              onClick={() => onChange({ ...profile, pools: profile.pools.filter((other) => other !== pool) })}
            >
              <Icon name="remove" />
            </IconButton>
          </li>
        ))}
      </Rows>
      <AddPool onAdd={(pool) => onChange({ ...profile, pools: [...profile.pools, renamed(pool, profile)] })} />
      <Typography variant="body2" sx={{ color: color.text2 }}>
        {profile.usage === "known"
          ? "What runs on the nodes is known and counts."
          : "Nothing is known of what runs on the nodes: verdicts are those on empty nodes."}
        {keys.length > 0 && ` Flyte is configured with ${keys.join(", ")}.`}
      </Typography>
    </>
  );
}

/** The pool under a name that no other pool of the profile has. */
function renamed(pool: NodePool, { pools }: ClusterProfile): NodePool {
  const names = new Set(pools.map(({ name }) => name));
  let name = pool.name;
  for (let number = 2; names.has(name); number += 1) name = `${pool.name}-${number}`;
  return { ...pool, name };
}
