import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "#core/problem/json.ts";
import { nodeWith, podOf, podWith } from "./arbitraries.ts";
import { examineNode, type FitInput, fitPod, type PodFit, readFitInput } from "./fit-pod.ts";

const roomy = { cpu: "4", memory: "16Gi", pods: "110" };

function place({ claims, ...input }: Partial<FitInput>): PodFit {
  const read = readFitInput({ pod: podOf({}), nodes: [], pods: [], ...input });
  if (!read.ok) throw new Error(read.error);
  return fitPod(read.demand, read.supplies, claims ? { claims } : {});
}

/** What one node answers. */
function reasons(pod: Json, node: Json, pods: readonly JsonObject[] = []): readonly string[] {
  const [verdict] = place({ pod, nodes: [node], pods }).nodes;
  return verdict && !verdict.fits ? verdict.reasons : [];
}

function on(node: string, resources: Json, more: JsonObject = {}): JsonObject {
  return { ...podWith(resources, { nodeName: node }), ...more };
}

describe("amounts", () => {
  test.each<[string, JsonObject, JsonObject, readonly string[]]>([
    ["cpu counts in thousandths", { cpu: "4001m" }, roomy, ["Insufficient cpu"]],
    ["cpu is rounded up", { cpu: "0.0001" }, { ...roomy, cpu: "0" }, ["Insufficient cpu"]],
    ["memory is rounded up to bytes", { memory: "1500m" }, { ...roomy, memory: "1" }, ["Insufficient memory"]],
    ["what overflows is nothing", { cpu: "10E" }, { ...roomy, cpu: "0" }, []],
    ["a missing resource is zero", { "ephemeral-storage": "1" }, roomy, ["Insufficient ephemeral-storage"]],
    ["missing pods are zero", { cpu: "1" }, { cpu: "4" }, ["Too many pods"]],
    ["native names with a domain count", { "kubernetes.io/x": "1" }, roomy, ["Insufficient kubernetes.io/x"]],
    ["other names do not", { gpu: "1" }, roomy, []],
  ])("K24: %s", (_, requests, allocatable, expected) => {
    expect(reasons(podWith({ requests }), nodeWith("n", allocatable))).toEqual(expected);
  });

  test("K24: capacity counts only without allocatable amounts", () => {
    const pod = podWith({ requests: { cpu: "4" } });
    expect(reasons(pod, { metadata: { name: "n" }, status: { capacity: roomy } })).toEqual([]);
    expect(reasons(pod, { metadata: { name: "n" }, status: { capacity: roomy, allocatable: {} } })).toEqual([
      "Too many pods",
      "Insufficient cpu",
    ]);
  });

  test("K25: all amounts that lack, in the scheduler's order, and whether it is hopeless", () => {
    const limits = { "nvidia.com/gpu": "9", "amd.com/gpu": "1", "ephemeral-storage": "1Ti", memory: "1Ti", cpu: "99" };
    const [verdict] = place({ pod: podWith({ limits }), nodes: [nodeWith("n", { ...roomy, pods: "0" })] }).nodes;
    expect(verdict).toMatchObject({
      filter: "NodeResourcesFit",
      code: "UnschedulableAndUnresolvable",
      reasons: [
        "Too many pods",
        "Insufficient cpu",
        "Insufficient memory",
        "Insufficient ephemeral-storage",
        "Insufficient amd.com/gpu",
        "Insufficient nvidia.com/gpu",
      ],
    });
  });

  test("K25: a full node is not hopeless; zero requests never fail, but need a place", () => {
    const full = [on("n", { requests: { cpu: "5", memory: "17Gi" } })];
    const [verdict] = place({
      pod: podWith({ requests: { cpu: "1" } }),
      nodes: [nodeWith("n", roomy)],
      pods: full,
    }).nodes;
    expect(verdict).toMatchObject({ code: "Unschedulable", reasons: ["Insufficient cpu"] });
    expect(reasons(podWith({ requests: { cpu: "0" } }), nodeWith("n", roomy), full)).toEqual([]);
    expect(reasons(podOf({}), nodeWith("n", { ...roomy, pods: "1" }), full)).toEqual(["Too many pods"]);
  });

  test("K25: filters run in order, and each can be asked alone", () => {
    const spec = { unschedulable: true, taints: [{ key: "a", effect: "NoSchedule" }] };
    const read = readFitInput({
      pod: podWith({ requests: { cpu: "9" } }, { nodeSelector: { a: "b" } }),
      nodes: [nodeWith("n", roomy, { spec })],
      pods: [],
    });
    if (!read.ok) throw new Error(read.error);
    const [supply] = read.supplies;
    const examined = supply && examineNode(read.demand, supply);
    expect(examined?.rejections.map(({ filter }) => filter)).toEqual([
      "NodeUnschedulable",
      "TaintToleration",
      "NodeAffinity",
      "NodeResourcesFit",
    ]);
    expect(examined?.shortages).toEqual([
      { resource: "cpu", requested: 9000n, used: 0n, capacity: 4000n, unresolvable: true },
    ]);
    expect(examined?.taints).toEqual([{ key: "a", value: "", effect: "NoSchedule" }]);
    expect(examined?.requirements).toEqual({ selector: [{ key: "a", operator: "In", values: ["b"] }], terms: [] });
    expect(place({ nodes: [nodeWith("n", roomy, { spec })] }).message).toBe(
      "0/1 nodes are available: 1 node(s) were unschedulable.",
    );
  });

  test("K30: pods that are done, elsewhere or nowhere use nothing", () => {
    const big = { requests: { cpu: "4" } };
    const pods = [
      on("n", big, { status: { phase: "Succeeded" } }),
      on("n", big, { status: { phase: "Failed" } }),
      on("other", big),
      podWith(big),
    ];
    const pod = podWith({ requests: { cpu: "4" } });
    expect(reasons(pod, nodeWith("n", roomy), pods)).toEqual([]);
    expect(reasons(pod, nodeWith("n", roomy), [...pods, on("n", { limits: { cpu: "1m" } })])).toEqual([
      "Insufficient cpu",
    ]);
  });
});

