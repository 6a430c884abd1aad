import { create } from "@bufbuild/protobuf";
import {
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "third/in_third": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
        { name: Resources_ResourceName.MEMORY, value: "1Gi" },
      ],
    }),
  },
  "second/in_second": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "8" },
      ],
    }),
  },
  "first/in_first": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
        { name: Resources_ResourceName.MEMORY, value: "1Gi" },
      ],
    }),
  },
};
