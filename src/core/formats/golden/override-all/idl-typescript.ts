import { create } from "@bufbuild/protobuf";
import {
  ExtendedResourcesSchema,
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "calls/work": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
        { name: Resources_ResourceName.MEMORY, value: "1Gi" },
        { name: Resources_ResourceName.GPU, value: "1" },
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
  "calls/work/every_key": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "2" },
        { name: Resources_ResourceName.MEMORY, value: "24Gi" },
      ],
      limits: [
        { name: Resources_ResourceName.CPU, value: "4" },
      ],
    }),
  },
  "calls/work/keeps": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
        { name: Resources_ResourceName.MEMORY, value: "1Gi" },
        { name: Resources_ResourceName.GPU, value: "1" },
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
  "calls/work/resets": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
        { name: Resources_ResourceName.MEMORY, value: "1Gi" },
        { name: Resources_ResourceName.GPU, value: "1" },
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
  "calls/work/nothing_left": {},
  "calls/work/nulls": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
        { name: Resources_ResourceName.MEMORY, value: "1Gi" },
        { name: Resources_ResourceName.GPU, value: "1" },
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
};
