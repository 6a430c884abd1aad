import { newestCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { sameData } from "#core/formats/align-items.ts";
import { type Gathered, keep, partsOf, place, readMap, textOf, valueAt } from "#core/formats/yaml/read-only-source.ts";
import { plainData, type SourceNode } from "#core/formats/yaml/source-tree.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { buildResources } from "#core/sdk/build-resources.ts";
import { gpuCandidates } from "#core/sdk/gpu-candidates.ts";
import type { PyCall } from "#core/sdk/py-value.ts";
import { serializeResources } from "#core/sdk/serialize-resources.ts";

const entryKeys: Readonly<Record<string, string>> = {
  CPU: "cpu",
  MEMORY: "memory",
  GPU: "gpu",
  EPHEMERAL_STORAGE: "disk",
};
const entryNames = ["UNKNOWN", "CPU", "GPU", "MEMORY", "STORAGE", "EPHEMERAL_STORAGE"];
const foreign = "no part of what the SDK sends about resources";

/** One entry of a list of amounts. */
type Entry = { readonly node: SourceNode; readonly text: string };

/**
 * The resources that the SDK sends as this message; `undefined` for a message that says nothing. What they cannot say is kept.
 *
 * @see SPEC SO9, SO10; source: flyteidl2 core/tasks.proto
 */
export function readMessage(gathered: Gathered, node: SourceNode, path: Path): JsonObject | undefined {
  const requests = new Map<string, Entry>();
  const limits = new Map<string, Entry>();
  let accelerator: SourceNode | undefined;
  const resources: Record<string, Json> = {};
  const extended = (value: SourceNode) =>
    readMap(
      gathered,
      value,
      {
        gpuAccelerator: (one) => (accelerator = one),
        gpu_accelerator: (one) => (accelerator = one),
        sharedMemory: (one) => readShared(gathered, one, { resources, path }),
        shared_memory: (one) => readShared(gathered, one, { resources, path }),
      },
      () => foreign,
    );
  const amounts = (value: SourceNode) =>
    readMap(
      gathered,
      value,
      {
        requests: (list) => readEntries(gathered, list, requests),
        limits: (list) => readEntries(gathered, list, limits),
      },
      () => foreign,
    );
  readMap(
    gathered,
    node,
    { resources: amounts, extendedResources: extended, extended_resources: extended },
    () => foreign,
  );
  for (const key of ["cpu", "memory", "disk"]) readAmount(gathered, { key, requests, limits, resources, path });
  readGpu(gathered, { request: requests.get("gpu"), limit: limits.get("gpu"), accelerator, resources, path });
  const inOrder = ["cpu", "memory", "gpu", "disk", "shm"].filter((key) => resources[key] !== undefined);
  return inOrder.length > 0 ? Object.fromEntries(inOrder.map((key) => [key, resources[key]])) : undefined;
}

function readEntries(gathered: Gathered, list: SourceNode, into: Map<string, Entry>): void {
  for (const slot of partsOf(gathered, list)) {
    const data = plainData(slot.value).value;
    const name = isJsonObject(data) ? (typeof data.name === "number" ? entryNames[data.name] : data.name) : undefined;
    const key = typeof name === "string" && Object.hasOwn(entryKeys, name) ? entryKeys[name] : undefined;
    if (key === undefined) keep(gathered, slot, "an amount that flyte.Resources has no key for");
    else if (into.has(key)) keep(gathered, slot, "the same amount again");
    else
      into.set(key, {
        node: valueAt(slot.value, "value") ?? slot.value,
        text: textOf(valueAt(slot.value, "value")) ?? "",
      });
  }
}

type Target = { readonly resources: Record<string, Json>; readonly path: Path };

function readAmount(
  gathered: Gathered,
  {
    key,
    requests,
    limits,
    resources,
    path,
  }: Target & {
    readonly key: string;
    readonly requests: ReadonlyMap<string, Entry>;
    readonly limits: ReadonlyMap<string, Entry>;
  },
): void {
  const request = requests.get(key);
  const limit = limits.get(key);
  if (request && limit && key !== "disk") {
    resources[key] = [request.text, limit.text];
    place(gathered, [...path, key, 0], request.node);
    place(gathered, [...path, key, 1], limit.node);
    return;
  }
  if (request) {
    resources[key] = request.text;
    place(gathered, [...path, key], request.node);
  }
  if (limit)
    keep(gathered, limit.node.range, request ? "disk is one amount, without a limit" : "a limit without a request");
}

function readShared(gathered: Gathered, node: SourceNode, { resources, path }: Target): void {
  const data = plainData(node).value;
  const size = isJsonObject(data) ? (data.sizeLimit ?? data.size_limit ?? "") : undefined;
  const mount = isJsonObject(data) ? [data.mountPath ?? data.mount_path, data.mountName ?? data.mount_name] : [];
  if (mount[0] !== "/dev/shm" || mount[1] !== "flyte-shm" || typeof size !== "string") {
    keep(gathered, node.range, "shared memory that is not the SDK's /dev/shm");
    return;
  }
  resources.shm = size === "" ? "auto" : size;
  place(gathered, [...path, "shm"], node);
}

type Gpu = Target & {
  readonly request: Entry | undefined;
  readonly limit: Entry | undefined;
  readonly accelerator: SourceNode | undefined;
};

function readGpu(gathered: Gathered, { request, limit, accelerator, resources, path }: Gpu): void {
  if (limit) keep(gathered, limit.node.range, "a limit of accelerators, which the SDK does not send");
  const found = gpuValue(request, accelerator);
  if (found === undefined) {
    if (request) keep(gathered, request.node.range, "no count of a device that flyte.Resources can ask for");
    if (accelerator) keep(gathered, accelerator.range, "no device that flyte.Resources can ask for");
    return;
  }
  resources.gpu = found;
  for (const node of [request?.node, accelerator]) if (node) place(gathered, [...path, "gpu"], node);
}

/** The value of `gpu` for which the SDK sends exactly this. */
function gpuValue(request: Entry | undefined, accelerator: SourceNode | undefined): Json | undefined {
  if (!request || !/^\d{1,9}$/.test(request.text)) return undefined;
  const count = Number(request.text);
  const sent = accelerator && camelCase(plainData(accelerator).value);
  if (accelerator && !isJsonObject(sent)) return undefined;
  const device = sent?.device ?? "";
  const partition = sent?.partitionSize;
  if (typeof device !== "string" || (partition !== undefined && typeof partition !== "string")) return undefined;
  const seen = { count, sent: device, ...(partition !== undefined && { partition }) };
  const candidates = sent ? gpuCandidates(seen, newestCatalogue) : [count];
  return candidates.find((gpu) => sends(gpu, request.text, sent));
}

function sends(gpu: Json, count: string, accelerator: JsonObject | undefined): boolean {
  const built = buildResources({ gpu } as PyCall);
  const messages = built.ok ? serializeResources(built.value) : built;
  if (!messages.ok) return false;
  const { resources, extendedResources } = messages.value;
  const request = resources?.requests?.find(({ name }) => name === "GPU")?.value;
  return request === count && sameData(extendedResources?.gpuAccelerator as Json | undefined, accelerator);
}

function camelCase(value: Json): JsonObject | undefined {
  if (!isJsonObject(value)) return undefined;
  const entries = Object.entries(value).map(([key, item]) => [
    key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    item,
  ]);
  // Protobuf leaves out what has its default value, some programs write it.
  return Object.fromEntries(
    entries.filter(([, item]) => item !== "" && item !== false && item !== 0 && item !== "NVIDIA_GPU"),
  );
}
