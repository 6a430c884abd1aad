import type { Json } from "#core/problem/json.ts";
import { type AcceleratorChoice, knownClass, writeChoice } from "./accelerator-choice.ts";
import { isShared, knowsDevice, legalCounts, spellingIn } from "./accelerators.ts";
import { type HardwareCatalogue, type HardwareRow, hardwareOf } from "./hardware.ts";
import { type DeviceMatch, matchDevices } from "./match-devices.ts";
import { type AcceleratorWish, readWish } from "./read-wish.ts";
import { releasesWith, type SdkCatalogue } from "./sdk-catalogue.ts";
import { partitionOptions } from "./suggest-partitions.ts";

/** A legal way to say a wish in a release. `value` is what stands in the document; a bare count has no choice. */
export type AcceleratorSuggestion = {
  readonly value: Json;
  readonly choice?: AcceleratorChoice;
  /** `A100, 2g.10gb`, `2 whole A100`. */
  readonly title: string;
  /** What decides, in a few words: `10 GB, 3 per GPU`. */
  readonly detail: string;
};

/** What was wished and cannot be had in the release, with the reason. */
export type AcceleratorRefusal = { readonly title: string; readonly reason: string };

/** The answer to a wish. */
export type AcceleratorSuggestions = {
  readonly suggestions: readonly AcceleratorSuggestion[];
  readonly refusals: readonly AcceleratorRefusal[];
};

/** What one device says to a wish: choices, and what it refuses. */
export type DeviceAnswer = {
  readonly choices: readonly AcceleratorChoice[];
  readonly refusals: readonly AcceleratorRefusal[];
};

/** What a device is asked. `named` is false where no device was named: then it says nothing of what it cannot do. */
export type DeviceQuestion = {
  readonly catalogue: SdkCatalogue;
  readonly device: string;
  readonly facts: HardwareRow | undefined;
  readonly wish: AcceleratorWish;
  readonly named: boolean;
};

const mostSuggestions = 8;
const mostRefusals = 4;

/** A score from which a device was called by its name or a part of it. */
const namedFrom = 50;

/**
 * What a free text can mean in a release: legal values, best first, and refusals with their reasons. Every value is one that the
 * SDK of the release takes. An empty text has no answer. Never throws.
 *
 * @see SPEC C9, C10
 */
export function suggestAccelerators(
  catalogue: SdkCatalogue,
  hardware: HardwareCatalogue,
  text: string,
): AcceleratorSuggestions {
  const wish = readWish(text);
  const { words, ...said } = wish;
  if (words.length === 0 && Object.keys(said).length === 0) return { suggestions: [], refusals: [] };
  const bare = bareCount(wish, hardware);
  if (bare.refusals.length > 0) return bare;
  const matches =
    bare.suggestions.length > 0 && wish.resource === undefined ? [] : matchDevices(catalogue, hardware, wish);
  const answers = matches.map((match) => answerOf(catalogue, hardware, wish, match));
  const suggestions = answers
    .flatMap(({ choices }) => choices)
    .map((choice) => suggestionOf(catalogue, hardware, choice));
  const refusals = answers.flatMap((answer) => answer.refusals);
  const all = distinct([...bare.suggestions, ...suggestions]);
  if (all.length + refusals.length > 0) {
    return { suggestions: all.slice(0, mostSuggestions), refusals: refusals.slice(0, mostRefusals) };
  }
  const title = text.trim().slice(0, 40);
  return { suggestions: [], refusals: [{ title, reason: nothingLike(catalogue, wish) }] };
}

/** The name and the deciding facts of a choice, as lists of suggestions show them. */
export function suggestionOf(
  catalogue: SdkCatalogue,
  hardware: HardwareCatalogue,
  choice: AcceleratorChoice,
): AcceleratorSuggestion {
  const value = writeChoice(catalogue, choice);
  return { value, choice, title: titleOf(choice), detail: detailOf(choice, hardwareOf(hardware, choice.device)) };
}

/** Why a device of another release is not to be had in this one. */
export function missingReason(catalogue: SdkCatalogue, device: string): string {
  const spelled = spellingIn(catalogue, device);
  if (spelled !== undefined) return `Spelled ${spelled} in ${catalogue.release}`;
  const first = releasesWith((other) => knowsDevice(other, device))?.first;
  return `New in ${first ?? "another release"}; ${catalogue.release} does not know it`;
}

/** The counts of a list in few words: `1–8`, `1, 4, 8, 16`, `1 only`. Empty for none. */
export function countWords(counts: readonly number[]): string {
  const [least, most] = [counts[0], counts.at(-1)];
  if (least === undefined || most === undefined) return "";
  if (least === most) return `${least} only`;
  return most - least === counts.length - 1 ? `${least}–${most}` : counts.join(", ");
}

function answerOf(
  catalogue: SdkCatalogue,
  hardware: HardwareCatalogue,
  wish: AcceleratorWish,
  match: DeviceMatch,
): DeviceAnswer {
  const { device, known, score, number } = match;
  const facts = hardwareOf(hardware, device);
  const named = score >= namedFrom || score === 20;
  if (!known) {
    const refusals = named ? [{ title: device, reason: missingReason(catalogue, device) }] : [];
    return { choices: [], refusals };
  }
  const memory = number !== undefined && wish.memory === undefined && facts?.memoryGB === number;
  const count = wish.count ?? (memory ? undefined : number);
  const asked: AcceleratorWish = {
    ...wish,
    ...(count === undefined ? {} : { count }),
    ...(memory ? { memory: { gb: number, atLeast: false } } : {}),
  };
  if (asked.resource !== undefined && facts?.resourceName !== asked.resource) return nothing;
  return answer({ catalogue, device, facts, wish: asked, named });
}

