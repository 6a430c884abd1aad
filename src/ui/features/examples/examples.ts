import type { DocumentDraft } from "#core/document/draft.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";

/** A document to start from. `group`: a section of Flyte's page on resources, or what people want to do. */
export type Example = {
  readonly id: string;
  readonly group: "Flyte's guide" | "By intent";
  readonly title: string;
  readonly about: string;
  readonly document: DocumentDraft;
};

const release = "2.12.1";
const seedResources = { cpu: ["2", "8"], memory: ["8Gi", "32Gi"], gpu: "A100:2", disk: "50Gi", shm: "8Gi" };
const heavyResources = { cpu: "16", memory: "64Gi", gpu: "H100:2", disk: "50Gi", shm: "8Gi" };

function documentOf(...environments: readonly JsonObject[]): DocumentDraft {
  return { version: 1, sdk: release, environments };
}

/** One environment a value, so that each can be looked at by itself. */
function oneEach(prefix: string, field: string, values: readonly Json[]): DocumentDraft {
  return documentOf(
    ...values.map((value, index) => ({
      name: `${prefix}-${index + 1}`,
      resources: { [field]: value },
      tasks: [{ name: `${prefix.replaceAll("-", "_")}_${index + 1}` }],
    })),
  );
}

const gpu = (device: string, quantity: number, partition?: string): Json => ({
  device,
  quantity,
  device_class: "GPU",
  ...(partition === undefined ? {} : { partition }),
});
const slice = (device: string, quantity: number, partition: string): Json => ({
  device,
  quantity,
  device_class: "TPU",
  partition,
});

/** The rows of Flyte's page on task resources, in its order. */
const guide: readonly Example[] = [
  {
    id: "params",
    group: "Flyte's guide",
    title: "All parameters",
    about: "Each of the five resources once: a pair, an amount, a device with its count.",
    document: documentOf({
      name: "all-parameters",
      resources: { cpu: 2, memory: ["4Gi", "8Gi"], gpu: "T4:1", disk: "20Gi", shm: "auto" },
      tasks: [{ name: "show_all" }],
    }),
  },
  {
    id: "environment",
    group: "Flyte's guide",
    title: "Task environment",
    about: "Resources on the environment, for every task in it.",
    document: documentOf({ name: "ml-training", resources: seedResources, tasks: [{ name: "train_model" }] }),
  },
  {
    id: "task-override",
    group: "Flyte's guide",
    title: "Resources of one task",
    about:
      "A heavier task in the same environment. No release takes resources on the decorator; the Python clones the environment.",
    document: documentOf({
      name: "ml-training",
      resources: seedResources,
      tasks: [{ name: "train_model" }, { name: "heavy_training_task", resources: heavyResources }],
    }),
  },
  {
    id: "call-site-override",
    group: "Flyte's guide",
    title: "Override at the call",
    about: "One call of a task with other resources. It replaces all of them: the GPU is gone.",
    document: documentOf({
      name: "ml-training",
      resources: seedResources,
      tasks: [
        {
          name: "heavy_training_task",
          resources: heavyResources,
          overrides: [{ label: "light", resources: { cpu: "4", memory: "24Gi", disk: "100Gi", shm: "16Gi" } }],
        },
      ],
    }),
  },
  {
    id: "cpu",
    group: "Flyte's guide",
    title: "CPU",
    about: "Millicores, whole and broken cores, numbers, and pairs of request and limit.",
    document: oneEach("cpu", "cpu", ["500m", "2", "1.5", 1, 0.5, ["1", "2"], [1, 4]]),
  },
  {
    id: "memory",
    group: "Flyte's guide",
    title: "Memory",
    about: "Powers of 1024 (Mi, Gi) and of 1000 (M, G), and a pair.",
    document: oneEach("memory", "memory", ["512Mi", "1Gi", "2Gi", "500M", "1G", ["1Gi", "4Gi"]]),
  },
  {
    id: "gpu",
    group: "Flyte's guide",
    title: "GPU",
    about: "Counts of any device, and the types of the guide.",
    document: oneEach("gpu", "gpu", [1, 4, "T4:1", "A100:2", "H100:8", "L4:1", "L40s:1", "A100_80G:1"]),
  },
  {
    id: "advanced-gpu",
    group: "Flyte's guide",
    title: "GPU partitions",
    about: "MIG slices of an A100, and two whole ones as an object.",
    document: oneEach("mig", "gpu", [gpu("A100", 2), gpu("A100", 1, "1g.5gb"), gpu("A100_80G", 1, "7g.80gb")]),
  },
  {
    id: "custom-device",
    group: "Flyte's guide",
    title: "Custom device",
    about: "A device that the SDK does not know, with its class and partition.",
    document: oneEach("custom", "gpu", [gpu("custom_accelerator", 2, "large")]),
  },
  {
    id: "tpu",
    group: "Flyte's guide",
    title: "TPU",
    about: "TPU slices. These ask for one chip of a larger host: look at the pod.",
    document: oneEach("tpu", "gpu", [slice("V5P", 1, "2x2x1"), slice("V6E", 1, "4x4")]),
  },
  {
    id: "disk",
    group: "Flyte's guide",
    title: "Disk",
    about: "Ephemeral storage from 10Gi to 1Ti.",
    document: oneEach("disk", "disk", ["10Gi", "50Gi", "100Gi", "200Gi", "500Gi", "1Ti"]),
  },
  {
    id: "shm",
    group: "Flyte's guide",
    title: "Shared memory",
    about: "A size of /dev/shm, or as much as there is memory.",
    document: oneEach("shm", "shm", ["1Gi", "16Gi", "auto"]),
  },
  {
    id: "defaults",
    group: "Flyte's guide",
    title: "No resources",
    about: "What the executor sets when nobody asks for anything.",
    document: documentOf({ name: "defaults", tasks: [{ name: "small_task" }] }),
  },
];

