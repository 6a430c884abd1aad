import { create } from "@bufbuild/protobuf";
import {
  ExtendedResourcesSchema,
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "all/all_set": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
        { name: Resources_ResourceName.MEMORY, value: "1Gi" },
        { name: Resources_ResourceName.GPU, value: "1" },
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "10Gi" },
      ],
      limits: [
        { name: Resources_ResourceName.CPU, value: "4" },
        { name: Resources_ResourceName.MEMORY, value: "4Gi" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-tesla-t4",
      },
      sharedMemory: {
        mountPath: "/dev/shm",
        mountName: "flyte-shm",
      },
    }),
  },
  "counts/count": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "2" },
        { name: Resources_ResourceName.MEMORY, value: "2Gi" },
        { name: Resources_ResourceName.GPU, value: "4" },
      ],
    }),
  },
  "device/one_device": {
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
};
