import { expect, test } from "vitest";
import { nodeWith } from "#core/kubernetes/arbitraries.ts";
import type { Json } from "#core/problem/json.ts";
import { readProfile } from "./read-profile.ts";

const least = { version: 1, name: "mine", pools: [] };
const found = (value: Json) => {
  const read = readProfile(value);
  return (read.ok ? read.value.problems : read.problems).map(({ code, path }) => [code, path.join(".")]);
};

test("CP1: the value itself is the profile; unknown keys stay in it and are named", () => {
  const value = { ...least, nme: 1, pools: [{ name: "a", count: 1, node: {}, color: "red" }] };
  const read = readProfile(value);
  expect(read.ok && read.value.profile).toBe(value);
  expect(found(value)).toEqual([
    ["cluster.unknown-key", "nme"],
    ["cluster.unknown-key", "pools.0.color"],
  ]);
});

test.each<readonly [Json, readonly (readonly [string, string])[]]>([
  [{ ...least, version: 2 }, [["cluster.newer-version", "version"]]],
  [{ ...least, platformMode: "v3" }, [["cluster.type", "platformMode"]]],
  [null, [["cluster.type", ""]]],
  [
    { ...least, pools: [{ name: "a", count: 1, node: {}, autoscaled: { min: 5, max: 1 } }] },
    [["cluster.type", "pools.0.autoscaled.max"]],
  ],
  [{ ...least, k8sPlugin: { "default-cpus": "x" } }, [["configuration.value", "k8sPlugin.default-cpus"]]],
  [
    { ...least, platformMode: "sparse", platform: { limits: { cpu: "x" } } },
    [["pod.platform-amount", "platform.limits.cpu"]],
  ],
  [
    { ...least, pools: [{ name: "a", count: 1, node: nodeWith("", { cpu: "x" }), reserved: { cpu: "4GB" } }] },
    [
      ["cluster.node", "pools.0.node"],
      ["cluster.amount", "pools.0.reserved.cpu"],
    ],
  ],
])("CP2: %j", (value, problems) => {
  expect(found(value)).toEqual(problems);
});
