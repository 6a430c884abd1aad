import { adviseAccelerator } from "#core/advice/advise-accelerator.ts";
import type { ClusterProfile, NodePool } from "#core/cluster/cluster-profile.ts";
import { formatAddress } from "#core/document/address.ts";
import { type DocumentDraft, type NodePosition, nodePath } from "#core/document/draft.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { type BuiltFit, fitTask, type PoolFit } from "#core/fit/fit-task.ts";
import { nodeIndex, nodesOf } from "#core/fit/node-index.ts";
import { poolRooms } from "#core/fit/pool-rooms.ts";
import { type PoolRemedies, suggestFits } from "#core/fit/suggest-fits.ts";
import { unitText } from "#core/fit/unit-text.ts";
import type { Problem } from "#core/problem/problem.ts";
import { effectiveResources } from "#core/resolve/effective-resources.ts";
import { clusterSteps } from "./cluster-steps.ts";
import type { FitAnswer, FitQuestion, FitRow, FitSuggestion, PoolAnswer, PoolBar } from "./fit-messages.ts";

/** What the page shows of a pod in a cluster, in words and shares; pure, so that it can run anywhere. See SPEC U4. */
export function answerFit({ document, profile, position, all }: FitQuestion): FitAnswer {
  const fit = fitTask(document, profile, position);
  const rows = all ? rowsOf({ document, profile, position, all, kind: "fit" }) : [];
  const columns = profile.pools.map((pool) => ({ name: pool.name, nodes: nodesOf(pool) }));
  if (fit.verdict === "refused") return { ...nothing, position, problems: fit.problems, rows, columns };
  const remedies = suggestFits({ document, profile, position, fit });
  const hosts = hostAdvice(document, position);
  return {
    kind: "fit",
    position,
    verdict: fit.verdict,
    problems: [...fit.problems, ...hosts],
    message: fit.message,
    qos: fit.qos,
    nodes: fit.nodes,
    fitting: fit.fitting,
    onEmptyNodes: fit.onEmptyNodes,
    atMaximum: fit.atMaximum,
    pools: poolsOf(fit, profile, remedies),
    suggestions: [...hosts.flatMap(hostSuggestions), ...(fit.fitting > 0 ? [] : bestSuggestions(remedies))],
    rows,
    columns,
    steps: clusterSteps(fit.pod),
  };
}

/** The scheduler counts chips; that a TPU host gives all of its chips or none is not its rule, so it is said beside it. */
function hostAdvice(document: DocumentDraft, position: NodePosition): readonly Problem[] {
  const path = effectiveResources(document, position)?.path;
  if (!path) return [];
  const [, environment = 0, , task, , override] = path.slice(0, -1) as readonly number[];
  const owner = {
    environment,
    ...(task === undefined ? {} : { task }),
    ...(override === undefined ? {} : { override }),
  };
  return adviseAccelerator(document, owner).filter(({ code }) => code === "accelerator.tpu-chips");
}

function hostSuggestions({ fixes = [] }: Problem): readonly FitSuggestion[] {
  return fixes.map(({ label, changes }) => ({
    label,
    detail: "Then the host gives them.",
    isOurs: true,
    changes,
    configuration: {},
  }));
}

const nothing = {
  kind: "fit",
  verdict: "refused",
  message: undefined,
  qos: undefined,
  nodes: 0,
  fitting: 0,
  onEmptyNodes: false,
  atMaximum: false,
  pools: [],
  suggestions: [],
} as const;

function rowsOf({ document, profile }: FitQuestion): readonly FitRow[] {
  return runnablePositions(document).map((position) => {
    const fit = fitTask(document, profile, position);
    const address = formatAddress(document, nodePath(position));
    if (fit.verdict === "refused") return { position, address, verdict: fit.verdict, fitting: 0, perNode: [] };
    const rooms = new Map(poolRooms(fit.demand, profile).map((room) => [room.pool, room.perEmptyNode]));
    const perNode = profile.pools.map(({ name }) => String(rooms.get(name) ?? 0));
    return { position, address, verdict: fit.verdict, fitting: fit.fitting, perNode };
  });
}

function poolsOf(fit: BuiltFit, profile: ClusterProfile, remedies: readonly PoolRemedies[]): readonly PoolAnswer[] {
  const rooms = poolRooms(fit.demand, profile);
  return fit.pools.map((pool, at) => {
    const room = rooms.find((one) => one.pool === pool.pool);
    const own = remedies.find((one) => one.pool === pool.pool);
    const bars = barsOf(fit, profile, at, BigInt(room?.perEmptyNode ?? 0));
    const usedUp = bars.find((bar) => bar.usedUp)?.resource;
    return {
      name: pool.pool,
      about: aboutPool(profile.pools[at]),
      nodes: pool.nodes,
      autoscaled: pool.autoscaled,
      fitting: pool.fitting,
      reasons: pool.reasons.map(({ reason }) => reason),
      explained: own?.remedies.map(({ problem }) => problem.message) ?? [],
      shut: isShut(pool),
      bars,
      perNode: String(room?.perEmptyNode ?? 0),
      limitedBy: usedUp ?? room?.limitedBy ?? "",
    };
  });
}

