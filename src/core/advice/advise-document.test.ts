import { expect, test } from "vitest";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { JsonObject } from "#core/problem/json.ts";
import { adviseDocument } from "./advise-document.ts";

function advise(environment: JsonObject, task: JsonObject, override?: JsonObject) {
  const overrides = override ? { overrides: [override] } : {};
  const document = { environments: [{ name: "ml", ...environment, tasks: [{ name: "t", ...task, ...overrides }] }] };
  return adviseDocument(document as DocumentDraft);
}
const resources = { cpu: "2", memory: "8Gi", gpu: "A100:2", shm: "8Gi" };

test("AV1: an override that names only memory drops the rest, and the fix keeps it", () => {
  const [problem, ...others] = advise({ resources }, {}, { resources: { memory: "24Gi", cpu: "4" } });
  expect(others).toEqual([]);
  const path = ["environments", 0, "tasks", 0, "overrides", 0, "resources"];
  expect(problem).toMatchObject({ code: "override.drops", severity: "warning", path });
  expect(problem?.fixes).toEqual([
    {
      label: "Keep gpu and shm",
      changes: [
        { path: [...path, "gpu"], value: "A100:2" },
        { path: [...path, "shm"], value: "8Gi" },
      ],
    },
  ]);
});

test("AV1: a task that drops is a note; the override of it is compared with the task", () => {
  const found = advise({ resources }, { resources: { cpu: "1", disk: "1Gi" } }, { resources: { cpu: "1" } });
  expect(found.map((one) => [one.code, one.severity, one.fixes?.[0]?.label])).toEqual([
    ["task.drops", "note", "Keep memory, gpu and shm"],
    ["override.drops", "warning", "Keep memory, gpu, disk and shm"],
  ]);
});

test.each([{ resources }, { resources: null }, { label: "x" }, { resources: { ...resources, disk: "1Gi" } }])(
  "AV1: the override %j drops nothing",
  (override) => {
    expect(advise({ resources }, {}, override)).toEqual([]);
  },
);

test("AV1: what would bring an error along is not offered", () => {
  const [problem] = advise({ resources: { memory: "4GB" } }, {}, { resources: { cpu: "1" } });
  expect([problem?.code, problem?.fixes]).toEqual(["override.drops", undefined]);
});

test.each([
  [{ retries: 3 }, { retries: 0 }, ["Use RetryStrategy(0)", "Remove retries"]],
  [{ timeout: 60 }, { timeout: 0 }, ["Use Timeout()", "Remove timeout"]],
  [{ short_name: "x" }, { short_name: "" }, ["Remove short_name"]],
  [{ max_inline_io_bytes: 5 }, { max_inline_io_bytes: 0 }, ["Remove max_inline_io_bytes"]],
])("AV2: after %j, %j keeps", (task, override, labels) => {
  const [problem, ...others] = advise({}, task, override);
  expect(others).toEqual([]);
  expect([problem?.code, problem?.severity]).toEqual(["override.keeps", "warning"]);
  expect(problem?.fixes?.map((fix) => fix.label)).toEqual(labels);
});

test.each([
  [{ retries: 0 }, { retries: 0 }],
  [{}, { retries: 0 }],
  [{ retries: 3 }, { retries: null }],
  [{ retries: 3 }, { retries: { count: 0 } }],
  [{ timeout: {} }, { timeout: 0 }],
])("AV2: after %j, %j changes nothing that anybody wanted", (task, override) => {
  expect(advise({}, task, override)).toEqual([]);
});

test("AV1, AV2: an environment whose source changed is looked at again", () => {
  const source = { name: "a", resources };
  const clone = { name: "b", clone_of: "a", tasks: [{ name: "t", overrides: [{ resources: { cpu: "1" } }] }] };
  const labels = (first: JsonObject) =>
    adviseDocument({ environments: [first, clone] } as DocumentDraft).map((one) => one.fixes?.[0]?.label);
  expect(labels(source)).toEqual(["Keep memory, gpu and shm"]);
  expect(labels({ ...source, resources: { memory: "1Gi" } })).toEqual(["Keep memory"]);
});

const slice = (device: string, partition: string, quantity = 1) => ({
  device,
  quantity,
  device_class: "TPU",
  partition,
});

test.each([
  [slice("V5P", "2x2x1"), [4]],
  [slice("V6E", "4x4"), [4]],
  [slice("V6E", "2x4"), [8, 4]],
])("AV3, C8: %j asks for too few chips; fixes ask for %j", (gpu, chips) => {
  const [problem, ...others] = advise({ resources: { gpu } }, {});
  expect(others).toEqual([]);
  const path = ["environments", 0, "resources", "gpu"];
  expect([problem?.code, problem?.severity, problem?.path]).toEqual(["accelerator.tpu-chips", "warning", path]);
  expect(problem?.fixes?.map((fix) => fix.changes)).toEqual(
    chips.map((value) => [{ path: [...path, "quantity"], value }]),
  );
});

test.each([slice("V5P", "2x2x1", 4), slice("V6E", "1x1"), slice("V9", "2x2"), "A100:2", 0, null])(
  "AV3: %j is not spoken of",
  (gpu) => {
    expect(advise({ resources: { gpu } }, {})).toEqual([]);
  },
);

test("AV3: a bare count and interruptible are notes", () => {
  const found = advise(
    { resources: { gpu: 2 }, interruptible: true },
    { interruptible: true },
    { interruptible: false },
  );
  expect(found.map((one) => [one.code, one.severity])).toEqual([
    ["accelerator.any-device", "note"],
    ["interruptible.no-effect", "note"],
    ["interruptible.no-effect", "note"],
  ]);
});
