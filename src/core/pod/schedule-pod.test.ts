import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "#core/problem/json.ts";
import type { BuiltPod } from "./assemble-pod.ts";
import { buildTemplatedPod, type TemplatedPodInput } from "./build-templated-pod.ts";
import { loadPodConfiguration } from "./load-pod-configuration.ts";
import { exampleRun } from "./pod-configuration.ts";
import { originOf } from "./pod-origin.ts";

type Rest = Partial<Omit<TemplatedPodInput, "configuration">>;

const spot: JsonObject = {
  "default-tolerations": [{ key: "all", operator: "Exists" }],
  "interruptible-tolerations": [{ key: "spot", operator: "Exists" }],
  "resource-tolerations": { memory: [{ key: "m" }], "nvidia.com/gpu": [{ key: "g" }], cpu: [{ key: "m" }] },
  "default-node-selector": { a: "default", b: "default", c: "default" },
  "interruptible-node-selector": { c: "spot" },
  "interruptible-node-selector-requirement": { key: "life", operator: "In", values: ["spot"] },
  "non-interruptible-node-selector-requirement": { key: "life", operator: "NotIn", values: ["spot"] },
};

describe("P15, P16: tolerations and node selectors", () => {
  const podSpec = {
    containers: [{ name: "main" }],
    nodeSelector: { b: "own", c: "own" },
    tolerations: [{ key: "all", operator: "Exists" }],
  };
  const task = { podTemplate: { podSpec, primaryContainerName: "main" } };

  test("of an interruptible run", () => {
    const { pod, origins } = built(spot, { task, run: { interruptible: true } });
    expect(pod.spec.tolerations?.map(({ key }) => key)).toEqual(["m", "m", "spot", "all", "all"]);
    expect(pod.spec.nodeSelector).toEqual({ a: "default", b: "own", c: "spot" });
    expect(requirements(pod)).toEqual([[{ key: "life", operator: "In", values: ["spot"] }]]);
    expect(originOf(origins, ["spec", "tolerations", 2, "key"])).toMatchObject({ key: "interruptible-tolerations" });
    expect(originOf(origins, ["spec", "tolerations", 4, "key"])).toMatchObject({ from: "task-pod" });
    expect(originOf(origins, ["spec", "nodeSelector", "b"])).toMatchObject({ from: "task-pod" });
    expect(originOf(origins, ["spec", "nodeSelector", "c"])).toMatchObject({ key: "interruptible-node-selector" });
  });

  test("of another run", () => {
    const { pod } = built(spot, { task, run: { interruptible: false } });
    expect(pod.spec.tolerations?.map(({ key }) => key)).toEqual(["m", "m", "all", "all"]);
    expect(pod.spec.nodeSelector).toEqual({ a: "default", b: "own", c: "own" });
    expect(requirements(pod)).toEqual([[{ key: "life", operator: "NotIn", values: ["spot"] }]]);
  });
});

test("P18: requirements go to every alternative that does not have them", () => {
  const life = { key: "life", operator: "NotIn", values: ["spot"] };
  const terms = [
    { matchExpressions: [life] },
    { matchFields: [{ key: "metadata.name", operator: "In", values: ["n"] }] },
  ];
  const affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } } };
  const extendedResources = { gpuAccelerator: { device: "T4" } };
  const task = { extendedResources, resources: { requests: [{ name: "GPU" as const, value: "1" }] } };
  const { pod, origins } = built({ ...spot, "default-affinity": affinity }, { task });
  const device = { key: "k8s.amazonaws.com/accelerator", operator: "In", values: ["nvidia-tesla-t4"] };
  expect(requirements(pod)).toEqual([
    [life, device],
    [life, device],
  ]);
  const path = [
    "spec",
    "affinity",
    "nodeAffinity",
    "requiredDuringSchedulingIgnoredDuringExecution",
    "nodeSelectorTerms",
  ];
  expect(originOf(origins, [...path, 0, "matchExpressions", 0])).toMatchObject({ key: "default-affinity" });
  expect(originOf(origins, [...path, 1, "matchExpressions", 0])).toMatchObject({ from: "configuration", rule: "P16" });
  expect(originOf(origins, [...path, 1, "matchExpressions", 1])).toMatchObject({ from: "resources", key: "gpu" });
});

test("P19: defaults for what a pod does not say", () => {
  const section = {
    "scheduler-name": "volcano",
    "default-pod-security-context": { fsGroup: 1 },
    "default-security-context": { runAsUser: 0 },
    "default-pod-dns-config": { nameservers: ["1.1.1.1"] },
    "enable-host-networking-pod": true,
  };
  const plain = built(section, { task: {}, defaultServiceAccount: "flyte" }).pod.spec;
  expect(plain).toMatchObject({
    schedulerName: "volcano",
    serviceAccountName: "flyte",
    securityContext: { fsGroup: 1 },
    dnsConfig: { nameservers: ["1.1.1.1"] },
    hostNetwork: true,
    containers: [{ securityContext: { runAsUser: 0 } }],
  });
  const podSpec = {
    schedulerName: "own",
    serviceAccountName: "own",
    securityContext: {},
    containers: [{ name: "side" }, { name: "main", securityContext: {} }],
  };
  const own = built(section, { task: { podTemplate: { podSpec, primaryContainerName: "main" } } }).pod.spec;
  expect(own).toMatchObject({ schedulerName: "own", serviceAccountName: "own", securityContext: {} });
  expect(own.containers.map(({ securityContext }) => securityContext)).toEqual([undefined, {}]);
});

