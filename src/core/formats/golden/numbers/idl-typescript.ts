// This will not work as it stands: 2 errors.
// flags:resources.cpu: "True" is not a quantity. Write a number and a unit, such as 500m or 1.5Gi.
// flags:resources.gpu: False is not a whole number of devices. Kubernetes counts devices in whole numbers.

import { create } from "@bufbuild/protobuf";
import {
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "tiny/tiny_task": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1e-07" },
      ],
    }),
  },
  "below/below_task": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "0.0001" },
      ],
    }),
  },
  "big/big_task": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1000000000000000" },
      ],
    }),
  },
  "bigger/bigger_task": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "10000000000000000000000" },
      ],
    }),
  },
  "precise/precise_task": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "0.30000000000000004" },
      ],
    }),
  },
  "exponent/exponent_task": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "1.5e-09" },
      ],
    }),
  },
  "flags/flags_task": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "True" },
      ],
    }),
  },
  "long-times/day": {},
  "long-times/third": {},
};
