import { describe, expect, it } from "vitest";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import type { Scope } from "#core/formats/writer.ts";
import type { Json } from "#core/problem/json.ts";
import { pythonWriter } from "./python-writer.ts";

function write(document: DocumentDraft, scope: Scope = "file", select?: NodePosition): string {
  return pythonWriter.write({ document, problems: [], scope, ...(select && { select }) }).text;
}

function writeResources(resources: Json, sdk = "2.12.1"): string {
  return write({ sdk, environments: [{ name: "a", resources }] }, "resources", { environment: 0 });
}

const document: DocumentDraft = {
  environments: [
    {
      name: "ml-training",
      resources: { cpu: ["2", "8"], gpu: "A100:2" },
      tasks: [
        { name: "train_model", overrides: [{ label: "heavy", resources: { cpu: "4", memory: "24Gi" }, timeout: 1.5 }] },
        { name: "evaluate", resources: { cpu: "16" } },
      ],
    },
  ],
};

describe("scopes (PY1)", () => {
  it.each([
    [
      "environment",
      { environment: 0 },
      'ml_training = flyte.TaskEnvironment(\n    name="ml-training", resources=flyte.Resources(cpu=("2", "8"), gpu="A100:2")\n)\n',
    ],
    ["task", { environment: 0, task: 0 }, "@ml_training.task\nasync def train_model() -> None: ...\n"],
    [
      "task",
      { environment: 0, task: 1 },
      `# evaluate has resources of its own
ml_training_evaluate = ml_training.clone_with(
    name="ml-training-evaluate", resources=flyte.Resources(cpu="16")
)

ml_training.add_dependency(ml_training_evaluate)


@ml_training_evaluate.task
async def evaluate() -> None: ...
`,
    ],
    [
      "override",
      { environment: 0, task: 0, override: 0 },
      `from datetime import timedelta

train_model_heavy = train_model.override(
    resources=flyte.Resources(cpu="4", memory="24Gi"), timeout=timedelta(seconds=1.5)
)
`,
    ],
    ["resources", { environment: 0, task: 1 }, 'flyte.Resources(cpu="16")\n'],
    ["resources", { environment: 0, task: 0 }, "None\n"],
    ["override", { environment: 0, task: 0, override: 7 }, ""],
  ] as const)("%s %j", (scope, select, text) => {
    expect(write(document, scope, select)).toBe(text);
  });
});

describe("values (PY5–PY8)", () => {
  it.each([
    [{}, "flyte.Resources()"],
    [{ cpu: null, gpu: 0 }, "flyte.Resources(cpu=None, gpu=0)"],
    [{ cpu: [1, 4], memory: ["1Gi", "4Gi"] }, 'flyte.Resources(cpu=(1, 4), memory=("1Gi", "4Gi"))'],
    [{ cpu: [1] }, "flyte.Resources(cpu=(1,))"],
    ["lots", '"lots"'],
    [{ unknown: 1, shm: "auto" }, 'flyte.Resources(shm="auto")'],
  ])("%j", (resources, text) => {
    expect(writeResources(resources)).toBe(`${text}\n`);
  });

  const gpu = { device: "A100", quantity: 2, device_class: "GPU" };
  it.each([
    [gpu, 'flyte.GPU("A100", 2)'],
    [{ ...gpu, quantity: 1, partition: "1g.5gb" }, 'flyte.GPU("A100", 1, partition="1g.5gb")'],
    [{ ...gpu, partition: "x" }, 'flyte.Device(device="A100", quantity=2, device_class="GPU", partition="x")'],
    [{ ...gpu, device: "T4", partition: "x" }, 'flyte.GPU("T4", 2, partition="x")'],
    [{ ...gpu, device: "T4 shared", partition: "" }, /^flyte.Device/],
    [{ ...gpu, device: "A100 80G" }, /^flyte.Device/],
    [{ ...gpu, quantity: 0 }, /^flyte.Device/],
    [{ ...gpu, quantity: 1.5 }, /^flyte.Device/],
    [{ device: "V5P", quantity: 1, device_class: "TPU", partition: "2x2x1" }, 'flyte.TPU("V5P", "2x2x1")'],
    [{ device: "V5P", quantity: 4, device_class: "TPU", partition: "2x2x1" }, /^flyte.Device/],
    [{ device: "Trn1", quantity: 1, device_class: "NEURON" }, 'flyte.Neuron("Trn1")'],
    [{ device: "Trn1", quantity: 1, device_class: "NEURON", partition: "x" }, /^flyte.Device/],
    [{ device: "MI300X", quantity: 1, device_class: "AMD_GPU" }, 'flyte.AMD_GPU("MI300X")'],
    [{ device: "Gaudi1", quantity: 1, device_class: "HABANA_GAUDI" }, 'flyte.HABANA_GAUDI("Gaudi1")'],
    [{ device: "AppleSilicon", quantity: 1, device_class: "APPLE_SILICON" }, "flyte.APPLE_SILICON()"],
    [{ device: "toString", quantity: 1, device_class: "constructor" }, /^flyte.Device/],
  ])("PY6: %j", (device, text) => {
    const inner = writeResources({ gpu: device })
      .replaceAll(/\s+(?! )/g, " ")
      .replace(/^flyte.Resources\( ?gpu=(.*?) ?\)\s*$/, "$1");
    if (typeof text === "string") expect(inner).toBe(text);
    else expect(inner).toMatch(text);
  });

  it("PY6: an older release has fewer helpers", () => {
    const shared = { device: "T4 shared", quantity: 1, device_class: "GPU" };
    expect(writeResources({ gpu: shared }, "2.11.4")).toContain("flyte.Device");
    expect(writeResources({ gpu: shared }, "2.12.0")).toContain("flyte.GPU");
    expect(writeResources({ gpu: shared }, "newest")).toContain("flyte.GPU");
  });
});

