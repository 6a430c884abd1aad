import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "#core/problem/json.ts";
import { nodeWith, podOf, podWith } from "./arbitraries.ts";
import { examineNode, type FitInput, fitPod, type PodFit, readFitInput } from "./fit-pod.ts";

const roomy = { cpu: "4", memory: "16Gi", pods: "110" };

function fit({ claims, ...input }: Partial<FitInput>): PodFit {
  const read = readFitInput({ pod: podOf({}), nodes: [], pods: [], ...input });
  if (!read.ok) throw new Error(read.error);
  return fitPod(read.demand, read.supplies, claims ? { claims } : {});
}

/** What one node answers. */
function reasons(pod: Json, node: Json, pods: readonly JsonObject[] = []): readonly string[] {
  const [verdict] = fit({ pod, nodes: [node], pods }).nodes;
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
    const [verdict] = fit({ pod: podWith({ limits }), nodes: [nodeWith("n", { ...roomy, pods: "0" })] }).nodes;
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
    const [verdict] = fit({
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
    expect(fit({ nodes: [nodeWith("n", roomy, { spec })] }).message).toBe(
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
    expect(fit({ pod, nodes }).fits).toBe(false);
    expect(fit({ pod, nodes, admission: ["ExtendedResourceToleration"] }).fits).toBe(true);
    const lost = [tainted("NoExecute", "node.kubernetes.io/unreachable")];
    expect(fit({ nodes: lost, admission: ["DefaultTolerationSeconds"] }).fits).toBe(true);
    const own = podOf({ tolerations: [{ key: "node.kubernetes.io/unreachable", effect: "NoExecute", value: "x" }] });
    expect(fit({ pod: own, nodes: lost, admission: ["DefaultTolerationSeconds"] }).fits).toBe(false);
  });
});

function requiring(...nodeSelectorTerms: readonly JsonObject[]): JsonObject {
  return podOf({
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
  });
}

function expression(key: string, operator: string, ...values: readonly string[]): JsonObject {
  return { matchExpressions: [{ key, operator, values }] };
}

