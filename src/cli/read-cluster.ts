import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { mergeIntoProfile } from "#core/cluster/merge-into-profile.ts";
import { shippedProfile } from "#core/cluster/presets.ts";
import { readClusterText } from "#core/formats/cluster/read-cluster-text.ts";
import type { Problem } from "#core/problem/problem.ts";

/** A profile made of one text; absent where nothing in it could be read. */
export type ReadCluster = { readonly profile?: ClusterProfile; readonly problems: readonly Problem[] };

/** Reads a cluster profile, or what one is made from, put into that of Flyte as shipped. */
export function readCluster(text: string): ReadCluster {
  const { parts, problems } = readClusterText(text);
  if (parts.length === 0) return { problems };
  const merged = mergeIntoProfile(shippedProfile, parts);
  return { profile: merged.profile, problems: [...problems, ...merged.problems] };
}

/** One line a problem, headed by what it is about: `cluster:pools.0.node severity code message`. */
export function clusterLines(problems: readonly Problem[], name: string): string {
  return problems
    .map((one) => `${name}:${one.path.join(".")} ${one.severity} ${one.code} ${one.message.replaceAll(/\s+/g, " ")}\n`)
    .join("");
}
