import { describe, expect, test } from "vitest";
import type { JsonObject } from "#core/problem/json.ts";
import { podOf } from "./arbitraries.ts";
import { validatePod } from "./validate-pod.ts";

function fieldsAndTypes(pod: unknown): readonly string[] {
  return validatePod(pod).errors.map(({ field, type }) => `${field} ${type.replace("FieldValue", "")}`);
}

describe("tolerations, affinity, spread", () => {
  test.each<[JsonObject, readonly string[]]>([
    [{ operator: "Exists" }, []],
    [{ key: "a", value: "b" }, []],
    [{ value: "b" }, ["operator Invalid"]],
    [{ key: "bad key", operator: "Exists" }, ["key Invalid"]],
    [{ key: "a", operator: "Exists", value: "b" }, ["operator Invalid"]],
    [{ key: "a", value: "a+b" }, ["operator Invalid"]],
    [{ key: "a", operator: "Gt", value: "5" }, ["operator NotSupported"]],
    [{ key: "a", operator: "exists" }, ["operator NotSupported"]],
    [{ key: "a", operator: "Exists", effect: "x" }, ["effect NotSupported"]],
    [{ key: "a", operator: "Exists", tolerationSeconds: 0 }, ["effect Invalid"]],
    [{ key: "a", operator: "Exists", effect: "NoExecute", tolerationSeconds: 30 }, []],
  ])("K21: the toleration %j", (toleration, expected) => {
    expect(fieldsAndTypes(podOf({ tolerations: [toleration] }))).toEqual(
      expected.map((field) => `spec.tolerations[0].${field}`),
    );
  });

  test("K21: several messages on one value are one error", () => {
    const [error] = validatePod(podOf({ tolerations: [{ key: "a", value: "+".repeat(64) }] })).errors;
    expect(error?.detail).toMatch(/^must be no more than 63 bytes;a valid label/);
  });

  const required = "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";

  test.each<[JsonObject, readonly string[]]>([
    [{}, []],
    [{ matchExpressions: [{ key: "k", operator: "In" }] }, ["matchExpressions[0].values Required"]],
    [{ matchExpressions: [{ key: "k", operator: "Exists", values: ["a"] }] }, ["matchExpressions[0].values Forbidden"]],
    [{ matchExpressions: [{ key: "k", operator: "Gt", values: ["x"] }] }, []],
    [{ matchExpressions: [{ key: "k", operator: "Lt", values: ["1", "2"] }] }, ["matchExpressions[0].values Required"]],
    [{ matchExpressions: [{ key: "k", operator: "in", values: ["a"] }] }, ["matchExpressions[0].operator Invalid"]],
    [
      { matchExpressions: [{ key: "k", operator: "In", values: ["a", "a+b"] }] },
      ["matchExpressions[0].values[1] Invalid"],
    ],
    [{ matchFields: [{ key: "metadata.name", operator: "In", values: ["n"] }] }, []],
    [{ matchFields: [{ key: "metadata.name", operator: "Exists" }] }, ["matchFields[0].operator Invalid"]],
    [
      { matchFields: [{ key: "x", operator: "In", values: [] }] },
      ["matchFields[0].key Invalid", "matchFields[0].values Required"],
    ],
  ])("K21: the required term %j", (term, expected) => {
    const needed = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term] } };
    const found = fieldsAndTypes(podOf({ affinity: { nodeAffinity: needed } }));
    expect(found).toEqual(expected.map((field) => `${required}[0].${field}`));
  });

  test("K21: a required affinity has a term; a weight is 1 to 100", () => {
    const nodeAffinity = {
      requiredDuringSchedulingIgnoredDuringExecution: {},
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 0, preference: {} },
        { weight: 100, preference: {} },
      ],
    };
    const podAffinity = { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "" }] };
    expect(fieldsAndTypes(podOf({ affinity: { nodeAffinity, podAffinity } }))).toEqual([
      "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight Invalid",
      `${required} Required`,
      "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey Invalid",
      "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey Invalid",
      "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey Required",
    ]);
  });

  test("K21: spread", () => {
    const constraint = { maxSkew: 0, whenUnsatisfiable: "ScheduleAnyway", minDomains: 0, nodeTaintsPolicy: "X" };
    const path = "spec.topologySpreadConstraints[0]";
    expect(
      fieldsAndTypes(podOf({ topologySpreadConstraints: [constraint, { ...constraint, whenUnsatisfiable: "x" }] })),
    ).toEqual(
      expect.arrayContaining([
        `${path}.maxSkew Invalid`,
        `${path}.minDomains Invalid`,
        `${path}.nodeTaintsPolicy NotSupported`,
        `${path}.topologyKey Required`,
        "spec.topologySpreadConstraints[1].whenUnsatisfiable NotSupported",
      ]),
    );
  });
});
