import fc from "fast-check";
import type { Json, JsonObject } from "#core/problem/json.ts";

/** A pod with one container that has these resources, and more fields of its spec. */
export function podWith(resources: Json, spec: JsonObject = {}): JsonObject {
  const container = { name: "main", image: "app:v1", resources };
  return { apiVersion: "v1", kind: "Pod", metadata: { name: "task" }, spec: { containers: [container], ...spec } };
}

/** A pod with one container without resources, and more fields of its spec. */
export function podOf(spec: JsonObject): JsonObject {
  return podWith({}, spec);
}

/** A pod whose one container has these fields, and more fields of its spec. */
export function withContainer(fields: JsonObject, spec: JsonObject = {}): JsonObject {
  return podOf({ containers: [{ name: "main", image: "app", ...fields }], ...spec });
}

/** A node with these allocatable amounts, labels and fields of its spec. */
export function nodeWith(
  name: string,
  allocatable: JsonObject,
  { labels = {}, spec = {} }: { readonly labels?: JsonObject; readonly spec?: JsonObject } = {},
): JsonObject {
  return { metadata: { name, labels }, spec, status: { allocatable } };
}

const amounts = fc.constantFrom("0", "1", "2", "500m", "1.5", "1Gi", "100m", "2000m", "1e3", "10E", "-1", "1u");
const resourceNames = fc.constantFrom("cpu", "memory", "ephemeral-storage", "nvidia.com/gpu", "hugepages-2Mi", "gpu");
const resourceLists = fc.dictionary(resourceNames, amounts, { maxKeys: 4 });
const resources = fc.record({ requests: resourceLists, limits: resourceLists }, { requiredKeys: [] });
const taintKeys = fc.constantFrom("a", "b", "node.kubernetes.io/unschedulable");
const taintValues = fc.constantFrom("", "1", "2");
const effects = fc.constantFrom("NoSchedule", "NoExecute", "PreferNoSchedule");
const labelKeys = fc.constantFrom("pool", "zone", "generation");
const labelValues = fc.constantFrom("a", "b", "5", "7", "-3");

const tolerations = fc.record(
  {
    key: taintKeys,
    operator: fc.constantFrom("Exists", "Equal"),
    value: taintValues,
    effect: effects,
  },
  { requiredKeys: ["key"] },
);
const requirements = fc.oneof(
  fc.record({
    key: labelKeys,
    operator: fc.constantFrom("In", "NotIn"),
    values: fc.array(labelValues, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ key: labelKeys, operator: fc.constantFrom("Exists", "DoesNotExist") }),
  fc.record({ key: labelKeys, operator: fc.constantFrom("Gt", "Lt"), values: fc.constantFrom(["5"], ["-3"], ["6"]) }),
);
const fields = fc.record({
  key: fc.constant("metadata.name"),
  operator: fc.constantFrom("In", "NotIn"),
  values: fc.constantFrom(["node"], ["other"]),
});
const terms = fc.record(
  { matchExpressions: fc.array(requirements, { maxLength: 3 }), matchFields: fc.array(fields, { maxLength: 1 }) },
  { requiredKeys: ["matchExpressions"] },
);
const containers = fc.record(
  { resources, restartPolicy: fc.constantFrom("Always", "Never") },
  { requiredKeys: ["resources"] },
);
const ports = fc.constantFrom([], [], [], [{ containerPort: 80, hostPort: 80 }]);

/** Pods that ask for amounts, tolerate taints and choose nodes: decodable, not always valid. */
export const pods: fc.Arbitrary<JsonObject> = fc
  .record({
    main: resources,
    ports,
    init: fc.array(containers, { maxLength: 2 }),
    tolerations: fc.array(tolerations, { maxLength: 3 }),
    nodeSelector: fc.dictionary(labelKeys, labelValues, { maxKeys: 1 }),
    terms: fc.option(fc.array(terms, { minLength: 1, maxLength: 3 }), { nil: undefined }),
    nodeName: fc.constantFrom("", "", "", "node", "other"),
  })
  .map(({ main, init, terms: alternatives, ports: taken, ...spec }) => ({
    metadata: { name: "task" },
    spec: {
      ...spec,
      containers: [{ name: "main", image: "app:v1", resources: main, ports: taken }],
      initContainers: init.map((container, index) => ({ name: `init-${index}`, image: "app:v1", ...container })),
      ...(alternatives ? { affinity: requiredAffinity(alternatives) } : {}),
    },
  }));

/** Nodes called `node` with amounts, labels and taints. */
export const nodes: fc.Arbitrary<JsonObject> = fc
  .record({
    allocatable: fc.dictionary(fc.oneof(resourceNames, fc.constant("pods")), amounts),
    labels: fc.dictionary(labelKeys, labelValues),
    taints: fc.array(fc.record({ key: fc.oneof(taintKeys, fc.constant("")), value: taintValues, effect: effects }), {
      maxLength: 3,
    }),
    unschedulable: fc.boolean(),
  })
  .map(({ allocatable, labels, ...spec }) => nodeWith("node", allocatable, { labels, spec }));

/** Pods with any JSON in any place that a rule looks at, and JSON that is no pod at all. */
export const hostilePods: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc
    .tuple(pods, fc.constantFrom(...placesOfPod()), fc.jsonValue(), fc.boolean())
    .map(([pod, place, value, inList]) => replaceAt(pod, place, inList ? [value] : value)),
);

function placesOfPod(): readonly (readonly string[])[] {
  const inSpec =
    "volumes tolerations affinity nodeSelector overhead resources resourceClaims schedulingGates topologySpreadConstraints initContainers containers ephemeralContainers restartPolicy os hostAliases imagePullSecrets";
  return [
    ["metadata"],
    ["spec"],
    ["status"],
    ["metadata", "labels"],
    ["metadata", "annotations"],
    ["metadata", "ownerReferences"],
    ...inSpec.split(" ").map((key) => ["spec", key]),
    ["spec", "affinity", "nodeAffinity"],
    ["spec", "affinity", "podAffinity"],
  ];
}

function replaceAt(parent: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const object = typeof parent === "object" && parent !== null ? parent : {};
  const child = Object.getOwnPropertyDescriptor(object, key)?.value;
  return { ...object, [key]: replaceAt(child, rest, value) };
}

function requiredAffinity(nodeSelectorTerms: readonly JsonObject[]): JsonObject {
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } };
}
