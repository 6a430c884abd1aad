import { describe, expect, test } from "vitest";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { shippedProfile } from "#core/cluster/presets.ts";
import type { Json } from "#core/problem/json.ts";
import { documentWith, firstTask, node, profileWith } from "./arbitraries.ts";
import { type PodTrace, tracePod } from "./trace-pod.ts";

function built(resources: Json, profile: ClusterProfile = shippedProfile): Exclude<PodTrace, { refused: string }> {
  const trace = tracePod(documentWith(resources), profile, firstTask);
  if ("refused" in trace) throw new Error(trace.refused);
  return trace;
}

describe("RV2: what the executor does with a field", () => {
  test.each([
    ["cpu", { cpu: ["4", "12"] }, { act: "unchanged", request: "4", limit: "12" }],
    ["memory", { memory: "48Gi" }, { act: "limit-from-request", request: "48Gi", limit: "48Gi" }],
    ["cpu", { cpu: ["8", "4"] }, { act: "lowered", request: "4", limit: "4" }],
    ["cpu", {}, { act: "default", request: "1", limit: "1", defaultOf: "default-cpus" }],
    ["memory", {}, { act: "default", request: "1Gi", limit: "1Gi", defaultOf: "default-memory" }],
    ["disk", {}, { act: "nothing" }],
    ["gpu", {}, { act: "nothing" }],
    ["gpu", { gpu: 0 }, { act: "nothing" }],
    ["gpu", { gpu: 2 }, { act: "count", resource: "nvidia.com/gpu", request: "2", limit: "2", labels: [] }],
    [
      "gpu",
      { gpu: "A100:2" },
      {
        act: "device",
        resource: "nvidia.com/gpu",
        request: "2",
        limit: "2",
        labels: ["k8s.amazonaws.com/accelerator=nvidia-tesla-a100"],
      },
    ],
    ["shm", { shm: "8Gi" }, { act: "volume", limit: "8Gi", mountPath: "/dev/shm" }],
    ["shm", { shm: "auto" }, { act: "volume", limit: "0", mountPath: "/dev/shm" }],
    ["shm", {}, { act: "nothing" }],
  ] as const)("RV2: %s of %j", (field, resources, expected) => {
    expect(built(resources as unknown as Json).fields[field]).toEqual(expected);
  });

  test("RV2: a cluster's defaults and limits are told apart from the executor's own", () => {
    const profile: ClusterProfile = {
      ...shippedProfile,
      platformMode: "sparse",
      platform: { defaults: { memory: "3Gi" }, limits: { cpu: "8" } },
    };
    const { fields, hasPlatformLimits } = built({ cpu: ["4", "16"] }, profile);
    expect(hasPlatformLimits).toBe(true);
    expect(fields.cpu).toMatchObject({ request: "4", limit: "8", platform: "lowered from 16 to the platform's limit" });
    expect(fields.memory).toMatchObject({ act: "default", limit: "3Gi", defaultOf: "the platform's default" });
    const propeller = built({}, { ...shippedProfile, platformMode: "propeller", platform: { defaults: { cpu: "2" } } });
    expect(propeller.fields.cpu).toMatchObject({ act: "default", limit: "2", defaultOf: "the platform's default" });
  });

  test("RV2: a partition asks for its label too, and the nodes that take the pod are counted", () => {
    const partitioned = { device: "A100", quantity: 1, device_class: "GPU", partition: "1g.5gb" };
    expect(built({ gpu: partitioned }).fields.gpu.labels?.at(-1)).toMatch(/partition.*=1g\.5gb$/);
    const { nodes, fitting, pools, qos } = built({ cpu: "2" }, profileWith(node({})));
    expect({ nodes, fitting, pools: pools.length, qos: qos.qosClass }).toEqual({
      nodes: 1,
      fitting: 1,
      pools: 1,
      qos: "Guaranteed",
    });
  });

  test("RV2: without a pod the first error is told", () => {
    expect(tracePod(documentWith({ cpu: "4cores" }), shippedProfile, firstTask)).toEqual({
      refused: expect.stringContaining("4cores"),
    });
  });
});
