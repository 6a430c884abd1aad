import { fail, type Path, type Result, succeed } from "#core/problem/problem.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import type { ExtendedResourcesMessage } from "#core/sdk/serialize-resources.ts";
import { badTask } from "./executor-problem.ts";
import { changed, type PodDraft, primaryIndex } from "./pod-draft.ts";
import type { OriginReason } from "./pod-origin.ts";

type SharedMemoryMessage = NonNullable<ExtendedResourcesMessage["sharedMemory"]>;
const reason: OriginReason = { from: "resources", key: "shm", rule: "P9", note: "shared memory" };

/**
 * Adds the volume for shared memory and mounts it in the task's own container; without a size its limit is 0, which
 * Kubernetes reads as none. The size is compared with nothing.
 *
 * @returns the pod, or the first of `pod.shm-mount` (no name, no path), `pod.shm-taken` (name or path is in use),
 * `pod.shm-size`, with the executor's words.
 * @see SPEC P9, P21; source: flytek8s/pod_helper.go:262-316
 */
export function applySharedMemory(draft: PodDraft, message: SharedMemoryMessage | undefined): Result<PodDraft> {
  if (!message) return succeed(draft);
  const { mountName = "", mountPath = "", sizeLimit = "" } = message;
  if (mountName === "") return refuse("pod.shm-mount", "The shared memory has no name.", "mount name is not set", []);
  if (mountPath === "") return refuse("pod.shm-mount", "The shared memory has no path.", "mount path is not set", []);
  const taken = takenWords(draft, mountName, mountPath);
  if (taken !== undefined) {
    return refuse(
      "pod.shm-taken",
      `The shared memory does not fit into the pod: ${taken}. Remove one of the two.`,
      taken,
      ["shm"],
    );
  }
  const size = parseQuantity(sizeLimit === "" ? "0" : sizeLimit);
  if (!size.ok) {
    const said = `The size of shm is ${JSON.stringify(sizeLimit)}, which is no quantity, so the task fails before it starts. Write an amount such as 1Gi, or auto.`;
    return refuse("pod.shm-size", said, `Unable to parse size limit: ${size.problems[0].origin?.message}`, ["shm"]);
  }
  return succeed(mounted(draft, { mountName, mountPath, sizeLimit: formatQuantity(size.value) }));
}

/** A trailing slash makes another path, and other containers do not matter. */
function takenWords({ spec, ...draft }: PodDraft, name: string, path: string): string | undefined {
  if ((spec.volumes ?? []).some((volume) => volume.name === name))
    return `A volume is already named ${name} in pod spec`;
  for (const mount of spec.containers[primaryIndex({ spec, ...draft })]?.volumeMounts ?? []) {
    if (mount.name === name) return `A volume is already named ${name} in container`;
    if (mount.mountPath === path) return `${path} is already mounted in container`;
  }
  return undefined;
}

type Mount = { readonly mountName: string; readonly mountPath: string; readonly sizeLimit: string };

function mounted(draft: PodDraft, { mountName: name, mountPath, sizeLimit }: Mount): PodDraft {
  const { spec } = draft;
  const primary = primaryIndex(draft);
  const volumes = spec.volumes ?? [];
  const mounts = spec.containers[primary]?.volumeMounts ?? [];
  const containers = spec.containers.map((container, index) =>
    index === primary ? { ...container, volumeMounts: [...mounts, { name, mountPath }] } : container,
  );
  const volume = { name, emptyDir: { medium: "Memory", sizeLimit } };
  return changed(draft, { ...spec, containers, volumes: [...volumes, volume] }, [
    { path: ["spec", "volumes", volumes.length], ...reason },
    { path: ["spec", "containers", primary, "volumeMounts", mounts.length], ...reason },
  ]);
}

function refuse(
  code: "pod.shm-mount" | "pod.shm-size" | "pod.shm-taken",
  message: string,
  words: string,
  path: Path,
): Result<never> {
  return fail(badTask({ code, message, words, path }));
}
