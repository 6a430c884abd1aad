import type { JsonObject } from "#core/problem/json.ts";
import { objectsAt, optionalObjectAt } from "./read-fields.ts";

const outdated: readonly (readonly [string, string])[] = [
  ["photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"],
  ["gitRepo", "deprecated in v1.11, and disabled by default in v1.33+"],
  ["scaleIO", "deprecated in v1.16, non-functional in v1.22+"],
  ["flocker", "deprecated in v1.22, non-functional in v1.25+"],
  ["storageos", "deprecated in v1.22, non-functional in v1.25+"],
  ["quobyte", "deprecated in v1.22, non-functional in v1.25+"],
  ["glusterfs", "deprecated in v1.25, non-functional in v1.26+"],
  ["cephfs", "deprecated in v1.28, non-functional in v1.31+"],
  ["rbd", "deprecated in v1.28, non-functional in v1.31+"],
];

/**
 * Warns of sources of volumes that no longer work.
 *
 * @see SPEC K22; source: k8s.io/kubernetes 1.37.2, pkg/api/pod/warnings.go
 */
export function volumeWarnings(spec: JsonObject): readonly string[] {
  return objectsAt(spec, "volumes").flatMap((volume, index) =>
    outdated
      .filter(([key]) => optionalObjectAt(volume, key))
      .map(([key, message]) => `spec.volumes[${index}].${shownKey(key)}: ${message}`),
  );
}

/** Kubernetes spells one of them otherwise here. */
function shownKey(key: string): string {
  return key === "storageos" ? "storageOS" : key;
}
