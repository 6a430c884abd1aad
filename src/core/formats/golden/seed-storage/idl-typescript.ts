import { create } from "@bufbuild/protobuf";
import {
  ExtendedResourcesSchema,
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "storage/disk_10": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "10Gi" },
      ],
    }),
  },
  "storage/disk_50": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "50Gi" },
      ],
    }),
  },
  "storage/disk_100": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "100Gi" },
      ],
    }),
  },
  "storage/disk_200": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "200Gi" },
      ],
    }),
  },
  "storage/disk_500": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "500Gi" },
      ],
    }),
  },
  "storage/disk_1t": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "1Ti" },
      ],
    }),
  },
  "storage/shm_1": {
    extendedResources: create(ExtendedResourcesSchema, {
      sharedMemory: {
        mountPath: "/dev/shm",
        mountName: "flyte-shm",
        sizeLimit: "1Gi",
      },
    }),
  },
  "storage/shm_16": {
    extendedResources: create(ExtendedResourcesSchema, {
      sharedMemory: {
        mountPath: "/dev/shm",
        mountName: "flyte-shm",
        sizeLimit: "16Gi",
      },
    }),
  },
  "storage/shm_auto": {
    extendedResources: create(ExtendedResourcesSchema, {
      sharedMemory: {
        mountPath: "/dev/shm",
        mountName: "flyte-shm",
      },
    }),
  },
  "storage/shm_empty": {
    extendedResources: create(ExtendedResourcesSchema, {
      sharedMemory: {
        mountPath: "/dev/shm",
        mountName: "flyte-shm",
      },
    }),
  },
};
