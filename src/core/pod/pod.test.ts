import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { acceleratorDemands, acceleratorSettings, migSlices } from "./accelerator-rules.ts";
import type { BuiltPod } from "./assemble-pod.ts";
import { buildPod } from "./build-pod.ts";
import shipped from "./data/shipped.generated.json";
import { exampleRun, shippedConfiguration } from "./pod-configuration.ts";
import { originOf } from "./pod-origin.ts";
import type { TaskTemplate } from "./task-template.ts";

test("P3: the shipped configuration is what the executor printed when it was recorded", () => {
  const file = new URL("../../../conformance/recorded/executor/defaults.json", import.meta.url);
  const recorded = JSON.parse(readFileSync(file, "utf8"));
  expect(recorded.k8sPlugin).toMatchObject(shipped.configuration);
  expect(recorded.identity).toMatchObject(shipped.identity);
  expect(shipped.source).toContain(recorded.source.commit);
});

describe("P1, P4-P6: resources", () => {
  test.each<[string, NonNullable<TaskTemplate["resources"]>, object, object]>([
    ["nothing gets the defaults", {}, { cpu: "1", memory: "1Gi" }, { cpu: "1", memory: "1Gi" }],
    [
      "a request only is the limit too, its text kept",
      {
        requests: [
          { name: "CPU", value: "+2" },
          { name: "GPU", value: "1" },
        ],
      },
      { cpu: "+2", memory: "1Gi", "nvidia.com/gpu": "1" },
      { cpu: "+2", memory: "1Gi", "nvidia.com/gpu": "1" },
    ],
    [
      "a limit only raises the request; a request above the limit is lowered",
      {
        requests: [{ name: "MEMORY", value: "8Gi" }],
        limits: [
          { name: "CPU", value: "4" },
          { name: "MEMORY", value: "2Gi" },
        ],
      },
      { cpu: "4", memory: "2Gi" },
      { cpu: "4", memory: "2Gi" },
    ],
    [
      "zeros are dropped, the last other value counts, other names are ignored",
      {
        requests: [
          { name: "CPU", value: "3" },
          { name: "CPU", value: "0m" },
          { name: "STORAGE", value: "1Gi" },
        ],
      },
      { cpu: "3", memory: "1Gi" },
      { cpu: "3", memory: "1Gi" },
    ],
  ])("%s", (_, resources, requests, limits) => {
    expect(built({ resources }).pod.spec.containers[0].resources).toEqual({ requests, limits });
  });

  test.each(["4GB", "", "True"])("P2: %j fails without naming the key, our message names it", (value) => {
    const resources = { requests: [{ name: "MEMORY", value }], limits: [{ name: "MEMORY", value: "1Gi" }] } as const;
    expect(buildPod({ task: { resources }, identity: exampleRun, configuration: shippedConfiguration })).toMatchObject({
      ok: false,
      problems: [
        {
          code: "pod.amount",
          path: ["memory", 0],
          origin: {
            message: "[BadTaskSpecification] resource requirements not found for container task, required!",
          },
        },
      ],
    });
  });
});

describe("P7, P8: accelerators", () => {
  test("a class replaces the global settings field by field", () => {
    expect(acceleratorSettings({ deviceClass: "GOOGLE_TPU" }, shippedConfiguration)).toMatchObject({
      resourceName: "google.com/tpu",
      deviceLabel: "cloud.google.com/gke-tpu-accelerator",
    });
    expect(acceleratorSettings({ deviceClass: 4 }, shippedConfiguration)).toMatchObject({
      resourceName: "habana.ai/gaudi",
      deviceLabel: "k8s.amazonaws.com/accelerator",
    });
    expect(acceleratorSettings({ deviceClass: "toString" }, shippedConfiguration)).toEqual(
      acceleratorSettings(undefined, shippedConfiguration),
    );
  });

  test("the device is looked up in upper case, a partition is a label too", () => {
    const demands = acceleratorDemands({ device: "a100", partitionSize: "1g.5gb" }, shippedConfiguration);
    expect(demands.requirements).toEqual([
      { key: "k8s.amazonaws.com/accelerator", operator: "In", values: ["nvidia-tesla-a100"] },
      { key: "k8s.amazonaws.com/gpu-partition-size", operator: "In", values: ["1g.5gb"] },
    ]);
    expect(demands.tolerations).toHaveLength(2);
    const whole = acceleratorDemands({ unpartitioned: true }, shippedConfiguration);
    expect(whole).toEqual({
      requirements: [{ key: "k8s.amazonaws.com/gpu-partition-size", operator: "DoesNotExist" }],
      tolerations: [],
    });
  });

  test("without a count nothing is demanded, but P12: the label of the slices stands", () => {
    const { pod } = built({ extendedResources: { gpuAccelerator: { device: "H100", partitionSize: "3g.40gb" } } });
    expect(pod.spec.affinity).toEqual({});
    expect(pod.metadata.labels["platform.union.ai/gpu-partition-slices"]).toBe("3");
    expect(migSlices({ partitionSize: "2x2" })).toBeUndefined();
  });
});

describe("P9: shared memory", () => {
  test("without a size the limit is 0", () => {
    const { spec } = built({ extendedResources: { sharedMemory: { mountName: "a", mountPath: "/b" } } }).pod;
    expect(spec.volumes).toEqual([{ name: "a", emptyDir: { medium: "Memory", sizeLimit: "0" } }]);
    expect(spec.containers[0].volumeMounts).toEqual([{ name: "a", mountPath: "/b" }]);
  });

  test.each([
    [{}, "pod.shm-mount"],
    [{ mountName: "a" }, "pod.shm-mount"],
    [{ mountName: "a", mountPath: "/b", sizeLimit: "1gb" }, "pod.shm-size"],
  ])("%j: %s", (sharedMemory, code) => {
    const task = { extendedResources: { sharedMemory } };
    const result = buildPod({ task, identity: exampleRun, configuration: shippedConfiguration });
    expect(result).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

test("P10, P11: a second attempt, a debugged task, a raw container", () => {
  const task: TaskTemplate = { type: "raw-container", env: [["_F_E_VS", "true"]] };
  const { pod } = built(task, 2);
  expect(pod.metadata.name).toBe("r1-a0-1");
  expect(pod.metadata.annotations?.primary_container_name).toBeUndefined();
  expect(pod.spec.containers[0].readinessProbe).toMatchObject({ httpGet: { port: 6060 } });
  expect(pod.spec.containers[0].env[0]).toEqual({ name: "_F_E_VS", value: "true" });
});

test("P13: amounts say where they come from", () => {
  const { origins } = built({ resources: { limits: [{ name: "CPU", value: "2" }] } });
  const path = ["spec", "containers", 0, "resources", "requests"];
  expect(originOf(origins, [...path, "cpu"])).toMatchObject({ from: "resources", key: "cpu", rule: "P5" });
  expect(originOf(origins, [...path, "memory"])).toMatchObject({ from: "configuration", key: "default-memory" });
});

function built(task: TaskTemplate, attempt = 1): BuiltPod {
  const result = buildPod({ task, attempt, identity: exampleRun, configuration: shippedConfiguration });
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}
