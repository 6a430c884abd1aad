import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { DocumentDraft } from "#core/document/draft.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { arbDocument } from "#core/formats/arbitraries.ts";
import type { SourceReading } from "#core/formats/source-contract.ts";
import { parseYamlStream } from "#core/formats/yaml/parse-yaml.ts";
import type { SourceNode } from "#core/formats/yaml/source-tree.ts";
import { yamlReader } from "#core/formats/yaml/yaml-reader.ts";
import { nodeMessages } from "#core/pod/node-messages.ts";
import { shippedConfiguration } from "#core/pod/pod-configuration.ts";
import { taskResources } from "#core/pod/task-resources.ts";
import type { Json } from "#core/problem/json.ts";
import { podTemplateWriter } from "./pod-template-writer.ts";
import { podWriter } from "./pod-writer.ts";
import { openPods } from "./read-pod.ts";

function opened(text: string): SourceReading {
  const source = openPods([{ name: "pod.yaml", text }]);
  if (!source.ok) throw new Error(source.problems[0].message);
  return source.value.reading;
}

/** What Flyte as shipped puts into the pod of each task and override, as far as a pod is made. */
function builtOf(document: DocumentDraft): readonly unknown[] {
  return runnablePositions(document).flatMap((position) => {
    const messages = nodeMessages(document, position);
    const { resources, extendedResources } = messages.ok ? messages.value.messages : {};
    const task = { ...(resources && { resources }), ...(extendedResources && { extendedResources }) };
    const built = messages.ok ? taskResources(task, shippedConfiguration) : messages;
    return built.ok ? [built.value] : [];
  });
}

/** The same of what was read: its tasks and overrides in the order of the text, and environments of pods that name no task. */
function readOf({ document, places }: SourceReading): readonly unknown[] {
  const nodes = places.filter(
    ({ path }) => path.length % 2 === 0 && typeof path.at(-1) === "number" && !path.includes("resources"),
  );
  const inOrder = nodes.toSorted((a, b) => a.place.from - b.place.from);
  return inOrder.flatMap(({ path }) => {
    const [, environment = 0, , task, , override] = path as number[];
    const position = { environment, ...(task !== undefined && { task }), ...(override !== undefined && { override }) };
    const alone =
      task === undefined
        ? { environments: [{ ...document.environments[environment], tasks: [{ name: "t" }] }] }
        : document;
    return builtOf({ environments: [] }).concat(
      builtAt(alone, task === undefined ? { environment: 0, task: 0 } : position),
    );
  });
}

function builtAt(
  document: DocumentDraft,
  position: { environment: number; task?: number; override?: number },
): readonly unknown[] {
  const messages = nodeMessages(document, position);
  if (!messages.ok) return [messages.problems];
  const { resources, extendedResources } = messages.value.messages;
  const built = taskResources(
    { ...(resources && { resources }), ...(extendedResources && { extendedResources }) },
    shippedConfiguration,
  );
  return [built.ok ? built.value : built.problems];
}

const fixtures = join(import.meta.dirname, "..", "fixtures");
const write = (document: DocumentDraft, writer = podWriter) =>
  writer.write({ document, problems: [], scope: "file" }).text;

