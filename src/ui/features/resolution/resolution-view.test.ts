import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { resources } from "#core/fit/arbitraries.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";
import { type ResourceField, resolveResources } from "#core/resolve/resolve-resources.ts";
import { traceResources } from "#core/resolve/traced-levels.ts";
import { answerTrace } from "#ui/cluster/answer-trace.ts";
import { diffTexts, foldLines } from "#ui/look/diff-texts.ts";
import type { Chain } from "./chain.ts";
import { cellsOf } from "./chain-cells.ts";
import { columnsOf } from "./chain-columns.ts";
import { explainValue } from "./explain-value.ts";
import { fixRows } from "./fix-changes.ts";
import { patchText } from "./patch-text.ts";

type Given = { readonly environment?: Json; readonly task?: Json; readonly override?: Json };
type More = { readonly profile?: ClusterProfile; readonly refusal?: string; readonly podTemplate?: string };

const at: NodePosition = { environment: 0, task: 0, override: 0 };

function documentOf({ environment, task, override }: Given, more: JsonObject = {}): DocumentDraft {
  const own = (resources: Json | undefined) => (resources === undefined ? {} : { resources });
  const tasks = [{ name: "train", ...own(task), overrides: [{ label: "heavy", ...own(override) }] }];
  return { version: 1, environments: [{ name: "ml", image: "app:1", ...own(environment), tasks, ...more }] };
}

function chainOf(field: ResourceField, given: Given, more: More = {}): Chain {
  const document = documentOf(given, more.podTemplate === undefined ? {} : { pod_template: more.podTemplate });
  const { levels, fields } = traceResources(document, at);
  const pod = answerTrace({ kind: "trace", document, after: undefined, profile: more.profile, position: at }).now;
  const cells = fields.find((one) => one.field === field)?.cells ?? [];
  return { field, levels, cells, sdk: undefined, pod, fixed: undefined, refusal: more.refusal };
}

const clamped: ClusterProfile = {
  version: 1,
  name: "ours",
  pools: [],
  platformMode: "propeller",
  platform: { defaults: { cpu: "500m" }, limits: { cpu: "8", memory: "64Gi" } },
};
const refusal = "This task runs in reused containers, so an override cannot change resources.";
const device = (device_class: string, name: string, quantity: number, partition?: string) => ({
  device: name,
  quantity,
  device_class,
  ...(partition === undefined ? {} : { partition }),
});

