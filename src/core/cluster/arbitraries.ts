import fc from "fast-check";
import { nodes } from "#core/kubernetes/arbitraries.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";
import type { ClusterProfile } from "./cluster-profile.ts";
import { mergeIntoProfile } from "./merge-into-profile.ts";
import { shippedProfile } from "./presets.ts";
import { readClusterValues } from "./read-cluster-value.ts";

/** The nodes as kubectl lists them, named by their positions. */
export function nodeList(listed: readonly JsonObject[]): JsonObject {
  const items = listed.map((node, at) => ({
    apiVersion: "v1",
    kind: "Node",
    ...node,
    metadata: { ...(node.metadata as JsonObject), name: `node-${at}` },
  }));
  return { apiVersion: "v1", kind: "List", items };
}

/** A profile of what kubectl shows. */
export function profileOf(...values: readonly Json[]): ClusterProfile {
  const { parts } = readClusterValues(values, () => undefined);
  return mergeIntoProfile(shippedProfile, parts).profile;
}

/** Profiles whose nodes have amounts, labels and taints. */
export const profiles: fc.Arbitrary<ClusterProfile> = fc
  .array(nodes, { minLength: 1, maxLength: 4 })
  .map((listed) => profileOf(nodeList(listed)));

/** Anything that may be pasted, parsed. */
export const pasted: fc.Arbitrary<Json> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>,
  fc
    .tuple(
      fc.constantFrom(
        "Node",
        "Pod",
        "PodTemplate",
        "ConfigMap",
        "Secret",
        "LimitRange",
        "ResourceQuota",
        "List",
        "NodeList",
      ),
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom("metadata", "spec", "status", "data", "items", "template"),
    )
    .map(([kind, value, key]): Json => ({ apiVersion: "v1", kind, [key]: value as Json })),
  fc
    .jsonValue({ maxDepth: 3 })
    .map((value): Json => ({ plugins: { k8s: value as Json }, task_resources: value as Json })),
  fc.jsonValue({ maxDepth: 3 }).map((value): Json => ({ version: 1, name: "x", pools: value as Json })),
);