describe("node affinity", () => {
  const node = nodeWith("n", roomy, { labels: { pool: "gpu", generation: "7", text: "abc" } });

  test.each<[JsonObject, boolean]>([
    [expression("pool", "In", "gpu", "tpu"), true],
    [expression("pool", "NotIn", "gpu"), false],
    [expression("none", "NotIn", "gpu"), true],
    [expression("pool", "Exists"), true],
    [expression("none", "DoesNotExist"), true],
    [expression("generation", "Gt", "6"), true],
    [expression("generation", "Lt", "7"), false],
    [expression("generation", "Lt", "+8"), false],
    [expression("text", "Gt", "1"), false],
    [expression("generation", "Gt", "x"), false],
    [expression("pool", "In", "gpu", "a+b"), false],
    [expression("pool", "Exists", "gpu"), false],
    [expression("pool", "Is", "gpu"), false],
    [{}, false],
    [{ matchFields: [{ key: "metadata.name", operator: "NotIn", values: ["other"] }] }, true],
    [{ matchFields: [{ key: "metadata.uid", operator: "NotIn", values: ["n"] }] }, true],
  ])("K27: %j matches: %s", (term, matches) => {
    expect(fit({ pod: requiring(term), nodes: [node] }).fits).toBe(matches);
  });

  test("K27: what a node fails of each term", () => {
    const terms = [
      {},
      {
        matchExpressions: [
          { key: "pool", operator: "Exists" },
          { key: "zone", operator: "Exists" },
        ],
      },
    ];
    const read = readFitInput({ pod: requiring(...terms), nodes: [node], pods: [] });
    const examined = read.ok && read.supplies[0] ? examineNode(read.demand, read.supplies[0]) : undefined;
    expect(examined?.requirements).toEqual({
      selector: [],
      terms: [[], [{ key: "zone", operator: "Exists", values: [] }]],
    });
  });

  test("K27: one term is enough, all of a term is needed, and the selector, too", () => {
    const both = {
      matchExpressions: [
        { key: "pool", operator: "Exists" },
        { key: "zone", operator: "Exists" },
      ],
    };
    expect(fit({ pod: requiring(both), nodes: [node] }).fits).toBe(false);
    expect(fit({ pod: requiring({}, both, expression("pool", "Exists")), nodes: [node] }).fits).toBe(true);
    expect(fit({ pod: podOf({ nodeSelector: { pool: "gpu", zone: "a" } }), nodes: [node] }).fits).toBe(false);
  });

  const named = (...names: readonly string[]) => ({
    matchFields: names.map((name) => ({ key: "metadata.name", operator: "In", values: [name] })),
  });

  test("K28: only the named nodes are looked at", () => {
    const nodes = ["a", "b", "c"].map((name) => nodeWith(name, { ...roomy, cpu: "0" }));
    const pod = { ...requiring(named("a"), named("b")) };
    expect(fit({ pod, nodes }).feasible).toEqual(["a", "b"]);
    expect(fit({ pod: requiring(named("x")), nodes }).message).toBe(
      "0/3 nodes are available: 3 node(s) didn't satisfy plugin(s) [NodeAffinity].",
    );
    expect(fit({ pod: requiring(named("x"), expression("none", "DoesNotExist")), nodes }).fits).toBe(true);
    expect(fit({ pod: podOf({ nodeName: "a" }), nodes }).feasible).toEqual(["a"]);
  });

  test("K28: contradictions reject the pod before any node", () => {
    const nodes = [nodeWith("a", roomy), nodeWith("b", roomy)];
    const torn = fit({ pod: requiring(named("a", "b")), nodes });
    expect(torn.message).toBe("0/2 nodes are available: pod affinity terms conflict.");
    expect(torn.nodes[0]).toMatchObject({ filter: "NodeAffinity", reasons: ["pod affinity terms conflict"] });
    const elsewhere = requiring(named("a"));
    const spec = { ...(elsewhere.spec as JsonObject), nodeName: "b" };
    expect(fit({ pod: { ...elsewhere, spec }, nodes }).message).toBe(
      "0/2 nodes are available: node(s) didn't satisfy plugin(s) [NodeAffinity NodeName] simultaneously.",
    );
  });

  test("K28: a claim that does not exist, where claims are known", () => {
    const pod = podOf({ volumes: [{ name: "v", persistentVolumeClaim: { claimName: "data" } }] });
    const nodes = [nodeWith("a", roomy)];
    expect(fit({ pod, nodes }).fits).toBe(true);
    expect(fit({ pod, nodes, claims: ["data"] }).fits).toBe(true);
    expect(fit({ pod, nodes, claims: [] }).message).toBe(
      '0/1 nodes are available: persistentvolumeclaim "data" not found.',
    );
  });
});

