import type { BuiltPod } from "#core/pod/assemble-pod.ts";
import type { NodeMessages } from "#core/pod/node-messages.ts";
import type { NodeTask } from "#core/pod/node-task.ts";
import { originOf, type PodOrigin } from "#core/pod/pod-origin.ts";
import type { Path } from "#core/problem/problem.ts";
import type { PlaceAt } from "./put-pod.ts";

const container = ["spec", "containers", 0];

/** What is known about every place of a pod: who knows it, which value of the document it comes from, what to say. */
export function placesOf(built: BuiltPod, node: NodeTask, messages: NodeMessages): PlaceAt {
  return (path) => {
    const origin = originOf(built.origins, path);
    const isImage = leadsTo([...container, "image"], path);
    return {
      isRuntime: origin?.from === "run" || (isImage && !node.image),
      ...(isImage ? { after: "command and args: set by the run" } : {}),
      source: sourceOf(path, origin, { built, node, messages }),
      note:
        isImage && !node.image ? "set by the run" : origin?.path.length === path.length ? noteOf(origin) : undefined,
    };
  };
}

type Sources = { readonly built: BuiltPod; readonly node: NodeTask; readonly messages: NodeMessages };

function sourceOf(path: Path, origin: PodOrigin | undefined, { built, node, messages }: Sources): Path | undefined {
  if (origin?.from === "resources") return resourceSource(path, origin.key ?? "", messages);
  if (origin?.from !== "task") return undefined;
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
function noteOf(origin: PodOrigin): string | undefined {
  if (origin.from === "configuration" && origin.path.includes("resources")) return `the executor's ${origin.key}`;
  return origin.rule === "P6" ? origin.note : undefined;
}

function leadsTo(start: Path, path: Path): boolean {
  return start.every((key, index) => path[index] === key);
}
