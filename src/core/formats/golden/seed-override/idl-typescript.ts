import { create } from "@bufbuild/protobuf";
import {
  ExtendedResourcesSchema,
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "ml-training/heavy_training_task": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "2" },
        { name: Resources_ResourceName.MEMORY, value: "8Gi" },
        { name: Resources_ResourceName.GPU, value: "2" },
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "50Gi" },
      ],
      limits: [
        { name: Resources_ResourceName.CPU, value: "8" },
        { name: Resources_ResourceName.MEMORY, value: "32Gi" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-tesla-a100",
      },
      sharedMemory: {
        mountPath: "/dev/shm",
        mountName: "flyte-shm",
        sizeLimit: "8Gi",
      },
    }),
  },
  "ml-training/heavy_training_task/smaller": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "4" },
        { name: Resources_ResourceName.MEMORY, value: "24Gi" },
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "100Gi" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      sharedMemory: {
        mountPath: "/dev/shm",
        mountName: "flyte-shm",
        sizeLimit: "16Gi",
      },
    }),
  },
};
