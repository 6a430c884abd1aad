import { type CodePart, joinParts, writeCode } from "#core/formats/code/code-writer.ts";
import { commentLine } from "#core/formats/code/problem-comment.ts";
import type { Writer } from "#core/formats/writer.ts";
import type { JsonObject } from "#core/problem/json.ts";
import { templateOf } from "./derived-pod.ts";
import { objectName } from "./object-name.ts";
import { type NotedPod, writePodStream } from "./pod-stream.ts";
import { sourcesIn } from "./probe-pod-writer.ts";
import { putPod } from "./put-pod.ts";

/**
 * Writes PodTemplate objects with the placement and resources of the tasks' pods, which other tasks can name as their
 * `pod_template`. Flyte merges them below the pods of tasks.
 *
 * @see SPEC F26
 */
export const podTemplateWriter: Writer = {
  id: "pod-template",
  label: "PodTemplate",
  language: "yaml",
  fileExtension: "yaml",
  scopes: ["file", "environment", "task", "override"],
  write: (input) => writePodStream(input, writeTemplate),
};

/** Kubernetes takes no container without an image; the task's own always wins. */
const anyImage = "busybox:1.37";

function writeTemplate(pod: NotedPod, header: CodePart): CodePart {
  const name = objectName("template", header.text.slice(2).trim());
  const body = writeCode("  ", (out) => {
    out.line(
      commentLine("#", `for tasks with pod_template="${name}"; cpu and memory are always those that the task asks for`),
    );
    putPod(out, templateObject(pod, name), sourcesIn(pod, ["template"]));
  });
  return joinParts([header, body]);
}

function templateObject(pod: NotedPod, name: string): JsonObject {
  const { labels, spec } = templateOf(pod);
  const containers = Array.isArray(spec.containers) ? spec.containers : [];
  const withImages = containers.map(({ name: own, ...rest }: JsonObject) => ({ name: own, image: anyImage, ...rest }));
  return {
    apiVersion: "v1",
    kind: "PodTemplate",
    metadata: { name },
    template: {
      ...(Object.keys(labels).length > 0 ? { metadata: { labels } } : {}),
      spec: { ...spec, containers: withImages, restartPolicy: "Never" },
    },
  };
}
