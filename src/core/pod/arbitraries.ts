import fc from "fast-check";
import type { ResourceEntry } from "#core/sdk/serialize-resources.ts";
import type { TaskTemplate } from "./task-template.ts";

const amounts = fc.constantFrom("0", "1", "+2", "500m", "1.5Gi", "64Gi", "1e3", "-1", "1u", "9.5Ei", "", "4GB", "x");

const entries: fc.Arbitrary<readonly ResourceEntry[]> = fc.array(
  fc.record({
    name: fc.constantFrom("CPU", "MEMORY", "GPU", "EPHEMERAL_STORAGE", "STORAGE", "UNKNOWN"),
    value: amounts,
  }),
  { maxLength: 5 },
);

const accelerators = fc.record(
  {
    device: fc.oneof(fc.constantFrom("nvidia-tesla-a100", "H100", "V5E", "", "constructor"), fc.string()),
    partitionSize: fc.constantFrom("", "1g.5gb", "3g.20gb", "2x2"),
    unpartitioned: fc.boolean(),
    deviceClass: fc.oneof(
      fc.constantFrom("NVIDIA_GPU", "GOOGLE_TPU", "AMAZON_NEURON", "AMD_GPU", "HABANA_GAUDI", "toString"),
      fc.integer({ min: 0, max: 6 }),
    ),
  },
  { requiredKeys: [] },
);

/** Container tasks, often with amounts that are none. */
export const taskTemplates: fc.Arbitrary<TaskTemplate> = fc.record(
  {
    image: fc.string(),
    env: fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 3 }),
    resources: fc.record({ requests: entries, limits: entries }, { requiredKeys: [] }),
    extendedResources: fc.record(
      {
        gpuAccelerator: accelerators,
        sharedMemory: fc.record(
          {
            mountName: fc.constantFrom("", "flyte-shm"),
            mountPath: fc.constantFrom("", "/dev/shm"),
            sizeLimit: amounts,
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);