describe("taints", () => {
  const tainted = (effect: string, key = "a") =>
    nodeWith("n", roomy, { spec: { taints: [{ key, value: "1", effect }] } });
  const kept = ["node(s) had untolerated taint(s)"];

  test.each<[string, JsonObject | undefined, readonly string[]]>([
    ["NoSchedule", undefined, kept],
    ["NoExecute", undefined, kept],
    ["PreferNoSchedule", undefined, []],
    ["NoSchedule", { operator: "Exists" }, []],
    ["NoSchedule", { key: "a", operator: "Exists", effect: "NoExecute" }, kept],
    ["NoSchedule", { key: "b", operator: "Exists" }, kept],
    ["NoSchedule", { key: "a", value: "1" }, []],
    ["NoSchedule", { key: "a", operator: "Equal", value: "2" }, kept],
    ["NoSchedule", { key: "a", operator: "Gt", value: "0" }, kept],
    ["NoExecute", { key: "a", operator: "Exists", effect: "NoExecute", tolerationSeconds: 1 }, []],
  ])("K26: %s against %j", (effect, toleration, expected) => {
    expect(reasons(podOf({ tolerations: toleration ? [toleration] : [] }), tainted(effect))).toEqual(expected);
  });

  test("K26: a cordoned node can be tolerated", () => {
    const cordoned = nodeWith("n", roomy, { spec: { unschedulable: true } });
    const key = "node.kubernetes.io/unschedulable";
    expect(reasons(podOf({ tolerations: [{ key, operator: "Exists", effect: "NoExecute" }] }), cordoned)).toEqual([
      "node(s) were unschedulable",
    ]);
    expect(reasons(podOf({ tolerations: [{ key, operator: "Exists" }] }), cordoned)).toEqual([]);
  });

  test("K31: admission adds tolerations only when it is named", () => {
    const pod = podWith({ limits: { "nvidia.com/gpu": "1" } });
    const nodes = [
      nodeWith(
        "n",
        { ...roomy, "nvidia.com/gpu": "1" },
        { spec: { taints: [{ key: "nvidia.com/gpu", effect: "NoSchedule" }] } },
      ),
    ];
    expect(place({ pod, nodes }).fits).toBe(false);
    expect(place({ pod, nodes, admission: ["ExtendedResourceToleration"] }).fits).toBe(true);
    const lost = [tainted("NoExecute", "node.kubernetes.io/unreachable")];
    expect(place({ nodes: lost, admission: ["DefaultTolerationSeconds"] }).fits).toBe(true);
    const own = podOf({ tolerations: [{ key: "node.kubernetes.io/unreachable", effect: "NoExecute", value: "x" }] });
    expect(place({ pod: own, nodes: lost, admission: ["DefaultTolerationSeconds"] }).fits).toBe(false);
  });
});

describe("the message", () => {
  test("K34: reasons are counted and sorted as text", () => {
    const nodes = Array.from({ length: 12 }, (_, index) =>
      nodeWith(`n${index}`, { ...roomy, ...(index < 2 ? { "nvidia.com/gpu": "1" } : {}) }),
    );
    const pod = podWith({ requests: { cpu: "8" }, limits: { "nvidia.com/gpu": "1" } });
    expect(place({ pod, nodes }).message).toBe(
      "0/12 nodes are available: 10 Insufficient nvidia.com/gpu, 12 Insufficient cpu.",
    );
  });

  test("K34: none when it fits, another without nodes, and gates", () => {
    expect(place({ nodes: [nodeWith("n", roomy)] })).toMatchObject({ fits: true, feasible: ["n"] });
    expect(place({ nodes: [nodeWith("n", roomy)] }).message).toBeUndefined();
    expect(place({}).message).toBe("no nodes available to schedule pods");
    expect(place({ pod: podOf({ schedulingGates: [{ name: "b" }, { name: "a" }] }) }).gated).toBe(
      "waiting for scheduling gates: [b a]",
    );
  });

  test("K1: what cannot be decoded is said", () => {
    expect(readFitInput({ pod: podOf({}), nodes: [nodeWith("n", { cpu: "x" })], pods: [] })).toMatchObject({
      ok: false,
    });
    expect(readFitInput({ pod: [], nodes: [], pods: [] })).toMatchObject({ ok: false });
    expect(readFitInput({ pod: podOf({}), nodes: [], pods: [5] })).toMatchObject({ ok: false });
  });
});