describe("names (PY2, PY3)", () => {
  it.each(["class", "1x", "my task", "", "a\nb", "flyte", "*", "x = 1"])("a task named %j can be parsed", (name) => {
    const text = write({ environments: [{ name: "a", tasks: [{ name }] }] });
    expect(text).toMatch(/^async def [A-Za-z_]\w*\(\) -> None: \.\.\.$/m);
  });

  it("variables are nobody else's", () => {
    const text = write({
      environments: [{ name: "a-b" }, { name: "a_b" }, { name: "flyte", tasks: [{ name: "a_b" }] }],
    });
    expect([...text.matchAll(/^(\w+) = flyte/gm)].map((match) => match[1])).toEqual(["a_b_2", "a_b_3", "flyte_2"]);
  });
});

it("PY12: marks and tokens carry the paths of the document as it was", () => {
  const { text, marks, tokens } = pythonWriter.write({ document, problems: [], scope: "file" });
  const lines = text.split("\n");
  const path = ["environments", 0, "tasks", 1, "resources", "cpu"];
  const marked = marks.filter((mark) => JSON.stringify(mark.path) === JSON.stringify(path));
  expect(marked.map((mark) => lines.slice(mark.from, mark.to + 1))).toEqual([
    ['    name="ml-training-evaluate", resources=flyte.Resources(cpu="16")'],
  ]);
  const spelled = tokens.filter((token) => JSON.stringify(token.path) === JSON.stringify(path));
  expect(spelled.map((token) => token.text)).toEqual(['"16"']);
  const task = marks.filter((mark) => JSON.stringify(mark.path) === JSON.stringify(path.slice(0, 4)));
  expect(task).toHaveLength(2);
});

it("PY4: what stands below is a dependency afterwards", () => {
  const text = write({ environments: [{ name: "a" }, { name: "b", depends_on: ["a", "c", "a"] }, { name: "c" }] });
  expect(text).toContain('b = flyte.TaskEnvironment(name="b", depends_on=[a])\n');
  expect(text).toContain("b.add_dependency(c)\nb.add_dependency(a)\n");
});

it("PY1: tells that a clone changes the full name of its task", () => {
  const { problems } = pythonWriter.write({ document, problems: [], scope: "file" });
  const path = ["environments", 0, "tasks", 1, "resources"];
  expect(problems).toMatchObject([{ code: "python.task-clone", severity: "note", path }]);
  expect(problems[0]?.message).toContain("ml-training-evaluate.evaluate");
  expect(
    pythonWriter.write({ document, problems: [], scope: "task", select: { environment: 0, task: 0 } }).problems,
  ).toEqual([]);
});

it.each([
  ["2.9.0", "A100_80G:2", 'gpu="A100 80G:2"'],
  ["2.12.1", "A100 80G:2", 'gpu="A100 80G:2"'],
  ["2.11.3", "A100 80G:2", 'gpu="A100_80G:2"'],
  ["2.9.0", "T4 shared:1", 'gpu="T4 shared:1"'],
  ["2.9.0", { device: "A100_80G", quantity: 2, device_class: "GPU" }, 'gpu=flyte.GPU("A100 80G", 2)'],
])("PY13: for %s, %j is written as %s", (sdk, gpu, expected) => {
  const document = { version: 1, sdk, environments: [{ name: "a", resources: { gpu } }] };
  const { text } = pythonWriter.write({ document, problems: [], scope: "resources", select: { environment: 0 } });
  expect(text).toContain(expected);
});
