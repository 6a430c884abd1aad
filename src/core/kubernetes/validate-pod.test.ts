import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "#core/problem/json.ts";
import { podOf, podWith, withContainer } from "./arbitraries.ts";
import { validatePod } from "./validate-pod.ts";

function messages(pod: unknown): readonly string[] {
  return validatePod(pod).errors.map(({ message }) => message);
}

function fieldsAndTypes(pod: unknown): readonly string[] {
  return validatePod(pod).errors.map(({ field, type }) => `${field} ${type.replace("FieldValue", "")}`);
}

describe("decoding", () => {
  test.each<[string, Json]>([
    ["a truth value as amount", podWith({ limits: { cpu: true } })],
    ["an empty text as amount", podWith({ requests: { memory: "" } })],
    ["a text as truth value", podOf({ hostNetwork: "yes" })],
    ["a number as text", podOf({ nodeName: 5 })],
    ["an object as list", podOf({ tolerations: {} })],
    ["a list as object", podOf({ affinity: [] })],
    ["a fraction as whole number", podOf({ activeDeadlineSeconds: 1.5 })],
    ["a number beyond 32 bits", podOf({ priority: 2147483648 })],
    ["a list as pod", []],
    ["a label that is a number", { metadata: { name: "a", labels: { x: 1 } }, spec: {} }],
    ["a bad limit of a volume", podOf({ volumes: [{ name: "v", emptyDir: { sizeLimit: "1GB" } }] })],
  ])("K1: %s fails the decoding, and nothing else is said", (_, pod) => {
    const judged = validatePod(pod);
    expect(judged).toMatchObject({ valid: false, errors: [], warnings: [] });
    expect(judged.decodeError).toEqual(expect.any(String));
  });

  test("K1: null is absence, and unknown fields are dropped", () => {
    const judged = validatePod(
      podOf({ tolerations: null, affinity: null, containers: [{ name: "a", image: "b", x: {} }], bogus: 1 }),
    );
    expect(judged).toMatchObject({
      valid: true,
      strictErrors: ['unknown field "spec.containers[0].x"', 'unknown field "spec.bogus"'],
    });
  });

  test("K2: numbers, null and spaces are amounts", () => {
    expect(messages(podWith({ requests: { cpu: 0.5, memory: null }, limits: { cpu: " 1 " } }))).toEqual([]);
  });
});

describe("errors", () => {
  test("K5: values are quoted as Go does, numbers are plain, required and forbidden values are not shown", () => {
    expect(messages(podOf({ restartPolicy: 'a"\u0007b', activeDeadlineSeconds: 0 }))).toEqual([
      "spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive",
      'spec.restartPolicy: Unsupported value: "a\\"\\u0007b": supported values: "Always", "OnFailure", "Never"',
    ]);
    expect(messages(withContainer({ image: "\ta\u00a0" }))).toEqual([
      'spec.containers[0].image: Invalid value: "\\ta\\u00a0": must not have leading or trailing whitespace',
    ]);
    expect(messages(withContainer({ image: "" }))).toEqual(["spec.containers[0].image: Required value"]);
  });

  test("K5: equal errors stand once, all are sorted", () => {
    const pod = podOf({ nodeSelector: { a: "x y", b: "x y", c: "é" } });
    expect(validatePod(pod).errors.map(({ badValue }) => badValue)).toEqual(["x y", "é"]);
  });
});

describe("metadata", () => {
  test.each<[JsonObject, readonly string[]]>([
    [{}, ["metadata.name Required"]],
    [{ name: "" }, ["metadata.name Required"]],
    [{ generateName: "task-" }, []],
    [{ generateName: "Task-" }, ["metadata.generateName Invalid"]],
    [{ name: "a_b" }, ["metadata.name Invalid"]],
    [{ name: "a.b" }, []],
  ])("K6: %j", (metadata, expected) => {
    expect(fieldsAndTypes({ metadata, spec: { containers: [{ name: "a", image: "b" }] } })).toEqual(expected);
  });

  test("K7: labels, selectors and annotations", () => {
    const metadata = { name: "a", labels: { "x y": "a+b" }, annotations: { "EXAMPLE.com/A": "any thing", "/": "" } };
    const pod = { metadata, spec: { containers: [{ name: "a", image: "b" }], nodeSelector: { k: "a+b" } } };
    expect(validatePod(pod).errors.map(({ field, badValue }) => [field, badValue])).toEqual([
      ["metadata.annotations", "/"],
      ["metadata.annotations", "/"],
      ["metadata.annotations", "/"],
      ["metadata.labels", "a+b"],
      ["metadata.labels", "x y"],
      ["spec.nodeSelector", "a+b"],
    ]);
    expect(
      fieldsAndTypes({ metadata: { name: "a", annotations: { a: "x".repeat(262144) } }, spec: pod.spec }).at(0),
    ).toBe("metadata.annotations TooLong");
  });

  test("K6: an owner has a version, a kind, a name and an id", () => {
    const metadata = { name: "a", ownerReferences: [{ apiVersion: "a/" }] };
    expect(fieldsAndTypes({ metadata, spec: { containers: [{ name: "a", image: "b" }] } })).toEqual([
      "metadata.ownerReferences[0].apiVersion Invalid",
      "metadata.ownerReferences[0].kind Required",
      "metadata.ownerReferences[0].name Required",
      "metadata.ownerReferences[0].uid Required",
    ]);
  });
});
