import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "#core/problem/json.ts";
import { configurations } from "./arbitraries.ts";
import { loadPodConfiguration } from "./load-pod-configuration.ts";
import { shippedConfiguration } from "./pod-configuration.ts";

describe("P23: keys", () => {
  test.each<[string, Json, object]>([
    ["lose their case in maps, at every depth", { "default-labels": { CostCenter: "1" } }, { costcenter: "1" }],
    ["keep it with a dot", { "default-labels": { "x.io/Team": "a", Team: "b" } }, { "x.io/Team": "a", team: "b" }],
    [
      "keep it in lists of maps, which become one map",
      { "default-labels": [{ A: "1" }, { b: "2", A: "3" }] },
      { A: "3", b: "2" },
    ],
    ["of the section too", { "Default-LABELS": { a: "1" } }, { a: "1" }],
    [
      "null beside another key is absent, below a dotted key it is empty",
      { "default-labels": { a: null, b: "1", "c.d": null } },
      { b: "1", "c.d": "" },
    ],
  ])("%s", (_, section, labels) => {
    expect(load(section)["default-labels"]).toEqual(labels);
  });
});

describe("P24: what is present replaces what is shipped", () => {
  test("as a whole", () => {
    const loaded = load({ "accelerator-devices": [{ A100: "my-a100" }], "default-annotations": { "a.b": "c" } });
    expect(loaded["accelerator-devices"]).toEqual({ A100: "my-a100" });
    expect(loaded["default-annotations"]).toEqual({ "a.b": "c" });
  });

  test.each<Json>([null, {}, { "default-annotations": null }, { "default-annotations": {} }, { "no-such-key": 1 }])(
    "%j is the shipped configuration",
    (section) => {
      expect(load(section)).toEqual(shippedConfiguration);
    },
  );

  test("an empty list and an empty text are present", () => {
    expect(load({ "default-annotations": [] })["default-annotations"]).toEqual({});
    expect(load({ "gpu-resource-name": "" })["gpu-resource-name"]).toBe("");
  });

  test("a list of nulls is an empty map", () => {
    const loaded = load({
      "accelerator-devices": [null],
      "accelerator-device-classes": [null],
      "default-labels": [null],
    });
    expect(loaded).toMatchObject({
      "accelerator-devices": {},
      "accelerator-device-classes": {},
      "default-labels": null,
    });
  });

  test("classes are called in upper case, and have all their keys", () => {
    expect(load({ "accelerator-device-classes": { nvidia_gpu: { "resource-name": "a.b/c" } } })).toMatchObject({
      "accelerator-device-classes": {
        NVIDIA_GPU: { "resource-name": "a.b/c", "device-node-label": "", "unpartitioned-toleration": null },
      },
    });
  });
});

test("P25: what Kubernetes inlines is lost in a class's pod template, unless it stands under its name in Go", () => {
  const volumes = [
    { name: "lost", hostPath: { path: "/a" } },
    { name: "kept", volumesource: { hostPath: { path: "/b" } } },
  ];
  const env = [{ name: "E", valueFrom: { secretKeyRef: { name: "lost", key: "k" } } }];
  const spec = { volumes, containers: [{ name: "primary", env }] };
  const section = { "accelerator-device-classes": { AMD_GPU: { "pod-template": { template: { spec } } } } };
  expect(load(section)["accelerator-device-classes"].AMD_GPU?.["pod-template"]?.template.spec).toMatchObject({
    volumes: [{ name: "lost" }, { name: "kept", hostPath: { path: "/b" } }],
    containers: [{ env: [{ name: "E", valueFrom: { secretKeyRef: { key: "k" } } }] }],
  });
});

describe("P26: the loader is lenient", () => {
  test.each<[string, Json, Json]>([
    [
      "default-env-vars",
      [{ A: 1.5, B: true, C: false, D: 3, E: 1e21 }],
      { A: "1.5", B: "1", C: "0", D: "3", E: "1000000000000000000000" },
    ],
    ["default-env-from-secrets", "a,b", ["a", "b"]],
    ["default-env-from-secrets", "", []],
    ["default-env-from-secrets", 7, ["7"]],
    ["inject-finalizer", "true", true],
    ["enable-host-networking-pod", 0, false],
    ["default-tolerations", { key: "a", tolerationSeconds: "0x10" }, [{ key: "a", tolerationSeconds: 16 }]],
    ["default-cpus", 0.5, "500m"],
    ["default-memory", " 2Gi ", "2Gi"],
  ])("%s: %j", (key, written, loaded) => {
    expect(load({ [key]: written })).toMatchObject({ [key]: loaded });
  });

  test.each<[Json, string]>([
    [{ "default-cpus": "two" }, `'default-cpus' expected a map or struct, got "string"`],
    [{ "default-labels": "a" }, "'default-labels' expected type 'map[string]string', got unconvertible type 'string'"],
    [
      { "inject-finalizer": "yes" },
      "'inject-finalizer' cannot parse value as 'bool': strconv.ParseBool: invalid syntax",
    ],
    [
      { "default-tolerations": [{ key: ["a"] }] },
      "'default-tolerations[0].key' expected type 'string', got unconvertible type '[]interface {}'",
    ],
  ])("%j keeps Flyte from starting", (section, words) => {
    expect(loadPodConfiguration(section)).toMatchObject({
      ok: false,
      problems: [
        {
          code: "configuration.value",
          path: [Object.keys(section ?? {})[0]],
          origin: {
            stage: "config",
            message: `\n\n\ndecoding failed due to the following error(s):\n\n${words}`,
          },
        },
      ],
    });
  });

  test("all wrong values are told, a section that is no map too", () => {
    const result = loadPodConfiguration({ "default-cpus": "x", "default-memory": "y" });
    expect(result.ok ? [] : result.problems.map(({ path }) => path)).toEqual([["default-cpus"], ["default-memory"]]);
    expect(loadPodConfiguration([])).toMatchObject({
      problems: [{ path: [], origin: { message: `\n\n\n'' expected a map or struct, got "slice"` } }],
    });
  });
});

test("P24, P26: whatever the section: it loads with every key that is shipped, or says why not", () => {
  fc.assert(
    fc.property(fc.oneof(configurations, fc.jsonValue() as fc.Arbitrary<Json>), (section) => {
      const loaded = loadPodConfiguration(section);
      if (loaded.ok)
        expect(loaded.value).toMatchObject(Object.fromEntries(shippedKeys.map((key) => [key, expect.anything()])));
      else expect(loaded.problems[0].origin?.message).toMatch(/^\n\n\n/);
    }),
  );
});

const shippedKeys = Object.entries(shippedConfiguration).flatMap(([key, value]) => (value === null ? [] : [key]));

function load(section: Json) {
  const loaded = loadPodConfiguration(section);
  if (!loaded.ok) throw new Error(loaded.problems[0].message);
  return loaded.value;
}
