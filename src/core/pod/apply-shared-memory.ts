import { type Result, succeed } from "#core/problem/problem.ts";
import { changed, type PodDraft, primaryIndex } from "./pod-draft.ts";
import type { OriginReason } from "./pod-origin.ts";
import { readSharedMemory, type SharedMemory, type SharedMemoryMessage } from "./shared-memory.ts";

const reason: OriginReason = { from: "resources", key: "shm", rule: "P9", note: "shared memory" };

/**
 * Adds the volume for shared memory and mounts it in the task's own container.
 *
 * @returns the pod, or what `readSharedMemory` says; names and paths that the pod uses are taken
 * @see SPEC P9, P21; source: flytek8s/pod_helper.go:262-316
 */
export function applySharedMemory(draft: PodDraft, message: SharedMemoryMessage | undefined): Result<PodDraft> {
  if (!message) return succeed(draft);
  const shared = readSharedMemory(message, (name, path) => takenWords(draft, name, path));
  return shared.ok ? succeed(mounted(draft, shared.value)) : shared;
}

/** A trailing slash makes another path, and other containers do not matter. */
function takenWords(draft: PodDraft, name: string, path: string): string | undefined {
  const { volumes = [], containers } = draft.spec;
  if (volumes.some((volume) => volume.name === name)) return `A volume is already named ${name} in pod spec`;
  for (const mount of containers[primaryIndex(draft)]?.volumeMounts ?? []) {
    if (mount.name === name) return `A volume is already named ${name} in container`;
    if (mount.mountPath === path) return `${path} is already mounted in container`;
  }
  return undefined;
}

function mounted(draft: PodDraft, { name, mountPath, sizeLimit }: SharedMemory): PodDraft {
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
