import { originOf, type PodOrigin } from "#core/pod/pod-origin.ts";
import { originNote, podSource, type SourcedPod } from "#core/pod/pod-source.ts";
import type { PlaceAt } from "./put-pod.ts";

const image = ["spec", "containers", 0, "image"];

/** What is known about every place of a pod: who knows it, which value of the document it comes from, what to say. */
export function placesOf(pod: SourcedPod): PlaceAt {
  const { built, node } = pod;
  return (path) => {
    const origin = originOf(built.origins, path);
    const isImage = image.every((key, index) => path[index] === key);
    return {
      isRuntime: origin?.from === "run" || (isImage && !node.image),
      ...(isImage ? { after: "command and args: set by the run" } : {}),
      source: podSource(path, pod, origin),
      origin: origin && originWords(origin),
      note:
        isImage && !node.image
          ? "set by the run"
          : origin?.path.length === path.length
            ? originNote(origin)
            : undefined,
    };
  };
}

const froms: Readonly<Record<PodOrigin["from"], string>> = {
  resources: "the field",
  task: "the task",
  "task-pod": "the task's own pod",
  template: "the pod template",
  configuration: "Flyte's configuration,",
  platform: "the platform",
  executor: "the executor",
  run: "the run",
};

/** Who decided about a value, and by which rule of SPEC: `the field memory: limit from the request (rule P6)`. See SPEC F28. */
function originWords({ from, key, note, rule }: PodOrigin): string {
  const by = key === undefined || key === "" ? froms[from].replace(/,$/, "") : `${froms[from]} ${key}`;
  return `${by}${note === "" || note === by ? "" : `: ${note}`} (rule ${rule})`;
}
