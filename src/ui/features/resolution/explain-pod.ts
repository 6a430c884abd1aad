import type { FieldTrace } from "#core/fit/trace-pod.ts";
import { assertNever } from "#core/problem/assert-never.ts";
import type { ResourceField } from "#core/resolve/resolve-resources.ts";
import { resourceTitles } from "#ui/look/resource-titles.ts";
import type { Chain } from "./chain.ts";
import type { WhyStep } from "./explain-value.ts";

/** What Flyte makes of the field, in one sentence: the second of the two. See SPEC RV5–RV8. */
export function executorSentence(chain: Chain, trace: FieldTrace | undefined): string {
  const { pod, field, cells } = chain;
  if (chain.refusal !== undefined)
    return 'No pod is built until the override sets reusable to "off" or names no resources.';
  if (pod && "refused" in pod) return `No pod is built: ${firstSentence(pod.refused)}`;
  if (!trace) return "What Flyte makes of it is being worked out.";
  if (trace.platform !== undefined) {
    return `The cluster's Flyte has ${trace.platform}, without a word, so the pod gets ${amounts(trace)}.`;
  }
  const isZero = cells.some(
    ({ state, value }) => state === "wins" && field === "gpu" && (value === 0 || value === false),
  );
  if (isZero) return "A count of 0 is no accelerator, so the pod asks for none and may run on any node.";
  return actSentence(field, trace);
}

function actSentence(field: ResourceField, trace: FieldTrace): string {
  const { act, limit = "", request = "", resource = "", labels = [] } = trace;
  switch (act) {
    case "unchanged":
      return `Flyte sends both as they are, so the pod gets ${amounts(trace)}.`;
    case "limit-from-request":
      return `A single amount becomes the limit too, so the pod requests ${request} and may use no more.`;
    case "request-from-limit":
      return `The missing request takes the limit, so the pod requests ${request} and may use no more.`;
    case "lowered":
      return `The request is above the limit, so Flyte lowers it to ${limit} without a word.`;
    case "default":
      return `The pod gets ${limit} as request and limit, from ${trace.template ?? trace.defaultOf ?? "Flyte's default"}.`;
    case "count":
      return `A count has no type, so the pod asks for ${request} ${resource} on any node, without a node label or a toleration for a type.`;
    case "device":
      return labels.length === 0
        ? `The pod asks for ${request} ${resource}, and nodes need no label for it.`
        : `The pod asks for ${request} ${resource} on nodes that carry ${labels.join(" and ")}.`;
    case "volume":
      return limit === "0"
        ? `Flyte mounts a volume in memory at ${trace.mountPath} without a limit of its own.`
        : `Flyte mounts a volume in memory at ${trace.mountPath} that takes at most ${limit}.`;
    case "nothing":
      return nothingSentence(field);
    default:
      return assertNever(act);
  }
}

function nothingSentence(field: ResourceField): string {
  if (field === "gpu")
    return "Flyte adds no accelerator and no node affinity, so the pod may run on any node without one.";
  if (field === "shm") return "Flyte adds no volume, so the pod has the runtime's own /dev/shm.";
  return `Flyte has no default for ${resourceTitles[field].toLowerCase()}, so the pod asks for none.`;
}

/** Request and limit in words: `4 request, 12 limit`. */
function amounts({ request, limit }: FieldTrace): string {
  return request === limit ? `${limit} as request and limit` : `a request of ${request} and a limit of ${limit}`;
}

/** What the executor does, for a list of steps. */
export function executorStep(field: ResourceField, trace: FieldTrace): WhyStep {
  return { column: "executor", who: "Executor", text: executorText(field, trace), decides: false };
}

function executorText(field: ResourceField, { act, limit = "", defaultOf, labels = [] }: FieldTrace): string {
  switch (act) {
    case "unchanged":
      return "changes nothing: request and limit are both given";
    case "limit-from-request":
      return `makes the request the limit too`;
    case "request-from-limit":
      return `makes the limit the request too`;
    case "lowered":
      return `lowers the request to its limit, ${limit}`;
    case "default":
      return `fills in ${defaultOf ?? "a default"}`;
    case "count":
      return "adds no node label and no toleration for a type";
    case "device":
      return labels.length === 0 ? "asks nodes for no label" : `asks nodes for ${labels.join(" and ")}`;
    case "volume":
      return "adds the volume flyte-shm, in memory";
    case "nothing":
      return field === "shm" ? "adds no flyte-shm volume" : field === "gpu" ? "adds no node affinity" : "adds nothing";
    default:
      return assertNever(act);
  }
}

/** What the pod template has to say. */
export function templateStep(
  trace: FieldTrace,
  { name, isKnown }: { readonly name: string; readonly isKnown: boolean },
): WhyStep {
  const gives = trace.template !== undefined;
  const unknown = `${name} is not in the cluster profile, so what it changes is not known`;
  const text = gives ? `${name} gives the amount` : isKnown ? `${name} changes nothing here` : unknown;
  return { column: "template", who: "Pod template", text, decides: gives };
}

/** What the platform's limit does. */
export function platformStep(note: string): WhyStep {
  return { column: "platform", who: "Platform limit", text: `the amount is ${note}, without a word`, decides: true };
}

/** What the pod ends up with. */
export function podStep({ field, pod, refusal }: Chain, trace: FieldTrace | undefined): string {
  if (refusal !== undefined || (pod && "refused" in pod)) return "is not built";
  if (!trace) return "is being worked out";
  if (field === "shm") {
    if (trace.act === "nothing") return "keeps the runtime's own /dev/shm";
    return trace.limit === "0" ? "has /dev/shm without a limit of its own" : `has /dev/shm of at most ${trace.limit}`;
  }
  if (trace.limit === undefined) return field === "gpu" ? "asks for no accelerator" : "asks for none";
  if (field === "gpu") return `asks for ${trace.resource}: ${trace.request}`;
  return `gets ${amounts(trace)}`;
}

/** Only the first sentence of a message, so that the two stay two. */
function firstSentence(message: string): string {
  const [first = message] = message.split(/(?<=[.!?]) (?=\p{Lu})/u);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