const nothing: DeviceAnswer = { choices: [], refusals: [] };

function answer(question: DeviceQuestion): DeviceAnswer {
  const { catalogue, device, facts, wish, named } = question;
  const deviceClass = knownClass(catalogue, device);
  if (!deviceClass) return nothing;
  if (deviceClass === "TPU" || wish.profile !== undefined || wish.topology !== undefined)
    return partitionOptions(question);
  const { memory } = wish;
  if (memory && facts && !(memory.atLeast ? facts.memoryGB >= memory.gb : facts.memoryGB === memory.gb)) {
    const slices = partitionOptions(question);
    if (slices.choices.length > 0 || !named) return named ? slices : nothing;
    return {
      choices: [],
      refusals: [{ title: `${device}, ${memory.gb} GB`, reason: `${device} has ${facts.memoryGB} GB` }],
    };
  }
  if (memory && !facts) return nothing;
  return counted(question, deviceClass);
}

/** The count that was wished where the SDK lists it; else the nearest listed one, and the helper that takes any. */
function counted(
  { catalogue, device, wish, named }: DeviceQuestion,
  deviceClass: AcceleratorChoice["deviceClass"],
): DeviceAnswer {
  const counts = legalCounts(catalogue, device);
  const least = counts[0];
  if (least === undefined) return nothing;
  const count = wish.count ?? least;
  const choice = { device, deviceClass, count };
  if (counts.includes(count)) return { choices: [choice], refusals: [] };
  if (!named) return nothing;
  const nearest = counts.toSorted((a, b) => Math.abs(a - count) - Math.abs(b - count))[0] ?? least;
  const single = isShared(catalogue, device) || deviceClass === "APPLE_SILICON";
  const reason = `SDK ${catalogue.release} lists ${device} × ${countWords(counts)}, not ${count}`;
  return {
    choices: [{ ...choice, count: nearest }, ...(single || count < 1 ? [] : [choice])],
    refusals: [{ title: `${device}:${count}`, reason }],
  };
}

/** A count without any word about the device: the executor's own resource, which is NVIDIA's. */
function bareCount(wish: AcceleratorWish, hardware: HardwareCatalogue): AcceleratorSuggestions {
  const { words, count: counted, resource, profile, memory, topology } = wish;
  const resources = [...new Set(hardware.rows.flatMap(({ resourceName }) => resourceName ?? []))];
  if (resource !== undefined && !resources.includes(resource)) {
    const reason = `No listed device is asked for by this resource; they are ${resources.join(", ")}`;
    return { suggestions: [], refusals: [{ title: resource, reason }] };
  }
  const only = words.length === 1 && /^\d{1,4}$/.test(words[0] ?? "") ? Number(words[0]) : undefined;
  const count = counted ?? only;
  const isBare = words.length === (only === undefined ? 0 : 1) && !profile && !memory && !topology;
  if (!isBare || count === undefined || count < 1) return { suggestions: [], refusals: [] };
  if (resource !== undefined && resource !== resources[0]) return { suggestions: [], refusals: [] };
  const title = count === 1 ? "1 device of any kind" : `${count} devices of any kind`;
  return { suggestions: [{ value: count, title, detail: `${resources[0]}, no device label` }], refusals: [] };
}

function titleOf({ device, deviceClass, count, partition }: AcceleratorChoice): string {
  if (deviceClass === "TPU") return partition === undefined ? device : `${device}, ${partition}`;
  if (partition !== undefined) return count === 1 ? `${device}, ${partition}` : `${count} × ${device}, ${partition}`;
  return count === 1 ? `1 ${device}` : `${count} whole ${device}`;
}

function detailOf({ deviceClass, count, partition }: AcceleratorChoice, facts: HardwareRow | undefined): string {
  if (deviceClass === "TPU") return `${count} ${count === 1 ? "chip" : "chips"} a pod`;
  if (!facts) return "";
  if (partition === undefined) return count === 1 ? `${facts.memoryGB} GB` : `${count * facts.memoryGB} GB in total`;
  const mig = facts.mig?.find(({ profile }) => profile === partition);
  return mig ? `${mig.memoryGB} GB, ${mig.perDevice} per GPU` : "not checked by the SDK";
}

function nothingLike(catalogue: SdkCatalogue, wish: AcceleratorWish): string {
  if (wish.memory && wish.words.length === 0) {
    return `No device of ${catalogue.release} has ${wish.memory.atLeast ? "at least " : ""}${wish.memory.gb} GB`;
  }
  if (wish.profile !== undefined && wish.words.length === 0) return "No card is cut so";
  if (wish.topology !== undefined && wish.words.length === 0) return "No TPU comes in this topology";
  return `SDK ${catalogue.release} has nothing like it; other devices can be given as custom ones`;
}

function distinct(all: readonly AcceleratorSuggestion[]): readonly AcceleratorSuggestion[] {
  const seen = new Map(all.toReversed().map((each) => [JSON.stringify(each.value), each]));
  return [...seen.values()].toReversed();
}
