import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import {
  type AcceleratorDemands,
  acceleratorDemands,
  acceleratorSettings,
  migSlices,
} from "#core/pod/accelerator-rules.ts";
import { loadPodConfiguration } from "#core/pod/load-pod-configuration.ts";
import type { PodConfiguration } from "#core/pod/pod-configuration.ts";
import { shippedConfiguration } from "#core/pod/pod-configuration.ts";
import { partitionSlicesLabel } from "#core/pod/pod-metadata.ts";
import type { Json } from "#core/problem/json.ts";
import { buildResources } from "#core/sdk/build-resources.ts";
import { serializeResources } from "#core/sdk/serialize-resources.ts";

/** What the pod of a task gets for an accelerator: amount of an extended resource, what it asks of nodes, and its own label. */
export type AcceleratorAsk = {
  readonly resource: string;
  /** The count in plain digits, as the SDK sends it. */
  readonly quantity: string;
  readonly demands: AcceleratorDemands;
  /** What Flyte sends for the devices that the release knows: a node with such a name has that device, not another one. */
  readonly sentNames: readonly string[];
  /** The label that names the device on nodes, and the one that names the partition; absent where the pod does not ask for it. */
  readonly device?: { readonly key: string; readonly value: string };
  readonly partition?: { readonly key: string; readonly value: string };
  readonly podLabel?: { readonly key: string; readonly value: string };
};

const nothingAsked: AcceleratorDemands = { requirements: [], tolerations: [] };
const loaded = new WeakMap<ClusterProfile, PodConfiguration>();

/**
 * What a value of `gpu` becomes in the pod, by the SDK's and the executor's own rules and the configuration of a cluster (the shipped
 * one without a cluster, or where its configuration cannot be read). `undefined` where the SDK refuses the value or nothing is asked.
 *
 * @see SPEC FT12, P4, P7, P8, P12
 */
export function acceleratorAsk(
  catalogue: SdkCatalogue,
  value: Json,
  profile: ClusterProfile | undefined,
): AcceleratorAsk | undefined {
  const built = buildResources({ gpu: value as never }, catalogue);
  const sent = built.ok ? serializeResources(built.value, catalogue) : built;
  if (!sent.ok) return undefined;
  const quantity = sent.value.resources?.requests?.find(({ name }) => name === "GPU")?.value;
  if (quantity === undefined || quantity === "0") return undefined;
  const configuration = profile ? configurationOf(profile) : shippedConfiguration;
  const accelerator = sent.value.extendedResources?.gpuAccelerator;
  const settings = acceleratorSettings(accelerator, configuration);
  const demands = accelerator ? acceleratorDemands(accelerator, configuration) : nothingAsked;
  const labelled = (key: string) => demands.requirements.find((each) => each.key === key)?.values?.[0];
  const [device, partition] = [labelled(settings.deviceLabel), labelled(settings.partitionLabel)];
  const slices = migSlices(accelerator);
  return {
    resource: settings.resourceName,
    quantity,
    demands,
    sentNames: Object.values(catalogue.nodeLabelValues),
    ...(device === undefined ? {} : { device: { key: settings.deviceLabel, value: device } }),
    ...(partition === undefined ? {} : { partition: { key: settings.partitionLabel, value: partition } }),
    ...(slices === undefined ? {} : { podLabel: { key: partitionSlicesLabel, value: slices } }),
  };
}

function configurationOf(profile: ClusterProfile): PodConfiguration {
  const known = loaded.get(profile);
  if (known) return known;
  const read = loadPodConfiguration(profile.k8sPlugin ?? null);
  const configuration = read.ok ? read.value : shippedConfiguration;
  loaded.set(profile, configuration);
  return configuration;
}
