import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { formatAddress } from "#core/document/address.ts";
import { type DocumentDraft, type NodePosition, nodePath } from "#core/document/draft.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { type BuiltFit, fitTask, type TaskFit } from "#core/fit/fit-task.ts";
import { type PoolRoom, poolRooms } from "#core/fit/pool-rooms.ts";
import { sliceChips } from "#core/fit/slice-chips.ts";
import { type PoolRemedies, suggestFits } from "#core/fit/suggest-fits.ts";
import { hasErrors, type Problem } from "#core/problem/problem.ts";
import { clusterLines, readCluster } from "./read-cluster.ts";
import { type Done, problemLines, readDocument } from "./read-document.ts";

type Asked = { readonly cluster: string; readonly format: "text" | "json" };

/** What is told of one task or override. */
type Told = {
  readonly address: string;
  readonly fit: TaskFit;
  readonly problems: readonly Problem[];
  readonly rooms: readonly PoolRoom[];
  readonly remedies: readonly PoolRemedies[];
};

/**
 * Says for each task and override whether its pod fits on the nodes of a cluster, in the scheduler's words, and what would make it
 * fit. Exits with 1 where one fits nowhere, is not built or is refused, with 2 where the profile has no nodes.
 */
export function fitDocument(text: string, { cluster, format }: Asked): Done {
  const judged = readDocument(text);
  const read = readCluster(cluster);
  const before = `${problemLines(judged, judged.problems, text)}${clusterLines(read.problems, "cluster")}`;
  const { document } = judged;
  const { profile } = read;
  if (!document || !profile) return { output: "", problems: before, exit: 1 };
  if (profile.pools.length === 0) {
    return { output: "", problems: `${before}cluster: The profile has no nodes to compare with.\n`, exit: 2 };
  }
  const all = runnablePositions(document).map((position) => tell(document, profile, position));
  const found = all.flatMap(({ problems }) => problems);
  const isWrong = hasErrors([...judged.problems, ...read.problems, ...found]);
  const exit = isWrong || all.some((one) => one.fit.verdict !== "fits") ? 1 : 0;
  if (format === "json")
    return { output: `${JSON.stringify(all.map(asJson), undefined, 2)}\n`, problems: before, exit };
  return { output: all.map(asText).join(""), problems: `${before}${problemLines(judged, found, text)}`, exit };
}

function tell(document: DocumentDraft, profile: ClusterProfile, position: NodePosition): Told {
  const fitted = fitTask(document, profile, position);
  const address = formatAddress(document, nodePath(position));
  if (fitted.verdict === "refused") return { address, fit: fitted, problems: fitted.problems, rooms: [], remedies: [] };
  const isNowhere = fitted.fitting === 0;
  return {
    address,
    fit: fitted,
    problems: [...fitted.problems, ...sliceChips(document, profile, fitted)],
    rooms: poolRooms(fitted.demand, profile),
    remedies: isNowhere ? suggestFits({ document, profile, position, fit: fitted }) : [],
  };
}

function asText({ address, fit: fitted, rooms, remedies }: Told): string {
  if (fitted.verdict === "refused") return `${address} no pod is made\n`;
  const head =
    fitted.fitting > 0 ? `fits on ${fitted.fitting} of ${fitted.nodes} nodes` : `fits nowhere: ${fitted.message}`;
  const lines = [
    `${address} ${head}${conditions(fitted)}`,
    `  ${fitted.qos.qosClass}: ${fitted.qos.reason}`,
    ...fitted.pools.map((pool, at) => `  ${pool.pool}: ${poolText(pool, rooms[at])}`),
    ...remedies.slice(0, mostRemedies).flatMap(remedyLines),
  ];
  return `${lines.join("\n")}\n`;
}

const mostRemedies = 3;

function conditions({ onEmptyNodes, atMaximum }: BuiltFit): string {
  const said = [...(onEmptyNodes ? ["on empty nodes"] : []), ...(atMaximum ? ["pools at their maximum"] : [])];
  return said.length > 0 ? ` (${said.join(", ")})` : "";
}

function poolText({ fitting, nodes, reasons }: BuiltFit["pools"][number], room: PoolRoom | undefined): string {
  const why = reasons.map((one) => `${one.nodes} ${one.reason}`).join(", ");
  const first = fitting > 0 ? `${fitting} of ${nodes} nodes` : why;
  return room && room.perEmptyNode > 0
    ? `${first}; an empty node takes ${room.perEmptyNode}, then ${room.limitedBy} ends`
    : first;
}

function remedyLines({ pool, remedies }: PoolRemedies): readonly string[] {
  return remedies.flatMap(({ problem, configuration }) => {
    const fixes = (problem.fixes ?? []).map(({ label }) => label);
    const hints = configuration ? [`configure ${Object.keys(configuration).join(", ")}`] : [];
    const how = [...fixes, ...hints].join(", or ");
    return [`  for ${pool}: ${problem.code} ${problem.message}${how === "" ? "" : ` [${how}]`}`];
  });
}

/** Without the pod, which `render` writes, and what is only there for computing. */
function asJson({ address, fit: fitted, problems, rooms, remedies }: Told): object {
  if (fitted.verdict === "refused") return { address, verdict: fitted.verdict, problems };
  const { pod: _, demand: __, ...plain } = fitted;
  return { address, ...plain, problems, rooms, remedies };
}
