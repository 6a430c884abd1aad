import fc from "fast-check";
import { expect, test } from "vitest";
import { isJsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { circumstances, configurations, podTemplates, taskTemplates, templatedTasks } from "./arbitraries.ts";
import { buildPod } from "./build-pod.ts";
import { buildTemplatedPod } from "./build-templated-pod.ts";
import { loadPodConfiguration } from "./load-pod-configuration.ts";
import { exampleRun, shippedConfiguration } from "./pod-configuration.ts";
import { originOf } from "./pod-origin.ts";

const inputs = fc.tuple(templatedTasks, configurations, podTemplates, circumstances);

test("P13, P30, P32: no task, configuration or pod template throws; values have origins, refusals words", () => {
  fc.assert(
    fc.property(inputs, ([task, section, template, rest]) => {
      const loaded = loadPodConfiguration(section);
      const configuration = loaded.ok ? loaded.value : shippedConfiguration;
      const built = buildTemplatedPod({ ...rest, task, configuration, identity: exampleRun, podTemplates: [template] });
      if (!built.ok) {
        expect(built.problems[0].origin?.message).not.toBe("");
        return;
      }
      const { pod, origins, notes } = built.value;
      for (const path of leavesOf(pod)) expect(originOf(origins, path), path.join(".")).toBeDefined();
      for (const note of notes) expect(note.severity).toBe("note");
      expect(JSON.parse(JSON.stringify(pod))).toEqual(pod);
    }),
    { numRuns: 300 },
  );
});

test("P3: without pod templates both entries build the same pod", () => {
  fc.assert(
    fc.property(taskTemplates, circumstances, (task, rest) => {
      const input = { ...rest, task, identity: exampleRun, configuration: shippedConfiguration };
      expect(buildTemplatedPod(input)).toEqual(buildPod(input));
    }),
  );
});

test("P29: an empty pod template changes nothing but the notes' place", () => {
  const empty = { metadata: { name: "t", namespace: "flyte" }, template: { spec: { containers: [] } } };
  fc.assert(
    fc.property(templatedTasks, circumstances, ({ podTemplateName: _, ...task }, rest) => {
      const input = { ...rest, identity: exampleRun, configuration: shippedConfiguration, podTemplates: [empty] };
      const plain = buildTemplatedPod({ ...input, task });
      const merged = buildTemplatedPod({ ...input, task: { ...task, podTemplateName: "t" } });
      expect(merged.ok ? merged.value.pod : merged.problems[0].code).toEqual(
        plain.ok ? plain.value.pod : plain.problems[0].code,
      );
    }),
  );
});

function leavesOf(value: unknown): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item).map((path) => [index, ...path]));
  if (!isJsonObject(value) || Object.keys(value).length === 0) return [[]];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item).map((path) => [key, ...path]));
}
