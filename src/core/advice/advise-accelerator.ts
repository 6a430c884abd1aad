import { chipsPerHost } from "#core/catalog/tpu-hosts.ts";
import { type DocumentDraft, type NodePosition, nodeAt, nodePath } from "#core/document/draft.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path, Problem } from "#core/problem/problem.ts";

/**
 * What a node's own accelerator and its `interruptible` do otherwise than people expect: a TPU slice that asks for fewer chips than its
 * host has (`accelerator.tpu-chips`, a warning with the host's chips as its fix), a count without a type (`accelerator.any-device`, a
 * note), `interruptible`, which Flyte 2 does not read (`interruptible.no-effect`, a note). See SPEC AV3.
 */
export function adviseAccelerator(document: DocumentDraft, position: NodePosition): readonly Problem[] {
  const node = nodeAt(document, position);
  const path = nodePath(position);
  const gpu = isJsonObject(node?.resources) ? node.resources.gpu : undefined;
  return [...gpuAdvice(gpu, [...path, "resources", "gpu"]), ...interruptibleAdvice(node?.interruptible, path)];
}

function gpuAdvice(gpu: Json | undefined, path: Path): readonly Problem[] {
  if (typeof gpu === "number" && gpu > 0 && Number.isInteger(gpu)) {
    const message =
      "A count without a type: the pod gets no node selector and no toleration, so it takes any device, on nodes that keep nobody away.";
    return [{ code: "accelerator.any-device", severity: "note", path, message }];
  }
  if (!isJsonObject(gpu) || gpu.device_class !== "TPU") return [];
  const { device, partition, quantity } = gpu;
  if (typeof device !== "string" || typeof partition !== "string" || typeof quantity !== "number") return [];
  const chips = chipsPerHost(device, partition);
  if (chips.length === 0 || chips.includes(quantity)) return [];
  const message = `${device} ${partition} asks for ${quantity} of the ${chips.join(" or ")} chips of its host. TPU nodes give all of them or none, so the pod stays pending. Ask for the host's chips.`;
  const fixes = chips.map((count) => ({
    label: `Ask for ${count} chips`,
    changes: [{ path: [...path, "quantity"], value: count }],
  }));
  return [{ code: "accelerator.tpu-chips", severity: "warning", path, message, fixes }];
}

function interruptibleAdvice(interruptible: Json | undefined, path: Path): readonly Problem[] {
  if (interruptible !== true) return [];
  const message = "interruptible has no effect here: Flyte 2 reads only the setting of the run.";
  return [{ code: "interruptible.no-effect", severity: "note", path: [...path, "interruptible"], message }];
}
