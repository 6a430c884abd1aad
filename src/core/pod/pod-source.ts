import type { Path } from "#core/problem/problem.ts";
import type { BuiltPod } from "./assemble-pod.ts";
import type { NodeMessages } from "./node-messages.ts";
import type { NodeTask } from "./node-task.ts";
import { originOf, type PodOrigin } from "./pod-origin.ts";

/** A pod with what it was built from. */
export type SourcedPod = { readonly built: BuiltPod; readonly node: NodeTask; readonly messages: NodeMessages };

const container = ["spec", "containers", 0];

/**
 * The value of the document that a place of a pod comes from; `undefined` where it comes from elsewhere.
 *
 * @see SPEC F23
 */
export function podSource(path: Path, pod: SourcedPod, origin = originOf(pod.built.origins, path)): Path | undefined {
  if (origin?.from === "resources") return resourceSource(path, origin.key ?? "", pod.messages);
  if (origin?.from !== "task") return undefined;
  return taskSource(path, pod);
}

function taskSource(path: Path, { built, node }: SourcedPod): Path | undefined {
  if (leadsTo([...container, "image"], path)) return node.image?.path;
  if (leadsTo(["spec", "serviceAccountName"], path)) return node.serviceAccount?.path;
  const index = path[4];
  if (!leadsTo([...container, "env"], path) || typeof index !== "number") return undefined;
  const name = built.pod.spec.containers[0].env[index]?.name;
  return node.variables && name !== undefined ? [...node.variables.path, name] : undefined;
}

/** The key of the resources, and the half of a pair where it is one. */
function resourceSource(path: Path, key: string, messages: NodeMessages): Path | undefined {
  if (messages.path === undefined || messages.given[key] === undefined) return undefined;
  const whole = [...messages.path, key];
  if (!Array.isArray(messages.given[key])) return whole;
  return [...whole, path.includes("limits") ? 1 : 0];
}

/** Only what is not as it was written is told: defaults, copies that were lowered. */
export function originNote(origin: PodOrigin): string | undefined {
  if (origin.from === "configuration" && origin.path.includes("resources")) return `the executor's ${origin.key}`;
  return origin.rule === "P6" ? origin.note : undefined;
}

function leadsTo(start: Path, path: Path): boolean {
  return start.every((key, index) => path[index] === key);
}
