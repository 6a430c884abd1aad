import { type CodePart, joinParts, writeCode } from "#core/formats/code/code-writer.ts";
import type { Writer } from "#core/formats/writer.ts";
import { placesOf } from "./places-of.ts";
import { type NotedPod, writePodStream } from "./pod-stream.ts";
import { putPod } from "./put-pod.ts";

/**
 * Writes the pods that the executor builds, with its shipped configuration or that of the cluster profile, as a YAML stream: one
 * per task and override, each headed by its address. Values that only a run knows are those of an example run and marked.
 *
 * @see SPEC F20, F22-F24
 */
export const podWriter: Writer = {
  id: "pod",
  label: "Pod",
  language: "yaml",
  fileExtension: "yaml",
  tellsOrigins: true,
  scopes: ["file", "environment", "task", "override"],
  write: (input) => writePodStream(input, writePod),
};

function writePod(pod: NotedPod, header: CodePart): CodePart {
  return joinParts([header, writeCode("  ", (out) => putPod(out, pod.built.pod, placesOf(pod)))]);
}
