import { create } from "@bufbuild/protobuf";
import {
  ExtendedResourcesSchema,
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "storage/store": {},
  "pipeline/run_all": {},
  "pipeline/merge": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.MEMORY, value: "64Gi" },
      ],
    }),
  },
  "training/train": {
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
  "other-training/train_other": {},
  "same-training/train_same": {},
  "last/finish": {},
};
