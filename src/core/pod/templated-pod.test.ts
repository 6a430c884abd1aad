import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "#core/problem/json.ts";
import type { BuiltPod } from "./assemble-pod.ts";
import { buildTemplatedPod, type TemplatedPodInput } from "./build-templated-pod.ts";
import { loadPodConfiguration } from "./load-pod-configuration.ts";
import { exampleRun } from "./pod-configuration.ts";
import { originOf } from "./pod-origin.ts";
import type { TemplatedTask } from "./task-template.ts";

type Rest = Partial<Omit<TemplatedPodInput, "task" | "configuration">> & { readonly section?: Json };

const words = (text: string) => `[BadTaskSpecification] ${text}`;

describe("P17: pod tasks", () => {
  const resources = { requests: { gpu: "1", cpu: "2" } };

  test("the task's container is completed, others are only lowered and filled with zeros", () => {
    const { spec } = built(
      podTask({
        containers: [
          { name: "side", resources: { requests: { cpu: "3", "x.io/y": "1" }, limits: { cpu: "1" } } },
          { name: "main", resources },
        ],
        initContainers: [{ name: "init" }],
      }),
    ).pod;
    expect(spec.containers[0].resources).toEqual({
      requests: { cpu: "1", memory: "0", "x.io/y": "1" },
      limits: { cpu: "1", memory: "0" },
    });
    expect(spec.containers[1]?.resources).toEqual({
      requests: { cpu: "2", memory: "1Gi", "nvidia.com/gpu": "1" },
      limits: { cpu: "2", memory: "1Gi", "nvidia.com/gpu": "1" },
    });
    expect(spec.initContainers?.[0]?.resources).toEqual({
      requests: { cpu: "0", memory: "0" },
      limits: { cpu: "0", memory: "0" },
    });
    expect(spec.initContainers?.[0]?.env).toContainEqual({ name: "RUN_NAME", value: "r1" });
  });

  test("pull policy and termination message are a container task's alone", () => {
    const { pod } = built(podTask({ containers: [{ name: "main" }] }), { section: { "image-pull-policy": "Always" } });
    expect(Object.keys(pod.spec.containers[0])).toEqual(["name", "env", "resources"]);
    const task = built({}, { section: { "image-pull-policy": "Always" } }).pod.spec.containers[0];
    expect(task).toMatchObject({ imagePullPolicy: "Always", terminationMessagePolicy: "FallbackToLogsOnError" });
  });

  test("P22: labels of the pod lose against Flyte's; the annotation stands with one container only", () => {
    const metadata = { labels: { team: "x", run: "mine" }, annotations: { note: "n" } };
    const one = built(podTask({ containers: [{ name: "main" }] }, { metadata }));
    expect(one.pod.metadata.labels).toMatchObject({ team: "x", run: "r1" });
    expect(one.pod.metadata.annotations).toMatchObject({ note: "n", primary_container_name: "main" });
    expect(codes(one)).toContain("pod.template-overwritten");
    const two = { containers: [{ name: "main" }, { name: "b" }] };
    expect(built(podTask(two)).pod.metadata.annotations).not.toHaveProperty("primary_container_name");
    expect(built({ ...podTask(two), type: "sidecar" }).pod.metadata.annotations).toHaveProperty(
      "primary_container_name",
    );
  });
});

