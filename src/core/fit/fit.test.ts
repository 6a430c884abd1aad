import { describe, expect, test } from "vitest";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { loadMachineTypes } from "#core/cluster/machine-types.ts";
import { presets, shippedProfile } from "#core/cluster/presets.ts";
import { readProfile } from "#core/cluster/read-profile.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";
import { applied, documentWith, firstTask, node, profileWith } from "./arbitraries.ts";
import { deviceFamily, isSameDevice } from "./device-family.ts";
import { type BuiltFit, fitTask } from "./fit-task.ts";
import { poolRooms } from "./pool-rooms.ts";
import { sliceChips } from "./slice-chips.ts";
import { suggestFits } from "./suggest-fits.ts";

const machines = await loadMachineTypes();
const preset = (id: string) => presets.find((one) => one.id === id)?.build(machines) ?? shippedProfile;
const gke = preset("gke");
const label = "k8s.amazonaws.com/accelerator";

function built(resources: Json, profile: ClusterProfile, more: JsonObject = {}): BuiltFit {
  const fit = fitTask(documentWith(resources, more), profile, firstTask);
  if (fit.verdict === "refused") throw new Error(fit.problems[0]?.message);
  return fit;
}

function ways(resources: Json, profile: ClusterProfile) {
  const document = documentWith(resources);
  return suggestFits({ document, profile, position: firstTask, fit: built(resources, profile) });
}

/** The profile with more of the configuration. */
const configured = (profile: ClusterProfile, configuration: JsonObject | undefined): ClusterProfile => ({
  ...profile,
  k8sPlugin: { ...(profile.k8sPlugin as JsonObject), ...configuration },
});

describe("FT1: the profile's Flyte builds the pod", () => {
  test("with its configuration, platform, run and namespace", () => {
    const profile: ClusterProfile = {
      ...profileWith(node({})),
      k8sPlugin: { "default-memory": "3Gi" },
      platformMode: "sparse",
      platform: { limits: { cpu: "2" } },
      run: { labels: { team: "a" }, envs: { A: "1" }, interruptible: true },
      namespace: "work",
    };
    const { pod } = built({ cpu: "8" }, profile);
    expect(pod.built.pod.metadata).toMatchObject({ namespace: "work", labels: { team: "a" } });
    expect(pod.built.pod.spec.containers[0].resources.requests).toEqual({ cpu: "2", memory: "3Gi" });
    expect(pod.notes.map(({ code }) => code)).toContain("pod.platform-limit");
  });

  test("with its pod templates; one that nobody knows of is left out, one that is not there is an error", () => {
    const template = { metadata: { name: "t" }, template: { spec: { containers: [], priorityClassName: "high" } } };
    const known = { ...profileWith(node({})), podTemplates: [template] };
    expect(built({}, known, { pod_template: "t" }).pod.built.pod.spec.priorityClassName).toBe("high");
    expect(built({}, profileWith(node({})), { pod_template: "t" }).problems.map(({ code }) => code)).toEqual([
      "pod.template",
    ]);
    const fit = fitTask(documentWith({}, { pod_template: "x" }), known, firstTask);
    expect(fit.verdict).toBe("refused");
    expect(fit.problems).toMatchObject([{ code: "pod.template-missing", path: ["environments", 0, "pod_template"] }]);
  });

  test("a configuration with which Flyte does not start builds none", () => {
    const fit = fitTask(documentWith({}), { ...shippedProfile, k8sPlugin: { "default-cpus": "x" } }, firstTask);
    expect(fit).toMatchObject({
      verdict: "refused",
      problems: [{ code: "configuration.value", path: ["environments", 0, "tasks", 0] }],
    });
  });
});

test("FT2: what Kubernetes refuses stands at the value of the document, and where it would fit is told all the same", () => {
  const fit = built({ gpu: 1, cpu: "-1" }, profileWith(node({})));
  expect(fit.verdict).toBe("invalid");
  expect(fit.problems).toMatchObject([
    { code: "kubernetes.pod-invalid", path: ["environments", 0, "resources", "cpu"] },
    { code: "kubernetes.pod-invalid", path: ["environments", 0, "resources", "cpu"] },
  ]);
  expect(fit.message).toBe("0/1 nodes are available: 1 Insufficient nvidia.com/gpu.");
});

