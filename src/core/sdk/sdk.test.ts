import { describe, expect, test } from "vitest";
import { newestCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { appleVariables } from "./apple-variables.ts";
import { buildDevice } from "./build-device.ts";
import { buildResources } from "./build-resources.ts";
import { checkResources } from "./check-resources.ts";
import type { PyCall, PyValue } from "./py-value.ts";
import { pythonNumber, pythonRepr } from "./python-value.ts";
import type { SdkResources } from "./sdk-resources.ts";
import { serializeResources } from "./serialize-resources.ts";

describe("S1: the SDK reports its first error", () => {
  test.each<[PyCall, string, string, string]>([
    [{ cpu: -1, foo: 1 }, "sdk.keyword", "resources", "Resources.__init__() got an unexpected keyword argument 'foo'"],
    [
      { foo: 1, gpu: { helper: "TPU", device: "V4" } },
      "sdk.device-name",
      "device",
      "Invalid TPU type: V4. Must be one of ('V5E', 'V5P', 'V6E')",
    ],
    [{ cpu: -1, memory: ["1Gi"] }, "sdk.pair-length", "resources", "memory tuple must have exactly two elements"],
    [{ cpu: [1, null] }, "sdk.pair-half", "resources", "cpu pair elements must both be set, got None"],
    [{ cpu: -0.5 }, "sdk.cpu-negative", "resources", "cpu must be greater than or equal to 0"],
    [
      { cpu: { $list: [1, 2] } },
      "sdk.cpu-type",
      "resources",
      "cpu must be a core count or a Kubernetes quantity string such as 1, 0.5 or '100m', got list: [1, 2]",
    ],
    [
      { memory: 1024 },
      "sdk.amount-type",
      "resources",
      "memory must be a Kubernetes quantity string such as '1Gi', '512Mi' or '2G', got int: 1024",
    ],
    [{ gpu: -1 }, "sdk.gpu-negative", "resources", "gpu must be greater than or equal to 0"],
    [
      { gpu: ["A100", 1] },
      "sdk.gpu-type",
      "resources",
      "gpu must be an accelerator string such as 'A100:4', a device count, or a GPU()/TPU()/Device() instance, got tuple: ('A100', 1)",
    ],
    [
      { gpu: { device: "A100" } },
      "sdk.device-arguments",
      "device",
      "Device.__init__() missing 2 required positional arguments: 'quantity' and 'device_class'",
    ],
    [
      { gpu: { helper: "GPU", device: "bogus", quantity: 0 } },
      "sdk.device-quantity",
      "device",
      "GPU quantity must be at least 1",
    ],
    [
      { gpu: { helper: "GPU", device: "T4 shared", quantity: 1, partition: "" } },
      "sdk.device-partition",
      "device",
      "A shared GPU takes no partition, got '' for T4 shared. Request a plain device to use a MIG partition.",
    ],
    [
      { gpu: { quantity: 2, device_class: "APPLE_SILICON", device: "AppleSilicon" } },
      "sdk.device-apple",
      "device",
      "An Apple Silicon device is the Mac's single Metal GPU; quantity must be 1",
    ],
  ])("%j: %s", (call, code, stage, message) => {
    expect(buildResources(call)).toMatchObject({ ok: false, problems: [{ code, origin: { stage, message } }] });
  });

  test("an unknown accelerator names near spellings, and the SDK's words hold the whole list", () => {
    const built = buildResources({ gpu: "L40S:2" });
    const problem = built.ok ? undefined : built.problems[0];
    expect(problem).toMatchObject({ code: "sdk.accelerator-unknown", path: ["gpu"] });
    expect(problem?.message).toContain("L40s:2");
    expect(problem?.origin?.message).toMatch(
      /^gpu must be one of typing.Literal\['A2:1', 'A10:1'.*'AppleSilicon:1'\], got L40S:2$/,
    );
  });
});

test("S2: all problems with their paths, the SDK's words on the first only", () => {
  const problems = checkResources({ cpu: ["a", -1], memory: [1, "1Gi"], disk: ["1Gi", "2Gi"], gpu: "zzz" });
  expect(problems.map((problem) => [problem.code, problem.path, problem.origin !== undefined])).toEqual([
    ["sdk.cpu-negative", ["cpu", 1], true],
    ["sdk.amount-type", ["memory", 0], false],
    ["sdk.amount-type", ["disk"], false],
    ["sdk.accelerator-unknown", ["gpu"], false],
  ]);
});

describe("S3: Python's text of values", () => {
  test.each<[PyValue, string]>([
    [1e-7, "1e-07"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [1.5, "1.5"],
    [{ $py: "2.0" }, "2.0"],
    [{ $py: "1e16" }, "1e+16"],
    [{ $py: "1e15" }, "1000000000000000.0"],
    [{ $py: "-0.0" }, "-0.0"],
    [{ $py: "1000000000000000000" }, "1000000000000000000"],
    [true, "True"],
    [["a"], "('a',)"],
    [{ request: "it's" }, "{'request': \"it's\"}"],
    ["\n\u00a0\ud800", "'\\n\\xa0\\ud800'"],
    [{ $timedelta: 86461.5 }, "datetime.timedelta(days=1, seconds=61, microseconds=500000)"],
  ])("%j is %s", (value, text) => {
    expect(pythonRepr(value)).toBe(text);
  });

  test("whole floats", () => {
    expect(pythonNumber(2, "float")).toBe("2.0");
    expect(pythonNumber(1e22, "float")).toBe("1e+22");
  });
});

describe("S11-S18: messages", () => {
  test.each<[PyCall, unknown, unknown]>([
    [{}, undefined, undefined],
    [{ gpu: 0 }, undefined, undefined],
    [{ gpu: 2 }, { requests: [{ name: "GPU", value: "2" }] }, undefined],
    [{ shm: "auto" }, undefined, { sharedMemory: { mountPath: "/dev/shm", mountName: "flyte-shm" } }],
    [
      { cpu: [1, 2], memory: "", gpu: "A100:2" },
      {
        requests: [{ name: "CPU", value: "1" }, { name: "MEMORY" }, { name: "GPU", value: "2" }],
        limits: [{ name: "CPU", value: "2" }],
      },
      { gpuAccelerator: { device: "nvidia-tesla-a100" } },
    ],
    [
      { gpu: { helper: "TPU", device: "V5E", partition: "2x2" } },
      { requests: [{ name: "GPU", value: "1" }] },
      { gpuAccelerator: { device: "tpu-v5-lite-podslice", partitionSize: "2x2", deviceClass: "GOOGLE_TPU" } },
    ],
  ])("%j", (call, resources, extendedResources) => {
    expect(serializeResources(built(call))).toMatchObject({ ok: true, value: { resources, extendedResources } });
  });

  test.each<[PyCall, string]>([
    [{ gpu: { quantity: 1, device_class: "GPU" } }, "sdk.device-nameless"],
    [{ gpu: { quantity: 1, device_class: "GPU", device: 100 } }, "sdk.not-text"],
    [{ memory: "\ud800Gi" }, "sdk.not-text"],
  ])("%j: %s", (call, code) => {
    expect(serializeResources(built(call))).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

test("S8: a deprecated name is rewritten with a warning", () => {
  const device = buildDevice({ helper: "GPU", device: "A100 80G", quantity: 1 });
  expect(device).toMatchObject({
    ok: true,
    value: { device: { device: "A100_80G" }, warnings: [{ code: "sdk.accelerator-deprecated", path: ["device"] }] },
  });
});

test("S20: Apple Silicon adds two variables, unless the task runs in a container", () => {
  const options = { catalogue: newestCatalogue, variables: {}, hostPackages: "x" };
  expect(appleVariables(built({ gpu: "AppleSilicon" }), options)).toEqual({
    _F_APPLE_SILICON_EXECUTION: "host",
    _F_APPLE_SILICON_HOST_PACKAGES: "x",
  });
  expect(appleVariables(built({ gpu: "T4:1" }), options)).toEqual({});
  const variables = { FLYTE_APPLE_SILICON_EXECUTION: "container" };
  expect(appleVariables(built({ gpu: "AppleSilicon" }), { ...options, variables })).toEqual({});
});

function built(call: PyCall): SdkResources {
  const result = buildResources(call);
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}
