import { knownClass, writeChoice } from "#core/catalog/accelerator-choice.ts";
import { isShared, legalCounts, partitionsOf } from "#core/catalog/accelerators.ts";
import { hardwareOf } from "#core/catalog/hardware.ts";
import { allDevices } from "#core/catalog/match-devices.ts";
import { type DeviceClass, newestCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { countWords, missingReason } from "#core/catalog/suggest-accelerators.ts";
import { acceleratorAsk } from "#core/fit/accelerator-ask.ts";
import { type DeviceSupply, deviceSupply } from "#core/fit/device-supply.ts";
import { classTitles, type PickerFacts } from "./picker-types.ts";

/** A device as its card shows it. `refused` says why it cannot be chosen. */
export type DeviceCardFacts = {
  readonly device: string;
  readonly deviceClass: DeviceClass;
  readonly memoryGB: number | undefined;
  /** The facts that decide: memory, legal counts, MIG or slices. */
  readonly deciding: string;
  /** Where it is: nodes of the cluster, or its generation where no cluster is chosen. */
  readonly place: string;
  /** Nodes of the cluster that have it under the label that Flyte asks for; `undefined` without a cluster. */
  readonly nodes: number | undefined;
  readonly refused?: string;
};

/** The cards of one class. */
export type DeviceGroup = {
  readonly deviceClass: DeviceClass;
  readonly title: string;
  readonly resource: string;
  readonly cards: readonly DeviceCardFacts[];
};

/** All devices of the release by class, with those of newer releases, which say why they are refused. */
export function deviceGroups(facts: PickerFacts): readonly DeviceGroup[] {
  const cards = allDevices(facts.catalogue).flatMap(({ device, known }) => cardOf(facts, device, known) ?? []);
  return (Object.keys(classTitles) as DeviceClass[]).flatMap((deviceClass) => {
    const own = cards.filter((card) => card.deviceClass === deviceClass);
    const resource = facts.hardware.rows.find((row) => row.deviceClass === deviceClass)?.resourceName ?? "";
    return own.length > 0 ? [{ deviceClass, title: classTitles[deviceClass], resource, cards: own }] : [];
  });
}

function cardOf(facts: PickerFacts, device: string, known: boolean): DeviceCardFacts | undefined {
  const { catalogue, hardware, profile } = facts;
  const source = known ? catalogue : newestCatalogue;
  const deviceClass = knownClass(source, device);
  if (!deviceClass) return undefined;
  const row = hardwareOf(hardware, device);
  const counts = countWords(legalCounts(source, device));
  const memory = row ? `${row.memoryGB} GB${deviceClass === "TPU" ? " per chip" : ""}` : "";
  const deciding = [memory, counts, partWords(facts, device, deviceClass)].filter((word) => word !== "").join(", ");
  const supply = known && profile ? supplyOf(facts, device) : undefined;
  return {
    device,
    deviceClass,
    memoryGB: row?.memoryGB,
    deciding,
    place: supply ? placeWords(supply, profile?.name ?? "") : (row?.architecture ?? row?.use ?? ""),
    nodes: supply?.fitting,
    ...(known ? {} : { refused: missingReason(catalogue, device) }),
  };
}

function partWords({ catalogue, hardware }: PickerFacts, device: string, deviceClass: DeviceClass): string {
  if (deviceClass === "TPU") return `${partitionsOf(catalogue, device)?.length ?? "any"} slices`;
  if (isShared(catalogue, device)) return "no partition";
  const mig = hardwareOf(hardware, device)?.mig ?? [];
  if (mig.length === 0) return "";
  return partitionsOf(catalogue, device) ? "MIG" : "MIG unchecked";
}

/** What the nodes of the cluster have of a device, by its label. */
function supplyOf(facts: PickerFacts, device: string): DeviceSupply | undefined {
  const { catalogue, profile } = facts;
  const deviceClass = knownClass(catalogue, device);
  if (!profile || !deviceClass) return undefined;
  const count = legalCounts(catalogue, device)[0] ?? 1;
  const ask = acceleratorAsk(catalogue, writeChoice(catalogue, { device, deviceClass, count }), profile);
  return ask && deviceSupply(profile, ask);
}

function placeWords(supply: DeviceSupply, cluster: string): string {
  const { fitting, least, most, otherNames } = supply;
  if (otherNames.length > 0) return `labelled ${otherNames[0]} here`;
  if (fitting === 0) return `not in ${cluster}`;
  const each = least === most ? `${most} each` : `${least}–${most} each`;
  return `${fitting} ${fitting === 1 ? "node" : "nodes"}, ${each}`;
}
