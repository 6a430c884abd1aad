import type { JsonObject } from "#core/problem/json.ts";
import { sign } from "#core/quantity/quantity.ts";
import { duplicate, type FieldError, forbidden, invalid, invalidEach, notSupported, required } from "./field-error.ts";
import { dnsLabelMessages } from "./name-rules.ts";
import { numberAt, objectAt, objectsAt, optionalObjectAt, optionalTextAt, quantityAt, textAt } from "./read-fields.ts";

/** What judging the volumes yields: the errors, and the volumes that may be mounted; of those the ones that are claims. */
export type JudgedVolumes = {
  readonly errors: readonly FieldError[];
  readonly valid: ReadonlySet<string>;
  readonly claims: ReadonlySet<string>;
};

type SourceRule = (source: JsonObject, path: string) => readonly FieldError[];

const anything: SourceRule = () => [];

/** The sources in the order in which Kubernetes looks at them, each with its rule. */
const sources: ReadonlyMap<string, SourceRule> = new Map<string, SourceRule>([
  ["emptyDir", emptyDirErrors],
  ["hostPath", hostPathErrors],
  ["gitRepo", gitRepoErrors],
  ...unjudged("gcePersistentDisk awsElasticBlockStore"),
  ["secret", (source, path) => [...needed(source, path, "secretName"), ...filesErrors(source, path)]],
  ["nfs", nfsErrors],
  ...unjudged("iscsi glusterfs flocker"),
  ["persistentVolumeClaim", (source, path) => needed(source, path, "claimName")],
  ...unjudged("rbd cinder cephfs quobyte downwardAPI fc flexVolume"),
  ["configMap", (source, path) => [...needed(source, path, "name"), ...filesErrors(source, path)]],
  ...unjudged("azureFile vsphereVolume photonPersistentDisk portworxVolume azureDisk storageos projected scaleIO"),
  ...unjudged("csi ephemeral image"),
]);
const claimSources = ["persistentVolumeClaim", "ephemeral"];
/** Kubernetes spells two paths otherwise in this one error. */
const secondSourcePaths: ReadonlyMap<string, string> = new Map([
  ["cephfs", "cephFS"],
  ["downwardAPI", "downwarAPI"],
]);
const hostPathTypes = [
  "",
  "BlockDevice",
  "CharDevice",
  "Directory",
  "DirectoryOrCreate",
  "File",
  "FileOrCreate",
  "Socket",
];

/**
 * Judges `spec.volumes`: names, one source each, and what the common sources hold. A volume with an error cannot be
 * mounted, and its name does not count as taken.
 *
 * @see SPEC K19; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, ValidateVolumes
 */
export function validateVolumes(spec: JsonObject): JudgedVolumes {
  const valid = new Set<string>();
  const claims = new Set<string>();
  const errors: FieldError[] = [];
  for (const [index, volume] of objectsAt(spec, "volumes").entries()) {
    const path = `spec.volumes[${index}]`;
    const name = textAt(volume, "name");
    const found = [...sourceErrors(volume, path), ...nameErrors(name, `${path}.name`)];
    if (valid.has(name)) found.push(duplicate(`${path}.name`, name));
    errors.push(...found);
    if (found.length > 0) continue;
    valid.add(name);
    if (claimSources.some((key) => optionalObjectAt(volume, key))) claims.add(name);
  }
  return { errors, valid, claims };
}

/** A path below another: relative, without `..`. @see SPEC K19 */
export function descendingPathErrors(target: string, path: string): readonly FieldError[] {
  const absolute = target.startsWith("/") ? [invalid(path, target, "must be a relative path")] : [];
  return [...absolute, ...climbingErrors(target, path)];
}

function climbingErrors(target: string, path: string): readonly FieldError[] {
  return target.split("/").includes("..") ? [invalid(path, target, "must not contain '..'")] : [];
}

function nameErrors(name: string, path: string): readonly FieldError[] {
  return name === "" ? [required(path)] : invalidEach(path, name, dnsLabelMessages(name));
}

function sourceErrors(volume: JsonObject, path: string): readonly FieldError[] {
  const given = [...sources].filter(([key]) => optionalObjectAt(volume, key));
  return given.flatMap(([key, rule], index) =>
    index === 0
      ? rule(objectAt(volume, key), `${path}.${key}`)
      : [forbidden(`${path}.${secondSourcePaths.get(key) ?? key}`, "may not specify more than 1 volume type")],
  );
}

function emptyDirErrors(source: JsonObject, path: string): readonly FieldError[] {
  const limit = quantityAt(source, "sizeLimit");
  const detail = "SizeLimit field must be a valid resource quantity";
  return limit && sign(limit) < 0 ? [forbidden(`${path}.sizeLimit`, detail)] : [];
}

function hostPathErrors(source: JsonObject, path: string): readonly FieldError[] {
  const target = textAt(source, "path");
  if (target === "") return [required(`${path}.path`)];
  const type = optionalTextAt(source, "type") ?? "";
  return [
    ...climbingErrors(target, `${path}.path`),
    ...(hostPathTypes.includes(type) ? [] : [notSupported(`${path}.type`, type, hostPathTypes)]),
  ];
}

function gitRepoErrors(source: JsonObject, path: string): readonly FieldError[] {
  const directory = descendingPathErrors(textAt(source, "directory"), `${path}.directory`);
  return [...needed(source, path, "repository"), ...directory];
}

function nfsErrors(source: JsonObject, path: string): readonly FieldError[] {
  const target = textAt(source, "path");
  const relative = target.startsWith("/") ? [] : [invalid(`${path}.path`, target, "must be an absolute path")];
  return [...needed(source, path, "server"), ...needed(source, path, "path"), ...relative];
}

function filesErrors(source: JsonObject, path: string): readonly FieldError[] {
  const items = objectsAt(source, "items").flatMap((item, index) => itemErrors(item, `${path}.items[${index}]`));
  return [...modeErrors(numberAt(source, "defaultMode"), `${path}.defaultMode`), ...items];
}

function itemErrors(item: JsonObject, path: string): readonly FieldError[] {
  const target = textAt(item, "path");
  const hidden = target.startsWith("..") && !target.startsWith("../");
  return [
    ...needed(item, path, "key"),
    ...needed(item, path, "path"),
    ...descendingPathErrors(target, `${path}.path`),
    ...(hidden ? [invalid(`${path}.path`, target, "must not start with '..'")] : []),
    ...modeErrors(numberAt(item, "mode"), `${path}.mode`),
  ];
}

function modeErrors(mode: number | undefined, path: string): readonly FieldError[] {
  if (mode === undefined || (mode >= 0 && mode <= 0o777)) return [];
  return [invalid(path, mode, "must be a number between 0 and 0777 (octal), both inclusive")];
}

function needed(source: JsonObject, path: string, key: string): readonly FieldError[] {
  return textAt(source, key) === "" ? [required(`${path}.${key}`)] : [];
}

function unjudged(keys: string): readonly (readonly [string, SourceRule])[] {
  return keys.split(" ").map((key) => [key, anything]);
}
