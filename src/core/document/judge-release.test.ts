import { expect, test } from "vitest";
import type { Json, JsonObject } from "#core/problem/json.ts";
import type { DocumentDraft } from "./draft.ts";
import { judgeDocument } from "./judge-document.ts";

function judge(sdk: Json, environment: JsonObject) {
  const document = { version: 1, sdk, environments: [{ name: "ml", ...environment }] } as DocumentDraft;
  return judgeDocument(document).filter((problem) => problem.code !== "document.release-older");
}
const gpu = (sdk: string, value: Json) => judge(sdk, { resources: { gpu: value } });
const device = (name: string, partition?: string) => ({
  device: name,
  quantity: 1,
  device_class: "GPU",
  ...(partition && { partition }),
});

test.each([
  ["2.9.0", "A100_80G:2", "error sdk.accelerator-unknown", "A100 80G:2"],
  ["2.12.1", "A100 80G:2", "warning sdk.accelerator-deprecated", "A100_80G:2"],
  ["2.11.3", "A100 80G:2", "error sdk.accelerator-unknown", "A100_80G:2"],
  ["2.9.0", device("A100_80G"), "warning sdk.device-release", "A100 80G"],
  ["2.12.1", device("A100 80G"), "warning sdk.accelerator-deprecated", "A100_80G"],
  ["2.12.1", "A100:16", "error sdk.accelerator-unknown", "A100:8"],
  ["2.12.1", "a100:4", "error sdk.accelerator-unknown", "A100:4"],
])("D18: in %s, %j is an %s with the fix %s", (sdk, value, said, fixed) => {
  const [problem, ...others] = gpu(sdk, value);
  expect(others).toEqual([]);
  expect(`${problem?.severity} ${problem?.code}`).toBe(said);
  expect(problem?.fixes?.[0]?.changes.at(-1)?.value).toBe(fixed);
});

test.each([
  ["2.12.1", "A100_80G:2"],
  ["2.9.0", "A100 80G:2"],
  ["2.0.0", "H100:8"],
  ["2.9.0", device("my own")],
])("D18: in %s, %j is right", (sdk, value) => {
  expect(gpu(sdk, value)).toEqual([]);
});

test.each([
  ["2.9.0", "T4 shared:1", "sdk.accelerator-unknown", /new in 2\.12\.0/],
  ["2.7.2", "V5E:1", "sdk.accelerator-unknown", /Did you mean|Write a name/],
  ["2.9.0", device("T4 shared"), "sdk.device-release", /new in 2\.12\.0/],
])("D18: %s does not know %j under any name", (sdk, value, code, words) => {
  const [problem] = gpu(sdk, value);
  expect(problem?.code).toBe(code);
  expect(problem?.message).toMatch(words);
});

test.each([
  ["2.0.1", { include: ["a.py"] }, ["include"]],
  ["2.0.1", { cache: { behavior: "auto", max_age: 60 } }, ["cache", "max_age"]],
  ["2.0.1", { reusable: { replicas: 2, scope: "run" } }, ["reusable", "scope"]],
  ["2.0.1", { tasks: [{ name: "t", retries: { count: 1, backoff: null } }] }, ["tasks", 0, "retries", "backoff"]],
  ["2.0.1", { tasks: [{ name: "t", entrypoint: true }] }, ["tasks", 0, "entrypoint"]],
  [
    "2.0.1",
    { tasks: [{ name: "t", overrides: [{ timeout: { deadline: 5 } }] }] },
    ["tasks", 0, "overrides", 0, "timeout", "deadline"],
  ],
])("D18: %s does not take %j", (sdk, fields, path) => {
  const [problem, ...others] = judge(sdk, fields);
  expect(others).toEqual([]);
  expect([problem?.code, problem?.path]).toEqual(["document.release-key", ["environments", 0, ...path]]);
  expect(problem?.fixes?.[0]?.changes).toEqual([{ path: ["environments", 0, ...path] }]);
  expect(judge("2.7.2", fields)).toEqual([]);
});

test("C1: a release without a catalogue is noted", () => {
  expect(judge("2.10.0", {}).map((one) => [one.severity, one.code, one.path])).toEqual([
    ["note", "document.release-unlisted", ["sdk"]],
  ]);
});

test("D18: what an older release does otherwise is a note, from 2.9.0 on there is none", () => {
  const notes = (sdk: string) =>
    judgeDocument({ version: 1, sdk, environments: [] }).filter((one) => one.code === "document.release-older");
  expect(notes("2.8.0").map((one) => one.severity)).toEqual(["note"]);
  expect(notes("2.9.0")).toEqual([]);
  expect(notes("2.12.1")).toEqual([]);
});

test("D6: a device without a name cannot be sent", () => {
  const [problem] = gpu("2.12.1", { quantity: 1, device_class: "GPU" });
  expect([problem?.code, problem?.path]).toEqual([
    "sdk.device-nameless",
    ["environments", 0, "resources", "gpu", "device"],
  ]);
});
