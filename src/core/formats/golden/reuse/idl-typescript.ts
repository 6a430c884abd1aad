import { create } from "@bufbuild/protobuf";
import {
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "reused/serve": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
        { name: Resources_ResourceName.MEMORY, value: "2Gi" },
      ],
    }),
  },
  "reused/serve/alone": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "4" },
      ],
    }),
  },
  "reused/serve/other_policy": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
        { name: Resources_ResourceName.MEMORY, value: "2Gi" },
      ],
    }),
  },
  "reused-twice/serve_too": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
        { name: Resources_ResourceName.MEMORY, value: "2Gi" },
      ],
    }),
  },
  "not-reused/serve_once": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
        { name: Resources_ResourceName.MEMORY, value: "2Gi" },
      ],
    }),
  },
};
