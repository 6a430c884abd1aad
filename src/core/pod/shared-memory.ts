import { fail, type Path, type Result, succeed } from "#core/problem/problem.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import type { ExtendedResourcesMessage } from "#core/sdk/serialize-resources.ts";

/** The volume in memory and where the container sees it. */
export type SharedMemory = {
  readonly volume: {
    readonly name: string;
    readonly emptyDir: { readonly medium: "Memory"; readonly sizeLimit: string };
  };
  readonly mount: { readonly name: string; readonly mountPath: string };
};

/**
 * The volume for shared memory; without a size its limit is 0, which Kubernetes reads as none. The size is compared with
 * nothing.
 *
 * @returns the volume and its mount, or `pod.shm-mount`, `pod.shm-size` with the executor's words.
 * @see SPEC P9; source: flytek8s/pod_helper.go:262-316
 */
export function buildSharedMemory(
  message: NonNullable<ExtendedResourcesMessage["sharedMemory"]>,
): Result<SharedMemory> {
  const { mountName = "", mountPath = "", sizeLimit = "" } = message;
  if (mountName === "") return refuse("pod.shm-mount", "The shared memory has no name.", "mount name is not set", []);
  if (mountPath === "") return refuse("pod.shm-mount", "The shared memory has no path.", "mount path is not set", []);
  const size = parseQuantity(sizeLimit === "" ? "0" : sizeLimit);
  if (!size.ok) {
    const message = `The size of shm is ${JSON.stringify(sizeLimit)}, which is no quantity, so the task fails before it starts. Write an amount such as 1Gi, or auto.`;
    return refuse("pod.shm-size", message, `Unable to parse size limit: ${size.problems[0].origin?.message}`, ["shm"]);
  }
  return succeed({
    volume: { name: mountName, emptyDir: { medium: "Memory", sizeLimit: formatQuantity(size.value) } },
    mount: { name: mountName, mountPath },
  });
}

function refuse(code: "pod.shm-mount" | "pod.shm-size", message: string, words: string, path: Path): Result<never> {
  return fail({
    code,
    severity: "error",
    path,
    message,
    origin: {
      program: "executor",
      stage: "build",
      type: "BadTaskSpecification",
      message: `[BadTaskSpecification] ${words}`,
    },
  });
}
