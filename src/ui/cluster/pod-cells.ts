import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { nodeMessages } from "#core/pod/node-messages.ts";
import { shippedConfiguration } from "#core/pod/pod-configuration.ts";
import { type TaskResources, taskResources } from "#core/pod/task-resources.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import type { ResourceField } from "#core/resolve/resolve-resources.ts";

/** What the executor does with a field, and what the pod says in the end, in words. */
type PodCell = { readonly executor: string; readonly pod: string };

/** The cells of all fields. */
export type PodCells = Readonly<Record<ResourceField, PodCell>>;

/** The cells of a pod, or the reason where Flyte builds none. */
export type PodSteps = PodCells | { readonly refused: string };

/** The pod that the executor as shipped builds for a node, field by field. Small enough to be there when the page opens. */
export function shippedSteps(document: DocumentDraft, position: NodePosition): PodSteps {
  const node = nodeMessages(document, position);
  if (!node.ok) return { refused: node.problems[0].message };
  const { resources, extendedResources } = node.value.messages;
  const task = { ...(resources && { resources }), ...(extendedResources && { extendedResources }) };
  const built = taskResources(task, shippedConfiguration);
  return built.ok ? cellsOf(built.value, node.value.given) : { refused: built.problems[0].message };
}

/** What an executor made of the values that were given, in words. */
export function cellsOf({ requests, limits, requirements, sharedMemory }: TaskResources, given: JsonObject): PodCells {
  const both = (field: "cpu" | "memory" | "disk", name: string) => ({
    executor: amountStep(given[field], requests[name]),
    pod: limits[name] === undefined ? "none asked for" : amounts(requests[name], limits[name]),
  });
  const size = sharedMemory?.sizeLimit;
  return {
    cpu: both("cpu", "cpu"),
    memory: both("memory", "memory"),
    gpu: { executor: acceleratorStep(given.gpu), pod: acceleratorOf(requests, requirements) },
    disk: both("disk", "ephemeral-storage"),
    shm: sharedMemory
      ? { executor: "volume flyte-shm", pod: `/dev/shm, ${size === "0" ? "no limit of its own" : `at most ${size}`}` }
      : { executor: "nothing", pod: "the runtime's own /dev/shm" },
  };
}

/** A single amount becomes the limit too, nothing becomes a default, a request above its limit is lowered in silence. */
function amountStep(given: Json | undefined, request: string | undefined): string {
  if (given === undefined || given === null) return request === undefined ? "nothing" : "default";
  if (!Array.isArray(given)) return "limit from request";
  return isSame(String(given[0]), request) ? "unchanged" : "request lowered";
}

/** The pod spells an amount in its own way: `1000m` is there `1`, `0.1Ki` is `102400m`. */
function isSame(given: string, request = ""): boolean {
  const [one, other] = [parseQuantity(given), parseQuantity(request)];
  return one.ok && other.ok ? compareQuantities(one.value, other.value) === 0 : given === request;
}

/** A count without a type gets neither selector nor toleration. */
function acceleratorStep(given: Json | undefined): string {
  if (given === undefined || given === null || given === 0 || given === false) return "nothing";
  return typeof given === "number" ? "no selector, no toleration" : "limit from request, node label";
}

const otherNames = new Set(["cpu", "memory", "ephemeral-storage"]);

function acceleratorOf(requests: TaskResources["requests"], requirements: TaskResources["requirements"]): string {
  const [name] = Object.keys(requests).filter((key) => !otherNames.has(key));
  if (name === undefined) return "none";
  const labels = requirements.flatMap((requirement) => requirement.values ?? []);
  return `${name} ${requests[name]} on ${labels.length === 0 ? "any node, no toleration" : labels.join(", ")}`;
}

function amounts(request: string | undefined, limit: string | undefined): string {
  return request === limit ? `${request} request and limit` : `${request} request, ${limit} limit`;
}
