import type { JsonObject } from "#core/problem/json.ts";
import { type FieldError, invalid, notFound, required } from "./field-error.ts";
import type { PodContainer } from "./kubernetes-pod.ts";
import { objectsAt, textAt } from "./read-fields.ts";
import { descendingPathErrors, type JudgedVolumes } from "./validate-volumes.ts";

/**
 * Judges the mounts of a container: volumes that may be mounted, on distinct paths.
 *
 * @see SPEC K20; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, ValidateVolumeMounts
 */
export function validateMounts({ fields }: PodContainer, path: string, volumes: JudgedVolumes): readonly FieldError[] {
  const mounted = new Set<string>();
  // Of several devices of a volume Kubernetes looks at the last.
  const devices = new Map(
    objectsAt(fields, "volumeDevices").map((device) => [textAt(device, "name"), textAt(device, "devicePath")]),
  );
  const devicePaths = new Set(devices.values());
  return objectsAt(fields, "volumeMounts").flatMap((mount, index) => {
    const at = `${path}[${index}]`;
    const name = textAt(mount, "name");
    const target = textAt(mount, "mountPath");
    const taken = mounted.has(target) ? [invalid(`${at}.mountPath`, target, "must be unique")] : [];
    mounted.add(target);
    return [
      ...(name === "" ? [required(`${at}.name`)] : []),
      ...(volumes.valid.has(name) ? [] : [notFound(`${at}.name`, name)]),
      ...(target === "" ? [required(`${at}.mountPath`)] : []),
      ...taken,
      ...(devices.has(name) ? [invalid(`${at}.name`, name, "must not already exist in volumeDevices")] : []),
      ...(devicePaths.has(target)
        ? [invalid(`${at}.mountPath`, target, "must not already exist as a path in volumeDevices")]
        : []),
      ...subPathErrors(mount, path, at),
    ];
  });
}

/** Kubernetes leaves the number of the mount out of these paths. */
function subPathErrors(mount: JsonObject, path: string, at: string): readonly FieldError[] {
  const subPath = textAt(mount, "subPath");
  const expression = textAt(mount, "subPathExpr");
  const both = subPath !== "" && expression !== "";
  const detail = "subPathExpr and subPath are mutually exclusive";
  return [
    ...descendingPathErrors(subPath, `${path}.subPath`),
    ...(both ? [invalid(`${at}.subPathExpr`, expression, detail)] : []),
    ...descendingPathErrors(expression, `${path}.subPathExpr`),
  ];
}