describe("P30: refusals", () => {
  test.each<[string, string, TemplatedTask, string]>([
    ["no target", "pod.target", { target: "none" }, "invalid TaskSpecification, unable to determine Pod configuration"],
    [
      "no spec",
      "pod.template-spec",
      { podTemplate: {} },
      "Pod tasks with task type version > 1 should specify their target as a K8sPod with a defined pod spec",
    ],
    [
      "a spec that cannot be read",
      "pod.template-spec",
      podTask({ containers: "none" }),
      "Unable to unmarshal task k8s pod [<podSpec>], Err: [json: cannot unmarshal string into Go struct field PodSpec.containers of type []v1.Container]",
    ],
    [
      "no name of the task's container",
      "pod.primary-container",
      { podTemplate: { podSpec: { containers: [] } }, config: { b: "2", a: "1" } },
      "invalid TaskSpecification, config missing [primary_container_name] key in [map[a:1 b:2]]",
    ],
    [
      "a name that no container has",
      "pod.primary-container",
      podTask({ containers: [{ name: "b" }] }),
      "invalid TaskSpecification, primary container [main] not defined",
    ],
    ["an unknown pod template", "pod.template-missing", { podTemplateName: "t" }, "PodTemplate 't' does not exist"],
    [
      "P21: shared memory under the name of a volume",
      "pod.shm-taken",
      podTask({ containers: [{ name: "main" }], volumes: [{ name: "shm", emptyDir: {} }] }),
      "A volume is already named shm in pod spec",
    ],
    [
      "P21: under the name of a mount",
      "pod.shm-taken",
      podTask({ containers: [{ name: "main", volumeMounts: [{ name: "shm", mountPath: "/x" }] }] }),
      "A volume is already named shm in container",
    ],
    [
      "P21: at the path of a mount, before its size is read",
      "pod.shm-taken",
      podTask({ containers: [{ name: "main", volumeMounts: [{ name: "a", mountPath: "/dev/shm" }] }] }),
      "/dev/shm is already mounted in container",
    ],
  ])("%s: %s", (_, code, task, message) => {
    const sharedMemory = { mountName: "shm", mountPath: "/dev/shm", sizeLimit: "bad" };
    expect(build({ ...task, extendedResources: { sharedMemory } })).toMatchObject({
      ok: false,
      problems: [{ code, origin: { stage: "build", type: "BadTaskSpecification", message: words(message) } }],
    });
  });

  test("a pod template that Kubernetes would not store", () => {
    expect(build({ podTemplateName: "t" }, { podTemplates: [template({ hostNetwork: "x" })] })).toMatchObject({
      problems: [{ code: "pod.template-value" }],
    });
  });

  test("a path with a slash at its end is another one, and so is one in another container", () => {
    const mounts = [{ name: "main", volumeMounts: [{ name: "a", mountPath: "/dev/shm/" }] }];
    const side = { name: "side", volumeMounts: [{ name: "shm", mountPath: "/dev/shm" }] };
    const extendedResources = { sharedMemory: { mountName: "shm", mountPath: "/dev/shm" } };
    const { pod } = built({ ...podTask({ containers: [...mounts, side] }), extendedResources });
    expect(pod.spec.containers[0].volumeMounts).toHaveLength(2);
    expect(pod.spec.containers[1]?.volumeMounts).toHaveLength(1);
  });
});

describe("P31: pod templates of the cluster", () => {
  test("containers lie over default, primary and the one of their name; others are dropped", () => {
    const containers = [
      { name: "default", workingDir: "/default", imagePullPolicy: "Always", env: [{ name: "A", value: "default" }] },
      { name: "primary", workingDir: "/primary", env: [{ name: "A", value: "primary" }] },
      { name: "side", tty: true },
      { name: "noop", image: "noop" },
    ];
    const task = {
      ...podTask({ containers: [{ name: "main", env: [{ name: "A", value: "own" }] }, { name: "side" }] }),
    };
    const pod = built({ ...task, podTemplateName: "t" }, { podTemplates: [template({ containers })] });
    const [main, side] = pod.pod.spec.containers;
    expect(main).toMatchObject({ name: "main", workingDir: "/primary", imagePullPolicy: "Always" });
    expect(main.env.slice(0, 3).map(({ value }) => value)).toEqual(["default", "primary", "own"]);
    expect(side).toMatchObject({ name: "side", workingDir: "/default", tty: true });
    expect(pod.pod.spec.containers).toHaveLength(2);
    expect(codes(pod)).toContain("pod.template-dropped");
    const env = ["spec", "containers", 0, "env"];
    expect(originOf(pod.origins, [...env, 1, "value"])).toMatchObject({ from: "template", key: "t" });
    expect(originOf(pod.origins, [...env, 2, "value"])).toMatchObject({ from: "task-pod" });
    expect(originOf(pod.origins, [...env, 3, "value"])).toMatchObject({ from: "run" });
  });

  test("what templates bring is neither defaulted nor renamed, but brings the accelerator's nodes", () => {
    const containers = [{ name: "primary", resources: { limits: { "nvidia.com/gpu": "1", gpu: "1", cpu: "9" } } }];
    const extendedResources = { gpuAccelerator: { device: "T4" } };
    const section = { "resource-tolerations": { "nvidia.com/gpu": [{ key: "gpu", operator: "Exists" }] } };
    const { pod } = built(
      { podTemplateName: "t", extendedResources },
      { section, podTemplates: [template({ containers })] },
    );
    expect(pod.spec.containers[0].resources).toEqual({
      requests: { cpu: "1", memory: "1Gi" },
      limits: { "nvidia.com/gpu": "1", gpu: "1", cpu: "1", memory: "1Gi" },
    });
    expect(pod.spec.tolerations).toEqual([
      { key: "k8s.amazonaws.com/accelerator", value: "nvidia-tesla-t4", operator: "Equal", effect: "NoSchedule" },
    ]);
  });

  test("the task's name comes before the configured one, the task's namespace before Flyte's", () => {
    const podTemplates = [
      template({ hostname: "flyte" }),
      template({ hostname: "own" }, { namespace: "other" }),
      template({ hostname: "default" }, { name: "base" }),
    ];
    const section = { "default-pod-template-name": "base" };
    const identity = { ...exampleRun, namespace: "other" };
    const hostname = (task: TemplatedTask, rest: Rest) =>
      built(task, { section, podTemplates, ...rest }).pod.spec.hostname;
    expect(hostname({ podTemplateName: "t" }, { identity })).toBe("own");
    expect(hostname({ podTemplateName: "t" }, { identity: { ...exampleRun, namespace: "third" } })).toBe("flyte");
    expect(hostname({}, {})).toBe("default");
    expect(hostname({}, { podTemplates: [] })).toBeUndefined();
  });

  test("P22: its metadata stays below the task's and Flyte's", () => {
    const metadata = { labels: { a: "t", run: "t" }, annotations: { b: "t" }, finalizers: ["x/y"], name: "n" };
    const section = {
      "inject-finalizer": true,
      "disable-inject-owner-references": true,
      "default-labels": { a: "cfg", c: "cfg" },
    };
    const { pod } = built({ podTemplateName: "t" }, { section, podTemplates: [template({}, {}, metadata)] });
    expect(pod.metadata).toMatchObject({
      name: "r1-a0-0",
      finalizers: ["x/y", "flyte/flytek8s"],
      annotations: { b: "t" },
    });
    expect(pod.metadata.labels).toMatchObject({ a: "t", c: "cfg", run: "r1" });
    expect(pod.metadata).not.toHaveProperty("ownerReferences");
  });

  test("that of the accelerator's class lies above the cluster's and needs no count; its labels do not count", () => {
    const ofClass = {
      template: { metadata: { labels: { no: "x" } }, spec: { nodeSelector: { a: "class" }, hostname: "class" } },
    };
    const section = { "accelerator-device-classes": { amd_gpu: { "pod-template": ofClass } } };
    const podTemplates = [template({ nodeSelector: { a: "cluster", b: "cluster" }, hostname: "cluster" })];
    const extendedResources = { gpuAccelerator: { deviceClass: "AMD_GPU" } };
    const pod = built({ podTemplateName: "t", extendedResources }, { section, podTemplates });
    expect(pod.pod.spec).toMatchObject({ nodeSelector: { a: "class", b: "cluster" }, hostname: "class" });
    expect(pod.pod.metadata.labels).not.toHaveProperty("no");
    expect(originOf(pod.origins, ["spec", "hostname"])).toMatchObject({
      from: "configuration",
      key: "accelerator-device-classes.AMD_GPU.pod-template",
    });
  });
});

