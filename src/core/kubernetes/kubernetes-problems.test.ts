import { expect, test } from "vitest";
import { podOf, podWith } from "./arbitraries.ts";
import { fieldPath, kubernetesProblems } from "./kubernetes-problems.ts";

test("K23: a pod that cannot be decoded is one problem, kubernetes.pod-decode", () => {
  expect(kubernetesProblems(podWith({ limits: { cpu: "1GB", gpu: "x" } }))).toMatchObject([
    { code: "kubernetes.pod-decode", severity: "error", path: [], origin: { program: "kubernetes", stage: "decode" } },
  ]);
});

test("K23: every error is a kubernetes.pod-invalid with its place and Kubernetes' words", () => {
  const field = "spec.containers[0].resources.requests[gpu]";
  const problems = kubernetesProblems(podWith({ requests: { gpu: "1" } }));
  expect(problems).toHaveLength(2);
  expect(problems[0]).toMatchObject({
    code: "kubernetes.pod-invalid",
    severity: "error",
    path: ["spec", "containers", 0, "resources", "requests", "gpu"],
    origin: {
      program: "kubernetes",
      type: "FieldValueInvalid",
      field,
      message: `${field}: Invalid value: "gpu": must be a standard resource for containers`,
    },
  });
});

test("K23: kubernetes.pod-warning and kubernetes.pod-unknown-field leave the pod valid", () => {
  const problems = kubernetesProblems(podWith({ requests: { memory: "100m" } }, { bogus: 1 }));
  expect(problems).toMatchObject([
    { code: "kubernetes.pod-unknown-field", severity: "warning", path: ["spec", "bogus"] },
    {
      code: "kubernetes.pod-warning",
      severity: "warning",
      path: ["spec", "containers", 0, "resources", "requests", "memory"],
    },
  ]);
  expect(kubernetesProblems(podOf({}))).toEqual([]);
});

test.each([
  ["metadata.labels", ["metadata", "labels"]],
  [
    "spec.containers[0].resources.limits[example.com/a.b]",
    ["spec", "containers", 0, "resources", "limits", "example.com/a.b"],
  ],
  ["", []],
])("K23: the path of %s", (field, path) => {
  expect(fieldPath(field)).toEqual(path);
});
