import shipped from "./data/shipped.generated.json";
import type { NodeSelectorRequirement, Toleration } from "./pod-shape.ts";
import type { RunIdentity } from "./task-template.ts";

/** Settings of one class of accelerators; an empty text leaves the global setting. */
type AcceleratorClassConfiguration = {
  readonly "resource-name": string;
  readonly "device-node-label": string;
  readonly "partition-size-node-label": string;
  readonly "unpartitioned-node-selector-requirement": NodeSelectorRequirement | null;
  readonly "unpartitioned-toleration": Toleration | null;
};

/** What of the executor's `plugins.k8s` section decides about a pod, after loading; keys as in its YAML. */
export type PodConfiguration = {
  readonly "accelerator-device-classes": { readonly [deviceClass: string]: AcceleratorClassConfiguration };
  /** Node label values by upper-case device name. */
  readonly "accelerator-devices": { readonly [device: string]: string };
  readonly "default-annotations": { readonly [name: string]: string };
  readonly "default-cpus": string;
  readonly "default-memory": string;
  readonly "gpu-device-node-label": string;
  readonly "gpu-partition-size-node-label": string;
  readonly "gpu-resource-name": string;
  readonly "gpu-unpartitioned-node-selector-requirement": NodeSelectorRequirement | null;
  readonly "gpu-unpartitioned-toleration": Toleration | null;
};

/** What the executor does when nobody configures it. Source: `data/shipped.generated.json`. */
export const shippedConfiguration: PodConfiguration = shipped.configuration;

/** A run as in the recorded cases, for showing what only a run knows. */
export const exampleRun: RunIdentity = shipped.identity;
