import { describe, expect, test } from "vitest";
import type { JsonObject } from "#core/problem/json.ts";
import { decodeStrict } from "./decode-strict.ts";
import { mergeFields } from "./merge-fields.ts";

function read(json: JsonObject, name = "PodSpec") {
  return decodeStrict(json, name);
}

describe("P27, P28: a spec as Go reads and writes it", () => {
  test.each<[string, JsonObject, JsonObject]>([
    ["unknown fields are dropped", { nope: 1, hostname: "h" }, { hostname: "h", containers: null }],
    [
      "names match without regard to case, the last in order counts",
      { HostName: "a", hostname: "b" },
      { hostname: "b", containers: null },
    ],
    [
      "empty single values go, pointers to them stay",
      { hostNetwork: false, hostUsers: false, hostname: "" },
      { hostUsers: false, containers: null },
    ],
    [
      "numbers are amounts, null is zero; structs are always written",
      { containers: [{ resources: { limits: { cpu: 1.5, memory: null } } }] },
      { containers: [{ name: "", resources: { limits: { cpu: "1500m", memory: "0" } } }] },
    ],
    [
      "inlined fields stand among the others, required ones are written when they are empty",
      { volumes: [{ configMap: { name: "c", items: [{}] } }], containers: [] },
      { volumes: [{ name: "", configMap: { name: "c", items: [{ key: "", path: "" }] } }], containers: [] },
    ],
  ])("%s", (_, json, written) => {
    expect(read(json)).toEqual({ value: written, error: undefined });
  });

  test.each<[JsonObject, string]>([
    [
      { containers: "none" },
      "json: cannot unmarshal string into Go struct field PodSpec.containers of type []v1.Container",
    ],
    [
      { containers: [{ image: 1 }] },
      "json: cannot unmarshal number into Go struct field Container.containers.image of type string",
    ],
    [
      { volumes: [{ emptyDir: 1 }] },
      "json: cannot unmarshal number into Go struct field Volume.volumes.VolumeSource.emptyDir of type v1.EmptyDirVolumeSource",
    ],
    [{ priority: 1.5 }, "json: cannot unmarshal number 1.5 into Go struct field PodSpec.priority of type int32"],
    [
      { hostPID: "x", overhead: { cpu: "4GB" } },
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
  ])("%j is refused", (json, words) => {
    expect(read(json).error).toBe(words);
  });
});

describe("P29: merging", () => {
  const merged = (lower: JsonObject, upper: JsonObject, name = "PodSpec") =>
    mergeFields(read(lower, name).value, read(upper, name).value, name).value;

  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    ["a single value is the upper one's", { hostname: "a" }, { hostname: "b" }, { hostname: "b" }],
    [
      "unless it is empty, also behind a pointer",
      { hostNetwork: true, hostUsers: true },
      { hostNetwork: false, hostUsers: false },
      { hostNetwork: true, hostUsers: true },
    ],
    ["a pointer to an empty value over none stays", {}, { hostUsers: false }, { hostUsers: false }],
    ["a zero cannot replace a number", { priority: 5 }, { priority: 0 }, { priority: 5 }],
    [
      "lists are joined, repeats stay",
      { tolerations: [{ key: "a" }] },
      { tolerations: [{ key: "a" }, { key: "b" }] },
      { tolerations: [{ key: "a" }, { key: "a" }, { key: "b" }] },
    ],
    [
      "maps are joined, empty texts and zeros of the upper one win",
      { nodeSelector: { a: "1", b: "1" }, overhead: { cpu: "1" } },
      { nodeSelector: { a: "" }, overhead: { cpu: "0" } },
      { nodeSelector: { a: "", b: "1" }, overhead: { cpu: "0" } },
    ],
    [
      "structs are merged behind pointers, alternatives are joined",
      { affinity: { nodeAffinity: terms("a") }, securityContext: { fsGroup: 1, runAsUser: 1 } },
      { affinity: { nodeAffinity: terms("b"), podAffinity: {} }, securityContext: { runAsUser: 2 } },
      {
        affinity: { nodeAffinity: terms("a", "b"), podAffinity: {} },
        securityContext: { fsGroup: 1, runAsUser: 2 },
      },
    ],
  ])("%s", (_, lower, upper, value) => {
    expect(merged(lower, upper)).toEqual({ ...value, containers: null });
  });

  test("a number never replaces the name of a port, a name replaces a number", () => {
    const probe = (port: string | number) => ({ readinessProbe: { httpGet: { port } } });
    expect(merged(probe("http"), probe(80), "Container")).toMatchObject(probe("http"));
    expect(merged(probe(80), probe("http"), "Container")).toMatchObject(probe("http"));
    expect(merged(probe(80), probe(81), "Container")).toMatchObject(probe(81));
  });
});

function terms(...keys: readonly string[]): JsonObject {
  const nodeSelectorTerms = keys.map((key) => ({ matchExpressions: [{ key, operator: "Exists" }] }));
  return { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } };
}