describe("RV4, RV5: two sentences tell how a field comes about", () => {
  test.each<[string, ResourceField, Given, More, string, RegExp]>([
    [
      "set at one level",
      "cpu",
      { environment: { cpu: ["2", "8"] } },
      {},
      'The environment ml gives cpu=("2", "8"), and no level further in replaces it.',
      /^Flyte sends both as they are, so the pod gets a request of 2 and a limit of 8\.$/,
    ],
    [
      "replaced",
      "memory",
      { environment: { memory: "8Gi" }, override: { memory: "48Gi" } },
      {},
      'The override heavy gives memory="48Gi", in place of memory="8Gi" of the environment ml.',
      /^A single amount becomes the limit too, so the pod requests 48Gi and may use no more\.$/,
    ],
    [
      "dropped",
      "shm",
      { environment: { shm: "8Gi" }, override: { memory: "48Gi" } },
      {},
      'The environment ml asks for shm="8Gi", but the override heavy passes a new flyte.Resources without shm, which replaces the whole object.',
      /runtime's own \/dev\/shm\.$/,
    ],
    [
      "dropped by an empty object",
      "gpu",
      { environment: { gpu: "A100:2" }, override: {} },
      {},
      'The environment ml asks for gpu="A100:2", but the override heavy passes an empty flyte.Resources(), which replaces the whole object.',
      /no accelerator and no node affinity/,
    ],
    [
      "unset by None",
      "gpu",
      { environment: { gpu: "A100:2" }, override: { gpu: null } },
      {},
      'The environment ml asks for gpu="A100:2", but the override heavy passes a new flyte.Resources with gpu=None, which replaces the whole object.',
      /no accelerator/,
    ],
    [
      "None keeps what comes from outside",
      "gpu",
      { environment: { gpu: 2 }, override: null },
      {},
      "The environment ml gives gpu=2, and no level further in replaces it.",
      /^A count has no type, so the pod asks for 2 nvidia\.com\/gpu on any node, without a node label or a toleration/,
    ],
    [
      "a count of 0",
      "gpu",
      { environment: { gpu: "A100:2" }, override: { gpu: 0 } },
      {},
      'The override heavy gives gpu=0, in place of gpu="A100:2" of the environment ml.',
      /^A count of 0 is no accelerator/,
    ],
    [
      "nobody gives resources",
      "cpu",
      {},
      {},
      "No level gives resources, so cpu is unset.",
      /^The pod gets 1 as request and limit, from default-cpus\.$/,
    ],
    [
      "an object without the field, nothing lost",
      "memory",
      { task: { cpu: "1" } },
      {},
      "The task train passes a new flyte.Resources without memory, and no level outside it names one.",
      /^The pod gets 1Gi as request and limit, from default-memory\.$/,
    ],
    [
      "a request above its limit",
      "cpu",
      { override: { cpu: ["8", "4"] } },
      {},
      'The override heavy gives cpu=("8", "4").',
      /^The request is above the limit, so Flyte lowers it to 4 without a word\.$/,
    ],
    [
      "shm auto",
      "shm",
      { override: { shm: "auto" } },
      {},
      'The override heavy gives shm="auto".',
      /^Flyte mounts a volume in memory at \/dev\/shm without a limit of its own\.$/,
    ],
    [
      "a partition",
      "gpu",
      { override: { gpu: device("GPU", "A100", 1, "1g.5gb") } },
      {},
      'The override heavy gives gpu=flyte.GPU("A100", 1, partition="1g.5gb").',
      /^The pod asks for 1 nvidia\.com\/gpu on nodes that carry .*nvidia-tesla-a100 and .*=1g\.5gb\.$/,
    ],
    [
      "a TPU",
      "gpu",
      { override: { gpu: device("TPU", "V5P", 1, "2x2x1") } },
      {},
      'The override heavy gives gpu=flyte.TPU("V5P", "2x2x1").',
      /^The pod asks for 1 google\.com\/tpu on nodes that carry .*=tpu-v5p-slice and .*=2x2x1\.$/,
    ],
    [
      "a value that is refused",
      "memory",
      { override: { memory: "4GBs" } },
      {},
      'The override heavy gives memory="4GBs".',
      /^No pod is built: .*4GBs/,
    ],
    [
      "the platform's default",
      "cpu",
      {},
      { profile: clamped },
      "No level gives resources, so cpu is unset.",
      /^The pod gets 500m as request and limit, from the platform's default\.$/,
    ],
    [
      "the platform's limit",
      "cpu",
      { override: { cpu: "16" } },
      { profile: clamped },
      'The override heavy gives cpu="16".',
      /^The cluster's Flyte has lowered .*16 to the platform's limit, without a word, so the pod gets 8 as request and limit\.$/,
    ],
    [
      "reused containers",
      "cpu",
      { environment: { cpu: "1" }, override: { cpu: "16" } },
      { refusal },
      "The override heavy gives resources, which reused containers cannot change, so the SDK refuses the call.",
      /^No pod is built until the override sets reusable to "off"/,
    ],
  ])("RV4: %s", (_, field, given, more, first, second) => {
    const chain = chainOf(field, given, more);
    const pod = more.refusal === undefined ? chain.pod : undefined;
    const { sentences, steps } = explainValue(chain);
    expect(sentences[0]).toBe(first);
    expect(sentences[1]).toMatch(second);
    // Each is one sentence: nothing ends within it.
    for (const sentence of sentences) expect(sentence).toMatch(/^(?:(?![.!?] \p{Lu}).)+\.$/u);
    expect(steps.map(({ column }) => column)).toEqual(
      expect.arrayContaining(["environment", "task", "override", "pod"]),
    );
    if (pod && !("refused" in pod)) expect(steps.map(({ column }) => column)).toContain("executor");
  });

  test("RV6: the question is about what was lost, what is there, or what Flyte fills in", () => {
    const title = (field: ResourceField, given: Given) => explainValue(chainOf(field, given)).title;
    expect(title("shm", { environment: { shm: "8Gi" }, override: {} })).toBe("Why is /dev/shm not 8Gi?");
    expect(title("cpu", { environment: { cpu: ["2", "8"] } })).toBe('Why is CPU ("2", "8")?');
    expect(title("cpu", {})).toBe("Why is CPU 1?");
    expect(title("gpu", {})).toBe("Why is Accelerator not asked for?");
  });

  test("RV6: a dropped value is decided by the object that drops it", () => {
    const { steps } = explainValue(chainOf("gpu", { environment: { gpu: "A100:2" }, override: { cpu: "1" } }));
    expect(steps.filter(({ decides }) => decides).map(({ column }) => column)).toEqual(["override"]);
  });
});

