import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "#core/problem/json.ts";
import { nodeWith, podOf, podWith } from "./arbitraries.ts";
import { readFitInput } from "./fit-pod.ts";
import { podsPerNode, type Room } from "./pods-per-node.ts";
import { type NodeChange, smallestChange } from "./smallest-change.ts";

const roomy = { cpu: "4", memory: "16Gi", pods: "110" };

function read(pod: Json, node: Json, pods: readonly JsonObject[] = []) {
  const input = readFitInput({ pod, nodes: [node], pods });
  const [supply] = input.ok ? input.supplies : [];
  if (!input.ok || !supply) throw new Error("not read");
  return { demand: input.demand, supply };
}

function changes(pod: Json, node: Json, pods: readonly JsonObject[] = []): readonly NodeChange[] {
  const { demand, supply } = read(pod, node, pods);
  return smallestChange(demand, supply);
}

function room(pod: Json, node: Json, pods: readonly JsonObject[] = []): Room {
  const { demand, supply } = read(pod, node, pods);
  return podsPerNode(demand, supply);
}

const running = [podWith({ requests: { cpu: "1" } }, { nodeName: "n" })];

describe("room", () => {
  test.each<[string, JsonObject, JsonObject, bigint, string]>([
    ["memory ends first", { cpu: "500m", memory: "6Gi" }, roomy, 2n, "memory"],
    ["cpu ends first, others run there", { cpu: "1", memory: "1Gi" }, roomy, 3n, "cpu"],
    ["places end first", { cpu: "1m" }, { ...roomy, pods: "2" }, 1n, "pods"],
    ["nothing is left", { cpu: "3500m" }, roomy, 0n, "cpu"],
    ["a resource that the node does not have", { "nvidia.com/gpu": "1" }, roomy, 0n, "nvidia.com/gpu"],
  ])("K35: %s", (_, requests, allocatable, count, limitedBy) => {
    expect(room(podWith({ requests }), nodeWith("n", allocatable), running)).toMatchObject({ count, limitedBy });
  });

  test("K35: what is left, and nothing where another filter rejects the node", () => {
    const tainted = nodeWith(
      "n",
      { ...roomy, "nvidia.com/gpu": "2" },
      { spec: { taints: [{ key: "a", effect: "NoSchedule" }] } },
    );
    const { count, left } = room(podWith({ requests: { cpu: "1" } }), tainted, running);
    expect(count).toBe(0n);
    expect(Object.fromEntries(left)).toEqual({ cpu: 3000n, memory: 17179869184n, "nvidia.com/gpu": 2n });
  });

  test("K35: a port of the node can be taken once", () => {
    const pod = podOf({ containers: [{ name: "a", image: "b", ports: [{ containerPort: 80, hostPort: 80 }] }] });
    expect(room(pod, nodeWith("n", roomy))).toMatchObject({ count: 1n, limitedBy: "ports" });
  });
});

describe("the smallest change", () => {
  test("K36: none where the pod fits", () => {
    expect(changes(podWith({ requests: { cpu: "3" } }), nodeWith("n", roomy), running)).toEqual([]);
  });

  test("K36: amounts that the node would have to have, with what is used", () => {
    expect(
      changes(
        podWith({ limits: { cpu: "8", "nvidia.com/gpu": "2" } }),
        nodeWith("n", { cpu: "4", pods: "1" }),
        running,
      ),
    ).toEqual([
      { kind: "resource", resource: "pods", has: 1n, needs: 2n },
      { kind: "resource", resource: "cpu", has: 4000n, needs: 9000n },
      { kind: "resource", resource: "nvidia.com/gpu", has: 0n, needs: 2n },
    ]);
  });

  test("K36: tolerations, none of them idle", () => {
    const gpu = { key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" };
    const taints = [gpu, gpu, { key: "spot", effect: "NoExecute" }, { key: "x", effect: "PreferNoSchedule" }];
    expect(changes(podOf({}), nodeWith("n", roomy, { spec: { taints } }))).toEqual([
      { kind: "toleration", toleration: { ...gpu, operator: "Equal" }, taint: gpu },
      {
        kind: "toleration",
        toleration: { key: "spot", operator: "Exists", value: "", effect: "NoExecute" },
        taint: { key: "spot", value: "", effect: "NoExecute" },
      },
    ]);
  });

  test("K36: a cordon goes with its taint", () => {
    const spec = { unschedulable: true, taints: [{ key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" }] };
    expect(changes(podOf({}), nodeWith("n", roomy, { spec }))).toEqual([{ kind: "cordon" }]);
  });

  const requiring = (...nodeSelectorTerms: readonly JsonObject[]) =>
    podOf({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } });

  test("K36: the labels of the term that needs the fewest", () => {
    const far = {
      matchExpressions: [
        { key: "a", operator: "Exists" },
        { key: "b", operator: "Exists" },
      ],
    };
    const near = {
      matchExpressions: [
        { key: "product", operator: "In", values: ["a100"] },
        { key: "zone", operator: "Exists" },
      ],
    };
    const node = nodeWith("n", roomy, { labels: { product: "t4", zone: "z" } });
    expect(changes(requiring(far, near), node)).toEqual([
      {
        kind: "label",
        key: "product",
        has: "t4",
        set: "a100",
        failed: [{ key: "product", operator: "In", values: ["a100"] }],
      },
    ]);
  });

  test.each<[readonly JsonObject[], string | undefined]>([
    [[{ key: "k", operator: "DoesNotExist" }], undefined],
    [[{ key: "k", operator: "NotIn", values: ["old"] }], "true"],
    [[{ key: "k", operator: "Gt", values: ["5"] }], "6"],
    [
      [
        { key: "k", operator: "Gt", values: ["5"] },
        { key: "k", operator: "NotIn", values: ["6", "7"] },
      ],
      "8",
    ],
    [
      [
        { key: "k", operator: "Gt", values: ["5"] },
        { key: "k", operator: "Lt", values: ["7"] },
      ],
      "6",
    ],
    [
      [
        { key: "k", operator: "In", values: ["a", "b"] },
        { key: "k", operator: "NotIn", values: ["a"] },
      ],
      "b",
    ],
  ])("K36: a label for %j", (matchExpressions, set) => {
    expect(changes(requiring({ matchExpressions }), nodeWith("n", roomy, { labels: { k: "old" } }))).toMatchObject([
      { kind: "label", key: "k", has: "old", set },
    ]);
  });

  test("K36: what no node can meet is said as such", () => {
    const torn = {
      matchExpressions: [
        { key: "k", operator: "Exists" },
        { key: "k", operator: "DoesNotExist" },
      ],
    };
    expect(changes(requiring(torn, {}), nodeWith("n", roomy))).toEqual([{ kind: "affinity" }]);
  });

  test("K36: names and ports", () => {
    expect(changes(podOf({ nodeName: "other" }), nodeWith("n", roomy))).toMatchObject([
      { kind: "name", has: "n", set: "other" },
    ]);
    const pod = podOf({ containers: [{ name: "a", image: "b", ports: [{ containerPort: 80, hostPort: 80 }] }] });
    const other = { ...pod, spec: { ...(pod.spec as JsonObject), nodeName: "n" } };
    expect(changes(pod, nodeWith("n", roomy), [other])).toEqual([
      { kind: "port", port: { hostIP: "", protocol: "TCP", hostPort: 80 } },
    ]);
  });
});
