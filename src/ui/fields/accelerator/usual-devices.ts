import { legalCounts } from "#core/catalog/accelerators.ts";
import { type HardwareCatalogue, hardwareOf } from "#core/catalog/hardware.ts";
import { type AcceleratorSuggestion, suggestAccelerators, suggestionOf } from "#core/catalog/suggest-accelerators.ts";
import type { Json } from "#core/problem/json.ts";
import { choiceOf } from "#ui/fields/accelerator-value.ts";
import { type DeviceCardFacts, deviceGroups } from "./device-cards.ts";
import type { PickerFacts } from "./picker-types.ts";

/** A card of the form: what it chooses, and a line about where it is. */
export type InlineCard = { readonly suggestion: AcceleratorSuggestion; readonly place: string };

const most = 4;

/**
 * Four accelerators beside the one that is chosen: where the text is no legal one, what it can mean; else the devices of the cluster,
 * then those that most clouds have, in the count that stands there.
 */
export function inlineCards(facts: PickerFacts, value: Json): readonly InlineCard[] {
  const { catalogue, hardware } = facts;
  const choice = choiceOf(catalogue, value);
  if (typeof value === "string" && (!choice || !legalCounts(catalogue, choice.device).includes(choice.count))) {
    const { suggestions } = suggestAccelerators(catalogue, hardware, value);
    return suggestions.slice(0, most).map((suggestion) => ({ suggestion, place: suggestion.detail }));
  }
  const cards = deviceGroups(facts)
    .flatMap((group) => group.cards)
    .filter(({ refused, deviceClass }) => refused === undefined && deviceClass !== "TPU");
  const here = cards.filter(({ nodes }) => (nodes ?? 0) > 0);
  const ranked = [...here, ...usual(hardware, cards).filter((card) => !here.includes(card))];
  const own = cards.find(({ device }) => device === choice?.device);
  const four = ranked.slice(0, most);
  const shown = own && !four.includes(own) ? [...four.slice(0, most - 1), own] : four;
  return shown.map(({ device, deviceClass, place }) => {
    const counts = legalCounts(catalogue, device);
    const count = choice && counts.includes(choice.count) ? choice.count : (counts[0] ?? 1);
    return { suggestion: suggestionOf(catalogue, hardware, { device, deviceClass, count }), place };
  });
}

/** The whole cards that most clouds have, in the order of the facts. */
function usual(hardware: HardwareCatalogue, cards: readonly DeviceCardFacts[]): readonly DeviceCardFacts[] {
  const clouds = ({ device }: DeviceCardFacts) => {
    if (device.endsWith(" shared")) return 0;
    return new Set(hardwareOf(hardware, device)?.machines.map((machine) => machine.split(":", 1)[0])).size;
  };
  const rank = new Map(hardware.rows.map((row, at) => [row.device, at]));
  const at = ({ device }: DeviceCardFacts) => rank.get(device) ?? rank.size;
  return cards.toSorted((a, b) => clouds(b) - clouds(a) || at(a) - at(b));
}
