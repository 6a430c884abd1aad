import type { DeviceClass, DeviceHelper } from "#core/catalog/sdk-catalogue.ts";

/** A function of the SDK that makes a device: its parameters in order, and what it fills in. */
export type DeviceFunction = {
  /** Absent for `Device` itself. */
  readonly helper?: DeviceHelper | "APPLE_SILICON";
  /** As Python names it in errors about arguments. */
  readonly name: string;
  /** As the SDK names its devices in errors. */
  readonly label: string;
  readonly parameters: readonly { readonly name: string; readonly required: boolean }[];
  readonly deviceClass?: DeviceClass;
  readonly device?: string;
  readonly quantityIsOne?: true;
};

const device = { name: "device", required: true };
const quantity = { name: "quantity", required: true };
const partition = { name: "partition", required: false };

/** `flyte.Device` first, then the helpers. */
export const deviceFunctions: readonly [DeviceFunction, ...DeviceFunction[]] = [
  {
    name: "Device.__init__",
    label: "device",
    parameters: [quantity, { name: "device_class", required: true }, { ...device, required: false }, partition],
  },
  { helper: "GPU", name: "GPU", label: "GPU", deviceClass: "GPU", parameters: [device, quantity, partition] },
  {
    helper: "TPU",
    name: "TPU",
    label: "TPU",
    deviceClass: "TPU",
    parameters: [device, partition],
    quantityIsOne: true,
  },
  {
    helper: "Neuron",
    name: "Neuron",
    label: "Neuron",
    deviceClass: "NEURON",
    parameters: [device],
    quantityIsOne: true,
  },
  {
    helper: "AMD_GPU",
    name: "AMD_GPU",
    label: "AMD GPU",
    deviceClass: "AMD_GPU",
    parameters: [device],
    quantityIsOne: true,
  },
  {
    helper: "HABANA_GAUDI",
    name: "HABANA_GAUDI",
    label: "Habana Gaudi",
    deviceClass: "HABANA_GAUDI",
    parameters: [device],
    quantityIsOne: true,
  },
  {
    helper: "APPLE_SILICON",
    name: "APPLE_SILICON",
    label: "Apple Silicon",
    deviceClass: "APPLE_SILICON",
    device: "AppleSilicon",
    parameters: [],
    quantityIsOne: true,
  },
];
