import type { AdmissionPlugin } from "#core/kubernetes/admission.ts";
import { decodeNode } from "#core/kubernetes/kubernetes-node.ts";
import { objectAt, optionalObjectAt, textAt } from "#core/kubernetes/read-fields.ts";
import type { JsonObject } from "#core/problem/json.ts";
import { type Problem, prefixProblem } from "#core/problem/problem.ts";
import { amountProblems } from "./amount-problems.ts";
import type { NodePool } from "./cluster-profile.ts";
import { type ClusterReading, emptyReading, type Ignored, type Placed } from "./cluster-reading.ts";
import { type NodeOfPool, nodeOfPool } from "./node-of-pool.ts";

/**
 * Nodes as `kubectl get nodes -o json` shows them. Equal nodes become one pool. A node without `allocatable` counts with its
 * capacity, which is said; what the API server would not have taken is left out.
 *
 * Codes: `cluster.node` (error), `cluster.amount` and `cluster.no-allocatable` (warnings).
 *
 * @see SPEC CP3, CP4
 */
export function readNodes(nodes: readonly Placed[]): ClusterReading {
  if (nodes.length === 0) return emptyReading;
  const problems: Problem[] = [];
  const pools = new Map<string, { readonly node: JsonObject; readonly names: string[] }>();
  const without: string[] = [];
  for (const placed of nodes) {
    const read = readNode(placed, problems);
    if (!read) continue;
    if (read.fromCapacity) without.push(read.name);
    const pool = pools.get(read.key) ?? { node: read.node, names: [] };
    pools.set(read.key, pool);
    pool.names.push(read.name);
  }
  const made = namedPools([...pools.values()]);
  const [first] = nodes;
  const count = made.reduce((sum, pool) => sum + pool.count, 0);
  return {
    parts: made.length > 0 ? [{ kind: "pools", pools: made, ...versionOf(nodes), ...admissionOf(nodes) }] : [],
    understood: [{ what: `${counted(count, "node")} in ${counted(made.length, "pool")}`, path: first?.path ?? [] }],
    ignored: [dropped(first)],
    problems: [...problems, ...capacityProblem(without)],
  };
}

function readNode({ object, path }: Placed, problems: Problem[]): NodeOfPool | undefined {
  const status = objectAt(object, "status");
  const key = optionalObjectAt(status, "allocatable") ? "allocatable" : "capacity";
  const amounts = amountProblems(optionalObjectAt(status, key), "warning");
  problems.push(...amounts.map((problem) => prefixProblem([...path, "status", key], problem)));
  const read = nodeOfPool(object);
  const decoded = decodeNode({ ...read.node, metadata: object.metadata, spec: object.spec });
  if (decoded.ok && read.name !== "") return read;
  const error = decoded.ok ? "it has no name" : decoded.error;
  const message = `This node cannot be read and is left out: ${error}.`;
  problems.push({
    code: "cluster.node",
    severity: "error",
    path,
    message,
    origin: { program: "kubernetes", message: error },
  });
  return undefined;
}

type Group = { readonly node: JsonObject; readonly names: readonly string[] };

/** Pools are called as the managed pool or the machine type is, made unique by numbers. */
function namedPools(groups: readonly Group[]): readonly NodePool[] {
  const taken = new Set<string>();
  return groups.map(({ node, names }) => {
    const name = unique(poolName(node), taken);
    const nodes = [...names].sort().map((one) => ({ name: one }));
    return { name, count: names.length, node, nodes, source: "kubectl" };
  });
}

const poolLabels = [
  "cloud.google.com/gke-nodepool",
  "eks.amazonaws.com/nodegroup",
  "alpha.eksctl.io/nodegroup-name",
  "kubernetes.azure.com/agentpool",
  "karpenter.sh/nodepool",
  "node.kubernetes.io/instance-type",
];

function poolName(node: JsonObject): string {
  const labels = objectAt(objectAt(node, "metadata"), "labels");
  const found = poolLabels.map((label) => textAt(labels, label)).find((text) => text !== "");
  return found ?? "nodes";
}

function unique(name: string, taken: Set<string>): string {
  let fresh = name;
  for (let number = 2; taken.has(fresh); number += 1) fresh = `${name}-${number}`;
  taken.add(fresh);
  return fresh;
}

function versionOf(nodes: readonly Placed[]) {
  const texts = nodes.map(({ object }) => textAt(objectAt(objectAt(object, "status"), "nodeInfo"), "kubeletVersion"));
  const version = texts.map((text) => /^v?(\d+\.\d+)/.exec(text)?.[1]).find((text) => text !== undefined);
  return version === undefined ? {} : { kubernetesVersion: version };
}

/** GKE lets pods onto tainted nodes when they ask for the resource that the taint is named after. */
function admissionOf(nodes: readonly Placed[]): { readonly admission?: readonly AdmissionPlugin[] } {
  const isGke = nodes.some(({ object }) => {
    const labels = objectAt(objectAt(object, "metadata"), "labels");
    return textAt(labels, "cloud.google.com/gke-nodepool") !== "";
  });
  return isGke ? { admission: ["ExtendedResourceToleration"] } : {};
}

function dropped(first: Placed | undefined): Ignored {
  const what = "images, conditions, addresses and annotations of nodes, and labels that name one node";
  return { what, reason: "they do not decide where pods fit", path: first?.path ?? [] };
}

function capacityProblem(names: readonly string[]): readonly Problem[] {
  const [first] = names;
  if (first === undefined) return [];
  const message = `${counted(names.length, "node")} without status.allocatable, such as ${first}: their capacity counts instead, as in Kubernetes, which is more than pods really get.`;
  return [{ code: "cluster.no-allocatable", severity: "warning", path: [], message }];
}

/** A number and a word in the right form. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
