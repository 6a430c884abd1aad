import fc from "fast-check";
import { nodeList, profileOf } from "#core/cluster/arbitraries.ts";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { nodeWith } from "#core/kubernetes/arbitraries.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Fix, Path } from "#core/problem/problem.ts";

/** The first task of a document. */
export const firstTask: NodePosition = { environment: 0, task: 0 };

/** A document with one task that has these resources. */
export function documentWith(resources: Json, more: JsonObject = {}): DocumentDraft {
  return { version: 1, environments: [{ name: "ml", image: "app:1", resources, tasks: [{ name: "train" }], ...more }] };
}

/** A document after a fix. */
export function applied(document: DocumentDraft, { changes }: Fix): DocumentDraft {
  return changes.reduce<Json>(
    (value, { path, value: own }) => withValue(value, path, own),
    document as Json,
  ) as DocumentDraft;
}

function withValue(parent: Json | undefined, [key, ...rest]: Path, value: Json | undefined): Json {
  if (key === undefined) return value ?? null;
  if (Array.isArray(parent)) return parent.map((item: Json, at) => (at === key ? withValue(item, rest, value) : item));
  const object = isJsonObject(parent) ? parent : {};
  return { ...object, [key]: withValue(object[key], rest, value) };
}

/** A profile of nodes that can give these amounts, beside 110 pods. */
export function profileWith(...nodes: readonly JsonObject[]): ClusterProfile {
  return profileOf(nodeList(nodes));
}

/** A node that can give these amounts, beside 110 pods. */
export function node(allocatable: JsonObject, more: Parameters<typeof nodeWith>[2] = {}): JsonObject {
  return nodeWith("", { cpu: "64", memory: "256Gi", "ephemeral-storage": "100Gi", pods: "110", ...allocatable }, more);
}

const cores = fc.constantFrom("500m", "1", "2", "3920m", "7", "1.5", 4);
const bytes = fc.constantFrom("512Mi", "1Gi", "3Gi", "8Gi", "1e9", "12000000k");
const half = <T>(one: fc.Arbitrary<T>) => fc.oneof(one, fc.tuple(one, one));

/** Resources that the SDK takes. */
export const resources: fc.Arbitrary<JsonObject> = fc.record(
  {
    cpu: half(cores),
    memory: half(bytes),
    disk: bytes,
    gpu: fc.constantFrom<Json>("A100:4", "A100:8", "T4:1", 2, { device: "A100", quantity: 3, device_class: "GPU" }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;

const labels = fc.constantFrom<JsonObject>({}, { "k8s.amazonaws.com/accelerator": "nvidia-tesla-a100" }, { zone: "a" });
const taints = fc.constantFrom<readonly JsonObject[]>(
  [],
  [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" }],
);

/** Nodes of all sizes, with and without GPUs. */
export const clusterNodes: fc.Arbitrary<readonly JsonObject[]> = fc.array(
  fc
    .tuple(
      fc.record({
        cpu: fc.constantFrom("1", "1930m", "4", "8"),
        memory: fc.constantFrom("900Mi", "2Gi", "13Gi"),
        "ephemeral-storage": fc.constantFrom("1Gi", "10Gi"),
        "nvidia.com/gpu": fc.constantFrom("0", "1", "2", "8"),
        pods: fc.constantFrom("110", "1", "0"),
      }),
      labels,
      taints,
      fc.boolean(),
    )
    .map(([allocatable, own, kept, unschedulable]) =>
      nodeWith("", allocatable, { labels: own, spec: { taints: [...kept], unschedulable } }),
    ),
  { minLength: 1, maxLength: 6 },
);
