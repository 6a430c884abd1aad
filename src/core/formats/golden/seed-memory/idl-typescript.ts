import { create } from "@bufbuild/protobuf";
import {
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "memory/mib": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.MEMORY, value: "512Mi" },
      ],
    }),
  },
  "memory/gib": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.MEMORY, value: "1Gi" },
      ],
    }),
  },
  "memory/two_gib": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.MEMORY, value: "2Gi" },
      ],
    }),
  },
  "memory/megabytes": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.MEMORY, value: "500M" },
      ],
    }),
  },
  "memory/gigabyte": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.MEMORY, value: "1G" },
      ],
    }),
  },
  "memory/pair": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.MEMORY, value: "1Gi" },
      ],
      limits: [
        { name: Resources_ResourceName.MEMORY, value: "4Gi" },
      ],
    }),
  },
};
