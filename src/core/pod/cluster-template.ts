import { isJsonObject, type Json } from "#core/problem/json.ts";
import { fail, type Result, succeed } from "#core/problem/problem.ts";
import { decodeStrict } from "./decode-strict.ts";
import { badTask } from "./executor-problem.ts";
import type { PodConfiguration, PodTemplateObject } from "./pod-configuration.ts";

/** Where a pod template is looked for. */
export type TemplateSearch = {
  /** The name that the task gives. */
  readonly name: string | undefined;
  readonly configuration: PodConfiguration;
  /** The pod templates of the cluster, as the API shows them. */
  readonly podTemplates: readonly Json[];
  /** The task's namespace, then the executor's own. */
  readonly namespaces: readonly string[];
};

/**
 * The cluster's pod template for a task: the one that the task names, else the configured default, if there is one.
 *
 * @returns the template, `undefined` without one, or `pod.template-missing` with the executor's words for a name that is
 * not there, `pod.template-value` for a template that Kubernetes would not have taken
 * @see SPEC P31; source: flytek8s/pod_helper.go:847-879, pod_template_store.go
 */
export function clusterTemplate(search: TemplateSearch): Result<PodTemplateObject | undefined> {
  const own = search.name ?? "";
  const name = own === "" ? search.configuration["default-pod-template-name"] : own;
  const named = search.podTemplates.filter((one) => metadataText(one, "name") === name);
  const found = search.namespaces
    .map((namespace) => named.findLast((one) => metadataText(one, "namespace") === namespace))
    .find((one) => one !== undefined);
  if (found !== undefined) return readTemplate(found, name);
  return own === "" ? succeed(undefined) : fail(missing(name));
}

function readTemplate(value: Json, name: string): Result<PodTemplateObject> {
  const { value: template, error } = decodeStrict(value, "PodTemplate");
  if (error === undefined) return succeed(template as PodTemplateObject);
  return fail({
    code: "pod.template-value",
    severity: "error",
    path: [],
    message: `The pod template ${name} cannot be read: ${error}. Kubernetes does not store such a template.`,
    origin: { program: "kubernetes", message: error },
  });
}

function missing(name: string) {
  return badTask({
    code: "pod.template-missing",
    message: `There is no pod template ${name} in the task's namespace, nor in that of Flyte.`,
    words: `PodTemplate '${name}' does not exist`,
    path: ["podTemplateName"],
  });
}

function metadataText(value: Json, key: "name" | "namespace"): string {
  const metadata = isJsonObject(value) ? value.metadata : undefined;
  const text = isJsonObject(metadata) ? metadata[key] : undefined;
  return typeof text === "string" ? text : "";
}
