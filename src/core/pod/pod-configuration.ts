import type { JsonObject } from "#core/problem/json.ts";
import shipped from "./data/shipped.generated.json";
import type { Affinity, NodeSelectorRequirement, TextMap, Toleration } from "./pod-shape.ts";
import type { RunIdentity } from "./task-template.ts";

/** A pod template after reading, in the API's JSON. */
export type PodTemplateObject = {
  readonly metadata: JsonObject;
  readonly template: { readonly metadata: JsonObject; readonly spec: JsonObject };
};

/** Settings of one class of accelerators; an empty text leaves the global setting. */
type AcceleratorClassConfiguration<Template> = {
  readonly "resource-name": string;
  readonly "device-node-label": string;
  readonly "partition-size-node-label": string;
  readonly "unpartitioned-node-selector-requirement": NodeSelectorRequirement | null;
  readonly "unpartitioned-toleration": Toleration | null;
  readonly "pod-template": Template;
};

/**
 * What of the executor's `plugins.k8s` section decides about a pod, after loading; keys as in its YAML. With `null` as
 * `Template` no class of accelerators has a pod template.
 */
export type PodConfiguration<Template extends PodTemplateObject | null = PodTemplateObject | null> = {
  /** By upper-case name of the IDL. */
  readonly "accelerator-device-classes": { readonly [deviceClass: string]: AcceleratorClassConfiguration<Template> };
  /** Node label values by device name; the look-up is in upper case. */
  readonly "accelerator-devices": TextMap;
  readonly "default-affinity": Affinity | null;
  readonly "default-annotations": TextMap | null;
  readonly "default-cpus": string;
  readonly "default-env-from-configmaps": readonly string[] | null;
  readonly "default-env-from-secrets": readonly string[] | null;
  readonly "default-env-vars": TextMap | null;
  /** Names of the server's own variables. */
  readonly "default-env-vars-from-env": TextMap | null;
  readonly "default-labels": TextMap | null;
  readonly "default-memory": string;
  readonly "default-node-selector": TextMap | null;
  readonly "default-pod-dns-config": JsonObject | null;
  readonly "default-pod-security-context": JsonObject | null;
  readonly "default-pod-template-name": string;
  readonly "default-security-context": JsonObject | null;
  readonly "default-tolerations": readonly Toleration[] | null;
  readonly "disable-inject-owner-references": boolean;
  readonly "enable-host-networking-pod": boolean | null;
  readonly "gpu-device-node-label": string;
  readonly "gpu-partition-size-node-label": string;
  readonly "gpu-resource-name": string;
  readonly "gpu-unpartitioned-node-selector-requirement": NodeSelectorRequirement | null;
  readonly "gpu-unpartitioned-toleration": Toleration | null;
  readonly "image-pull-policy": string;
  readonly "inject-finalizer": boolean;
  readonly "interruptible-node-selector": TextMap | null;
  readonly "interruptible-node-selector-requirement": NodeSelectorRequirement | null;
  readonly "interruptible-tolerations": readonly Toleration[] | null;
  readonly "non-interruptible-node-selector-requirement": NodeSelectorRequirement | null;
  readonly "resource-tolerations": { readonly [resource: string]: readonly Toleration[] | null } | null;
  readonly "scheduler-name": string;
};

/** What the executor does when nobody configures it. Source: `data/shipped.generated.json`. */
export const shippedConfiguration: PodConfiguration<null> = shipped.configuration;

/** A run as in the recorded cases, for showing what only a run knows. */
export const exampleRun: RunIdentity = shipped.identity;