/** Whether nodes are ruled out before amounts are compared. */
function isShut({ fitting, reasons }: PoolFit): boolean {
  return fitting === 0 && reasons.some(({ reason }) => reason.startsWith("node(s)"));
}

function aboutPool(pool: NodePool | undefined): string {
  if (!pool) return "";
  return [pool.machine, pool.source === "preset" || pool.source === "estimate" ? "≈ estimated" : undefined]
    .filter((part) => part !== undefined)
    .join(" · ");
}

const always = ["cpu", "memory"];

/** The bars of a node. What is left is what stays when as many such pods run as it takes. */
function barsOf({ demand }: BuiltFit, profile: ClusterProfile, pool: number, count: bigint): readonly PoolBar[] {
  const empty = nodeIndex(profile).groups.find((group) => group.pool === pool)?.empty;
  if (!empty) return [];
  const asked = [...demand.requests.keys()].filter((name) => !always.includes(name));
  return [...always, ...asked].map((resource) => {
    const wanted = demand.requests.get(resource) ?? 0n;
    const has = empty.allocatable.get(resource) ?? 0n;
    const left = has > wanted * count ? has - wanted * count : 0n;
    return {
      resource,
      asked: shortText(resource, wanted),
      allocatable: shortText(resource, has),
      left: shortText(resource, left),
      usedUp: wanted > 0n && count > 0n && left === 0n,
      share: has === 0n ? (wanted === 0n ? 0 : 2) : Number((wanted * 1000n) / has) / 1000,
      tooMuch: wanted > has,
    };
  });
}

/** An amount for people: cores and GiB with two digits after the point (none from 100 on), cut, never rounded up; counts as they are. */
function shortText(resource: string, amount: bigint): string {
  if (resource === "cpu") return decimal(amount, 1000n);
  if (resource === "memory" || resource === "ephemeral-storage") return `${decimal(amount, 1n << 30n)} GiB`;
  return unitText(resource, amount);
}

function decimal(amount: bigint, unit: bigint): string {
  if (amount >= 100n * unit) return String(amount / unit);
  const hundredths = (amount * 100n) / unit;
  const fraction = String(hundredths % 100n)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return `${hundredths / 100n}${fraction === "" ? "" : `.${fraction}`}`;
}

/**
 * What can be done for a pool: all its remedies as one change. A remedy that the document and the configuration can both make gives two
 * suggestions, the document's first.
 */
function suggestionsOf(way: PoolRemedies): readonly FitSuggestion[] {
  const first = suggestionOf(way, "document");
  const hasBoth = way.remedies.some(({ problem, configuration }) => problem.fixes?.[0] && configuration);
  return hasBoth ? [first, suggestionOf(way, "configuration")] : [first];
}

function suggestionOf({ pool, remedies, isOurs }: PoolRemedies, by: "document" | "configuration"): FitSuggestion {
  const steps = remedies.map(({ problem, configuration }) => {
    const fix = problem.fixes?.[0];
    const byConfiguration = configuration !== undefined && (fix === undefined || by === "configuration");
    if (byConfiguration) return { label: `Configure ${Object.keys(configuration).join(", ")}`, configuration };
    return fix ? { label: fix.label, changes: fix.changes } : { label: problem.message };
  });
  return {
    label: steps.map(({ label }, at) => asPart(label, at)).join("; "),
    detail: `Then it fits on ${pool}.`,
    isOurs,
    changes: steps.flatMap(({ changes = [] }) => changes),
    configuration: Object.assign({}, ...steps.map(({ configuration = {} }) => configuration)),
  };
}

/** A label in a row of them: small letters after the first, no full stops. */
function asPart(label: string, at: number): string {
  const part = label.replace(/\.$/, "");
  return at === 0 ? part : part.slice(0, 1).toLowerCase() + part.slice(1);
}

/** What document and configuration can do; only where they can do nothing, what would have to be otherwise in the cluster. */
function bestSuggestions(remedies: readonly PoolRemedies[]): readonly FitSuggestion[] {
  const ours = remedies.filter(({ isOurs }) => isOurs);
  return (ours.length > 0 ? ours : remedies).slice(0, 4).flatMap(suggestionsOf);
}
