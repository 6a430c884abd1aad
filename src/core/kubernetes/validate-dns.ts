import type { JsonObject } from "#core/problem/json.ts";
import { type FieldError, required } from "./field-error.ts";
import type { KubernetesPod } from "./kubernetes-pod.ts";
import { objectsAt, optionalObjectAt, textAt, textsAt } from "./read-fields.ts";

const path = "spec.dnsConfig";

/**
 * Judges `spec.dnsConfig`: the policy `None` needs a server, and options have names. Addresses are not looked at.
 *
 * @see SPEC K13; source: k8s.io/kubernetes 1.37.2, pkg/apis/core/validation/validation.go, validatePodDNSConfig
 */
export function validateDns({ spec, dnsPolicy }: KubernetesPod): readonly FieldError[] {
  const config = optionalObjectAt(spec, "dnsConfig");
  if (!config) {
    return dnsPolicy === "None" ? [required(path, "must provide `dnsConfig` when `dnsPolicy` is None")] : [];
  }
  if (dnsPolicy === "None" && textsAt(config, "nameservers").length === 0) {
    return [required(`${path}.nameservers`, "must provide at least one DNS nameserver when `dnsPolicy` is None")];
  }
  return optionErrors(config);
}

function optionErrors(config: JsonObject): readonly FieldError[] {
  return objectsAt(config, "options").flatMap((option, index) =>
    textAt(option, "name") === "" ? [required(`${path}.options[${index}]`, "must not be empty")] : [],
  );
}
