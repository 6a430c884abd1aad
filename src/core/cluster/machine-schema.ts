import * as z from "zod/mini";

const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const text = z.string().check(z.minLength(1));
const whole = z.int().check(z.positive());

/** The shape of `data/machine-types.generated.json`; checked by tests, not by the page. */
export const machineTypesSchema = z.strictObject({
  checkedOn: date,
  sources: z.array(text),
  rows: z.array(
    z.strictObject({
      id: text,
      cloud: z.enum(["gcp", "aws", "azure"]),
      name: text,
      arch: z.enum(["amd64", "arm64"]),
      vcpu: whole,
      memoryMiB: whole,
      accelerator: z.optional(
        z.strictObject({ id: text, resourceName: text, count: whole, topology: z.optional(text) }),
      ),
      localDiskGB: z.optional(z.number().check(z.positive())),
      published: z.optional(z.record(text, text)),
      labels: z.record(text, text),
      unverified: z.array(text),
      notes: z.optional(text),
      source: z.array(z.int().check(z.nonnegative())).check(z.minLength(1)),
      checkedOn: date,
    }),
  ),
});
