import { describe, expect, test } from "vitest";
import { machineAllocatable } from "./machine-allocatable.ts";
import { machineTypesSchema } from "./machine-schema.ts";
import { loadMachineTypes, machineTypeOf } from "./machine-types.ts";
import { poolFromMachine } from "./pool-from-machine.ts";
import { presets } from "./presets.ts";
import { readProfile } from "./read-profile.ts";

const machines = await loadMachineTypes();
const machine = (id: string) => {
  const found = machineTypeOf(machines, id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const amountsOf = (id: string) => machineAllocatable(machine(id)).amounts;

test("CP10: the machine types have the shape of their schema, unique ids, and sources that are there", () => {
  expect(machineTypesSchema.safeParse(machines).error).toBeUndefined();
  expect(new Set(machines.rows.map(({ id }) => id)).size).toBe(machines.rows.length);
  expect(machines.rows.every(({ source }) => source.every((at) => at < machines.sources.length))).toBe(true);
  expect(machines.rows.length).toBeGreaterThan(200);
});

describe("CP11: what pods can ask for, by the formula of the cloud", () => {
  test.each([
    ["gcp:a2-highgpu-1g", "11900m", "78445Mi"],
    ["gcp:g2-standard-8", "7910m", "28373Mi"],
    ["gcp:a3-highgpu-8g", "207410m", "1841287Mi"],
    ["gcp:e2-standard-2", "1930m", "6018Mi"],
    ["azure:Standard_NC24ads_A100_v4", "23660m", "222930Mi"],
    ["azure:Standard_NC4as_T4_v3", "3860m", "26322Mi"],
  ])("%s", (id, cpu, memory) => {
    expect(amountsOf(id)).toMatchObject({ cpu, memory });
  });

  test.each(
    machines.rows.filter(({ cloud, published }) => cloud === "aws" && published).map((row) => [row.id] as const),
  )("%s equals what Karpenter publishes, to 1 MiB and one thousandth of a core", (id) => {
    const { published } = machine(id);
    const { cpu, memory, ...others } = amountsOf(id);
    expect(Math.abs(Number.parseInt(memory ?? "", 10) - Number.parseInt(published?.memory ?? "", 10))).toBeLessThan(2);
    const { cpu: wanted, memory: _, ...more } = published ?? {};
    const cores = wanted?.endsWith("m") ? Number.parseInt(wanted, 10) : Number(wanted) * 1000;
    expect(Math.abs(Number.parseInt(cpu ?? "", 10) - cores)).toBeLessThan(2);
    expect(others).toMatchObject(more);
  });
});

test("CP12: a pool has the labels and taints of its cloud", () => {
  expect(poolFromMachine(machine("gcp:a2-highgpu-1g"), { count: 2, spot: true })).toMatchObject({
    name: "a2-highgpu-1g",
    count: 2,
    source: "estimate",
    machine: "gcp:a2-highgpu-1g",
    node: {
      metadata: {
        labels: { "cloud.google.com/gke-accelerator": "nvidia-tesla-a100", "cloud.google.com/gke-spot": "true" },
      },
      spec: { taints: [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" }] },
      status: { allocatable: { "nvidia.com/gpu": "1", cpu: "11900m" } },
    },
  });
  expect(poolFromMachine(machine("gcp:ct5p-hightpu-4t")).node).toMatchObject({
    metadata: { labels: { "cloud.google.com/gke-tpu-topology": "2x2x1" } },
    spec: { taints: [{ key: "google.com/tpu" }] },
  });
  const slice = poolFromMachine(machine("gcp:ct5p-hightpu-4t"), { topology: "2x4x4" });
  expect(slice.node).toMatchObject({ metadata: { labels: { "cloud.google.com/gke-tpu-topology": "2x4x4" } } });
  const azure = poolFromMachine(machine("azure:Standard_D8s_v5"), { spot: true, autoscaled: { min: 0, max: 3 } });
  expect(azure).toMatchObject({
    autoscaled: { max: 3 },
    node: { spec: { taints: [{ key: "kubernetes.azure.com/scalesetpriority", value: "spot" }] } },
  });
  expect(poolFromMachine(machine("aws:m6i.2xlarge")).node).not.toHaveProperty("spec");
});

test.each(presets)("CP13: the preset $id is a profile without problems", (preset) => {
  const profile = preset.build(machines);
  expect(readProfile(JSON.parse(JSON.stringify(profile)))).toEqual({ ok: true, value: { profile, problems: [] } });
  expect(profile.pools.length > 0).toBe(!["shipped", "devbox"].includes(preset.id));
});
