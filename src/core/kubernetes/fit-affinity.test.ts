import { describe, expect, test } from "vitest";
import type { JsonObject } from "#core/problem/json.ts";
import { nodeWith, podOf } from "./arbitraries.ts";
import { examineNode, type FitInput, fitPod, type PodFit, readFitInput } from "./fit-pod.ts";

const roomy = { cpu: "4", memory: "16Gi", pods: "110" };

function place({ claims, ...input }: Partial<FitInput>): PodFit {
  const read = readFitInput({ pod: podOf({}), nodes: [], pods: [], ...input });
  if (!read.ok) throw new Error(read.error);
  return fitPod(read.demand, read.supplies, claims ? { claims } : {});
}

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
    expect(place({ pod: requiring(term), nodes: [node] }).fits).toBe(matches);
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
    expect(place({ pod: requiring(both), nodes: [node] }).fits).toBe(false);
    expect(place({ pod: requiring({}, both, expression("pool", "Exists")), nodes: [node] }).fits).toBe(true);
    expect(place({ pod: podOf({ nodeSelector: { pool: "gpu", zone: "a" } }), nodes: [node] }).fits).toBe(false);
  });

  const named = (...names: readonly string[]) => ({
    matchFields: names.map((name) => ({ key: "metadata.name", operator: "In", values: [name] })),
  });

  test("K28: only the named nodes are looked at", () => {
    const nodes = ["a", "b", "c"].map((name) => nodeWith(name, { ...roomy, cpu: "0" }));
    const pod = { ...requiring(named("a"), named("b")) };
    expect(place({ pod, nodes }).feasible).toEqual(["a", "b"]);
    expect(place({ pod: requiring(named("x")), nodes }).message).toBe(
      "0/3 nodes are available: 3 node(s) didn't satisfy plugin(s) [NodeAffinity].",
    );
    expect(place({ pod: requiring(named("x"), expression("none", "DoesNotExist")), nodes }).fits).toBe(true);
    expect(place({ pod: podOf({ nodeName: "a" }), nodes }).feasible).toEqual(["a"]);
  });

  test("K28: contradictions reject the pod before any node", () => {
    const nodes = [nodeWith("a", roomy), nodeWith("b", roomy)];
    const torn = place({ pod: requiring(named("a", "b")), nodes });
    expect(torn.message).toBe("0/2 nodes are available: pod affinity terms conflict.");
    expect(torn.nodes[0]).toMatchObject({ filter: "NodeAffinity", reasons: ["pod affinity terms conflict"] });
    const elsewhere = requiring(named("a"));
    const spec = { ...(elsewhere.spec as JsonObject), nodeName: "b" };
    expect(place({ pod: { ...elsewhere, spec }, nodes }).message).toBe(
      "0/2 nodes are available: node(s) didn't satisfy plugin(s) [NodeAffinity NodeName] simultaneously.",
    );
  });

  test("K28: a claim that does not exist, where claims are known", () => {
    const pod = podOf({ volumes: [{ name: "v", persistentVolumeClaim: { claimName: "data" } }] });
    const nodes = [nodeWith("a", roomy)];
    expect(place({ pod, nodes }).fits).toBe(true);
    expect(place({ pod, nodes, claims: ["data"] }).fits).toBe(true);
    expect(place({ pod, nodes, claims: [] }).message).toBe(
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
    expect(place({ pod: withPort(port), nodes: [nodeWith("n", roomy)], pods }).fits).toBe(fits);
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
    expect(place({ pod: labelled("web", asking("podAffinity", "db")), nodes, pods }).feasible).toEqual(["a1", "a2"]);
    expect(place({ pod: labelled("web", asking("podAntiAffinity", "db")), nodes, pods }).feasible).toEqual([
      "b1",
      "none",
    ]);
    const shy = [labelled("db", { nodeName: "a1", ...asking("podAntiAffinity", "web") })];
    expect(place({ pod: labelled("web", {}), nodes, pods: shy }).feasible).toEqual(["b1", "none"]);
    expect(place({ pod: labelled("other", {}), nodes, pods: shy }).feasible).toHaveLength(4);
  });

  test("K32: the first of its kind, and other namespaces", () => {
    expect(place({ pod: labelled("web", asking("podAffinity", "web")), nodes }).feasible).toEqual(["a1", "a2", "b1"]);
    const elsewhere = {
      ...labelled("db", { nodeName: "a1" }),
      metadata: { name: "d", namespace: "x", labels: { app: "db" } },
    };
    const { message } = place({ pod: labelled("web", asking("podAffinity", "db")), nodes, pods: [elsewhere] });
    expect(message).toBe("0/4 nodes are available: 4 node(s) didn't match pod affinity rules.");
  });

  test("K33: spread over the values of a label", () => {
    const spread = (more: JsonObject = {}) => ({
      topologySpreadConstraints: [{ ...term("web"), maxSkew: 1, whenUnsatisfiable: "DoNotSchedule", ...more }],
    });
    const pods = [labelled("web", { nodeName: "a1" })];
    const spreading = place({ pod: labelled("web", spread()), nodes, pods });
    expect(spreading.feasible).toEqual(["b1"]);
    expect(spreading.nodes.flatMap((verdict) => (verdict.fits ? [] : verdict.reasons))).toEqual([
      "node(s) didn't match pod topology spread constraints",
      "node(s) didn't match pod topology spread constraints",
      "node(s) didn't match pod topology spread constraints (missing required label)",
    ]);
    expect(place({ pod: labelled("web", spread({ maxSkew: 2 })), nodes, pods }).feasible).toEqual(["a1", "a2", "b1"]);
    expect(place({ pod: labelled("web", spread({ minDomains: 3 })), nodes, pods }).feasible).toEqual(["b1"]);
    expect(
      place({ pod: labelled("web", spread({ whenUnsatisfiable: "ScheduleAnyway" })), nodes, pods }).feasible,
    ).toHaveLength(4);
  });
});
