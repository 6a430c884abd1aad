import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { profiles } from "#core/cluster/arbitraries.ts";
import { mergeIntoProfile } from "#core/cluster/merge-into-profile.ts";
import { shippedProfile } from "#core/cluster/presets.ts";
import { documentWith, firstTask, node, profileWith } from "#core/fit/arbitraries.ts";
import { fitTask } from "#core/fit/fit-task.ts";
import { arbDocument, arbDraft } from "#core/formats/arbitraries.ts";
import { readClusterText } from "#core/formats/cluster/read-cluster-text.ts";
import { podDemand } from "#core/kubernetes/pod-demand.ts";
import { validatePod } from "#core/kubernetes/validate-pod.ts";
import { podTemplateWriter } from "./pod-template-writer.ts";
import { podWriter } from "./pod-writer.ts";
import { probePodWriter } from "./probe-pod-writer.ts";
import { pythonTemplateWriter } from "./python-template-writer.ts";

const document = documentWith({ cpu: ["500m", 2], gpu: "A100:2", shm: "8Gi" });
const input = { document, problems: [], scope: "file" } as const;
const cluster = {
  ...profileWith(node({ "nvidia.com/gpu": "4" })),
  k8sPlugin: { "gpu-device-node-label": "x/gpu", "default-memory": "3Gi", "default-node-selector": { zone: "a" } },
};
const shipped = [podWriter, probePodWriter, podTemplateWriter, pythonTemplateWriter];

test("F24: with a cluster the pod is the one that its Flyte builds", () => {
  const { text, problems } = podWriter.write({ ...input, cluster });
  expect(text).toContain("memory: 3Gi # the executor's default-memory\n");
  expect(text).toContain("key: x/gpu\n");
  expect(problems).toEqual([]);
  const written = parse(text);
  const fit = fitTask(document, cluster, firstTask);
  expect(fit.verdict !== "refused" && written).toEqual(fit.verdict !== "refused" && fit.pod.built.pod);
  expect(podWriter.write({ ...input, cluster: shippedProfile }).text).toBe(podWriter.write(input).text);
});

describe("F25: the probe pod", () => {
  test("Kubernetes takes it, and it asks nodes for what the task asks for", () => {
    fc.assert(
      fc.property(arbDocument, fc.option(profiles, { nil: undefined }), (any, profile) => {
        const with_ = { document: any, problems: [], scope: "file", ...(profile ? { cluster: profile } : {}) } as const;
        const pods = parseAllDocuments(podWriter.write(with_).text).map((one) => one.toJS());
        const probes = parseAllDocuments(probePodWriter.write(with_).text).map((one) => one.toJS());
        expect(probes).toHaveLength(pods.length);
        for (const [at, pod] of pods.entries()) {
          if (pod === null) continue;
          const [task, probe] = [validatePod(pod), validatePod(probes[at])];
          if (!task.valid || task.decodeError !== undefined) continue;
          expect(probe.errors).toEqual([]);
          if (probe.decodeError !== undefined) throw new Error(probe.decodeError);
          const { pod: _, ...asked } = podDemand(task.pod);
          expect(podDemand(probe.pod)).toMatchObject(asked);
        }
      }),
      { numRuns: 30 },
    );
  }, 30_000);

  test("it lives briefly, does nothing, and marks what comes from the document", () => {
    const { text, marks } = probePodWriter.write(input);
    expect(parse(text)).toMatchObject({
      metadata: { name: "probe-ml-train" },
      spec: {
        activeDeadlineSeconds: 600,
        restartPolicy: "Never",
        containers: [{ name: "probe", command: ["sh", "-c", expect.stringContaining("sleep")] }],
      },
    });
    expect(marks.map(({ path }) => path.join("."))).toContain("environments.0.resources.cpu.0");
    expect(text).not.toContain("set by the run");
  });
});

test("F26: a pod template that a profile takes, and with which a task gets the placement", () => {
  const { text } = podTemplateWriter.write({ ...input, cluster });
  const { parts, problems } = readClusterText(text);
  expect(problems).toEqual([]);
  const { profile } = mergeIntoProfile({ ...shippedProfile, k8sPlugin: {} }, parts);
  const fit = fitTask(documentWith({ cpu: "1" }, { pod_template: "template-ml-train" }), profile, firstTask);
  if (fit.verdict === "refused") throw new Error(fit.problems[0]?.message);
  const { spec } = fit.pod.built.pod;
  expect(spec.nodeSelector).toEqual({ zone: "a" });
  expect(spec.containers[0].resources.requests).toEqual({ cpu: "1", memory: "1Gi", "nvidia.com/gpu": "2" });
  expect(spec.containers[0].volumeMounts).toEqual([{ name: "flyte-shm", mountPath: "/dev/shm" }]);
  expect(spec.tolerations).toEqual([
    { key: "x/gpu", value: "nvidia-tesla-a100", operator: "Equal", effect: "NoSchedule" },
  ]);
});

test("F27: a flyte.PodTemplate in Python, with the classes that it uses", () => {
  const { text } = pythonTemplateWriter.write(input);
  expect(text).toContain("ml_train_pod_template = flyte.PodTemplate(\n");
  expect(text).toContain('requests={"cpu": "500m", "memory": "1Gi", "nvidia.com/gpu": "2"}');
  const used = [...text.matchAll(/\b(V1\w+)\(/g)].map(([, name]) => name ?? "");
  const imported = text.slice(0, text.indexOf(")\n")).match(/V1\w+/g);
  expect(imported).toEqual([...new Set(used)].sort());
  expect(pythonTemplateWriter.write({ ...input, document: { environments: [] } }).text).toBe("# There is no task.\n");
});

test("F1, F2: tokens are the text, whatever the draft and the cluster", () => {
  fc.assert(
    fc.property(arbDraft, fc.option(profiles, { nil: undefined }), (draft, profile) => {
      for (const writer of shipped) {
        const written = writer.write({
          document: draft,
          problems: [],
          scope: "file",
          ...(profile ? { cluster: profile } : {}),
        });
        expect(written.tokens.map((token) => token.text).join("")).toBe(written.text);
        expect(written.text.endsWith("\n")).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
}, 30_000);
