import fc from "fast-check";
import type { Json, JsonObject } from "#core/problem/json.ts";
import type { ResourceEntry } from "#core/sdk/serialize-resources.ts";
import type { FieldType } from "./field-types.ts";
import type { PlatformMode, PlatformSettings } from "./platform-resources.ts";
import { fieldsOf, jsonFieldsOf } from "./struct-fields.ts";
import type { RunSettings, TaskTemplate, TemplatedTask } from "./task-template.ts";

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

/** How often a value is of any kind: `never`, or now and then. */
type Oddness = "never" | "sometimes";

/** JSON that fits a struct of Kubernetes or of the configuration, or mostly does. */
export function structJson(name: string, depth = 3, oddness: Oddness = "sometimes"): fc.Arbitrary<JsonObject> {
  return objectOf(jsonFieldsOf(name), depth, oddness);
}

/** What may stand in `plugins.k8s`, with keys in another case and values of the wrong kind now and then. */
export const configurations: fc.Arbitrary<JsonObject> = fc.oneof(
  objectOf(fieldsOf("config.K8sPluginConfig"), 5, "never"),
  objectOf(fieldsOf("config.K8sPluginConfig"), 4, "sometimes"),
);

function containersWith(names: readonly string[], oddness: Oddness): fc.Arbitrary<readonly JsonObject[]> {
  const others = fc.array(fc.constantFrom("side", "default", "primary", "main", ""), { maxLength: 2 });
  return others.chain((more) =>
    fc.tuple(
      ...[...names, ...more].map((name) => structJson("Container", 3, oddness).map((rest) => ({ ...rest, name }))),
    ),
  );
}

function specsOf(oddness: Oddness): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(structJson("PodSpec", 4, oddness), containersWith(["main"], oddness), containersWith([], oddness))
    .map(([spec, containers, initContainers]) => ({ ...spec, containers, initContainers }));
}

/** Specs of pods with a container `main`; one in five has values of the wrong kind. */
export const podSpecs: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 4, arbitrary: specsOf("never") },
  specsOf("sometimes"),
);

/** Pod templates of the cluster that are found by the name `t`. */
export const podTemplates: fc.Arbitrary<Json> = fc
  .tuple(podSpecs, structJson("ObjectMeta", 2, "never"))
  .map(([spec, metadata]) => ({ metadata: { name: "t", namespace: "flyte" }, template: { metadata, spec } }));

/** Container tasks and pod tasks, some of which name a pod template. */
export const templatedTasks: fc.Arbitrary<TemplatedTask> = fc
  .tuple(
    fc.oneof(taskTemplates, fc.constant<TaskTemplate>({ extendedResources: { gpuAccelerator: { device: "T4" } } })),
    fc.option(podSpecs, { nil: undefined }),
    fc.constantFrom("main", "main", "side", undefined),
    fc.constantFrom({}, { podTemplateName: "t" }),
    fc.constantFrom({}, { interruptible: true }),
  )
  .map(([{ podTemplate: _, podTemplateName: __, ...task }, podSpec, primaryContainerName, named, interruptible]) => {
    const primary = primaryContainerName === undefined ? {} : { primaryContainerName };
    return { ...task, ...named, ...interruptible, ...(podSpec ? { podTemplate: { podSpec, ...primary } } : {}) };
  });

/** What else a pod depends on. */
export const circumstances: fc.Arbitrary<{
  readonly attempt: number;
  readonly platform: PlatformSettings;
  readonly platformMode: PlatformMode;
  readonly run: RunSettings;
}> = fc.record({
  attempt: fc.nat(3),
  platform: fc.record(
    { defaults: fc.constantFrom({}, { cpu: "2", gpu: 1 }), limits: fc.constantFrom({}, { cpu: "1", memory: "0" }) },
    { requiredKeys: [] },
  ),
  platformMode: fc.constantFrom("v2", "sparse", "propeller"),
  run: fc.record(
    {
      interruptible: fc.boolean(),
      envs: fc.array(fc.tuple(fc.constantFrom("A", "RUN_NAME"), fc.string()), { maxLength: 2 }),
      labels: fc.constantFrom({}, { run: "mine", team: "x" }),
      annotations: fc.constantFrom({}, { note: "n" }),
    },
    { requiredKeys: [] },
  ),
});

type AnyField = { readonly name: string; readonly type: FieldType };

function objectOf(fields: readonly AnyField[], depth: number, oddness: Oddness): fc.Arbitrary<JsonObject> {
  if (depth <= 0) return fc.constant({});
  return fc
    .uniqueArray(fc.constantFrom(...fields), { maxLength: 5 })
    .chain((chosen) =>
      fc
        .tuple(...chosen.map(({ name, type }) => fc.tuple(spelling(name), jsonFor(type, depth - 1, oddness))))
        .map((entries): JsonObject => Object.fromEntries(entries)),
    );
}

function spelling(name: string): fc.Arbitrary<string> {
  return fc.oneof({ weight: 20, arbitrary: fc.constant(name) }, fc.constant(name.toUpperCase()));
}

function jsonFor(type: FieldType, depth: number, oddness: Oddness): fc.Arbitrary<Json> {
  const fitting = fittingValue(type, depth, oddness);
  if (oddness === "never") return fitting;
  return fc.oneof({ weight: 30, arbitrary: fitting }, fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json>);
}

function fittingValue(type: FieldType, depth: number, oddness: Oddness): fc.Arbitrary<Json> {
  switch (type.kind) {
    case "pointer":
      return fc.option(jsonFor(type.of, depth, oddness));
    case "list":
      return fc.array(jsonFor(type.of, depth, oddness), { maxLength: 2 });
    case "map":
      return fc.dictionary(
        fc.constantFrom("a", "B", "x.io/Y", "cpu", "nvidia.com/gpu"),
        jsonFor(type.of, depth, oddness),
        {
          maxKeys: 2,
        },
      );
    case "struct":
      return objectOf(jsonFieldsOf(type.name), depth, oddness);
    case "flag":
      return fc.boolean();
    case "whole":
      return fc.constantFrom(0, 1, -1, 30);
    case "quantity":
      return fc.constantFrom("1", "0", 2, 1.5, "1Gi", "+2");
    case "port":
      return fc.constantFrom(0, 80, "http");
    case "time":
    case "any":
      return fc.constant(null);
    default:
      return fc.constantFrom("", "a", "1s");
  }
}
