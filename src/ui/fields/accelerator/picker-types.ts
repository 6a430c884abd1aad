import type { HardwareCatalogue } from "#core/catalog/hardware.ts";
import type { DeviceClass, SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";

/** What everything in the picker is derived from. */
export type PickerFacts = {
  readonly catalogue: SdkCatalogue;
  readonly hardware: HardwareCatalogue;
  readonly profile: ClusterProfile | undefined;
};

/** The classes in the order of the cards, with the names that people know. */
export const classTitles: Readonly<Record<DeviceClass, string>> = {
  GPU: "NVIDIA",
  TPU: "Google TPU",
  AMD_GPU: "AMD Instinct",
  NEURON: "AWS Neuron",
  HABANA_GAUDI: "Intel Gaudi",
  APPLE_SILICON: "Apple silicon",
};