/** What people come for. */
const intents: readonly Example[] = [
  {
    id: "data-preparation",
    group: "By intent",
    title: "Data preparation",
    about: "CPU and disk, retried twice, with a burst of CPU when the node has it.",
    document: documentOf({
      name: "data-prep",
      resources: { cpu: ["2", "4"], memory: "8Gi", disk: "100Gi" },
      tasks: [
        { name: "load_shards", retries: 2, cache: "auto" },
        { name: "tokenize", retries: 2 },
      ],
    }),
  },
  {
    id: "single-gpu",
    group: "By intent",
    title: "Single-GPU fine-tuning",
    about: "One L4 with room for data loaders in shared memory.",
    document: documentOf({
      name: "fine-tuning",
      resources: { cpu: "6", memory: "24Gi", gpu: "L4:1", disk: "100Gi", shm: "8Gi" },
      tasks: [{ name: "fine_tune", retries: 1 }],
    }),
  },
  {
    id: "eight-h100",
    group: "By intent",
    title: "8 × H100 training",
    about: "A whole machine: leave some CPU and memory to the node, and shared memory to the processes.",
    document: documentOf({
      name: "pretraining",
      resources: { cpu: "180", memory: "1600Gi", gpu: "H100:8", disk: "1Ti", shm: "400Gi" },
      tasks: [{ name: "pretrain", retries: 3, timeout: 259200 }],
    }),
  },
  {
    id: "mig-inference",
    group: "By intent",
    title: "MIG inference",
    about: "A seventh of an A100 for a model that needs no more than 5 GB.",
    document: documentOf({
      name: "inference",
      resources: { cpu: "2", memory: "8Gi", gpu: gpu("A100", 1, "1g.5gb") },
      tasks: [{ name: "embed" }],
    }),
  },
  {
    id: "one-host-tpu",
    group: "By intent",
    title: "One-host TPU slice",
    about: "Four chips of a v6e host, asked for as the host's chips, which is what schedules.",
    document: documentOf({
      name: "tpu-training",
      resources: { cpu: "40", memory: "160Gi", gpu: slice("V6E", 4, "2x2") },
      tasks: [{ name: "train_on_tpu", retries: 1 }],
    }),
  },
  {
    id: "join",
    group: "By intent",
    title: "Memory-hungry join",
    about: "Much memory, little CPU; the limit is where the kernel stops it.",
    document: documentOf({
      name: "joins",
      resources: { cpu: "4", memory: ["96Gi", "128Gi"], disk: "200Gi" },
      tasks: [
        { name: "join_tables", retries: 1, overrides: [{ label: "small", resources: { cpu: "2", memory: "16Gi" } }] },
      ],
    }),
  },
  {
    id: "many-small",
    group: "By intent",
    title: "Many small tasks",
    about: "A quarter of a core each, so that many fit on a node.",
    document: documentOf({
      name: "small-tasks",
      resources: { cpu: "250m", memory: "512Mi" },
      tasks: [{ name: "score_row", retries: 3, cache: "auto" }],
    }),
  },
  {
    id: "warm-pool",
    group: "By intent",
    title: "Warm reusable pool",
    about: "Containers that stay: from two to eight, each with four tasks at a time.",
    document: documentOf({
      name: "warm-pool",
      resources: { cpu: "2", memory: "4Gi" },
      reusable: { replicas: [2, 8], idle_ttl: 300, concurrency: 4 },
      tasks: [{ name: "answer" }],
    }),
  },
];

/** All examples, the guide's first. */
export const examples: readonly Example[] = [...guide, ...intents];
