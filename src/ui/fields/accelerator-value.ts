import { type AcceleratorChoice, knownClass } from "#core/catalog/accelerator-choice.ts";
import { deviceClassOf } from "#core/catalog/accelerators.ts";
import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";

/** How an accelerator is given: not at all, by a device that the SDK knows, by a bare count, or by a device of one's own. */
export type AcceleratorMode = "unset" | "device" | "count" | "custom";

const deviceKeys = ["device", "quantity", "device_class", "partition"];

/** How a value is given. A text is always meant as a known device; the schema says when it is not one. */
export function modeOfAccelerator(catalogue: SdkCatalogue, value: Json | undefined): AcceleratorMode {
  if (value === undefined || value === null) return "unset";
  if (typeof value === "string") return "device";
  if (!isJsonObject(value)) return "count";
  return choiceOf(catalogue, value) ? "device" : "custom";
}

/** What a value chooses, where it is a device that the SDK knows, of that device's own class. */
export function choiceOf(catalogue: SdkCatalogue, value: Json | undefined): AcceleratorChoice | undefined {
  if (typeof value === "string") {
    const colon = value.lastIndexOf(":");
    const device = colon < 0 ? value : value.slice(0, colon);
    const deviceClass = deviceClassOf(catalogue, device);
    return deviceClass && { device, deviceClass, count: colon < 0 ? 1 : Number(value.slice(colon + 1)) };
  }
  if (!isJsonObject(value) || typeof value.device !== "string") return undefined;
  const { device, quantity, device_class, partition } = value;
  const deviceClass = knownClass(catalogue, device);
  if (!deviceClass || deviceClass !== device_class || Object.keys(value).some((key) => !deviceKeys.includes(key)))
    return undefined;
  const choice = { device, deviceClass, count: Number(quantity) };
  return typeof partition === "string" && partition !== "" ? { ...choice, partition } : choice;
}
/** An accelerator in a few characters, as typed: `A100:2`, `2 GPU`, `V6E 4x4`; `undefined` where none is asked for. */
export function shortAccelerator(gpu: Json | undefined): string | undefined {
  if (gpu === undefined || gpu === null || gpu === 0 || gpu === false) return undefined;
  if (typeof gpu === "string") return gpu;
  if (typeof gpu === "number") return `${gpu} GPU`;
  if (!isJsonObject(gpu)) return undefined;
  const { device, quantity, partition } = gpu;
  const what = typeof device === "string" ? device : "device";
  return typeof partition === "string" && partition !== "" ? `${what} ${partition}` : `${what}:${String(quantity)}`;
}
