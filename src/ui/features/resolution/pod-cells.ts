import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { nodeMessages } from "#core/pod/node-messages.ts";
import { shippedConfiguration } from "#core/pod/pod-configuration.ts";
import { type TaskResources, taskResources } from "#core/pod/task-resources.ts";
import type { ResourceField } from "#core/resolve/resolve-resources.ts";

/** What the pod says of each field, in words. */
export type PodCells = Readonly<Record<ResourceField, string>>;

/** The pod that the executor builds for a node, field by field, or the reason where Flyte builds none. */
export function podCells(document: DocumentDraft, position: NodePosition): PodCells | { readonly refused: string } {
  const node = nodeMessages(document, position);
  if (!node.ok) return { refused: node.problems[0].message };
  const { resources, extendedResources } = node.value.messages;
  const task = { ...(resources && { resources }), ...(extendedResources && { extendedResources }) };
  const built = taskResources(task, shippedConfiguration);
  return built.ok ? cellsOf(built.value) : { refused: built.problems[0].message };
}

function cellsOf({ requests, limits, requirements, sharedMemory }: TaskResources): PodCells {
  const both = (name: string) => amounts(requests[name], limits[name]);
  const size = sharedMemory?.sizeLimit;
  return {
    cpu: both("cpu"),
    memory: both("memory"),
    gpu: acceleratorOf(requests, requirements),
    disk: limits["ephemeral-storage"] === undefined ? "none asked for" : both("ephemeral-storage"),
    shm: sharedMemory
      ? `/dev/shm, ${size === "0" ? "no limit of its own" : `at most ${size}`}`
      : "the runtime's own /dev/shm",
  };
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