describe("openPods, of what we write", () => {
  it.each(readdirSync(fixtures))("SO11: the pods of %s give resources that build the same again", (file) => {
    const read = yamlReader.read(readFileSync(join(fixtures, file), "utf8"));
    if (!read.ok) throw new Error(read.problems[0].message);
    const built = builtOf(read.value.document);
    if (built.length > 0) expect(readOf(opened(write(read.value.document)))).toEqual(built);
  });

  it("SO11: so do those of any document, and the pod templates of it", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbDocument, (document) => {
        const built = builtOf(document);
        if (built.length === 0) return;
        expect(readOf(opened(write(document)))).toEqual(built);
        expect(readOf(opened(write(document, podTemplateWriter)))).toHaveLength(built.length);
      }),
    );
  });

  it("SO12: nothing is dropped: each value is placed, kept, or says what the object is", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbDocument, (document) => {
        const text = write(document);
        if (builtOf(document).length === 0) return;
        expect(uncovered(text, opened(text))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

/** The values of a text that are neither in a place nor kept, but for names and kinds of objects. */
function uncovered(text: string, { places, kept }: SourceReading): readonly string[] {
  const trees = parseYamlStream(text);
  const values = places.filter(({ path }) => path.includes("resources")).map(({ place }) => place);
  const ranges = [...values, ...kept.map(({ place }) => place)];
  const leaves = (node: SourceNode, key: string): readonly string[] => {
    if (ranges.some(({ from, to }) => from <= node.range.from && node.range.to <= to)) return [];
    if (node.kind === "map") return node.entries.flatMap((entry) => leaves(entry.value, entry.key));
    if (node.kind === "list") return node.items.flatMap((item) => leaves(item, key));
    return ["kind", "apiVersion", "name", "mountPath", "key", "operator"].includes(key)
      ? []
      : [`${key}: ${node.value}`];
  };
  return trees.ok ? trees.value.flatMap((tree) => leaves(tree, "")) : ["not read"];
}

function pod(
  container: { [key: string]: Json },
  spec: { [key: string]: Json } = {},
  more: { [key: string]: Json } = {},
): string {
  const primary = { name: "main", image: "i", ...container };
  return stringify({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "my-pod" },
    spec: { containers: [primary], ...spec },
    ...more,
  });
}

function resourcesOf(text: string): Json | undefined {
  return opened(text).document.environments[0]?.resources;
}

describe("openPods, of any pod", () => {
  it.each<[{ [key: string]: Json }, Json | undefined]>([
    [
      { requests: { cpu: "1", memory: "2Gi" }, limits: { cpu: 1, memory: "2048Mi" } },
      { cpu: "1", memory: "2Gi" },
    ],
    [{ requests: { cpu: "500m" }, limits: { cpu: 2 } }, { cpu: ["500m", "2"] }],
    [{ limits: { cpu: "2", "ephemeral-storage": "9Gi" } }, { cpu: "2", disk: "9Gi" }],
    [{ requests: { memory: "1Gi" } }, { memory: "1Gi" }],
    [{ limits: { "nvidia.com/gpu": 2 } }, { gpu: 2 }],
    [{ limits: { "nvidia.com/gpu": "half" } }, undefined],
    [{ limits: { "hugepages-2Mi": "4Mi" } }, undefined],
    [{}, undefined],
  ])("SO11: %j is %j", (resources, expected) => {
    expect(resourcesOf(pod({ resources }))).toEqual(expected);
  });

  it.each<[string, string, { [key: string]: Json }, Json]>([
    ["nvidia.com/gpu", "8", { nodeSelector: { "cloud.google.com/gke-accelerator": "nvidia-tesla-a100" } }, "A100:8"],
    ["nvidia.com/gpu", "3", { nodeSelector: { "k8s.amazonaws.com/accelerator": "nvidia-l4" } }, "L4:3"],
    [
      "nvidia.com/gpu",
      "1",
      { nodeSelector: { "k8s.amazonaws.com/accelerator": "mine" } },
      { device: "mine", quantity: 1, device_class: "GPU" },
    ],
    ["nvidia.com/gpu", "1", { nodeSelector: { disk: "ssd" } }, 1],
    [
      "google.com/tpu",
      "4",
      {
        nodeSelector: {
          "cloud.google.com/gke-tpu-accelerator": "tpu-v5p-slice",
          "cloud.google.com/gke-tpu-topology": "2x2x1",
        },
      },
      { device: "V5P", quantity: 4, device_class: "TPU", partition: "2x2x1" },
    ],
  ])("SO10: %s %s with %j is %j", (name, count, spec, expected) => {
    const text = pod({ resources: { limits: { [name]: count } } }, spec);
    expect(resourcesOf(text)).toEqual({ gpu: expected });
    expect(uncovered(text, opened(text))).toEqual([]);
  });

  it("SO11: the pod says which container is the task's, and which task it is of", () => {
    const env = [{ name: "FLYTE_INTERNAL_TASK_NAME", value: "ml.train" }];
    const containers = [
      { name: "side", resources: { limits: { cpu: 9 } } },
      { name: "own", env, resources: { limits: { cpu: 1 } } },
    ];
    const one = { kind: "Pod", metadata: { annotations: { primary_container_name: "own" } }, spec: { containers } };
    const { document, kept } = opened(JSON.stringify({ kind: "List", items: [one, one, { kind: "Service" }] }));
    expect(document.environments).toEqual([
      {
        name: "ml",
        tasks: [{ name: "train", resources: { cpu: "1" }, overrides: [{ label: "pod 2", resources: { cpu: "1" } }] }],
      },
    ]);
    expect(kept.filter(({ text }) => text.includes("side") || text.includes("Service"))).toHaveLength(3);
  });

  it("SO11: memory mounted at /dev/shm is shm, whatever its name; other volumes are kept", () => {
    const volumes = [
      { name: "dshm", emptyDir: { medium: "Memory", sizeLimit: "8Gi" } },
      { name: "tmp", emptyDir: {} },
    ];
    const volumeMounts = [
      { name: "dshm", mountPath: "/dev/shm" },
      { name: "tmp", mountPath: "/tmp" },
    ];
    const text = pod({ volumeMounts }, { volumes, tolerations: 5, priority: 1 }, { status: { phase: "Running" } });
    expect(resourcesOf(text)).toEqual({ shm: "8Gi" });
    expect(opened(text).kept.map(({ text: words }) => words)).toEqual([
      "image: i",
      "- name: tmp mountPath: /tmp",
      "- name: tmp emptyDir: {}",
      "5",
      "priority: 1",
      "status: phase: Running",
    ]);
    expect(opened(text).kept[0]).toMatchObject({ line: 8, reason: "not a matter of resources" });
  });

  it("SO8: it is only read; what is no pod is said", () => {
    const source = openPods([{ name: "", text: pod({}) }]);
    expect(source.ok && source.value.edit({ environments: [] }).refused.map(({ code }) => code)).toEqual([
      "source.read-only",
    ]);
    const codes = (text: string) => {
      const read = openPods([{ name: "", text }]);
      return read.ok ? [] : read.problems.map(({ code }) => code);
    };
    expect(codes("kind: Service\n")).toEqual(["source.unknown"]);
    expect(codes("kind: [Pod\n")).toContain("document.yaml-syntax");
    const odd = fc.constantFrom("Pod", "List", "PodTemplate");
    fc.assert(
      fc.property(odd, fc.json(), (kind, spec) => void codes(`{"kind": "${kind}", "spec": ${spec}, "items": ${spec}}`)),
    );
  });
});
