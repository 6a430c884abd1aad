import type { JsonObject } from "#core/problem/json.ts";
import { duplicate, type FieldError, invalid, invalidEach, notFound, required } from "./field-error.ts";
import { dnsLabelMessages, dnsSubdomainMessages } from "./name-rules.ts";
import { objectsAt, optionalTextAt, textAt } from "./read-fields.ts";

/** The names of the claims of devices that a pod brings. @see SPEC K14 */
export function claimNames(spec: JsonObject): ReadonlySet<string> {
  return new Set(
    objectsAt(spec, "resourceClaims")
      .map((claim) => textAt(claim, "name"))
      .filter((name) => name !== ""),
  );
}

/**
 * Judges `resources.claims` of a container: each names a claim of the pod, and none twice.
 *
 * @see SPEC K14; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, validateResourceClaimNames
 */
export function validateClaimUses(
  resources: JsonObject,
  { path, known }: { readonly path: string; readonly known: ReadonlySet<string> },
): readonly FieldError[] {
  const seen = new Set<string>();
  return objectsAt(resources, "claims").flatMap((claim, index) => {
    const at = `${path}.claims[${index}]`;
    const name = textAt(claim, "name");
    if (name === "") return [required(at)];
    const errors = [...repeatedUse({ name, request: textAt(claim, "request") }, at, seen)];
    return known.has(name) ? errors : [...errors, notFound(at, name, unknownClaim(known))];
  });
}

/**
 * Judges `spec.resourceClaims`: distinct names, and one source each.
 *
 * @see SPEC K14; source: as `validateClaimUses`, validatePodResourceClaim
 */
export function validatePodClaims(spec: JsonObject): readonly FieldError[] {
  const seen = new Set<string>();
  return objectsAt(spec, "resourceClaims").flatMap((claim, index) => {
    const path = `spec.resourceClaims[${index}]`;
    return [...claimNameErrors(textAt(claim, "name"), `${path}.name`, seen), ...sourceErrors(claim, path)];
  });
}

type Use = { readonly name: string; readonly request: string };

function repeatedUse({ name, request }: Use, path: string, seen: Set<string>): readonly FieldError[] {
  if (seen.has(name)) return [duplicate(path, name)];
  const key = request === "" ? name : `${name}/${request}`;
  const errors = request === "" ? [] : [...invalidEach(`${path}.request`, request, dnsLabelMessages(request))];
  if (seen.has(key)) errors.push(duplicate(path, key));
  else if (request === "") {
    for (const other of seen) if (other.startsWith(`${name}/`)) errors.push(duplicate(path, name));
  }
  seen.add(key);
  return errors;
}

function unknownClaim(known: ReadonlySet<string>): string {
  const list = known.size === 0 ? " which is empty" : `: ${[...known].sort().join(", ")}`;
  return `must be one of the names in pod.spec.resourceClaims${list}`;
}

function claimNameErrors(name: string, path: string, seen: Set<string>): readonly FieldError[] {
  if (name === "") return [required(path)];
  if (seen.has(name)) return [duplicate(path, name)];
  seen.add(name);
  return invalidEach(path, name, dnsLabelMessages(name));
}

function sourceErrors(claim: JsonObject, path: string): readonly FieldError[] {
  const keys = ["resourceClaimName", "resourceClaimTemplateName"];
  const given = keys.filter((key) => optionalTextAt(claim, key) !== undefined);
  const errors = given.flatMap((key) =>
    invalidEach(`${path}.${key}`, textAt(claim, key), dnsSubdomainMessages(textAt(claim, key))),
  );
  const shown = { json: shownClaim(claim) };
  if (given.length === 2) {
    const detail = "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified";
    return [...errors, invalid(path, shown, detail)];
  }
  if (given.length > 0) return errors;
  return [invalid(path, shown, "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`")];
}

/** Kubernetes prints its inner form here, with Go's names of the fields. */
function shownClaim(claim: JsonObject): string {
  return JSON.stringify({
    Name: textAt(claim, "name"),
    ResourceClaimName: optionalTextAt(claim, "resourceClaimName") ?? null,
    ResourceClaimTemplateName: optionalTextAt(claim, "resourceClaimTemplateName") ?? null,
  });
}
