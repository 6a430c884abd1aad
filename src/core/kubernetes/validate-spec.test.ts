import { describe, expect, test } from "vitest";
import type { JsonObject } from "#core/problem/json.ts";
import { podOf, withContainer } from "./arbitraries.ts";
import { validatePod } from "./validate-pod.ts";

function messages(pod: unknown): readonly string[] {
  return validatePod(pod).errors.map(({ message }) => message);
}

function fieldsAndTypes(pod: unknown): readonly string[] {
  return validatePod(pod).errors.map(({ field, type }) => `${field} ${type.replace("FieldValue", "")}`);
}

describe("the spec", () => {
  test.each<[JsonObject, readonly string[]]>([
    [{ containers: [] }, ["spec.containers Required"]],
    [{ containers: [{ image: "a" }] }, ["spec.containers[0].name Required"]],
    [{ dnsPolicy: "X" }, ["spec.dnsPolicy NotSupported"]],
    [{ restartPolicy: "" }, []],
    [{ preemptionPolicy: "" }, ["spec.preemptionPolicy Required"]],
    [{ os: {} }, ["spec.os.name Required"]],
    [{ os: { name: "x" } }, ["spec.os NotSupported"]],
    [{ ephemeralContainers: [{ name: "e", image: "a" }] }, ["spec.ephemeralContainers Forbidden"]],
    [{ initContainers: [{ name: "main", image: "a" }] }, ["spec.initContainers[0].name Duplicate"]],
    [{ initContainers: [{ name: "i", image: "a", restartPolicy: "OnFailure" }] }, []],
    [
      { initContainers: [{ name: "i", image: "a", readinessProbe: {} }] },
      ["spec.initContainers[0].readinessProbe Forbidden"],
    ],
  ])("K13: %j", (spec, expected) => {
    expect(fieldsAndTypes(podOf(spec))).toEqual(expected);
  });

  test("K13: words of containers", () => {
    const container = { imagePullPolicy: "X", terminationMessagePolicy: "X", restartPolicy: "X" };
    expect(fieldsAndTypes(withContainer(container))).toEqual([
      "spec.containers[0].imagePullPolicy NotSupported",
      "spec.containers[0].restartPolicy NotSupported",
      "spec.containers[0].terminationMessagePolicy NotSupported",
    ]);
    expect(fieldsAndTypes(withContainer({ restartPolicyRules: [{}] }))).toEqual([
      "spec.containers[0].restartPolicy Required",
    ]);
  });

  test.each<[JsonObject, readonly string[]]>([
    [{ priorityClassName: "High_Prio" }, ["spec.priorityClassName Invalid"]],
    [{ serviceAccount: "A" }, ["spec.serviceAccountName Invalid"]],
    [{ runtimeClassName: "" }, ["spec.runtimeClassName Invalid"]],
    [{ hostname: "a.b", subdomain: "A" }, ["spec.hostname Invalid", "spec.subdomain Invalid"]],
    [{ activeDeadlineSeconds: 2147483648 }, ["spec.activeDeadlineSeconds Invalid"]],
    [{ schedulingGates: [{ name: "a" }, { name: "a" }] }, ["spec.schedulingGates[1] Duplicate"]],
    [{ schedulingGates: [{ name: "a" }], nodeName: "n" }, ["spec.nodeName Forbidden"]],
    [{ readinessGates: [{ conditionType: "a b" }] }, ["spec.readinessGates[0].conditionType Invalid"]],
    [{ resourceClaims: [{ name: "a" }] }, ["spec.resourceClaims[0] Invalid"]],
    [
      { resourceClaims: [{ name: "", resourceClaimName: "A" }] },
      ["spec.resourceClaims[0].name Required", "spec.resourceClaims[0].resourceClaimName Invalid"],
    ],
    [{ hostAliases: [{ hostnames: ["a_b"] }] }, ["spec.hostAliases[0].hostnames[0] Invalid"]],
  ])("K14: %j", (spec, expected) => {
    expect(fieldsAndTypes(podOf(spec))).toEqual(expected);
  });

  test("K14: containers use the claims of the pod, each once", () => {
    const uses = { resources: { claims: [{ name: "gpu" }, { name: "x" }, { name: "gpu" }, {}] } };
    expect(messages(withContainer(uses, { resourceClaims: [{ name: "gpu", resourceClaimName: "r" }] }))).toEqual([
      'spec.containers[0].resources.claims[1]: Not found: "x": must be one of the names in pod.spec.resourceClaims: gpu',
      'spec.containers[0].resources.claims[2]: Duplicate value: "gpu"',
      "spec.containers[0].resources.claims[3]: Required value",
    ]);
    expect(messages(withContainer({ resources: { claims: [{ name: "x", request: "A" }] } })).at(0)).toBe(
      'spec.containers[0].resources.claims[0]: Not found: "x": must be one of the names in pod.spec.resourceClaims which is empty',
    );
  });

  test("K14: a claim shows Kubernetes' own form", () => {
    expect(messages(podOf({ resourceClaims: [{ name: "a" }] }))).toEqual([
      'spec.resourceClaims[0]: Invalid value: {"Name":"a","ResourceClaimName":null,"ResourceClaimTemplateName":null}: must specify one of: `resourceClaimName`, `resourceClaimTemplateName`',
    ]);
  });
});