describe("RV1, RV3: the cells are what the rules say", () => {
  const looks = { wins: "wins", replaced: "old", dropped: "old" } as const;
  test.each<[string, Given]>([
    ["one level", { environment: { cpu: "2", memory: ["8Gi", "9Gi"] } }],
    ["replaced and dropped", { environment: { cpu: "2", gpu: "A100:2", shm: "8Gi" }, override: { cpu: "4" } }],
    ["an empty object", { environment: { cpu: "2", gpu: "A100:2" }, override: {} }],
    ["None", { environment: { gpu: 1 }, task: null, override: null }],
    ["a task's own", { environment: { cpu: "2", disk: "5Gi" }, task: { cpu: "16" } }],
    ["three objects", { environment: { cpu: "2", shm: "auto" }, task: { shm: "1Gi" }, override: { cpu: "1" } }],
    ["nothing", {}],
  ])("RV1: %s", (_, given) => {
    const resolved = resolveResources(documentOf(given), at);
    for (const { field, layers } of resolved) {
      const chain = chainOf(field, given);
      const columns = columnsOf(chain.levels, chain.pod, undefined).map(({ id }) => id);
      const cells = cellsOf(chain, columns);
      expect(cells.map(({ column }) => column)).toEqual(["environment", "task", "override", "executor", "pod"]);
      for (const { layer, state, value } of layers) {
        const cell = cells.find(({ column }) => column === layer);
        if (value === undefined) expect(["gone", "pass"]).toContain(cell?.look);
        else
          expect(cell).toMatchObject({
            look: looks[state as keyof typeof looks],
            ...(state === "wins" ? {} : { status: state, struck: true }),
          });
      }
      // One line: what leaves a cell arrives at the next one.
      for (const [index, cell] of cells.entries()) {
        expect(cells[index + 1]?.before?.line, `${field} after ${cell.column}`).toBe(cell.after?.line);
      }
    }
  });

  test("RV1: columns of a clone, a pod template and a platform limit appear where they have a part", () => {
    const ids = (chain: Chain) => columnsOf(chain.levels, chain.pod, "ours").map(({ id }) => id);
    expect(ids(chainOf("cpu", { override: { cpu: "16" } }, { profile: clamped }))).toContain("platform");
    expect(
      cellsOf(chainOf("cpu", { override: { cpu: "16" } }, { profile: clamped }), ["executor", "platform", "pod"]),
    ).toMatchObject([
      { literal: "limit from request", words: "so no bursting" },
      { literal: "clamped", words: "lowered from 16 to 8" },
      { literal: "8 request and limit" },
    ]);
    expect(ids(chainOf("cpu", { override: { cpu: "2" } }, { profile: clamped }))).not.toContain("platform");
    const unknown = chainOf("cpu", {}, { podTemplate: "gpu-pods" });
    expect(ids(unknown)).toContain("template");
    expect(cellsOf(unknown, ["template"])).toMatchObject([{ words: "not known" }]);
    const template = {
      metadata: { name: "gpu-pods" },
      template: { spec: { containers: [], priorityClassName: "high" } },
    };
    const known = chainOf("cpu", {}, { podTemplate: "gpu-pods", profile: { ...clamped, podTemplates: [template] } });
    expect(cellsOf(known, ["template"])).toMatchObject([{ words: "no change" }]);
    expect(explainValue(known).steps.find(({ column }) => column === "template")?.text).toBe(
      "gpu-pods changes nothing here",
    );
  });

  test("RV3: literals are those of the code, with their meaning", () => {
    const cell = (field: ResourceField, value: Json) =>
      cellsOf(chainOf(field, { override: { [field]: value } }), ["override"]).map(({ literal, words }) => [
        literal,
        words,
      ])[0];
    expect(cell("cpu", ["2", "8"])).toEqual(['("2", "8")', "2 → 8 cores"]);
    expect(cell("memory", ["8Gi", "32Gi"])).toEqual(['("8Gi", "32Gi")', "8 → 32 GiB"]);
    expect(cell("memory", ["512Mi", "2Gi"])).toEqual(['("512Mi", "2Gi")', "512 MiB → 2 GiB"]);
    expect(cell("gpu", "A100:2")).toEqual(['"A100:2"', "2 × A100"]);
    expect(cell("gpu", 3)).toEqual(["3", "3 of any type"]);
    expect(cell("shm", "auto")).toEqual(['"auto"', "no limit of its own"]);
  });
});

