import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nodeWith, podWith } from "#core/kubernetes/arbitraries.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";
import { nodeList, pasted, profileOf } from "./arbitraries.ts";
import { hiddenValue } from "./hide-credentials.ts";
import { mergeIntoProfile } from "./merge-into-profile.ts";
import { shippedProfile } from "./presets.ts";
import { readClusterValues } from "./read-cluster-value.ts";
import { readProfile } from "./read-profile.ts";

const read = (...values: readonly Json[]) => readClusterValues(values, (text) => JSON.parse(text) as Json);
const codes = (...values: readonly Json[]) => read(...values).problems.map(({ code }) => code);
const big = { cpu: "8", memory: "32Gi", pods: "110" };
const running = (node: string, cpu: string, phase = "Running"): JsonObject => ({
  kind: "Pod",
  apiVersion: "v1",
  ...podWith({ requests: { cpu } }, { nodeName: node }),
  status: { phase },
});

describe("CP3: nodes become pools", () => {
  test("equal nodes are one pool, whatever names them", () => {
    const list = nodeList([
      nodeWith("", big, { labels: { pool: "a", "kubernetes.io/hostname": "x" } }),
      nodeWith("", big, { labels: { pool: "a", "kubernetes.io/hostname": "y" } }),
      nodeWith("", big, { labels: { pool: "a" }, spec: { unschedulable: true } }),
      nodeWith("", { ...big, cpu: "4" }, { labels: { pool: "a" } }),
    ]);
    const { pools } = profileOf(list);
    expect(pools.map(({ name, count }) => [name, count])).toEqual([
      ["nodes", 2],
      ["nodes-2", 1],
      ["nodes-3", 1],
    ]);
    expect(pools[0]?.nodes?.map(({ name }) => name)).toEqual(["node-0", "node-1"]);
    expect(pools[0]?.node).toEqual({ metadata: { labels: { pool: "a" } }, spec: {}, status: { allocatable: big } });
  });

  test("a single node, a typed list and several documents are read alike", () => {
    const node: JsonObject = { apiVersion: "v1", kind: "Node", ...nodeWith("n", big) };
    const { kind: _, apiVersion: __, ...bare } = node;
    const list = { apiVersion: "v1", kind: "NodeList", items: [bare] };
    expect(profileOf(list)).toEqual(profileOf(node));
    expect(profileOf(node, { ...node, metadata: { name: "m" } }).pools[0]?.count).toBe(2);
  });

  test("the version of the kubelet is a caption; nodes of GKE tell of its admission", () => {
    const labels = { "cloud.google.com/gke-nodepool": "pool-1" };
    const gke = nodeWith("", big, { labels });
    const list = nodeList([{ ...gke, status: { allocatable: big, nodeInfo: { kubeletVersion: "v1.33.2-gke.1" } } }]);
    expect(profileOf(list)).toMatchObject({
      kubernetesVersion: "1.33",
      admission: ["ExtendedResourceToleration"],
      pools: [{ name: "pool-1" }],
    });
  });

  test("2000 nodes take well under a second", () => {
    const started = performance.now();
    const list = nodeList(Array.from({ length: 2000 }, (_, at) => nodeWith("", { ...big, cpu: String(1 + (at % 7)) })));
    expect(profileOf(list).pools).toHaveLength(7);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

test("CP4: capacity stands in and is said; what is no amount is said with its path; what is no node is left out", () => {
  const capacity = { apiVersion: "v1", kind: "Node", metadata: { name: "n" }, status: { capacity: big } };
  expect(profileOf(capacity).pools[0]?.node).toMatchObject({ status: { allocatable: big } });
  expect(codes(capacity)).toEqual(["cluster.no-allocatable"]);
  const odd = read({ apiVersion: "v1", kind: "Node", ...nodeWith("n", { ...big, memory: "lots" }) });
  expect(odd.problems).toMatchObject([
    { code: "cluster.amount", severity: "warning", path: ["status", "allocatable", "memory"] },
  ]);
  expect(odd.parts).toMatchObject([{ kind: "pools", pools: [{ count: 1 }] }]);
  expect(codes({ apiVersion: "v1", kind: "Node", metadata: { name: "n", labels: [] } })).toContain("cluster.node");
});

test("CP5: pods count with what they ask for, unless they are finished or have no node", () => {
  const list = nodeList([nodeWith("", big), nodeWith("", big)]);
  const pods = [running("node-0", "2"), running("node-0", "500m"), running("node-1", "1", "Failed"), running("", "1")];
  const profile = profileOf(list, { apiVersion: "v1", kind: "List", items: pods });
  expect(profile.usage).toBe("known");
  expect(profile.pools[0]?.nodes).toEqual([
    { name: "node-0", reserved: { cpu: "2500m", pods: "2" } },
    { name: "node-1", reserved: { pods: "0" } },
  ]);
  expect(codes({ apiVersion: "v1", kind: "Pod", spec: { nodeName: "n", containers: 1 } })).toEqual(["cluster.pod"]);
  const { parts } = read(running("elsewhere", "1"));
  expect(mergeIntoProfile(profile, parts).problems.map(({ code }) => code)).toEqual(["cluster.usage-unmatched"]);
});

describe("CP6: Flyte's configuration is found in all it comes in", () => {
  const k8s = { "default-cpus": "2", "gpu-device-node-label": "x/y" };
  test.each<readonly [string, JsonObject]>([
    ["a file", { plugins: { k8s }, logger: { level: 1 } }],
    ["the section", k8s],
    ["the section under its name", { k8s }],
    ["Helm values", { configuration: { inline: { plugins: { k8s } }, auth: { enabled: true } } }],
    ["Helm values of a chart around it", { "flyte-binary": { configuration: { inline: { plugins: { k8s } } } } }],
    ["a ConfigMap", { apiVersion: "v1", kind: "ConfigMap", data: { "a.yaml": JSON.stringify({ plugins: { k8s } }) } }],
  ])("%s", (_, value) => {
    expect(profileOf(value).k8sPlugin ?? {}).toEqual(value.kind === "ConfigMap" ? {} : k8s);
    expect(mergeIntoProfile(shippedProfile, read(value).parts).profile.k8sPlugin).toEqual(k8s);
  });

  test("what Flyte 2 does not read is said, what it cannot start with is an error", () => {
    const reading = read({ task_resources: { defaults: { cpu: "500m" }, limits: { gpu: 5 } } });
    expect(reading.problems).toMatchObject([
      { code: "cluster.task-resources", severity: "note", path: ["task_resources"] },
    ]);
    expect(mergeIntoProfile(shippedProfile, reading.parts).profile.platform).toEqual({
      defaults: { cpu: "500m" },
      limits: { gpu: 5 },
    });
    expect(codes({ plugins: { k8s: { "default-cpus": "x" } } })).toEqual(["configuration.value"]);
  });
});

test("CP7: a profile comes first, then nodes, then what is on them, in whatever order they are given", () => {
  const list = nodeList([nodeWith("", big)]);
  const own = { version: 1, name: "mine", pools: [{ name: "hand", count: 1, node: {} }] };
  const template = { apiVersion: "v1", kind: "PodTemplate", metadata: { name: "t", namespace: "flyte" }, template: {} };
  const values = [running("node-0", "1"), template, list, own];
  expect(profileOf(...values)).toEqual(profileOf(...values.toReversed()));
  expect(profileOf(...values)).toMatchObject({
    name: "mine",
    usage: "known",
    podTemplates: [{ metadata: { name: "t" } }],
    pools: [{ name: "hand" }, { name: "nodes", nodes: [{ reserved: { cpu: "1", pods: "1" } }] }],
  });
  const again = mergeIntoProfile(profileOf(...values), read(list).parts).profile;
  expect(again.pools[1]?.nodes?.[0]?.reserved).toEqual({ cpu: "1", pods: "1" });
  const limits = read({ apiVersion: "v1", kind: "LimitRange", metadata: { name: "l" }, spec: {} });
  expect(mergeIntoProfile(shippedProfile, limits.parts).profile.limitRanges).toHaveLength(1);
});

describe("CP8: nothing secret is kept", () => {
  test("a Secret is refused and nothing of it is anywhere", () => {
    const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "s" }, data: { p: "aHVudGVyMg==" } };
    const reading = read({ apiVersion: "v1", kind: "List", items: [secret] });
    expect(reading.parts).toEqual([]);
    expect(reading.problems.map(({ code }) => code)).toEqual(["cluster.secret"]);
    expect(JSON.stringify(reading)).not.toContain("aHVudGVyMg==");
  });

  test("variables that look like credentials lose their value", () => {
    const variables = [{ FLYTE_AWS_SECRET_ACCESS_KEY: "hunter2" }, { PLAIN: "yes" }];
    const reading = read({ plugins: { k8s: { "default-env-vars": variables } } });
    expect(reading.parts).toMatchObject([
      { k8sPlugin: { "default-env-vars": [{ FLYTE_AWS_SECRET_ACCESS_KEY: hiddenValue }, { PLAIN: "yes" }] } },
    ]);
    expect(reading.problems.map(({ code }) => code)).toEqual(["cluster.credential"]);
  });
});

describe("CP9: all else is refused by its name", () => {
  test.each<readonly [Json, string]>([
    [{ apiVersion: "apps/v1", kind: "Deployment" }, "Deployment"],
    [{ environments: [] }, "environments"],
    [{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c" }, data: { a: "1" } }, "ConfigMap c"],
    ["text", "a string"],
    [[1], "a list"],
  ])("%j", (value, word) => {
    const { problems, parts } = read(value);
    expect(parts).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(["cluster.unknown"]);
    expect(problems[0]?.message).toContain(word);
  });

  test("no value makes a reader throw, and what it makes is a profile", () => {
    fc.assert(
      fc.property(fc.array(pasted, { maxLength: 3 }), (values) => {
        const { parts } = readClusterValues(values, () => undefined);
        const { profile } = mergeIntoProfile(shippedProfile, parts);
        const judged = readProfile(JSON.parse(JSON.stringify(profile)));
        const known = ["configuration.value", "cluster.type"];
        if (!judged.ok) expect(judged.problems.filter(({ code }) => !known.includes(code))).toEqual([]);
      }),
    );
  });
});
