import { create } from "@bufbuild/protobuf";
import {
  ExtendedResourcesSchema,
  GPUAccelerator_DeviceClass,
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "old/shared": {
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
  "old/v5e": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "tpu-v5-lite-podslice",
        partitionSizeValue: {
          case: "partitionSize", value: "2x2",
        },
        deviceClass: GPUAccelerator_DeviceClass.GOOGLE_TPU,
      },
    }),
  },
  "old/a2": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "A2",
      },
    }),
  },
  "old/a100": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.GPU, value: "1" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-tesla-a100",
      },
    }),
  },
};
