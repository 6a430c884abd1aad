import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useMemo } from "react";
import { acceleratorAsk } from "#core/fit/accelerator-ask.ts";
import { deviceSupply } from "#core/fit/device-supply.ts";
import type { Json } from "#core/problem/json.ts";
import { choiceOf } from "#ui/fields/accelerator-value.ts";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { color, fonts, hueColor } from "#ui/look/tokens.ts";
import { type AskWarning, chipsWarning, supplyWarning } from "./ask-warnings.ts";
import { Head, Part, Small } from "./picker-styles.ts";
import type { PickerFacts } from "./picker-types.ts";

const Rows = styled("dl")({
  display: "grid",
  gridTemplateColumns: "96px minmax(0, 1fr)",
  margin: 0,
  fontSize: 12,
  lineHeight: "16px",
  "& dt, & dd": { padding: "4px 0", margin: 0, borderBottom: `1px solid ${color.divider}` },
  "& dt": { color: color.text3 },
  "& dd": { fontFamily: fonts.mono, color: color.text1, overflowWrap: "anywhere" },
});
const Warning = styled("div")({
  display: "flex",
  gap: 8,
  marginTop: 12,
  padding: "10px 12px",
  borderRadius: 8,
  fontSize: 12,
  lineHeight: "16px",
  color: color.text1,
  background: hueColor("warning", "tint"),
  overflowWrap: "anywhere",
  "& svg": { flex: "none" },
});

/** What the executor puts into the pod for a value, by its own rules; and what the chosen cluster has of it. */
export function PodAsks({ facts, value }: { readonly facts: PickerFacts; readonly value: Json }) {
  const { catalogue, profile } = facts;
  const ask = useMemo(() => acceleratorAsk(catalogue, value, profile), [catalogue, value, profile]);
  const supply = useMemo(() => ask && profile && deviceSupply(profile, ask), [ask, profile]);
  if (!ask) return null;
  const cluster = profile?.name ?? "";
  const tolerations = ask.demands.tolerations.map(({ key, value: taint }) => (taint ? `${key}=${taint}` : key));
  const warnings = [chipsWarning(choiceOf(catalogue, value)), supply && supplyWarning(ask, supply, cluster)].filter(
    (each): each is AskWarning => each !== undefined,
  );
  return (
    <Part aria-labelledby="picker-pod">
      <Head>
        <Typography component="h3" id="picker-pod">
          What the pod gets
        </Typography>
      </Head>
      <Rows>
        <dt>Resource</dt>
        <dd>
          {ask.resource}: {ask.quantity}
        </dd>
        <dt>Device label</dt>
        <dd>{ask.device ? ask.device.value : "none asked for"}</dd>
        {ask.partition && (
          <>
            <dt>{choiceOf(catalogue, value)?.deviceClass === "TPU" ? "Topology label" : "Partition label"}</dt>
            <dd>{ask.partition.value}</dd>
          </>
        )}
        {ask.podLabel && (
          <>
            <dt>Pod label</dt>
            <dd>
              {ask.podLabel.key}: {ask.podLabel.value}
            </dd>
          </>
        )}
        <dt>Tolerates</dt>
        <dd>{tolerations.length > 0 ? tolerations.join(", ") : "nothing"}</dd>
        {supply && (
          <>
            <dt>In the cluster</dt>
            <dd style={{ fontFamily: "inherit" }}>
              {supply.fitting === 1 ? "1 node" : `${supply.fitting} nodes`} of {cluster} have the labels
              {supply.most > 0 && `, at most ${supply.most} a node`}
            </dd>
          </>
        )}
      </Rows>
      {!profile && (
        <Small style={{ display: "block", paddingTop: 8 }}>
          Choose a cluster in the bar above to see which of its nodes have it.
        </Small>
      )}
      {warnings.map(({ found, advice }) => (
        <Warning key={found} role="note">
          <SeverityIcon severity="warning" />
          <span>
            <b style={{ fontWeight: 600 }}>{found}</b> {advice}
          </span>
        </Warning>
      ))}
    </Part>
  );
}
