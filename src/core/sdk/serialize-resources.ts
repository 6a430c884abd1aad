import { nodeLabelValue, wireClass } from "#core/catalog/accelerators.ts";
import { newestCatalogue, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { notText, surrogateProblems } from "./proto-text.ts";
import { isPyFalsy, isPyTuple, type PyValue } from "./py-value.ts";
import { pythonStr } from "./python-value.ts";
import { sdkProblem } from "./sdk-problem.ts";
import { deviceOf, type SdkDevice, type SdkResources } from "./sdk-resources.ts";

/** An entry of the IDL's Resources; an empty value is absent in protobuf JSON. */
export type ResourceEntry = {
  readonly name: "CPU" | "MEMORY" | "GPU" | "EPHEMERAL_STORAGE" | "STORAGE" | "UNKNOWN";
  readonly value?: string;
};

/** The IDL's Resources in protobuf JSON: empty lists are absent. */
export type ResourcesMessage = {
  readonly requests?: readonly ResourceEntry[];
  readonly limits?: readonly ResourceEntry[];
};

/** The IDL's GPUAccelerator in protobuf JSON: no class means NVIDIA_GPU. */
export type GpuAcceleratorMessage = {
  readonly device?: string;
  readonly partitionSize?: string;
  readonly unpartitioned?: boolean;
  readonly deviceClass?: string | number;
};

/** The IDL's ExtendedResources in protobuf JSON. */
export type ExtendedResourcesMessage = {
  readonly gpuAccelerator?: GpuAcceleratorMessage;
  readonly sharedMemory?: { readonly mountPath?: string; readonly mountName?: string; readonly sizeLimit?: string };
};

/** What the SDK sends about resources, and what it logs. A message that says nothing is absent. */
export type SerializedResources = {
  readonly resources: ResourcesMessage | undefined;
  readonly extendedResources: ExtendedResourcesMessage | undefined;
  readonly warnings: readonly Problem[];
};

/**
 * Turns resources into the messages that the SDK sends, in protobuf JSON.
 *
 * @returns the messages, or `sdk.device-nameless`, `sdk.not-text` with the SDK's words. Paths are those of the call.
 * @see SPEC S11-S18; source: flyte 2.12.1, _internal/runtime/resources_serde.py
 */
export function serializeResources(
  resources: SdkResources,
  catalogue: SdkCatalogue = newestCatalogue,
): Result<SerializedResources> {
  const device = deviceOf(resources, catalogue);
  const named = resources.gpu.kind === "count" ? undefined : device;
  const [problem] = [...textProblems(resources), ...(named ? deviceProblems(named) : [])];
  if (problem) return fail(problem);
  const gpuAccelerator = named ? accelerator(named, catalogue) : undefined;
  const sharedMemory = resources.shm === null ? undefined : sharedMemoryOf(pythonStr(resources.shm));
  return succeed({
    resources: resourcesMessage(resources, device),
    extendedResources:
      gpuAccelerator || sharedMemory
        ? { ...(gpuAccelerator ? { gpuAccelerator } : {}), ...(sharedMemory ? { sharedMemory } : {}) }
        : undefined,
    warnings: named ? notationWarnings(named, catalogue) : [],
  });
}

function resourcesMessage(resources: SdkResources, device: SdkDevice | undefined): ResourcesMessage | undefined {
  const rows = [
    { name: "CPU", value: resources.cpu },
    { name: "MEMORY", value: resources.memory },
    { name: "GPU", value: device ? device.quantity : null },
    { name: "EPHEMERAL_STORAGE", value: resources.disk },
  ] as const;
  const set = rows.filter((row) => row.value !== null);
  const requests = set.map((row) => entry(row.name, isPyTuple(row.value) ? (row.value[0] ?? null) : row.value));
  const limits = set.flatMap((row) => (isPyTuple(row.value) ? [entry(row.name, row.value[1] ?? null)] : []));
  if (requests.length === 0) return undefined;
  return { requests, ...(limits.length > 0 ? { limits } : {}) };
}

function entry(name: ResourceEntry["name"], value: PyValue): ResourceEntry {
  const text = pythonStr(value);
  return text === "" ? { name } : { name, value: text };
}

function accelerator(device: SdkDevice, catalogue: SdkCatalogue): GpuAcceleratorMessage {
  const name = nodeLabelValue(catalogue, pythonStr(device.device));
  const deviceClass = typeof device.deviceClass === "string" ? wireClass(catalogue, device.deviceClass) : undefined;
  return {
    ...(name === "" ? {} : { device: name }),
    ...(isPyFalsy(device.partition) ? {} : { partitionSize: pythonStr(device.partition) }),
    ...(deviceClass === undefined ? {} : { deviceClass }),
  };
}

function sharedMemoryOf(size: string) {
  const mount = { mountPath: "/dev/shm", mountName: "flyte-shm" };
  return size === "" || size === "auto" ? mount : { ...mount, sizeLimit: size };
}

function textProblems(resources: SdkResources): readonly Problem[] {
  return (["cpu", "memory", "disk", "shm"] as const).flatMap((field) => {
    const value = resources[field];
    const items = isPyTuple(value)
      ? value.map((half, index) => ({ half, path: [field, index] }))
      : [{ half: value, path: [field] }];
    return items.flatMap(({ half, path }) => surrogateProblems(half, path));
  });
}

function deviceProblems(device: SdkDevice): readonly Problem[] {
  if (device.device === null) {
    const words = "Device type must be specified for GPU string.";
    const message =
      "The device has no name, so it cannot be sent. Write its name, or a bare count instead of a device.";
    return [
      sdkProblem("sdk.device-nameless", message, {
        stage: "serialize",
        type: "RuntimeError",
        words,
        path: ["gpu", "device"],
      }),
    ];
  }
  const sent = [
    { value: device.device, path: ["gpu", "device"] },
    ...(isPyFalsy(device.partition) ? [] : [{ value: device.partition, path: ["gpu", "partition"] }]),
  ];
  return sent.flatMap(({ value, path }) =>
    typeof value === "string" ? surrogateProblems(value, path) : [notText(value, path)],
  );
}

function notationWarnings(device: SdkDevice, catalogue: SdkCatalogue): readonly Problem[] {
  const name = device.device;
  if (typeof name !== "string" || !catalogue.deprecatedNotations.includes(name)) return [];
  const present = name.replaceAll(" ", "_");
  const path = ["gpu", "device"];
  const warning = sdkProblem(
    "sdk.accelerator-deprecated",
    `${name} is the old spelling of ${present}. Write ${present}.`,
    {
      stage: "serialize",
      type: "DeprecationWarning",
      words: `Accelerator notation ${name} is deprecated. Please use the equivalent notation using underscores instead of spaces. See https://www.union.ai/docs/v2/union/api-reference/flyte-sdk/flyte/resources/ viable accelerator references.`,
      path,
      severity: "warning",
    },
  );
  return [{ ...warning, fixes: [{ label: `Use ${present}`, changes: [{ path, value: present }] }] }];
}
