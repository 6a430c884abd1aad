import { create } from "@bufbuild/protobuf";
import {
  ExtendedResourcesSchema,
  GPUAccelerator_DeviceClass,
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "devices/a100": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "2" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-tesla-a100",
      },
    }),
  },
  "devices/slice": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-tesla-a100",
        partitionSizeValue: {
          case: "partitionSize", value: "1g.5gb",
        },
      },
    }),
  },
  "devices/whole_slice": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-a100-80gb",
        partitionSizeValue: {
          case: "partitionSize", value: "7g.80gb",
        },
      },
    }),
  },
  "devices/old_spelling": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-a100-80gb",
        partitionSizeValue: {
          case: "partitionSize", value: "7g.80gb",
        },
      },
    }),
  },
  "devices/unknown_slice": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-tesla-a100",
        partitionSizeValue: {
          case: "partitionSize", value: "9g.99gb",
        },
      },
    }),
  },
  "devices/unchecked_slice": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "16" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-tesla-t4",
        partitionSizeValue: {
          case: "partitionSize", value: "half",
        },
      },
    }),
  },
  "devices/shared": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "T4 shared",
      },
    }),
  },
  "devices/custom": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "2" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "custom_accelerator",
        partitionSizeValue: {
          case: "partitionSize", value: "large",
        },
      },
    }),
  },
  "devices/tpu_one": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "tpu-v5p-slice",
        partitionSizeValue: {
          case: "partitionSize", value: "2x2x1",
        },
        deviceClass: GPUAccelerator_DeviceClass.GOOGLE_TPU,
      },
    }),
  },
  "devices/tpu_host": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "4" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "tpu-v5p-slice",
        partitionSizeValue: {
          case: "partitionSize", value: "2x2x1",
        },
        deviceClass: GPUAccelerator_DeviceClass.GOOGLE_TPU,
      },
    }),
  },
  "devices/tpu_v6e": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "tpu-v6e-slice",
        partitionSizeValue: {
          case: "partitionSize", value: "4x4",
        },
        deviceClass: GPUAccelerator_DeviceClass.GOOGLE_TPU,
      },
    }),
  },
  "devices/tpu_plain": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "tpu-v5-lite-podslice",
        deviceClass: GPUAccelerator_DeviceClass.GOOGLE_TPU,
      },
    }),
  },
  "devices/neuron": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "Trn1",
        deviceClass: GPUAccelerator_DeviceClass.AMAZON_NEURON,
      },
    }),
  },
  "devices/two_neurons": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "2" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "Trn1",
        deviceClass: GPUAccelerator_DeviceClass.AMAZON_NEURON,
      },
    }),
  },
  "devices/amd": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "MI300X",
        deviceClass: GPUAccelerator_DeviceClass.AMD_GPU,
      },
    }),
  },
  "devices/gaudi": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "Gaudi1",
        deviceClass: GPUAccelerator_DeviceClass.HABANA_GAUDI,
      },
    }),
  },
  "devices/apple": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "AppleSilicon",
        deviceClass: 5 as GPUAccelerator_DeviceClass,
      },
    }),
  },
};