test("P20: variables of task, run, configuration and server stand in this order", () => {
  const section = {
    "default-env-vars": [{ A: "configured" }],
    "default-env-vars-from-env": [{ A: "REGION", B: "UNSET" }],
    "default-env-from-secrets": ["s"],
    "default-env-from-configmaps": ["c"],
  };
  const envs = [
    ["A", "lost"],
    ["RUN_NAME", "mine"],
    ["A", "run"],
  ] as const;
  const pod = built(section, { task: { env: [["A", "task"]] }, run: { envs }, serverVariables: { REGION: "server" } });
  const { env, envFrom } = pod.pod.spec.containers[0];
  expect(env.filter(({ name }) => name === "A").map(({ value }) => value)).toEqual([
    "task",
    "run",
    "configured",
    "server",
  ]);
  expect(env.filter(({ name }) => name === "RUN_NAME" || name === "B")).toEqual([
    { name: "RUN_NAME", value: "r1" },
    { name: "B" },
  ]);
  expect(envFrom).toEqual([
    { secretRef: { name: "s", optional: true } },
    { configMapRef: { name: "c", optional: true } },
  ]);
  const at = (name: string) => env.findLastIndex((one) => one.name === name);
  const originAt = (index: number) => originOf(pod.origins, ["spec", "containers", 0, "env", index]);
  expect(originAt(0)).toMatchObject({ from: "task" });
  expect(originAt(at("A"))).toMatchObject({ from: "configuration", key: "default-env-vars-from-env" });
});

test("P22: the run's labels are lost where Flyte has its own, its annotations win", () => {
  const section = { "default-labels": { team: "cfg", free: "cfg" } };
  const run = {
    labels: { team: "run", run: "mine", "flyte.org/run": "mine" },
    annotations: { "cluster-autoscaler.kubernetes.io/safe-to-evict": "true" },
  };
  const { metadata } = built(section, { task: {}, run }).pod;
  expect(metadata.labels).toMatchObject({ team: "run", free: "cfg", run: "r1", "flyte.org/run": "r1" });
  expect(metadata.annotations).toMatchObject({ "cluster-autoscaler.kubernetes.io/safe-to-evict": "true" });
});

test("P3: placeholders for the namespace and the retry are filled in, others stay", () => {
  const args = ["{{ .namespace }}/{{$PerRetryUniqueKey}}", "{{.input}}"];
  expect(built({}, { task: { args }, attempt: 2 }).pod.spec.containers[0].args).toEqual([
    "flyte/r1_a0_1",
    "{{.input}}",
  ]);
});

describe("P14: platforms that have defaults and limits", () => {
  const platform = { defaults: { cpu: "3", gpu: 2 }, limits: { cpu: "2", ephemeralStorage: "1Gi" } };
  const resources = {
    requests: [
      { name: "EPHEMERAL_STORAGE", value: "5Gi" },
      { name: "MEMORY", value: "2Gi" },
    ],
    limits: [{ name: "MEMORY", value: "1Gi" }],
  } as const;

  test.each([
    ["v2", { cpu: "1", memory: "1Gi", "ephemeral-storage": "5Gi" }, ["pod.request-lowered"]],
    ["sparse", { cpu: "2", memory: "1Gi", "ephemeral-storage": "1Gi" }, undefined],
    ["propeller", { cpu: "2", memory: "1Gi", "ephemeral-storage": "1Gi" }, undefined],
  ] as const)("%s", (platformMode, requests, codes) => {
    const pod = built({}, { task: { resources }, platform, platformMode });
    expect(pod.pod.spec.containers[0].resources).toEqual({ requests, limits: requests });
    const expected = codes ?? [
      "pod.platform-limit",
      "pod.platform-limit",
      "pod.platform-limit",
      "pod.platform-limit",
      "pod.request-lowered",
    ];
    expect(pod.notes.map(({ code }) => code)).toEqual(expected);
    expect(pod.notes.find(({ code }) => code === "pod.request-lowered")?.path).toEqual(["memory"]);
  });

  test("propeller has zeros where nothing is given, sparse leaves them to the configuration", () => {
    const cpu = (platformMode: "sparse" | "propeller") =>
      built({}, { task: {}, platformMode }).pod.spec.containers[0].resources.requests;
    expect(cpu("sparse")).toEqual({ cpu: "1", memory: "1Gi" });
    expect(cpu("propeller")).toEqual({ cpu: "0", memory: "0" });
  });

  test("an amount that is none", () => {
    const wrong = { limits: { cpu: "x" } };
    expect(build({}, { task: {}, platform: wrong, platformMode: "sparse" })).toMatchObject({
      problems: [{ code: "pod.platform-amount", path: ["limits", "cpu"] }],
    });
    expect(build({}, { task: {}, platform: wrong })).toMatchObject({ ok: true });
  });
});

function requirements({ spec }: BuiltPod["pod"]) {
  const required = spec.affinity.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required?.nodeSelectorTerms?.map(({ matchExpressions }) => matchExpressions);
}

function build(section: Json, rest: Rest & Pick<TemplatedPodInput, "task">) {
  const configuration = loadPodConfiguration(section);
  if (!configuration.ok) throw new Error(configuration.problems[0].message);
  return buildTemplatedPod({ identity: exampleRun, ...rest, configuration: configuration.value });
}

function built(section: Json, rest: Rest & Pick<TemplatedPodInput, "task">): BuiltPod {
  const result = build(section, rest);
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}
