import { create } from "@bufbuild/protobuf";
import {
  ExtendedResourcesSchema,
  GPUAccelerator_DeviceClass,
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "gpu/one": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
  },
  "gpu/four": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "4" },
      ],
    }),
  },
  "gpu/t4": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-tesla-t4",
      },
    }),
  },
  "gpu/l4": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-l4",
      },
    }),
  },
  "gpu/l40s": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-l40s",
      },
    }),
  },
  "gpu/a100": {
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
  "gpu/a100_80g_old": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-a100-80gb",
      },
    }),
  },
  "gpu/h100": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "8" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-tesla-h100",
      },
    }),
  },
  "gpu/shared": {
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
  "gpu/neuron": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "4" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "Trn1",
        deviceClass: GPUAccelerator_DeviceClass.AMAZON_NEURON,
      },
    }),
  },
  "gpu/apple": {
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
  "gpu/none": {},
};
