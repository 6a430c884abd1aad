import * as z from "zod/mini";

const text = z.string();
const name = text.check(z.minLength(1));
const texts = z.record(text, text);
const object = z.record(text, z.unknown());
const amount = z.union([text, z.number()]);
const amounts = z.record(text, amount);
const whole = z.int().check(z.nonnegative());
const platformAmounts = z.looseObject({
  cpu: z.optional(amount),
  memory: z.optional(amount),
  gpu: z.optional(amount),
  ephemeralStorage: z.optional(amount),
});

/** One node of a pool by its name. */
export const poolNodeSchema = z.looseObject({ name, reserved: z.optional(amounts) });

/** A pool of equal nodes. */
export const poolSchema = z.looseObject({
  name,
  count: whole,
  autoscaled: z.optional(z.looseObject({ min: whole, max: whole })),
  reserved: z.optional(amounts),
  node: object,
  nodes: z.optional(z.array(poolNodeSchema)),
  source: z.optional(z.enum(["kubectl", "estimate", "preset", "written"])),
  machine: z.optional(text),
});

/** What is set on every run. */
export const profileRunSchema = z.looseObject({
  interruptible: z.optional(z.boolean()),
  envs: z.optional(texts),
  labels: z.optional(texts),
  annotations: z.optional(texts),
});

/** The structure of a cluster profile; unknown keys are taken. It judges only: its output is not used. @see SPEC CP1 */
export const profileSchema = z.looseObject({
  version: z.literal(1),
  name: text,
  kubernetesVersion: z.optional(text),
  platformMode: z.optional(z.enum(["v2", "sparse", "propeller"])),
  platform: z.optional(z.looseObject({ defaults: z.optional(platformAmounts), limits: z.optional(platformAmounts) })),
  k8sPlugin: z.optional(z.nullable(object)),
  run: z.optional(profileRunSchema),
  namespace: z.optional(text),
  defaultServiceAccount: z.optional(text),
  podTemplates: z.optional(z.array(object)),
  limitRanges: z.optional(z.array(object)),
  resourceQuotas: z.optional(z.array(object)),
  admission: z.optional(z.array(z.enum(["DefaultTolerationSeconds", "ExtendedResourceToleration"]))),
  usage: z.optional(z.enum(["known", "unknown"])),
  pools: z.array(poolSchema),
});
