import type { AcceleratorChoice } from "#core/catalog/accelerator-choice.ts";
import { chipsPerHost } from "#core/catalog/tpu-hosts.ts";
import type { AcceleratorAsk } from "#core/fit/accelerator-ask.ts";
import type { DeviceSupply } from "#core/fit/device-supply.ts";

/** What keeps the pod pending, as far as the accelerator decides it: what was found, then what to do. */
export type AskWarning = { readonly found: string; readonly advice: string };

/** A slice that asks for other than all chips of its host; `undefined` where it asks for them. */
export function chipsWarning(choice: AcceleratorChoice | undefined): AskWarning | undefined {
  if (choice?.deviceClass !== "TPU" || choice.partition === undefined) return undefined;
  const chips = chipsPerHost(choice.device, choice.partition);
  if (chips.length === 0 || chips.includes(choice.count)) return undefined;
  const asked = `${choice.count} ${choice.count === 1 ? "chip" : "chips"}`;
  return {
    found: `It asks for ${asked}, but a host of ${choice.device} ${choice.partition} has ${chips.join(" or ")}.`,
    advice: `TPU nodes give all of them or none. Choose ${chips.join(" or ")} chips.`,
  };
}

/** What a cluster lacks for an accelerator; `undefined` where nodes have all of it. */
export function supplyWarning(ask: AcceleratorAsk, supply: DeviceSupply, cluster: string): AskWarning | undefined {
  const { partition, device, quantity, resource } = ask;
  if (supply.withResource === 0) {
    return {
      found: `No node of ${cluster} gives ${resource}.`,
      advice: "The pod would stay Pending. Add a pool that has it.",
    };
  }
  const lacks = (key: string | undefined) => supply.missing.some((each) => each.key === key);
  if (device && lacks(device.key)) {
    const named = supply.otherNames.length > 0 ? `Its nodes say ${supply.otherNames.join(", ")}. ` : "";
    return {
      found: `No node of ${cluster} carries ${device.key}=${device.value}.`,
      advice: `${named}The pod would stay Pending. Label nodes so, or take a device of the cluster.`,
    };
  }
  if (partition && lacks(partition.key)) {
    return {
      found: `No node of ${cluster} carries ${partition.key}=${partition.value}.`,
      advice: "The pod would stay Pending. Add a pool that is cut so, or take the whole device.",
    };
  }
  if (supply.fitting === 0) {
    return { found: `No single node of ${cluster} has all of these labels.`, advice: "The pod would stay Pending." };
  }
  if (Number(quantity) > supply.most) {
    return {
      found: `The largest node of ${cluster} that has it gives ${supply.most}, and the pod asks for ${quantity}.`,
      advice: "A pod runs on one node. Ask for fewer.",
    };
  }
  return undefined;
}
