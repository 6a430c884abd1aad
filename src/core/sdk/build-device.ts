import { isShared, partitionsOf, rewriteAlias } from "#core/catalog/accelerators.ts";
import { nearestTexts } from "#core/catalog/nearest-texts.ts";
import { newestCatalogue, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { bindArguments } from "./bind-arguments.ts";
import { deprecatedName } from "./deprecated-name.ts";
import { type DeviceFunction, deviceFunctions } from "./device-functions.ts";
import { type PyCall, type PyValue, pyNumber, pyTypeName } from "./py-value.ts";
import { pythonRepr, pythonStr } from "./python-value.ts";
import { sdkProblem, valueError } from "./sdk-problem.ts";
import type { SdkDevice } from "./sdk-resources.ts";

/** A device and what the SDK logged while it made it. */
export type BuiltDevice = { readonly device: SdkDevice; readonly warnings: readonly Problem[] };

/**
 * `flyte.Device(**call)`, or a helper call when `call.helper` names one: GPU, TPU, Neuron, AMD_GPU, HABANA_GAUDI,
 * APPLE_SILICON. Only the SDK's first error is reported; warnings follow it.
 *
 * @returns the device, or `sdk.device-arguments`, `sdk.device-quantity`, `sdk.device-name`, `sdk.device-partition`,
 * `sdk.device-apple`. Paths are keys of the call.
 * @see SPEC S7-S9; source: flyte 2.12.1, _resources.py:344-486
 */
export function buildDevice(call: PyCall, catalogue: SdkCatalogue = newestCatalogue): Result<BuiltDevice> {
  const { device, problems, warnings } = examineDevice(call, catalogue);
  const [first] = problems;
  return first ? fail(first, ...warnings) : succeed({ device, warnings });
}

/** The device and all that is wrong with it, in the SDK's order. */
export function examineDevice(
  call: PyCall,
  catalogue: SdkCatalogue,
): BuiltDevice & { readonly problems: readonly Problem[] } {
  const { helper, ...given } = call;
  const fn = deviceFunctions.find((candidate) => candidate.helper === (helper ?? undefined)) ?? deviceFunctions[0];
  const written: SdkDevice = {
    device: given.device ?? fn.device ?? null,
    quantity: given.quantity ?? (fn.quantityIsOne ? 1 : null),
    deviceClass: given.device_class ?? fn.deviceClass ?? null,
    partition: given.partition ?? null,
  };
  const unbound = bindArguments(fn, given);
  if (unbound) return { device: written, problems: [unbound], warnings: [] };
  const renamed = fn.helper === "GPU" && typeof written.device === "string";
  const name = renamed ? rewriteAlias(catalogue, String(written.device)) : written.device;
  const device = { ...written, device: name };
  const warnings =
    name === written.device
      ? []
      : [deprecatedName({ found: String(written.device), present: String(name) }, ["device"])];
  const problems = [
    ...quantityProblems(device.quantity),
    ...(fn.helper === undefined ? appleProblems(device, catalogue) : helperProblems(fn, device, catalogue)),
  ];
  return { device, problems, warnings };
}

function quantityProblems(quantity: PyValue): readonly Problem[] {
  const number = pyNumber(quantity);
  const found = `The quantity of the device is ${pythonRepr(quantity)}.`;
  const path = ["quantity"];
  if (number === undefined) {
    const words = `'<' not supported between instances of '${pyTypeName(quantity)}' and 'int'`;
    const message = `${found} Write a whole number from 1.`;
    return [sdkProblem("sdk.device-quantity", message, { stage: "device", type: "TypeError", words, path })];
  }
  if (!(number < 1)) return [];
  const words = "GPU quantity must be at least 1";
  return [
    valueError("sdk.device-quantity", `${found} Write at least 1, or leave gpu out.`, { stage: "device", words, path }),
  ];
}

/** Releases that know no Apple Silicon look at nothing here. */
function appleProblems(device: SdkDevice, catalogue: SdkCatalogue): readonly Problem[] {
  if (!catalogue.deviceClasses.some(({ name }) => name === "APPLE_SILICON")) return [];
  const isNamed = device.device === "AppleSilicon";
  if (isNamed !== (device.deviceClass === "APPLE_SILICON")) {
    const words = 'The Apple Silicon device is device="AppleSilicon" with device_class="APPLE_SILICON"';
    const message = "AppleSilicon and the class APPLE_SILICON only go together. Write both, or neither.";
    return [
      valueError("sdk.device-apple", message, { stage: "device", words, path: [isNamed ? "device_class" : "device"] }),
    ];
  }
  if (!isNamed || pyNumber(device.quantity) === 1) return [];
  const words = "An Apple Silicon device is the Mac's single Metal GPU; quantity must be 1";
  const message = `A Mac has one GPU, not ${pythonStr(device.quantity)}. Write quantity 1.`;
  return [valueError("sdk.device-apple", message, { stage: "device", words, path: ["quantity"] })];
}

function helperProblems(fn: DeviceFunction, device: SdkDevice, catalogue: SdkCatalogue): readonly Problem[] {
  if (!fn.helper || fn.helper === "APPLE_SILICON") return [];
  const names = catalogue.helperDevices[fn.helper];
  if (typeof device.device !== "string" || !names.includes(device.device)) {
    const found = pythonStr(device.device);
    const words = `Invalid ${fn.label} type: ${found}. Must be one of ${pythonRepr(names)}`;
    const near = nearestTexts(found, names);
    const advice = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Write one of ${names.join(", ")}.`;
    const message = `${JSON.stringify(found)} is not a device that ${fn.name} takes. ${advice}`;
    return [valueError("sdk.device-name", message, { stage: "device", words, path: ["device"] })];
  }
  return partitionProblems(device.device, device.partition, catalogue);
}

function partitionProblems(name: string, partition: PyValue, catalogue: SdkCatalogue): readonly Problem[] {
  if (partition === null) return [];
  const path = ["partition"];
  if (isShared(catalogue, name)) {
    const words = `A shared GPU takes no partition, got ${pythonRepr(partition)} for ${name}. Request a plain device to use a MIG partition.`;
    const message = `${name} is shared and takes no partition. Leave the partition out, or ask for the plain device.`;
    return [valueError("sdk.device-partition", message, { stage: "device", words, path })];
  }
  const legal = partitionsOf(catalogue, name);
  if (!legal || (typeof partition === "string" && legal.includes(partition))) return [];
  const words = `Invalid partition for ${name}: ${pythonStr(partition)}. Must be one of ${pythonRepr(legal)}`;
  const message = `${pythonRepr(partition)} is not a partition of ${name}. Write one of ${legal.join(", ")}, or none for the whole device.`;
  return [valueError("sdk.device-partition", message, { stage: "device", words, path })];
}