describe("FT3, FT5: nodes that count, and the message", () => {
  const big = node({}).status as JsonObject;
  const pool = { name: "p", count: 2, node: { metadata: {}, status: big } };

  test("FT5: a pool that grows counts at its maximum, which is said", () => {
    const profile = {
      ...shippedProfile,
      pools: [
        { ...pool, autoscaled: { min: 0, max: 5 } },
        { ...pool, name: "q" },
      ],
    };
    expect(built({ cpu: "100" }, profile)).toMatchObject({
      verdict: "nowhere",
      message: "0/7 nodes are available: 7 Insufficient cpu.",
      atMaximum: true,
      onEmptyNodes: true,
      pools: [
        { pool: "p", nodes: 5, fitting: 0, reasons: [{ reason: "Insufficient cpu", nodes: 5 }], autoscaled: true },
        { pool: "q", nodes: 2, autoscaled: false },
      ],
    });
  });

  test("FT3: what is reserved is taken, on each node or on those that are named", () => {
    const nodes = [{ name: "a", reserved: { cpu: "60", pods: "3" } }, { name: "b" }];
    const profile: ClusterProfile = {
      ...shippedProfile,
      usage: "known",
      pools: [{ ...pool, reserved: { memory: "255Gi" }, nodes }],
    };
    expect(built({ cpu: "8", memory: "2Gi" }, profile)).toMatchObject({
      verdict: "nowhere",
      message: "0/2 nodes are available: 1 Insufficient cpu, 1 Insufficient memory.",
      onEmptyNodes: false,
    });
    expect(built({ cpu: "4", memory: "2Gi" }, profile)).toMatchObject({ verdict: "fits", fitting: 1 });
  });

  test("FT5: without nodes nothing is known", () => {
    expect(built({}, shippedProfile)).toMatchObject({
      verdict: "unknown",
      nodes: 0,
      message: "no nodes available to schedule pods",
    });
  });
});

test("FT6: the class of the pod and its reason", () => {
  const profile = profileWith(node({}));
  expect(built({ cpu: "1", memory: "1Gi" }, profile).qos.qosClass).toBe("Guaranteed");
  expect(built({ cpu: [1, 2] }, profile).qos).toMatchObject({
    qosClass: "Burstable",
    reason: expect.stringContaining("requests 1 of cpu and may use 2"),
  });
});

test("FT7: limit ranges and quotas of the namespace are compared", () => {
  const profile: ClusterProfile = {
    ...profileWith(node({})),
    limitRanges: [
      { metadata: { name: "l" }, spec: { limits: [{ type: "Container", max: { cpu: "2" }, min: { memory: "4Gi" } }] } },
    ],
    resourceQuotas: [
      { metadata: { name: "q" }, spec: { hard: { "requests.cpu": "4", "limits.memory": "1Ti", pods: "3" } } },
      { metadata: { name: "other", namespace: "else" }, spec: { hard: { cpu: "1" } } },
    ],
  };
  const codes = built({ cpu: "8", memory: "1Gi" }, profile).problems.map(({ code, path }) => [code, path.at(-1)]);
  expect(codes).toEqual([
    ["fit.limit-range", "cpu"],
    ["fit.limit-range", "memory"],
    ["fit.quota", 0],
  ]);
});

test("FT8: how many an empty node takes, what is stranded, and how many the pool takes now", () => {
  const profile = profileWith(node({ cpu: "8", memory: "20Gi" }), node({ cpu: "8", memory: "20Gi" }));
  const { demand } = built({ cpu: "3", memory: "2Gi" }, profile);
  expect(poolRooms(demand, profile)).toEqual([
    {
      pool: "nodes",
      perEmptyNode: 2,
      limitedBy: "cpu",
      stranded: { cpu: "2", memory: "16Gi", "ephemeral-storage": "100Gi" },
      now: 4,
    },
  ]);
});

