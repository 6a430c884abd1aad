import * as z from "zod/mini";

const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const text = z.string().check(z.minLength(1));
const texts = z.readonly(z.array(text));
const whole = z.int().check(z.positive());
const deviceClass = z.enum(["GPU", "TPU", "NEURON", "AMD_GPU", "HABANA_GAUDI", "APPLE_SILICON"]);

/** The shape of `data/sdk-*.generated.json`; checked by tests, not by the page. */
export const sdkCatalogueSchema = z.strictObject({
  id: text,
  release: text,
  source: text,
  checkedOn: date,
  idlRelease: text,
  requiresPython: text,
  accelerators: z.array(
    z.strictObject({ id: text, deviceClass, counts: z.array(whole), countOptional: z.optional(z.boolean()) }),
  ),
  partitions: z.record(text, texts),
  sharedDevices: texts,
  nodeLabelValues: z.record(text, text),
  aliases: z.record(text, text),
  deprecatedNotations: texts,
  deviceClasses: z.array(
    z.strictObject({ name: deviceClass, number: z.int().check(z.nonnegative()), wireName: z.optional(text) }),
  ),
  helperDevices: z.strictObject({ GPU: texts, TPU: texts, Neuron: texts, AMD_GPU: texts, HABANA_GAUDI: texts }),
  cacheWords: texts,
  cacheAliases: z.record(text, text),
  fields: z.record(text, texts),
});

/** The shape of `data/hardware.generated.json`. */
export const hardwareSchema = z.strictObject({
  checkedOn: date,
  sources: texts,
  rows: z.array(
    z.strictObject({
      id: text,
      device: text,
      deviceClass,
      vendor: text,
      architecture: z.optional(text),
      memoryGB: z.number().check(z.positive()),
      memoryType: z.optional(text),
      memoryBandwidth: z.optional(text),
      interconnect: z.optional(text),
      resourceName: z.optional(text),
      use: text,
      machines: texts,
      mig: z.optional(
        z.array(z.strictObject({ profile: text, memoryGB: z.number(), perDevice: whole, inSdk: z.boolean() })),
      ),
      chipsInPod: z.optional(whole),
      topologies: z.optional(
        z.array(z.strictObject({ topology: text, chips: whole, hosts: whole, chipsPerHost: whole })),
      ),
      notes: z.optional(text),
      unverified: texts,
      source: z.array(z.int().check(z.nonnegative())).check(z.minLength(1)),
      checkedOn: date,
    }),
  ),
});