const level = fc.option(fc.oneof(resources, fc.constant<Json>(null)), { nil: undefined });

test("RV1, RV4: whatever the levels say, the line is whole and the sentences are two", () => {
  fc.assert(
    fc.property(level, level, level, fc.constantFrom(undefined, clamped), (environment, task, override, profile) => {
      const given = { environment, task, override } as Given;
      for (const { field } of resolveResources(documentOf(given), at)) {
        const chain = chainOf(field, given, profile ? { profile } : {});
        const cells = cellsOf(
          chain,
          columnsOf(chain.levels, chain.pod, undefined).map(({ id }) => id),
        );
        for (const [index, cell] of cells.entries()) expect(cells[index + 1]?.before?.line).toBe(cell.after?.line);
        const trace = chain.pod && !("refused" in chain.pod) ? chain.pod.fields[field] : undefined;
        expect(cells.at(-1)?.before !== undefined).toBe(trace !== undefined && trace.act !== "nothing");
        const { sentences, steps } = explainValue(chain);
        for (const sentence of sentences) expect(sentence).toMatch(/^(?:(?![.!?] \p{Lu}).)+\.$/u);
        expect(steps.some(({ decides }) => decides)).toBe(
          trace?.act !== "nothing" || cells.some(({ look }) => /wins|gone/.test(look)),
        );
      }
    }),
    { numRuns: 60 },
  );
});

describe("RV10: what a fix changes", () => {
  test("RV10: of the pod", () => {
    const before = documentOf({ environment: { gpu: "A100:2", shm: "8Gi" }, override: { cpu: "4" } });
    const after = documentOf({ override: { cpu: "4", gpu: "A100:2", shm: "8Gi" } });
    const traces = answerTrace({ kind: "trace", document: before, after, profile: undefined, position: at });
    const rows = traces.after && fixRows(traces.now, traces.after);
    expect(rows?.map((row) => [row.what, row.before, row.after])).toEqual([
      ["Accelerator", "none", "nvidia.com/gpu: 2"],
      ["Shared memory", "the runtime's own", "/dev/shm 8Gi"],
      ["Device label", "none", "nvidia-tesla-a100"],
      ["Tolerations", "none", expect.stringContaining("nvidia-tesla-a100")],
      ["QoS class", "Guaranteed", "Guaranteed"],
    ]);
  });

  test("RV10: the patch counts lines as patch does", () => {
    const before = ["1", "2", "3", "4", "5", "6", "7", "8", "9", ""].join("\n");
    const after = before.replace("5\n", "5\nnew\n").replace("9\n", "");
    expect(patchText(foldLines(diffTexts(before, after), 1), "a.py")).toBe(
      "--- a/a.py\n+++ b/a.py\n@@ -5,2 +5,3 @@\n 5\n+new\n 6\n@@ -8,2 +9,1 @@\n 8\n-9\n",
    );
    expect(patchText(foldLines(diffTexts(before, before), 1), "a.py")).toBe("");
  });
});