describe("FT9: the smallest change", () => {
  test.each<readonly [Json, JsonObject, Json]>([
    [{ cpu: "12" }, { cpu: "11900m" }, { cpu: "11900m" }],
    [{ cpu: ["12", "16"] }, { cpu: "11900m" }, { cpu: ["11900m", "16"] }],
    [{ memory: "85Gi" }, { memory: "78445Mi" }, { memory: "78445Mi" }],
    [{ disk: "50Gi" }, { "ephemeral-storage": "17Gi" }, { disk: "17Gi" }],
    [{}, { cpu: "930m" }, { cpu: "930m" }],
    [{ gpu: 4 }, { "nvidia.com/gpu": "2" }, { gpu: 2 }],
  ])("%j on %j becomes %j", (asked, allocatable, wanted) => {
    const profile = profileWith(node(allocatable));
    const [way] = ways(asked, profile);
    expect(way?.remedies.map(({ problem }) => problem.code)).toEqual(["fit.amount"]);
    const [fix] = way?.remedies[0]?.problem.fixes ?? [];
    const fixed = applied(documentWith(asked), fix ?? { label: "", changes: [] });
    expect(fixed.environments[0]?.resources).toEqual(wanted);
    expect(fitTask(fixed, profile, firstTask).verdict).toBe("fits");
  });

  test("accelerators keep a number that the SDK lists", () => {
    const profile = profileWith(node({ "nvidia.com/gpu": "7" }, { labels: { [label]: "nvidia-tesla-a100" } }));
    const [way] = ways({ gpu: "A100:8" }, profile);
    expect(way?.remedies[0]?.problem.fixes?.[0]?.changes[0]?.value).toBe("A100:7");
  });

  test("a node without the resource has nothing to offer; the pool that needs least comes first", () => {
    const found = ways({ gpu: 2 }, profileWith(node({}), node({ "nvidia.com/gpu": "1" })));
    expect(found.map(({ isOurs, remedies }) => [isOurs, remedies[0]?.problem.code])).toEqual([
      [true, "fit.amount"],
      [false, "fit.lacks"],
    ]);
  });

  test("a taint wants a toleration in the configuration, with which it fits", () => {
    const taints = [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" }];
    const profile = profileWith(node({ "nvidia.com/gpu": "1" }, { spec: { taints } }));
    const [remedy] = ways({ gpu: 1 }, profile)[0]?.remedies ?? [];
    expect(remedy?.problem.code).toBe("fit.toleration");
    expect(built({ gpu: 1 }, configured(profile, remedy?.configuration)).verdict).toBe("fits");
    const tainted = profileWith(node({}, { spec: { taints: [{ key: "a", effect: "NoSchedule" }] } }));
    const [plain] = ways({}, tainted)[0]?.remedies ?? [];
    expect(built({}, configured(tainted, plain?.configuration)).verdict).toBe("fits");
  });

  test("what is in other hands is named", () => {
    const codes = (profile: ClusterProfile) =>
      ways({ gpu: "A100:1" }, profile)[0]?.remedies.map(({ problem }) => problem.code);
    const gpu = { "nvidia.com/gpu": "1" };
    const labels = { [label]: "nvidia-tesla-a100" };
    expect(codes(profileWith(node(gpu, { labels, spec: { unschedulable: true } })))).toEqual(["fit.node"]);
    expect(codes(profileWith(node({ ...gpu, pods: "0" }, { labels })))).toEqual(["fit.node"]);
    expect(codes(profileWith(node(gpu, { labels: { [label]: "nvidia-tesla-t4" } })))).toEqual(["fit.label"]);
  });
});

describe("FT10: nodes that name the device otherwise", () => {
  test.each([
    ["nvidia-tesla-h100", "nvidia-h100-80gb", true],
    ["nvidia-tesla-h100", "NVIDIA-H100-80GB-HBM3", true],
    ["nvidia-tesla-a100", "nvidia-a100-80gb", true],
    ["nvidia-a100-40gb", "nvidia-a100-80gb", false],
    ["nvidia-tesla-t4", "nvidia-l4", false],
    ["nvidia", "nvidia", false],
    ["tpu-v5p-slice", "tpu-v5p-slice", true],
    ["NVIDIA-RTX-PRO-6000", "nvidia-rtx-pro-4500", false],
  ])("%s and %s: %s", (left, right, same) => {
    expect(isSameDevice(left, right)).toBe(same);
    expect(deviceFamily("nvidia-tesla-h100")).toBe("h100");
  });

  test("the H100 of GKE: the nodes' spelling as a device, or the table of the configuration; with either it fits", () => {
    const [way] = ways({ gpu: "H100:8", memory: "64Gi", cpu: "8" }, gke);
    expect(way).toMatchObject({ pool: "h100", isOurs: true, remedies: [{ problem: { code: "fit.device-spelling" } }] });
    const [remedy] = way?.remedies ?? [];
    const [fix] = remedy?.problem.fixes ?? [];
    const document = documentWith({ gpu: "H100:8", memory: "64Gi", cpu: "8" });
    const fixed = applied(document, fix ?? { label: "", changes: [] });
    expect(fixed.environments[0]?.resources).toMatchObject({
      gpu: { device: "nvidia-h100-80gb", device_class: "GPU", quantity: 8 },
    });
    expect(fitTask(fixed, gke, firstTask).verdict).toBe("fits");
    expect(fitTask(document, configured(gke, remedy?.configuration), firstTask).verdict).toBe("fits");
    expect(readProfile(JSON.parse(JSON.stringify(configured(gke, remedy?.configuration))) as Json).ok).toBe(true);
  });

  test("a device that the SDK lists under another name keeps its form; number and device are one change", () => {
    const labels = { [label]: "nvidia-a100-80gb" };
    const profile = profileWith(node({ "nvidia.com/gpu": "4" }, { labels }));
    const document = documentWith({ gpu: "A100:8" });
    const [way] = ways({ gpu: "A100:8" }, profile);
    const fixes = way?.remedies.flatMap(({ problem }) => problem.fixes ?? []) ?? [];
    expect(fixes.map(({ changes }) => changes[0]?.value)).toEqual(["A100_80G:4", "A100_80G:4"]);
    expect(fitTask(fixes.reduce(applied, document), profile, firstTask).verdict).toBe("fits");
    const other = profileWith(node({ "nvidia.com/gpu": "4" }, { labels: { [label]: "nvidia-a100-of-ours" } }));
    const both = ways({ gpu: "A100:8" }, other)[0]?.remedies.flatMap(({ problem }) => problem.fixes ?? []) ?? [];
    expect(fitTask(both.reduce(applied, document), other, firstTask).verdict).toBe("fits");
  });

  test("another label: Flyte as shipped on GKE's nodes", () => {
    const profile = { ...gke, k8sPlugin: {} };
    const [way] = ways({ gpu: "A100:1", cpu: "1" }, profile);
    expect(way?.remedies.map(({ problem }) => problem.code)).toEqual(["fit.device-label"]);
    expect(way?.remedies[0]?.configuration).toEqual({ "gpu-device-node-label": "cloud.google.com/gke-accelerator" });
    expect(built({ gpu: "A100:1", cpu: "1" }, configured(profile, way?.remedies[0]?.configuration)).verdict).toBe(
      "fits",
    );
  });
});

test("FT11: a slice asks for all chips of its host", () => {
  const slice = (quantity: number) => ({ gpu: { device: "V5P", device_class: "TPU", quantity, partition: "2x2x1" } });
  const document = documentWith(slice(1));
  const [problem] = sliceChips(document, gke, built(slice(1), gke));
  expect(problem).toMatchObject({ code: "fit.tpu-chips", path: ["environments", 0, "resources", "gpu"] });
  const [fix] = problem?.fixes ?? [];
  const fixed = applied(document, fix ?? { label: "", changes: [] });
  expect(fixed.environments[0]?.resources).toEqual(slice(4));
  expect(fitTask(fixed, gke, firstTask).verdict).toBe("fits");
  expect(sliceChips(fixed, gke, built(slice(4), gke))).toEqual([]);
});

test("FT4: the example clusters take what they are made for", () => {
  const verdict = (resources: Json, id: string) => built(resources, preset(id)).verdict;
  expect(verdict({ gpu: "A100:2", cpu: "4", memory: "16Gi" }, "gke")).toBe("fits");
  expect(verdict({ gpu: "A10G:4" }, "eks")).toBe("fits");
  expect(verdict({ gpu: "H100:8" }, "eks")).toBe("fits");
  expect(verdict({ gpu: "T4:1" }, "aks")).toBe("fits");
  expect(verdict({ cpu: "2" }, "aks")).toBe("fits");
});
