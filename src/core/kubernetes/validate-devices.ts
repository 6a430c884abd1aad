import { type FieldError, invalid, notFound, required } from "./field-error.ts";
import type { PodContainer } from "./kubernetes-pod.ts";
import { objectsAt, textAt } from "./read-fields.ts";
import type { JudgedVolumes } from "./validate-volumes.ts";

/**
 * Judges the block devices of a container: volumes that are claims, each once, and not mounted as well.
 *
 * @see SPEC K20; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, ValidateVolumeDevices
 */
export function validateDevices({ fields }: PodContainer, path: string, volumes: JudgedVolumes): readonly FieldError[] {
  const mounts = objectsAt(fields, "volumeMounts");
  // Of several mounts of a volume Kubernetes looks at the last.
  const mounted = new Map(mounts.map((mount) => [textAt(mount, "name"), textAt(mount, "mountPath")]));
  const mountedPaths = new Set(mounted.values());
  const names = new Set<string>();
  const paths = new Set<string>();
  return objectsAt(fields, "volumeDevices").flatMap((device, index) => {
    const name = textAt(device, "name");
    const target = textAt(device, "devicePath");
    const climbs = target.split("/").includes("..");
    const errors = [
      ...nameErrors(name, `${path}[${index}].name`, volumes),
      ...when(names.has(name), invalid(`${path}[${index}].name`, name, "must be unique")),
      ...when(mounted.has(name), invalid(`${path}[${index}].name`, name, "must not already exist in volumeMounts")),
      ...when(target === "", required(`${path}[${index}].devicePath`)),
      ...when(paths.has(target), invalid(`${path}[${index}].devicePath`, target, "must be unique")),
      ...when(climbs, invalid(`${path}[${index}].devicePath`, target, "can not contain backsteps ('..')")),
      ...when(
        mountedPaths.has(target),
        invalid(`${path}[${index}].devicePath`, target, "must not already exist as a path in volumeMounts"),
      ),
    ];
    if (name !== "") names.add(name);
    if (!climbs) paths.add(target);
    return errors;
  });
}

function nameErrors(name: string, path: string, { valid, claims }: JudgedVolumes): readonly FieldError[] {
  const detail = "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode";
  return [
    ...when(name === "", required(path)),
    ...when(!valid.has(name), notFound(path, name)),
    ...when(valid.has(name) && !claims.has(name), invalid(path, name, detail)),
  ];
}

function when(broken: boolean, error: FieldError): readonly FieldError[] {
  return broken ? [error] : [];
}
