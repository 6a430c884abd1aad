import {
  type Gathered,
  keep,
  partsOf,
  place,
  readList,
  readMap,
  textAt,
  textOf,
  valueAt,
} from "#core/formats/yaml/read-only-source.ts";
import type { SourceNode } from "#core/formats/yaml/source-tree.ts";
import { acceleratorResourceNames } from "#core/pod/accelerator-rules.ts";
import { shippedConfiguration } from "#core/pod/pod-configuration.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import type { PodObject } from "./pod-objects.ts";
import { readAmount, type Sides } from "./read-amounts.ts";
import { type DeviceSigns, isDeviceKey, podGpu } from "./read-device.ts";

const amountKeys: Readonly<Record<string, string>> = { cpu: "cpu", memory: "memory", "ephemeral-storage": "disk" };
const acceleratorNames = acceleratorResourceNames(shippedConfiguration);

/** What is read of one pod: amounts of its own container by resource name, what says which device, what is the document's. */
type PodReading = Gathered & {
  readonly object: PodObject;
  readonly amounts: Map<string, Sides>;
  readonly signs: DeviceSigns;
  readonly resources: Record<string, Json>;
  readonly path: Path;
};

/** The resources of a pod's own container; what they cannot say, and all else of the pod, is kept. See SPEC SO11, SO12. */
export function readPodObject(gathered: Gathered, object: PodObject, path: Path): JsonObject | undefined {
  const reading: PodReading = {
    ...gathered,
    object,
    amounts: new Map(),
    signs: { device: [], partition: [], tolerations: [] },
    resources: {},
    path,
  };
  const pod = { spec: (spec: SourceNode) => readSpec(reading, spec), metadata: () => undefined };
  const template = (node: SourceNode) =>
    readMap(reading, node, { ...pod, metadata: (_, slot) => keep(reading, slot, metadataReason) }, otherReason);
  const named = {
    apiVersion: () => undefined,
    kind: () => undefined,
    metadata: (node: SourceNode) => readMetadata(reading, node),
  };
  readMap(reading, object.node, object.isTemplate ? { ...named, template } : { ...named, spec: pod.spec }, otherReason);
  for (const [name, key] of Object.entries(amountKeys)) {
    const sides = reading.amounts.get(name);
    if (sides) readAmount(reading, { key, sides, resources: reading.resources, path });
  }
  readGpu(reading);
  const inOrder = ["cpu", "memory", "gpu", "disk", "shm"].filter((key) => reading.resources[key] !== undefined);
  return inOrder.length > 0 ? Object.fromEntries(inOrder.map((key) => [key, reading.resources[key]])) : undefined;
}

const metadataReason = "names, labels and annotations of the pod: not a matter of resources";

function otherReason(key: string): string {
  return key === "status" ? "what became of the pod, not what was asked for" : "not a matter of resources";
}

function readMetadata(reading: PodReading, node: SourceNode): void {
  readMap(reading, node, { name: () => undefined }, () => metadataReason);
}

function readSpec(reading: PodReading, spec: SourceNode): void {
  readMap(
    reading,
    spec,
    {
      containers: (list) => readContainers(reading, list),
      volumes: (list) => readVolumes(reading, list),
      affinity: (node, slot) =>
        hasDevice(reading, node) || isEmpty(node) ? readAffinity(reading, node) : keep(reading, slot, placementReason),
      nodeSelector: (node) => readNodeSelector(reading, node),
      tolerations: (list) => readTolerations(reading, list),
    },
    (key) => (key === "initContainers" ? "flyte.Resources are those of the task's own container" : otherReason(key)),
  );
}

const placementReason = "flyte.Resources say of nodes only which accelerator they have";

function readContainers(reading: PodReading, list: SourceNode): void {
  readList(reading, list, (slot) => {
    if (slot.value !== reading.object.primary) {
      keep(reading, slot, "another container: flyte.Resources are those of the task's own");
      return;
    }
    readMap(
      reading,
      slot.value,
      {
        name: () => undefined,
        resources: (node) => readResources(reading, node),
        volumeMounts: (mounts) => readMounts(reading, mounts),
      },
      otherReason,
    );
  });
}

function readResources(reading: PodReading, node: SourceNode): void {
  const side = (role: "request" | "limit") => (map: SourceNode) => {
    for (const slot of partsOf(reading, map)) {
      const name = slot.key ?? "";
      const isKnown = Object.hasOwn(amountKeys, name) || acceleratorNames.includes(name);
      const text = textOf(slot.value);
      if (!isKnown || text === undefined) {
        keep(reading, slot, "flyte.Resources have no key for this resource");
        continue;
      }
      const sides = reading.amounts.get(name) ?? {};
      reading.amounts.set(name, { ...sides, [role]: { text, node: slot.value } });
    }
  };
  readMap(
    reading,
    node,
    { requests: side("request"), limits: side("limit") },
    () => "flyte.Resources have no key for this",
  );
}

/** The mount of shared memory goes with its volume. */
function readMounts(reading: PodReading, mounts: SourceNode): void {
  const volume = sharedVolume(reading);
  readList(reading, mounts, (slot) => {
    const isShared =
      volume !== undefined && textAt(slot.value, "name") === textAt(volume, "name") && isShmMount(slot.value);
    if (!isShared) keep(reading, slot, "a volume that is no shared memory");
  });
}

