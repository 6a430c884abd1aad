import type { AdmissionPlugin } from "#core/kubernetes/admission.ts";
import type { NodeFilter, Shortage } from "#core/kubernetes/fit-on-node.ts";
import { examineNode, type FitInput, fitPod, type NodeVerdict, readFitInput } from "#core/kubernetes/fit-pod.ts";
import type { NodeSupply } from "#core/kubernetes/node-supply.ts";
import type { PodDemand } from "#core/kubernetes/pod-demand.ts";
import { podRequests } from "#core/kubernetes/pod-requests.ts";
import { printAmounts } from "#core/kubernetes/resource-list.ts";
import { validatePod } from "#core/kubernetes/validate-pod.ts";
import { isJsonObject, type JsonObject } from "#core/problem/json.ts";
import { casesOf } from "./read-cases.ts";
import type { Suite } from "./suite.ts";

const name = "kubernetes/fit";
/** The filters that were also recorded one by one. */
const recordedAlone: readonly NodeFilter[] = [
  "NodeName",
  "NodeUnschedulable",
  "TaintToleration",
  "NodeAffinity",
  "NodeResourcesFit",
];

/** A pod, nodes and the pods on them → where it fits, the scheduler's message, and what each node lacks. */
export const kubernetesFit: Suite = {
  name,
  read: casesOf(name),
  compare: ({ input, expected }) => ({ expected, actual: answer(isJsonObject(input) ? input : {}) }),
};

function answer(input: JsonObject): JsonObject {
  const read = readFitInput(fitInput(input));
  if (!read.ok) return { error: read.error };
  const { demand, supplies } = read;
  // No claims of volumes were recorded.
  const { fits, feasible, message, gated, nodes } = fitPod(demand, supplies, { claims: [] });
  const requests = podRequests(demand.pod);
  return {
    podValid: validatePod(input.pod).valid,
    ...(requests.size > 0 ? { requests: printAmounts(requests) } : {}),
    schedulable: fits,
    feasible,
    message,
    gated,
    nodes: nodes.map((verdict, index) => describeNode(verdict, demand, supplies[index])),
  };
}

function fitInput({ pod, nodes, existingPods, admission }: JsonObject): FitInput {
  return {
    pod,
    nodes: Array.isArray(nodes) ? nodes : [],
    pods: Array.isArray(existingPods) ? existingPods : [],
    admission: Array.isArray(admission) ? admission.map((plugin) => plugin as AdmissionPlugin) : [],
  };
}

function describeNode(verdict: NodeVerdict, demand: PodDemand, supply: NodeSupply | undefined): JsonObject {
  if (!supply) throw new Error("there are fewer nodes than verdicts");
  const { rejections, shortages } = examineNode(demand, supply);
  const alone = rejections.filter(({ filter }) => recordedAlone.includes(filter));
  const all = Object.fromEntries(alone.map(({ filter, reasons }) => [filter, reasons]));
  return {
    node: verdict.node,
    fits: verdict.fits,
    ...(verdict.fits ? {} : { plugin: verdict.filter, code: verdict.code, reasons: verdict.reasons }),
    ...(alone.length > 0 ? { all } : {}),
    ...(shortages.length > 0 ? { insufficient: byName(shortages).map(describeShortage) } : {}),
  };
}

function byName(shortages: readonly Shortage[]): readonly Shortage[] {
  return [...shortages].sort((a, b) => (a.resource < b.resource ? -1 : 1));
}

function describeShortage({ requested, used, capacity, ...rest }: Shortage): JsonObject {
  return { ...rest, requested: `${requested}`, used: `${used}`, capacity: `${capacity}` };
}
