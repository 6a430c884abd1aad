import { compareReleases } from "./compare-releases.ts";
import { releaseData } from "./data/releases.generated.ts";

/** The SDK's words for kinds of devices, as `Device(device_class=...)` takes them. */
export type DeviceClass = "GPU" | "TPU" | "NEURON" | "AMD_GPU" | "HABANA_GAUDI" | "APPLE_SILICON";

/** The helper functions that make a device and take its name. */
export type DeviceHelper = "GPU" | "TPU" | "Neuron" | "AMD_GPU" | "HABANA_GAUDI";

/** A name that may stand in `gpu="NAME:COUNT"`, and the counts that the SDK lists for it. */
type AcceleratorRow = {
  readonly id: string;
  readonly deviceClass: DeviceClass;
  readonly counts: readonly number[];
  /** Whether the name alone is legal too. */
  readonly countOptional?: boolean;
};

/** What one release of the Flyte SDK knows: its own tables, not judged. Rows keep the SDK's order. */
export type SdkCatalogue = {
  readonly id: string;
  readonly release: string;
  readonly source: string;
  /** The day on which the data was taken over, `YYYY-MM-DD`. */
  readonly checkedOn: string;
  /** The release of flyteidl2 that this SDK pins. */
  readonly idlRelease: string;
  readonly requiresPython: string;
  readonly accelerators: readonly AcceleratorRow[];
  /** Partitions by device; a device that is not here takes any text. */
  readonly partitions: { readonly [device: string]: readonly string[] };
  readonly sharedDevices: readonly string[];
  /** What the SDK sends instead of a device's name. Other names are sent as they are. */
  readonly nodeLabelValues: { readonly [device: string]: string };
  /** Old spellings that are rewritten, with a warning. */
  readonly aliases: { readonly [spelling: string]: string };
  /** Names that warn when a raw device is serialized. */
  readonly deprecatedNotations: readonly string[];
  /** By number on the wire; without a name where the IDL has none for the number. */
  readonly deviceClasses: readonly { readonly name: string; readonly number: number; readonly wireName?: string }[];
  readonly helperDevices: { readonly [helper in DeviceHelper]: readonly string[] };
  readonly cacheWords: readonly string[];
  readonly cacheAliases: { readonly [word: string]: string };
  /** Names of fields and keywords, in order, by the SDK's class or method. */
  readonly fields: { readonly [owner: string]: readonly string[] };
};

/** Oldest first. The JSON has wider types than the rows: tests check it against the schema. */
const catalogues = releaseData as readonly SdkCatalogue[];

/** The catalogue of the newest release that is known. */
export const newestCatalogue: SdkCatalogue = catalogues[catalogues.length - 1] as SdkCatalogue;

/** The releases that have a catalogue, oldest first. */
export const catalogueReleases: readonly string[] = catalogues.map((catalogue) => catalogue.release);

/**
 * The catalogue that holds for an SDK release such as `2.12.1`: its own, else that of the nearest older release, else the oldest. What is
 * no release, or absent, means the newest. See SPEC C1.
 */
export function catalogueFor(release?: unknown): SdkCatalogue {
  if (typeof release !== "string" || compareReleases(release, release) === undefined) return newestCatalogue;
  const notNewer = catalogues.findLast((catalogue) => (compareReleases(catalogue.release, release) ?? 1) <= 0);
  return notNewer ?? catalogues[0] ?? newestCatalogue;
}

/** The catalogued releases in which something holds, from the first to the last; `undefined` where it holds in none. */
export function releasesWith(
  holds: (catalogue: SdkCatalogue) => boolean,
): { readonly first: string; readonly last: string } | undefined {
  const first = catalogues.find(holds);
  const last = catalogues.findLast(holds);
  return first && last && { first: first.release, last: last.release };
}
