import { create } from "@bufbuild/protobuf";
import {
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "everything/train": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "2" },
        { name: Resources_ResourceName.MEMORY, value: "4Gi" },
      ],
    }),
  },
  "everything/evaluate": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "2" },
        { name: Resources_ResourceName.MEMORY, value: "4Gi" },
      ],
    }),
  },
  "helper/help_out": {},
};
