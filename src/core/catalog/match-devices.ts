import { legalCounts, spellingIn } from "./accelerators.ts";
import { type HardwareCatalogue, hardwareOf } from "./hardware.ts";
import { nearestTexts } from "./nearest-texts.ts";
import type { AcceleratorWish } from "./read-wish.ts";
import { newestCatalogue, type SdkCatalogue } from "./sdk-catalogue.ts";

/** A device that a wish can mean. `device` is the release's spelling, or the newest one's where the release has none. */
export type DeviceMatch = {
  readonly device: string;
  readonly known: boolean;
  /** 100 for the name itself, less for a part of it, a word about it, or a near miss; 10 where nothing was said of a name. */
  readonly score: number;
  /** The bare number beside the name, as in `trn1 16`. */
  readonly number?: number;
};

const whole = { name: 100, beginning: 80, miscounted: 60, part: 50, words: 40, near: 20, any: 10 };

/** The devices of a release, and those of the newest one that it does not know, each under one spelling. See SPEC C7. */
export function allDevices(catalogue: SdkCatalogue): readonly { readonly device: string; readonly known: boolean }[] {
  const own = namesIn(catalogue).map((device) => ({ device, known: true }));
  const others = namesIn(newestCatalogue).filter((device) => spellingIn(catalogue, device) === undefined);
  return [...own, ...others.map((device) => ({ device, known: false }))];
}

/** The devices that the words of a wish can mean, best first; all of them where there are no words. See SPEC C9. */
export function matchDevices(
  catalogue: SdkCatalogue,
  hardware: HardwareCatalogue,
  wish: AcceleratorWish,
): readonly DeviceMatch[] {
  const devices = allDevices(catalogue);
  const found = devices.flatMap((each): readonly DeviceMatch[] => {
    const hit = scoreOf(catalogue, hardware, each.device, wish);
    return hit ? [{ ...each, ...hit }] : [];
  });
  if (found.length > 0 || wish.words.length === 0) return found.toSorted((a, b) => b.score - a.score);
  const text = wish.words.filter((word) => !isNumber(word)).join("");
  const number = wish.words.find(isNumber);
  const near = nearestTexts(
    text,
    devices.map(({ device }) => device),
  );
  return near.map((device) => ({
    device,
    known: devices.some((each) => each.device === device && each.known),
    score: whole.near,
    ...(number === undefined ? {} : { number: Number(number) }),
  }));
}

function scoreOf(catalogue: SdkCatalogue, hardware: HardwareCatalogue, device: string, wish: AcceleratorWish) {
  if (wish.words.length === 0) return { score: whole.any };
  const key = fold(device);
  const about = wordsAbout(catalogue, hardware, device);
  const ofName = wish.words.filter((word) => key.includes(word) || !about.has(word));
  if (ofName.length === 0) return { score: whole.words };
  const name = ofName.join("");
  const spelled = fold(name) + (wish.memory ? `${wish.memory.gb}g` : "");
  const score = spelled === key ? whole.name : nameScore(key, name);
  if (score > 0) return { score };
  const number = ofName.findLast(isNumber);
  if (number === undefined) return undefined;
  const rest = ofName.toSpliced(ofName.lastIndexOf(number), 1).join("");
  const without = rest === "" ? whole.words : nameScore(key, rest);
  if (without === 0) return undefined;
  const counts = legalCounts(catalogue, device);
  const isCount = counts.length === 0 || counts.includes(Number(number));
  return { score: isCount ? without : Math.min(without, whole.miscounted), number: Number(number) };
}

function nameScore(key: string, text: string): number {
  if (key === text) return whole.name;
  if (text === "") return 0;
  if (key.startsWith(text)) return whole.beginning;
  return text.length > 1 && key.includes(text) ? whole.part : 0;
}

/** Words by which people speak of a device: its maker, family, class and the words of its node label. */
function wordsAbout(catalogue: SdkCatalogue, hardware: HardwareCatalogue, device: string): ReadonlySet<string> {
  const row = hardwareOf(hardware, device);
  const label = newestCatalogue.nodeLabelValues[device] ?? catalogue.nodeLabelValues[device] ?? "";
  const said = [row?.vendor, row?.architecture, row?.memoryType, row?.id, row?.deviceClass, label].join(" ");
  return new Set(
    said
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== ""),
  );
}

function namesIn(catalogue: SdkCatalogue): readonly string[] {
  return [...catalogue.accelerators.map(({ id }) => id), ...catalogue.helperDevices.TPU];
}

function isNumber(word: string): boolean {
  return /^\d{1,5}$/.test(word);
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/g, "");
}
