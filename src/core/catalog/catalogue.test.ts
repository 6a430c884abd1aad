import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  acceleratorNames,
  acceleratorTexts,
  deviceClassOf,
  isAcceleratorText,
  legalCounts,
  mayOmitCount,
  nodeLabelValue,
  partitionsOf,
  rewriteAlias,
  spellingIn,
  wireClass,
} from "./accelerators.ts";
import { hardwareSchema, sdkCatalogueSchema } from "./catalogue-schema.ts";
import { compareReleases } from "./compare-releases.ts";
import { hardwareOf, loadHardware } from "./hardware.ts";
import { nearestTexts } from "./nearest-texts.ts";
import { catalogueFor, catalogueReleases, newestCatalogue } from "./sdk-catalogue.ts";

describe.each(catalogueReleases)("the catalogue of %s", (release) => {
  const catalogue = catalogueFor(release);

  test("C1: has the shape, its own release and unique rows", () => {
    expect(sdkCatalogueSchema.safeParse(catalogue).success).toBe(true);
    expect(catalogue.release).toBe(release);
    const names = acceleratorNames(catalogue);
    expect(new Set(names).size).toBe(names.length);
  });

  test("C2: every text it lists is legal, no text is listed twice", () => {
    const texts = acceleratorTexts(catalogue);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(isAcceleratorText(catalogue, text), text).toBe(true);
  });

  test("C3: helpers only name listed devices, whose class is the helper's", () => {
    for (const device of Object.values(catalogue.helperDevices).flat()) {
      if (catalogue.helperDevices.TPU.includes(device)) continue;
      expect(acceleratorNames(catalogue)).toContain(device);
    }
  });
});

test("C2: 2.12.1 is what the real SDK accepted and refused when it was recorded", () => {
  const file = new URL("../../../conformance/recorded/sdk/resources.json", import.meta.url);
  const cases: readonly { input: { gpu?: unknown }; expected: { ok: boolean; device: unknown } }[] = JSON.parse(
    readFileSync(file, "utf8"),
  );
  const accepted = new Set<string>();
  for (const { input, expected } of cases) {
    if (typeof input.gpu !== "string" || Object.keys(input).length > 1) continue;
    const text = input.gpu.replace(/^[^:]*/, (name) => rewriteAlias(newestCatalogue, name));
    expect(isAcceleratorText(newestCatalogue, text), input.gpu).toBe(expected.ok);
    if (!expected.ok) continue;
    accepted.add(text);
    const name = text.replace(/:.*$/, "");
    expect(expected.device).toMatchObject({ device: name, device_class: deviceClassOf(newestCatalogue, name) });
  }
  expect([...accepted].sort()).toEqual([...acceleratorTexts(newestCatalogue)].sort());
  expect(accepted.size).toBe(154);
});

test("C2, C3, C4: look-ups", () => {
  expect(legalCounts(newestCatalogue, "Trn1")).toEqual([1, 4, 8, 16]);
  expect(legalCounts(newestCatalogue, "constructor")).toEqual([]);
  expect(mayOmitCount(newestCatalogue, "AppleSilicon")).toBe(true);
  expect(partitionsOf(newestCatalogue, "T4")).toBeUndefined();
  expect(partitionsOf(newestCatalogue, "constructor")).toBeUndefined();
  expect(partitionsOf(newestCatalogue, "T4 shared")).toEqual([]);
  expect(nodeLabelValue(newestCatalogue, "T4")).toBe("nvidia-tesla-t4");
  expect(nodeLabelValue(newestCatalogue, "toString")).toBe("toString");
  expect(wireClass(newestCatalogue, "GPU")).toBeUndefined();
  expect(wireClass(newestCatalogue, "NEURON")).toBe("AMAZON_NEURON");
  expect(wireClass(newestCatalogue, "APPLE_SILICON")).toBe(5);
});

test("C5: every row of hardware has a source and the names are unique", async () => {
  const hardware = await loadHardware();
  const parsed = hardwareSchema.safeParse(hardware);
  expect(parsed.error?.issues ?? []).toEqual([]);
  const ids = hardware.rows.map((row) => row.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const row of hardware.rows) {
    for (const source of row.source) expect(hardware.sources[source]).toBeTruthy();
  }
  for (const name of acceleratorNames(newestCatalogue)) {
    if (name === "AppleSilicon") continue;
    expect(hardwareOf(hardware, name), name).toBeDefined();
  }
});

test.each([
  ["2.9.0", "2.9.0"],
  ["2.10.0", "2.9.0"],
  ["2.13.0", "2.12.1"],
  ["2.12.0b3", "2.11.4"],
  ["1.0.0", "2.0.0"],
  ["newest", "2.12.1"],
  [undefined, "2.12.1"],
  [5, "2.12.1"],
])("C1: for %j the catalogue of %s is used", (release, expected) => {
  expect(catalogueFor(release).release).toBe(expected);
});

test("C1: there are nine releases, in order", () => {
  expect(catalogueReleases).toEqual("2.0.0 2.0.1 2.7.2 2.8.0 2.9.0 2.11.3 2.11.4 2.12.0 2.12.1".split(" "));
});

test.each([
  ["2.9.0", "A100_80G", "A100 80G"],
  ["2.9.0", "A100 80G", "A100 80G"],
  ["2.11.3", "A100 80G", "A100_80G"],
  ["2.12.1", "RTX PRO 6000", "RTX_PRO_6000"],
  ["2.9.0", "T4 shared", undefined],
  ["2.7.2", "V5E", undefined],
  ["2.8.0", "V5E", "V5E"],
])("C7: %s spells %s as %s", (release, device, expected) => {
  expect(spellingIn(catalogueFor(release), device)).toBe(expected);
});

test.each([
  ["2.9.0", "2.12.0", -1],
  ["2.12.1", "2.12.1", 0],
  ["2.12.0", "2.12.0rc1", 1],
  ["2.12.0b2", "2.12.0b10", -1],
  ["2.12.0a9", "2.12.0b1", -1],
  ["2.12", "2.12.0", undefined],
])("C1: %s against %s", (first, second, expected) => {
  const order = compareReleases(first, second);
  expect(order === undefined ? undefined : Math.sign(order)).toBe(expected);
});

test("C6: the nearest names for mistyped ones", () => {
  const names = acceleratorNames(newestCatalogue);
  expect(nearestTexts("a100-80g", names)[0]).toBe("A100_80G");
  expect(nearestTexts("L40S", names)[0]).toBe("L40s");
  expect(nearestTexts("nothing like it", names)).toEqual([]);
});