describe("P32: what Flyte changes without a word", () => {
  test("service links and the host network of the task's pod, and values of the cluster's template", () => {
    const spec = { containers: [{ name: "main" }], enableServiceLinks: true, hostNetwork: true };
    const pod = built(podTask(spec), { section: { "enable-host-networking-pod": false } });
    expect(pod.pod.spec).toMatchObject({ enableServiceLinks: false });
    expect(pod.pod.spec).not.toHaveProperty("hostNetwork");
    expect(codes(pod)).toEqual(["pod.template-overwritten", "pod.template-overwritten"]);
    const kept = built(
      { podTemplateName: "t" },
      { podTemplates: [template({ restartPolicy: "Always", enableServiceLinks: true })] },
    );
    expect(kept.pod.spec).toMatchObject({ restartPolicy: "Never", enableServiceLinks: true });
    expect(codes(kept)).toEqual(["pod.template-overwritten"]);
  });

  test("the task's interruptible, when the run says otherwise", () => {
    expect(codes(built({ interruptible: true }))).toEqual(["pod.interruptible"]);
    expect(codes(built({ interruptible: true }, { run: { interruptible: true } }))).toEqual([]);
  });
});

function podTask(podSpec: JsonObject, rest: Partial<NonNullable<TemplatedTask["podTemplate"]>> = {}): TemplatedTask {
  return { podTemplate: { podSpec, primaryContainerName: "main", ...rest } };
}

function template(spec: JsonObject, own: JsonObject = {}, metadata: JsonObject = {}): Json {
  return { metadata: { name: "t", namespace: "flyte", ...own }, template: { metadata, spec } };
}

function build(task: TemplatedTask, { section = null, ...rest }: Rest = {}) {
  const configuration = loadPodConfiguration(section);
  if (!configuration.ok) throw new Error(configuration.problems[0].message);
  return buildTemplatedPod({ identity: exampleRun, ...rest, task, configuration: configuration.value });
}

function built(task: TemplatedTask, rest: Rest = {}): BuiltPod {
  const result = build(task, rest);
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}

function codes({ notes }: BuiltPod): readonly string[] {
  return notes.map(({ code }) => code);
}
