import fc from "fast-check";
import { expect, test } from "vitest";
import { isJsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { isZero } from "#core/quantity/quantity.ts";
import { taskTemplates } from "./arbitraries.ts";
import { buildPod } from "./build-pod.ts";
import { exampleRun, shippedConfiguration } from "./pod-configuration.ts";
import { originOf } from "./pod-origin.ts";
import { taskResources } from "./task-resources.ts";
import type { TaskTemplate } from "./task-template.ts";

test("P2, P9: no task throws; a refusal has the executor's words", () => {
  fc.assert(
    fc.property(taskTemplates, (task) => {
      const built = build(task);
      if (!built.ok) expect(built.problems[0].origin).toMatchObject({ program: "executor", stage: "build" });
    }),
  );
});

test("P5, P6: the same names are requested and limited, no request is above its limit, cpu and memory always stand", () => {
  fc.assert(
    fc.property(taskTemplates, (task) => {
      const built = build(task);
      if (!built.ok) return;
      const { requests, limits } = built.value.pod.spec.containers[0].resources;
      expect(Object.keys(requests)).toEqual(Object.keys(limits));
      expect(Object.keys(requests)).toEqual(expect.arrayContaining(["cpu", "memory"]));
      for (const [name, text] of Object.entries(requests)) {
        const [request, limit] = [parseQuantity(text), parseQuantity(limits[name] ?? "")];
        if (!request.ok || !limit.ok) throw new Error(text);
        expect(isZero(request.value)).toBe(false);
        expect(compareQuantities(request.value, limit.value)).toBeLessThanOrEqual(0);
      }
    }),
  );
});

test("P1, P9: the resources alone are those of the pod, and are refused in the same words", () => {
  fc.assert(
    fc.property(taskTemplates, (task) => {
      const alone = taskResources(task, shippedConfiguration);
      const pod = build(task);
      expect(alone.ok ? [] : alone.problems).toEqual(pod.ok ? [] : pod.problems);
      if (!alone.ok || !pod.ok) return;
      const { spec } = pod.value.pod;
      const required = spec.affinity.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
      const { requests, limits, requirements, sharedMemory } = alone.value;
      expect(spec.containers[0].resources).toEqual({ requests, limits });
      expect(required?.nodeSelectorTerms?.[0]?.matchExpressions ?? []).toEqual(requirements);
      expect(spec.volumes?.[0]?.emptyDir?.sizeLimit).toBe(sharedMemory?.sizeLimit);
    }),
  );
});

test("P13: every value has an origin", () => {
  fc.assert(
    fc.property(taskTemplates, (task) => {
      const built = build(task);
      if (!built.ok) return;
      for (const path of leavesOf(built.value.pod)) {
        expect(originOf(built.value.origins, path), path.join(".")).toBeDefined();
      }
    }),
  );
});

function build(task: TaskTemplate) {
  return buildPod({ task, identity: exampleRun, configuration: shippedConfiguration });
}

function leavesOf(value: unknown): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item).map((path) => [index, ...path]));
  if (!isJsonObject(value)) return [[]];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item).map((path) => [key, ...path]));
}
