import type { FieldTrace } from "#core/fit/trace-pod.ts";
import type { ResourceField } from "#core/resolve/resolve-resources.ts";
import { type Chain, droppedOf, traceOf } from "./chain.ts";
import type { ChainCell } from "./chain-cells.ts";
import { amountWords, literalText } from "./value-words.ts";

const waiting: ChainCell = { column: "executor", look: "step", words: "…" };

/** What the executor does, in two short lines. */
export function executorCell(field: ResourceField, trace: FieldTrace | undefined): ChainCell {
  if (!trace) return waiting;
  const [title, words] = executorWords(field, trace);
  if (trace.act === "nothing") return { column: "executor", look: "blank", literal: title, words };
  return { column: "executor", look: "step", literal: title, words };
}

function executorWords(field: ResourceField, trace: FieldTrace): readonly [string, string] {
  const { act, limit = "", labels = [], defaultOf = "" } = trace;
  const nothing = { gpu: "no node affinity", shm: "no flyte-shm volume" };
  const wordsByAct = {
    unchanged: ["unchanged", "request and limit given"],
    "limit-from-request": ["limit from request", field === "disk" ? limit : `${limit}, so no bursting`],
    "request-from-limit": ["request from limit", limit],
    lowered: ["request lowered", `to its limit, ${limit}`],
    default: ["default", `${defaultOf}, ${limit}`],
    count: ["limit from request", "no label, no toleration"],
    device: ["limit from request", labels.length === 0 ? "no label, no toleration" : "node label, toleration"],
    volume: ["volume in memory", "flyte-shm"],
    nothing: ["nothing to add", field === "gpu" || field === "shm" ? nothing[field] : "no default"],
  } as const satisfies Record<FieldTrace["act"], readonly [string, string]>;
  // What the executor had before the platform's limit is not in the pod any more, so it is not told in numbers.
  const isClamped = trace.platform !== undefined;
  if (isClamped && act === "limit-from-request") return [wordsByAct[act][0], "so no bursting"];
  return isClamped && act === "default" ? ["default", defaultOf] : wordsByAct[act];
}

/** What a pod template gives of the field. */
export function templateCell(trace: FieldTrace | undefined, isKnown: boolean): ChainCell {
  if (!trace) return { ...waiting, column: "template" };
  if (trace.template === undefined)
    return { column: "template", look: "pass", words: isKnown ? "no change" : "not known" };
  return { column: "template", look: "step", words: `${trace.template} gives it` };
}

/** What the platform's limit does to the field. */
export function platformCell(trace: FieldTrace | undefined): ChainCell {
  if (!trace) return { ...waiting, column: "platform" };
  if (trace.platform === undefined) return { column: "platform", look: "pass", words: "not reached" };
  const words = trace.platform.replace("to the platform's limit", `to ${trace.limit}`);
  return { column: "platform", look: "gone", literal: "clamped", words };
}

/** What the pod says; in place of what was dropped, that it is not there. */
export function podCell(chain: Chain, trace: FieldTrace | undefined, flows: boolean): ChainCell {
  const { field, pod, refusal } = chain;
  if (refusal !== undefined || (pod && "refused" in pod)) return { column: "pod", look: "refused", words: "no pod" };
  if (!trace) return { ...waiting, column: "pod", look: "pod" };
  const isThere = trace.act !== "nothing";
  const wire = flows && isThere ? { before: { line: "solid", end: "arrow" } as const } : {};
  const lost = droppedOf(chain) < 0 ? undefined : lostText(chain);
  const words = podWords(field, trace);
  if (lost === undefined) return { column: "pod", look: "pod", literal: podText(field, trace), words, ...wire };
  const instead = isThere ? `${podText(field, trace)} instead` : words;
  return { column: "pod", look: "lost", literal: lost, struck: true, status: "dropped", words: instead, ...wire };
}

/** What the pod would say if the value were kept. */
function lostText(chain: Chain): string {
  const { field, cells, sdk, fixed } = chain;
  const kept = traceOf(fixed, field);
  if (kept && kept.act !== "nothing") return podText(field, kept);
  const value = cells[droppedOf(chain)]?.value;
  return value === undefined ? "" : literalText(field, value, sdk);
}

/** The pod's own words of a field: `4 request, 12 limit`, `nvidia.com/gpu: 2`. */
export function podText(field: ResourceField, { act, request, limit, resource }: FieldTrace): string {
  if (field === "shm") {
    if (act === "nothing") return "none";
    return limit === "0" ? "/dev/shm, no limit of its own" : `/dev/shm ${limit}`;
  }
  if (limit === undefined) return field === "gpu" ? "none" : "none asked for";
  if (field === "gpu") return `${resource}: ${request}`;
  return request === limit ? `${limit} request and limit` : `${request} request, ${limit} limit`;
}

function podWords(field: ResourceField, { act, limit, labels = [] }: FieldTrace): string {
  const most = amountWords(field, limit);
  if (field === "shm") return act === "nothing" ? "the runtime's own /dev/shm" : "counts as memory";
  if (field === "gpu") {
    if (act === "nothing") return "no GPU, no node affinity";
    return labels.length === 0 ? "on any node, no toleration" : `on ${labels[0]?.split("=")[1] ?? labels[0]}`;
  }
  if (field === "disk") return limit === undefined ? "what the node has left" : `evicted above ${most}`;
  return `${field === "cpu" ? "throttled" : "killed"} above ${most}`;
}
