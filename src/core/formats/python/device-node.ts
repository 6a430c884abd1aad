import type { Json, JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { deviceHelper } from "./device-helper.ts";
import { callNode, literalNode, type PythonArgument, type PythonNode } from "./python-node.ts";

/**
 * A device object as Python: the SDK's helper that makes the same `Device` (`flyte.GPU("A100", 2)`), else `flyte.Device(...)`.
 * See SPEC PY6.
 */
export function deviceNode(device: JsonObject, path: Path, sdk: string): PythonNode {
  const helper = deviceHelper(device, sdk);
  const node = (key: string, name?: string): PythonArgument => {
    const value = literalNode(leafOf(device, key), [...path, key]);
    return name === undefined ? { value } : { name, value };
  };
  if (helper === "GPU") {
    const partition = device.partition == null ? [] : [node("partition", "partition")];
    return callNode("flyte.GPU", [node("device"), node("quantity"), ...partition], path);
  }
  if (helper === "TPU") {
    return callNode("flyte.TPU", [node("device"), ...(device.partition == null ? [] : [node("partition")])], path);
  }
  if (helper === "APPLE_SILICON") return callNode("flyte.APPLE_SILICON", [], path);
  if (helper) return callNode(`flyte.${helper}`, [node("device")], path);
  const keys = ["device", "quantity", "device_class", "partition"].filter((key) => device[key] !== undefined);
  return callNode(
    "flyte.Device",
    keys.map((key) => node(key, key)),
    path,
  );
}

function leafOf(device: JsonObject, key: string): Json {
  return device[key] ?? null;
}