function readVolumes(reading: PodReading, list: SourceNode): void {
  const volume = sharedVolume(reading);
  readList(reading, list, (slot) => {
    if (slot.value !== volume) {
      keep(reading, slot, "a volume that is no shared memory");
      return;
    }
    const size = valueAt(valueAt(volume, "emptyDir"), "sizeLimit");
    const text = textOf(size);
    reading.resources.shm = text === undefined || text === "0" ? "auto" : text;
    place(reading, [...reading.path, "shm"], volume);
  });
}

/** The volume in memory that the task's own container has at `/dev/shm`. */
function sharedVolume({ object }: PodReading): SourceNode | undefined {
  const mounts = valueAt(object.primary, "volumeMounts");
  const mount = mounts?.kind === "list" ? mounts.items.find(isShmMount) : undefined;
  const volumes = valueAt(object.spec, "volumes");
  if (!mount || volumes?.kind !== "list") return undefined;
  return volumes.items.find(
    (volume) =>
      textAt(volume, "name") === textAt(mount, "name") && textAt(valueAt(volume, "emptyDir"), "medium") === "Memory",
  );
}

function isShmMount(mount: SourceNode): boolean {
  return textAt(mount, "mountPath") === "/dev/shm";
}

/** Whether an affinity says of all nodes, without alternatives, which device they have. */
function hasDevice(reading: PodReading, affinity: SourceNode): boolean {
  const [term, ...alternatives] = termsOf(reading, affinity);
  return (
    alternatives.length === 0 && expressionsOf(reading, term).some(({ value }) => isDeviceKey(textAt(value, "key")))
  );
}

function isEmpty(node: SourceNode): boolean {
  return node.kind === "map" && node.entries.length === 0;
}

function requiredOf(affinity: SourceNode): SourceNode | undefined {
  return valueAt(valueAt(affinity, "nodeAffinity"), "requiredDuringSchedulingIgnoredDuringExecution");
}

function termsOf(reading: PodReading, affinity: SourceNode) {
  return partsOf(reading, valueAt(requiredOf(affinity), "nodeSelectorTerms")).map(({ value }) => value);
}

function expressionsOf(reading: PodReading, term: SourceNode | undefined) {
  return partsOf(reading, valueAt(term, "matchExpressions"));
}

function readAffinity(reading: PodReading, affinity: SourceNode): void {
  const reason = () => placementReason;
  const matchExpressions = (list: SourceNode) => {
    readList(reading, list, (slot) => {
      const values = valueAt(slot.value, "values");
      const value = values?.kind === "list" && values.items.length === 1 ? textOf(values.items[0]) : undefined;
      const isSign = textAt(slot.value, "operator") === "In" && value !== undefined;
      if (!isSign || !sign(reading, { key: textAt(slot.value, "key"), value, slot }))
        keep(reading, slot, placementReason);
    });
  };
  const terms = (list: SourceNode) => {
    readList(reading, list, ({ value }) => readMap(reading, value, { matchExpressions }, reason));
  };
  const required = (node: SourceNode) => readMap(reading, node, { nodeSelectorTerms: terms }, reason);
  const nodeAffinity = (node: SourceNode) =>
    readMap(reading, node, { requiredDuringSchedulingIgnoredDuringExecution: required }, reason);
  readMap(reading, affinity, { nodeAffinity }, reason);
}

function readNodeSelector(reading: PodReading, node: SourceNode): void {
  for (const slot of partsOf(reading, node)) {
    if (!sign(reading, { key: slot.key, value: textOf(slot.value), slot })) keep(reading, slot, placementReason);
  }
}

function sign(
  { signs }: PodReading,
  {
    key,
    value,
    slot,
  }: { key: string | undefined; value: string | undefined; slot: DeviceSigns["device"][number]["slot"] },
): boolean {
  const role = isDeviceKey(key);
  if (!role || value === undefined) return false;
  signs[role].push({ value, slot });
  return true;
}

function readTolerations(reading: PodReading, list: SourceNode): void {
  readList(reading, list, (slot) => {
    const value = textAt(slot.value, "value");
    if (isDeviceKey(textAt(slot.value, "key")) && value !== undefined) reading.signs.tolerations.push({ value, slot });
    else keep(reading, slot, "flyte.Resources say nothing of tolerations but those for the accelerator");
  });
}

function readGpu(reading: PodReading): void {
  const { amounts, signs, path } = reading;
  const [name, ...others] = acceleratorNames.filter((one) => amounts.has(one));
  for (const other of others) keepSides(reading, amounts.get(other), "a second kind of accelerator: gpu takes one");
  const sides = name === undefined ? undefined : amounts.get(name);
  const found = podGpu({ name, sides, signs });
  const dropped = [...signs.device, ...signs.partition, ...signs.tolerations].filter(
    ({ value }) => !found?.says.includes(value),
  );
  for (const { slot } of dropped)
    keep(reading, slot, "no device that flyte.Resources can ask for, beside the accelerators of the container");
  if (!found) {
    keepSides(reading, sides, "no count of accelerators that flyte.Resources can ask for");
    return;
  }
  reading.resources.gpu = found.gpu;
  for (const side of [sides?.request, sides?.limit]) if (side) place(reading, [...path, "gpu"], side.node);
  for (const { value, slot } of [...signs.device, ...signs.partition, ...signs.tolerations]) {
    if (found.says.includes(value)) place(reading, [...path, "gpu"], slot.value);
  }
}

function keepSides(reading: PodReading, sides: Sides | undefined, reason: string): void {
  for (const side of [sides?.request, sides?.limit]) if (side) keep(reading, side.node.range, reason);
}
