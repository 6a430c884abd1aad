import fc from "fast-check";
import type { PyCall, PyValue } from "./py-value.ts";

const expressions = fc.constantFrom(
  "float('nan')",
  "float('inf')",
  "-0.0",
  "1j",
  "b'x'",
  "set()",
  "2.0",
  "10000000000000000000",
  "?",
);

/** Any Python value that can be spelled, nested a little. */
export const pyValues: fc.Arbitrary<PyValue> = fc.letrec<{ value: PyValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<PyValue>(null, true, false, "", "1Gi", "500m", "A100:4", "A100 80G:2", "\ud800", "auto"),
    fc.integer(),
    fc.double(),
    fc.string({ unit: "binary" }),
    expressions.map((text) => ({ $py: text })),
    fc.integer({ min: -100, max: 1e6 }).map((seconds) => ({ $timedelta: seconds })),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => ({ $list: items })),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 3 }),
  ),
})).value;

const devices: fc.Arbitrary<PyCall> = fc.record(
  {
    helper: fc.constantFrom("GPU", "TPU", "Neuron", "AMD_GPU", "HABANA_GAUDI", "APPLE_SILICON", "Nothing"),
    device: fc.oneof(fc.constantFrom("A100", "T4 shared", "V5E", "AppleSilicon", "A100 80G"), pyValues),
    quantity: fc.oneof(fc.constantFrom(0, 1, 2), pyValues),
    device_class: fc.oneof(fc.constantFrom("GPU", "TPU", "APPLE_SILICON"), pyValues),
    partition: fc.oneof(fc.constantFrom("1g.5gb", "2x2"), pyValues),
  },
  { requiredKeys: [] },
);

/** Calls of `Resources(...)`, mostly wrong. */
export const resourceCalls: fc.Arbitrary<PyCall> = fc.record(
  { cpu: pyValues, memory: pyValues, gpu: fc.oneof(pyValues, devices), disk: pyValues, shm: pyValues, other: pyValues },
  { requiredKeys: [] },
);
