import type { NodeMessages } from "#core/pod/node-messages.ts";
import type { Path } from "#core/problem/problem.ts";
import type { ResourceEntry } from "#core/sdk/serialize-resources.ts";

const fields: { readonly [name in ResourceEntry["name"]]?: string } = {
  CPU: "cpu",
  MEMORY: "memory",
  GPU: "gpu",
  EPHEMERAL_STORAGE: "disk",
};

/** Which value of the document stands behind a place in the messages; `undefined` for what stands for several. */
export function sourceOf(at: Path, node: NodeMessages): Path | undefined {
  const [message, part, index] = at;
  if (node.path === undefined || part === undefined) return undefined;
  if (message === "extendedResources") return [...node.path, part === "sharedMemory" ? "shm" : "gpu"];
  if ((part !== "requests" && part !== "limits") || typeof index !== "number") return undefined;
  const name = node.messages.resources?.[part]?.[index]?.name;
  const field = name === undefined ? undefined : fields[name];
  if (field === undefined) return undefined;
  return Array.isArray(node.given[field]) ? [...node.path, field, part === "requests" ? 0 : 1] : [...node.path, field];
}
