import type { JsonObject } from "#core/problem/json.ts";
import { type FieldError, invalid, invalidEach, notSupported, required } from "./field-error.ts";
import { dnsSubdomainMessages, qualifiedNameMessages } from "./name-rules.ts";
import { objectAt, objectsAt, optionalObjectAt, textAt } from "./read-fields.ts";

const nameText = "a valid environment variable name must consist only of printable ASCII characters other than '='";
const valueSources = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"];
const mapSources = ["configMapRef", "secretRef"];
const fieldPaths =
  "metadata.name metadata.namespace metadata.uid spec.nodeName spec.serviceAccountName status.hostIP status.hostIPs status.podIP status.podIPs".split(
    " ",
  );
const otherFieldPaths = "metadata.annotations metadata.labels spec.restartPolicy spec.schedulerName status.phase".split(
  " ",
);
const resourcePaths = ["limits", "requests"].flatMap((kind) =>
  ["cpu", "ephemeral-storage", "memory"].map((name) => `${kind}.${name}`),
);
const pageResources = /^(limits|requests)\.hugepages-/;

/**
 * Judges `env` and `envFrom` of a container: names, one source each, and what the sources name.
 *
 * @see SPEC K20; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, ValidateEnv, ValidateEnvFrom
 */
export function validateEnvironment(container: JsonObject, path: string): readonly FieldError[] {
  return [
    ...objectsAt(container, "env").flatMap((variable, index) => variableErrors(variable, `${path}.env[${index}]`)),
    ...objectsAt(container, "envFrom").flatMap((source, index) => mapErrors(source, `${path}.envFrom`, index)),
  ];
}

function variableErrors(variable: JsonObject, path: string): readonly FieldError[] {
  const name = textAt(variable, "name");
  const wrong = name === "" ? [required(`${path}.name`)] : invalidEach(`${path}.name`, name, nameMessages(name));
  const from = optionalObjectAt(variable, "valueFrom");
  if (!from) return wrong;
  return [...wrong, ...sourceErrors(from, textAt(variable, "value"), `${path}.valueFrom`)];
}

function nameMessages(name: string): readonly string[] {
  return /^[ -<>-~]*$/.test(name) ? [] : [nameText];
}

function sourceErrors(from: JsonObject, value: string, path: string): readonly FieldError[] {
  const given = valueSources.filter((key) => optionalObjectAt(from, key));
  const errors = given.flatMap((key) => oneSourceErrors(key, objectAt(from, key), `${path}.${key}`));
  const detail =
    given.length === 0
      ? "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`"
      : value !== ""
        ? "may not be specified when `value` is not empty"
        : given.length > 1
          ? "may not have more than one field specified at a time"
          : undefined;
  return detail === undefined ? errors : [...errors, invalid(path, "", detail)];
}

function oneSourceErrors(kind: string, source: JsonObject, path: string): readonly FieldError[] {
  if (kind === "fieldRef") return fieldErrors(textAt(source, "fieldPath"), path);
  if (kind === "resourceFieldRef") return resourceErrors(textAt(source, "resource"), `${path}.resource`);
  if (kind === "fileKeyRef") return [];
  const name = textAt(source, "name");
  const key = textAt(source, "key");
  return [
    ...invalidEach(`${path}.name`, name, dnsSubdomainMessages(name)),
    ...(key === "" ? [required(`${path}.key`)] : invalidEach(`${path}.key`, key, keyMessages(key))),
  ];
}

function fieldErrors(fieldPath: string, path: string): readonly FieldError[] {
  const at = `${path}.fieldPath`;
  if (fieldPath === "") return [required(at)];
  const [, owner, subscript = ""] = /^([^[\]]+)\['([^']*)'\]$/.exec(fieldPath) ?? [];
  if (owner === "metadata.labels") return invalidEach(path, subscript, qualifiedNameMessages(subscript));
  if (owner === "metadata.annotations") {
    return invalidEach(path, subscript.toLowerCase(), qualifiedNameMessages(subscript.toLowerCase()));
  }
  if (fieldPaths.includes(fieldPath) || fieldPath === "spec.host") return [];
  if (otherFieldPaths.includes(fieldPath)) return [{ ...notSupported(at, fieldPath, fieldPaths), badValue: fieldPath }];
  const label = owner === undefined ? "field label not supported" : "field label does not support subscript";
  return [invalid(at, fieldPath, `error converting fieldPath: ${label}: ${fieldPath}`)];
}

function resourceErrors(resource: string, path: string): readonly FieldError[] {
  if (resource === "") return [required(path)];
  const known = resourcePaths.includes(resource) || pageResources.test(resource);
  return known ? [] : [notSupported(path, resource, resourcePaths)];
}

function mapErrors(source: JsonObject, path: string, index: number): readonly FieldError[] {
  const at = `${path}[${index}]`;
  const prefix = textAt(source, "prefix");
  const given = mapSources.filter((key) => optionalObjectAt(source, key));
  const names = given.flatMap((key) => referenceErrors(textAt(objectAt(source, key), "name"), `${at}.${key}.name`));
  const detail =
    given.length === 0
      ? "must specify one of: `configMapRef` or `secretRef`"
      : given.length > 1
        ? "may not have more than one field specified at a time"
        : undefined;
  return [
    ...invalidEach(`${at}.prefix`, prefix, nameMessages(prefix)),
    ...names,
    ...(detail === undefined ? [] : [invalid(path, "", detail)]),
  ];
}

function referenceErrors(name: string, path: string): readonly FieldError[] {
  return name === "" ? [required(path)] : invalidEach(path, name, dnsSubdomainMessages(name));
}

function keyMessages(key: string): readonly string[] {
  if (/^[-._a-zA-Z0-9]+$/.test(key)) return [];
  return [
    "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
  ];
}
