import { create } from "@bufbuild/protobuf";
import {
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "cpu-milli/milli": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "500m" },
      ],
    }),
  },
  "cpu-text/two": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "2" },
      ],
    }),
  },
  "cpu-decimal/one_and_a_half": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1.5" },
      ],
    }),
  },
  "cpu-int/one": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
      ],
    }),
  },
  "cpu-float/half": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "0.5" },
      ],
    }),
  },
  "cpu-pair/pair": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
      ],
      limits: [
        { name: Resources_ResourceName.CPU, value: "2" },
      ],
    }),
  },
  "cpu-ints/ints": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1" },
      ],
      limits: [
        { name: Resources_ResourceName.CPU, value: "4" },
      ],
    }),
  },
};
