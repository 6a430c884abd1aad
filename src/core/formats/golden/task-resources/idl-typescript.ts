import { create } from "@bufbuild/protobuf";
import {
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "env/load": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "2" },
      ],
    }),
  },
  "env/Load": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "3" },
      ],
    }),
  },
  "env/LOAD": {},
  "env/same": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
      ],
    }),
  },
  "env/__": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "4" },
      ],
    }),
  },
  "env/__/more": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "5" },
      ],
    }),
  },
  "env-load/other": {},
};
