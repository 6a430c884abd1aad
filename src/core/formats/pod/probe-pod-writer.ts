import { type CodePart, joinParts, writeCode } from "#core/formats/code/code-writer.ts";
import { commentLine } from "#core/formats/code/problem-comment.ts";
import type { Writer } from "#core/formats/writer.ts";
import type { Path } from "#core/problem/problem.ts";
import { probePod } from "./derived-pod.ts";
import { objectName } from "./object-name.ts";
import { placesOf } from "./places-of.ts";
import { type NotedPod, writePodStream } from "./pod-stream.ts";
import { type PlaceAt, putPod } from "./put-pod.ts";

/**
 * Writes pods for `kubectl apply` that ask for what the tasks' pods ask for and do nothing: whether they start tells whether the
 * tasks would.
 *
 * @see SPEC F25
 */
export const probePodWriter: Writer = {
  id: "probe-pod",
  label: "Probe pod",
  language: "yaml",
  fileExtension: "yaml",
  scopes: ["file", "environment", "task", "override"],
  write: (input) => writePodStream(input, writeProbe),
};

function writeProbe(pod: NotedPod, header: CodePart): CodePart {
  const name = objectName("probe", header.text.slice(2).trim());
  const object = probePod(pod, name);
  const body = writeCode("  ", (out) => {
    out.line(
      commentLine("#", `kubectl apply -f FILE && kubectl describe pod ${name}; afterwards: kubectl delete pod ${name}`),
    );
    putPod(out, object, sourcesIn(pod, []));
  });
  return joinParts([header, body]);
}

/**
 * Where values of an object come from that was made of a pod: what lies below `prefix` has the place that it has in the pod; nothing
 * in it is only known in a run.
 */
export function sourcesIn(pod: NotedPod, prefix: Path): PlaceAt {
  const placeAt = placesOf(pod);
  const isWithin = (path: Path) => prefix.every((key, at) => path[at] === key);
  return (path) => {
    const place = isWithin(path) ? placeAt(path.slice(prefix.length)) : undefined;
    const isReplaced = path.at(-1) === "name" || path.includes("command");
    const isImage = path.at(-1) === "image" && !pod.node.image;
    const source = isReplaced || isImage ? undefined : place?.source;
    return { isRuntime: false, source, note: source === undefined ? undefined : place?.note };
  };
}
