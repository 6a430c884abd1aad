import type { GpuAcceleratorMessage } from "#core/sdk/serialize-resources.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import type { NodeSelectorRequirement, Toleration } from "./pod-shape.ts";

/** What the configuration says about an accelerator: names of labels and of the extended resource. */
export type AcceleratorSettings = {
  readonly resourceName: string;
  readonly deviceLabel: string;
  readonly partitionLabel: string;
  readonly unpartitionedRequirement: NodeSelectorRequirement | null;
  readonly unpartitionedToleration: Toleration | null;
};

/** What an accelerator demands of nodes. */
export type AcceleratorDemands = {
  readonly requirements: readonly NodeSelectorRequirement[];
  readonly tolerations: readonly Toleration[];
};

/** Device classes of the IDL by number. */
const deviceClasses = ["NVIDIA_GPU", "GOOGLE_TPU", "AMAZON_NEURON", "AMD_GPU", "HABANA_GAUDI"];

/**
 * The settings for an accelerator: the global ones, each replaced by that of its class where the class has one. An
 * unknown class has the global ones.
 *
 * @see SPEC P7; source: flytek8s/pod_helper.go:321-369
 */
export function acceleratorSettings(
  accelerator: GpuAcceleratorMessage | undefined,
  configuration: PodConfiguration,
): AcceleratorSettings {
  const globals: AcceleratorSettings = {
    resourceName: configuration["gpu-resource-name"],
    deviceLabel: configuration["gpu-device-node-label"],
    partitionLabel: configuration["gpu-partition-size-node-label"],
    unpartitionedRequirement: configuration["gpu-unpartitioned-node-selector-requirement"],
    unpartitionedToleration: configuration["gpu-unpartitioned-toleration"],
  };
  if (!accelerator) return globals;
  const name = className(accelerator);
  const classes = configuration["accelerator-device-classes"];
  const own = Object.hasOwn(classes, name) ? classes[name] : undefined;
  if (!own) return globals;
  return {
    resourceName: own["resource-name"] || globals.resourceName,
    deviceLabel: own["device-node-label"] || globals.deviceLabel,
    partitionLabel: own["partition-size-node-label"] || globals.partitionLabel,
    unpartitionedRequirement: own["unpartitioned-node-selector-requirement"] ?? globals.unpartitionedRequirement,
    unpartitionedToleration: own["unpartitioned-toleration"] ?? globals.unpartitionedToleration,
  };
}

/** The extended resources that count as accelerators: the global one and those of all classes. */
export function acceleratorResourceNames(configuration: PodConfiguration): readonly string[] {
  const classes = Object.values(configuration["accelerator-device-classes"]).map((own) => own["resource-name"]);
  return [...new Set([configuration["gpu-resource-name"], ...classes.filter((name) => name !== "")])];
}

/**
 * The node labels and taints for an accelerator: its device by the server's own table (upper-case look-up, else the name
 * as sent), and its partition.
 *
 * @see SPEC P8; source: flytek8s/pod_helper.go:371-450, utils.go:104-110
 */
export function acceleratorDemands(
  accelerator: GpuAcceleratorMessage,
  configuration: PodConfiguration,
): AcceleratorDemands {
  const settings = acceleratorSettings(accelerator, configuration);
  const device = deviceDemands(accelerator.device ?? "", settings, configuration);
  const partition = partitionDemands(accelerator, settings);
  return {
    requirements: [...device.requirements, ...partition.requirements],
    tolerations: [...device.tolerations, ...partition.tolerations],
  };
}

/** The number of slices in a MIG profile's name (`3g.20gb` is 3), which becomes a label of the pod; else `undefined`. */
export function migSlices(accelerator: GpuAcceleratorMessage | undefined): string | undefined {
  return /^(\d+)g\.\d+gb$/.exec(accelerator?.partitionSize ?? "")?.[1];
}

/** The name of an accelerator's class in the IDL; the number of one that the IDL does not have. */
export function className(accelerator: GpuAcceleratorMessage): string {
  const { deviceClass = 0 } = accelerator;
  return typeof deviceClass === "string" ? deviceClass : (deviceClasses[deviceClass] ?? String(deviceClass));
}

function deviceDemands(
  device: string,
  settings: AcceleratorSettings,
  configuration: PodConfiguration,
): AcceleratorDemands {
  if (device === "") return { requirements: [], tolerations: [] };
  const table = configuration["accelerator-devices"];
  const key = device.toUpperCase();
  return labelDemands(settings.deviceLabel, Object.hasOwn(table, key) ? (table[key] ?? device) : device);
}

function partitionDemands(accelerator: GpuAcceleratorMessage, settings: AcceleratorSettings): AcceleratorDemands {
  if (accelerator.partitionSize !== undefined) return labelDemands(settings.partitionLabel, accelerator.partitionSize);
  if (accelerator.unpartitioned !== true) return { requirements: [], tolerations: [] };
  const absent = { key: settings.partitionLabel, operator: "DoesNotExist" } as const;
  return {
    requirements: [settings.unpartitionedRequirement ?? absent],
    tolerations: settings.unpartitionedToleration ? [settings.unpartitionedToleration] : [],
  };
}

function labelDemands(key: string, value: string): AcceleratorDemands {
  return {
    requirements: [{ key, operator: "In", values: [value] }],
    tolerations: [{ key, ...(value === "" ? {} : { value }), operator: "Equal", effect: "NoSchedule" }],
  };
}
