import { create } from "@bufbuild/protobuf";
import {
  ExtendedResourcesSchema,
  Resources_ResourceName,
  ResourcesSchema,
} from "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

export const messages = {
  "a-very-long-environment-name-that-goes-on-and-on-until-nothing-fits-any-more-on-one-line/a_task_with_a_name_that_is_so_long_that_its_definition_does_not_fit_on_a_line": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "16" },
        { name: Resources_ResourceName.MEMORY, value: "128Gi" },
        { name: Resources_ResourceName.GPU, value: "8" },
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "500Gi" },
      ],
      limits: [
        { name: Resources_ResourceName.CPU, value: "32" },
        { name: Resources_ResourceName.MEMORY, value: "256Gi" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-a100-80gb",
      },
    }),
  },
  "a-very-long-environment-name-that-goes-on-and-on-until-nothing-fits-any-more-on-one-line/short": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "16" },
        { name: Resources_ResourceName.MEMORY, value: "128Gi" },
        { name: Resources_ResourceName.GPU, value: "8" },
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "500Gi" },
      ],
      limits: [
        { name: Resources_ResourceName.CPU, value: "32" },
        { name: Resources_ResourceName.MEMORY, value: "256Gi" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-a100-80gb",
      },
    }),
  },
  "a-very-long-environment-name-that-goes-on-and-on-until-nothing-fits-any-more-on-one-line/short/a_label_that_is_so_long_that_the_variable_fills_most_of_the_line": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "16" },
        { name: Resources_ResourceName.MEMORY, value: "128Gi" },
        { name: Resources_ResourceName.GPU, value: "8" },
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "500Gi" },
      ],
      limits: [
        { name: Resources_ResourceName.CPU, value: "32" },
        { name: Resources_ResourceName.MEMORY, value: "256Gi" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-a100-80gb",
      },
    }),
  },
  "a-very-long-environment-name-that-goes-on-and-on-until-nothing-fits-any-more-on-one-line/short/a_label_that_is_so_long_that_the_variable_fills_all_of_the_line_and_more_than_that": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "16" },
        { name: Resources_ResourceName.MEMORY, value: "128Gi" },
        { name: Resources_ResourceName.GPU, value: "8" },
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "500Gi" },
      ],
      limits: [
        { name: Resources_ResourceName.CPU, value: "32" },
        { name: Resources_ResourceName.MEMORY, value: "256Gi" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-a100-80gb",
      },
    }),
  },
  "a-very-long-environment-name-that-goes-on-and-on-until-nothing-fits-any-more-on-one-line/short/a_label_that_is_so_long_that_the_variable_is_just_too_long_with_call": {
    resources: create(ResourcesSchema, {
      requests: [
        { name: Resources_ResourceName.CPU, value: "16" },
        { name: Resources_ResourceName.MEMORY, value: "128Gi" },
        { name: Resources_ResourceName.GPU, value: "8" },
        { name: Resources_ResourceName.EPHEMERAL_STORAGE, value: "500Gi" },
      ],
      limits: [
        { name: Resources_ResourceName.CPU, value: "32" },
        { name: Resources_ResourceName.MEMORY, value: "256Gi" },
      ],
    }),
    extendedResources: create(ExtendedResourcesSchema, {
      gpuAccelerator: {
        device: "nvidia-a100-80gb",
      },
    }),
  },
  "exact/nested": {},
  "exact/wide": {},
  "exact/wide/日本": {},
};
