import type { ClusterReading } from "#core/cluster/cluster-reading.ts";
import { mergeIntoProfile } from "#core/cluster/merge-into-profile.ts";
import { shippedProfile } from "#core/cluster/presets.ts";
import { readClusterText } from "#core/formats/cluster/read-cluster-text.ts";
import { writeProfile } from "#core/formats/cluster/write-profile.ts";
import { hasErrors } from "#core/problem/problem.ts";
import { clusterLines } from "./read-cluster.ts";
import type { Done } from "./read-document.ts";

/** A file's name and what is in it. */
export type NamedText = { readonly name: string; readonly text: string };

/**
 * Makes a cluster profile out of what kubectl prints and of Flyte's configuration, as YAML. What was understood, left out and wrong
 * goes to standard error, headed by the file.
 */
export function profile(files: readonly NamedText[]): Done {
  const readings = files.map(({ name, text }) => ({ name, reading: readClusterText(text) }));
  const merged = mergeIntoProfile(
    { ...shippedProfile, name: "cluster" },
    readings.flatMap(({ reading }) => reading.parts),
  );
  const told = readings.map(({ name, reading }) => tell(name, reading)).join("");
  const problems = [...readings.flatMap(({ reading }) => reading.problems), ...merged.problems];
  return {
    output: writeProfile(merged.profile),
    problems: `${told}${clusterLines(merged.problems, "profile")}`,
    exit: hasErrors(problems) ? 1 : 0,
  };
}

function tell(name: string, { understood, ignored, problems }: ClusterReading): string {
  const lines = [
    ...understood.map(({ what }) => `${name} understood ${what}\n`),
    ...ignored.map(({ what, reason }) => `${name} left out ${what}: ${reason}\n`),
  ];
  return `${lines.join("")}${clusterLines(problems, name)}`;
}
