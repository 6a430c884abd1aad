import type { JsonObject } from "#core/problem/json.ts";
import { type FieldError, invalid, invalidEach, required, tooLong } from "./field-error.ts";
import type { KubernetesPod } from "./kubernetes-pod.ts";
import { dnsSubdomainMessages, qualifiedNameMessages, utf8Length } from "./name-rules.ts";
import { objectsAt, textAt } from "./read-fields.ts";
import { labelErrors } from "./validate-pod-affinity.ts";

const mostAnnotationBytes = 256 * 1024;

/**
 * Judges a pod's metadata: name, labels, annotations, owners. A name that the server generates counts as given.
 *
 * @see SPEC K6, K7; source: k8s.io/apimachinery 0.37.2, pkg/api/validation/objectmeta.go, ValidateObjectMetaAccessor
 */
export function validateMetadata(pod: KubernetesPod): readonly FieldError[] {
  return [
    ...nameErrors(pod.name, textAt(pod.metadata, "generateName")),
    ...labelErrors(pod.labels, "metadata.labels"),
    ...annotationErrors(pod.annotations),
    ...objectsAt(pod.metadata, "ownerReferences").flatMap((owner, index) =>
      ownerErrors(owner, `metadata.ownerReferences[${index}]`),
    ),
  ];
}

function nameErrors(name: string, prefix: string): readonly FieldError[] {
  // A trailing dash is what a generated name goes on from.
  const started = prefix.length > 1 && prefix.endsWith("-") ? `${prefix.slice(0, -2)}a` : prefix;
  const prefixErrors = prefix === "" ? [] : invalidEach("metadata.generateName", prefix, dnsSubdomainMessages(started));
  if (name !== "") return [...prefixErrors, ...invalidEach("metadata.name", name, dnsSubdomainMessages(name))];
  return prefix === "" ? [required("metadata.name", "name or generateName is required")] : prefixErrors;
}

function annotationErrors(annotations: ReadonlyMap<string, string>): readonly FieldError[] {
  const path = "metadata.annotations";
  const bytes = [...annotations].reduce((sum, [key, value]) => sum + utf8Length(key) + utf8Length(value), 0);
  return [
    ...[...annotations.keys()].flatMap((key) => invalidEach(path, key, qualifiedNameMessages(key.toLowerCase()))),
    ...(bytes > mostAnnotationBytes ? [tooLong(path, `may not be more than ${mostAnnotationBytes} bytes`)] : []),
  ];
}

function ownerErrors(owner: JsonObject, path: string): readonly FieldError[] {
  const version = textAt(owner, "apiVersion");
  const parts = version.split("/");
  const misshapen = version !== "" && (parts.length > 2 || parts.at(-1) === "");
  return [
    ...(misshapen ? [invalid(`${path}.apiVersion`, version, "must be <group>/<version> or <version>")] : []),
    ...["apiVersion", "kind", "name", "uid"]
      .filter((key) => textAt(owner, key) === "")
      .map((key) => required(`${path}.${key}`, "must not be empty")),
  ];
}