describe("other pods", () => {
  const withPort = (port: JsonObject, spec: JsonObject = {}) =>
    podOf({ containers: [{ name: "a", image: "b", ports: [{ containerPort: 80, ...port }] }], ...spec });

  test.each<[JsonObject, boolean]>([
    [{ hostPort: 80 }, false],
    [{ hostPort: 81 }, true],
    [{ hostPort: 80, protocol: "UDP" }, true],
    [{ hostPort: 80, hostIP: "10.0.0.1" }, false],
    [{}, true],
  ])("K29: the port %j beside port 80 on all addresses: %s", (port, fits) => {
    const pods = [withPort({ hostPort: 80 }, { nodeName: "n" })];
    expect(fit({ pod: withPort(port), nodes: [nodeWith("n", roomy)], pods }).fits).toBe(fits);
  });

  const zone = (name: string, value: string) => nodeWith(name, roomy, { labels: { zone: value } });
  const nodes = [zone("a1", "a"), zone("a2", "a"), zone("b1", "b"), nodeWith("none", roomy)];
  const labelled = (app: string, spec: JsonObject) => ({ ...podOf(spec), metadata: { name: app, labels: { app } } });
  const term = (app: string) => ({ topologyKey: "zone", labelSelector: { matchLabels: { app } } });
  const asking = (kind: string, app: string) => ({
    affinity: { [kind]: { requiredDuringSchedulingIgnoredDuringExecution: [term(app)] } },
  });

  test("K32: together, apart, and apart as the others want", () => {
    const pods = [labelled("db", { nodeName: "a1" })];
    expect(fit({ pod: labelled("web", asking("podAffinity", "db")), nodes, pods }).feasible).toEqual(["a1", "a2"]);
    expect(fit({ pod: labelled("web", asking("podAntiAffinity", "db")), nodes, pods }).feasible).toEqual([
      "b1",
      "none",
    ]);
    const shy = [labelled("db", { nodeName: "a1", ...asking("podAntiAffinity", "web") })];
    expect(fit({ pod: labelled("web", {}), nodes, pods: shy }).feasible).toEqual(["b1", "none"]);
    expect(fit({ pod: labelled("other", {}), nodes, pods: shy }).feasible).toHaveLength(4);
  });

  test("K32: the first of its kind, and other namespaces", () => {
    expect(fit({ pod: labelled("web", asking("podAffinity", "web")), nodes }).feasible).toEqual(["a1", "a2", "b1"]);
    const elsewhere = {
      ...labelled("db", { nodeName: "a1" }),
      metadata: { name: "d", namespace: "x", labels: { app: "db" } },
    };
    const { message } = fit({ pod: labelled("web", asking("podAffinity", "db")), nodes, pods: [elsewhere] });
    expect(message).toBe("0/4 nodes are available: 4 node(s) didn't match pod affinity rules.");
  });

  test("K33: spread over the values of a label", () => {
    const spread = (more: JsonObject = {}) => ({
      topologySpreadConstraints: [{ ...term("web"), maxSkew: 1, whenUnsatisfiable: "DoNotSchedule", ...more }],
    });
    const pods = [labelled("web", { nodeName: "a1" })];
    const spreading = fit({ pod: labelled("web", spread()), nodes, pods });
    expect(spreading.feasible).toEqual(["b1"]);
    expect(spreading.nodes.flatMap((verdict) => (verdict.fits ? [] : verdict.reasons))).toEqual([
      "node(s) didn't match pod topology spread constraints",
      "node(s) didn't match pod topology spread constraints",
      "node(s) didn't match pod topology spread constraints (missing required label)",
    ]);
    expect(fit({ pod: labelled("web", spread({ maxSkew: 2 })), nodes, pods }).feasible).toEqual(["a1", "a2", "b1"]);
    expect(fit({ pod: labelled("web", spread({ minDomains: 3 })), nodes, pods }).feasible).toEqual(["b1"]);
    expect(
      fit({ pod: labelled("web", spread({ whenUnsatisfiable: "ScheduleAnyway" })), nodes, pods }).feasible,
    ).toHaveLength(4);
  });
});

describe("the message", () => {
  test("K34: reasons are counted and sorted as text", () => {
    const nodes = Array.from({ length: 12 }, (_, index) =>
      nodeWith(`n${index}`, { ...roomy, ...(index < 2 ? { "nvidia.com/gpu": "1" } : {}) }),
    );
    const pod = podWith({ requests: { cpu: "8" }, limits: { "nvidia.com/gpu": "1" } });
    expect(fit({ pod, nodes }).message).toBe(
      "0/12 nodes are available: 10 Insufficient nvidia.com/gpu, 12 Insufficient cpu.",
    );
  });

  test("K34: none when it fits, another without nodes, and gates", () => {
    expect(fit({ nodes: [nodeWith("n", roomy)] })).toMatchObject({ fits: true, feasible: ["n"] });
    expect(fit({ nodes: [nodeWith("n", roomy)] }).message).toBeUndefined();
    expect(fit({}).message).toBe("no nodes available to schedule pods");
    expect(fit({ pod: podOf({ schedulingGates: [{ name: "b" }, { name: "a" }] }) }).gated).toBe(
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
