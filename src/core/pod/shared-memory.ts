import { fail, type Path, type Result, succeed } from "#core/problem/problem.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import type { ExtendedResourcesMessage } from "#core/sdk/serialize-resources.ts";
import { badTask } from "./executor-problem.ts";

/** What a task says of shared memory. */
export type SharedMemoryMessage = NonNullable<ExtendedResourcesMessage["sharedMemory"]>;

/** A volume in memory, where the task's container sees it, and its limit; 0 is none for Kubernetes. */
export type SharedMemory = { readonly name: string; readonly mountPath: string; readonly sizeLimit: string };

/**
 * Reads what a task says of shared memory. Without a size the limit is 0; the size is compared with nothing.
 *
 * @param takenWords - the executor's words when the pod uses the name or the path already
 * @returns the volume, or the first of `pod.shm-mount` (no name, no path), `pod.shm-taken`, `pod.shm-size`, with the
 * executor's words
 * @see SPEC P9, P21; source: flytek8s/pod_helper.go:262-316
 */
export function readSharedMemory(
  message: SharedMemoryMessage,
  takenWords: (name: string, path: string) => string | undefined = () => undefined,
): Result<SharedMemory> {
  const { mountName: name = "", mountPath = "", sizeLimit = "" } = message;
  if (name === "") return refuse("pod.shm-mount", "The shared memory has no name.", "mount name is not set", []);
  if (mountPath === "") return refuse("pod.shm-mount", "The shared memory has no path.", "mount path is not set", []);
  const taken = takenWords(name, mountPath);
  if (taken !== undefined) {
    const said = `The shared memory does not fit into the pod: ${taken}. Remove one of the two.`;
    return refuse("pod.shm-taken", said, taken, ["shm"]);
  }
  const size = parseQuantity(sizeLimit === "" ? "0" : sizeLimit);
  if (!size.ok) {
    const said = `The size of shm is ${JSON.stringify(sizeLimit)}, which is no quantity, so the task fails before it starts. Write an amount such as 1Gi, or auto.`;
    return refuse("pod.shm-size", said, `Unable to parse size limit: ${size.problems[0].origin?.message}`, ["shm"]);
  }
  return succeed({ name, mountPath, sizeLimit: formatQuantity(size.value) });
}

function refuse(
  code: "pod.shm-mount" | "pod.shm-size" | "pod.shm-taken",
  message: string,
  words: string,
  path: Path,
): Result<never> {
  return fail(badTask({ code, message, words, path }));
}
