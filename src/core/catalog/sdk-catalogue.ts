import release2121 from "./data/sdk-2.12.1.generated.json";

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

const catalogues: readonly SdkCatalogue[] = [release2121 as SdkCatalogue];

/** The catalogue of the newest release that is known. */
export const newestCatalogue: SdkCatalogue = release2121 as SdkCatalogue;

/** The releases that have a catalogue, oldest first. */
export const catalogueReleases: readonly string[] = catalogues.map((catalogue) => catalogue.release);

/** The catalogue of an SDK release such as `2.12.1`; the newest for a release that has none (SPEC C1). */
export function catalogueFor(release?: string): SdkCatalogue {
  return catalogues.find((catalogue) => catalogue.release === release) ?? newestCatalogue;
}
