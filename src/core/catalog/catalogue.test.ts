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
  wireClass,
} from "./accelerators.ts";
import { hardwareSchema, sdkCatalogueSchema } from "./catalogue-schema.ts";
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

test("C6: the nearest names for mistyped ones", () => {
  const names = acceleratorNames(newestCatalogue);
  expect(nearestTexts("a100-80g", names)[0]).toBe("A100_80G");
  expect(nearestTexts("L40S", names)[0]).toBe("L40s");
  expect(nearestTexts("nothing like it", names)).toEqual([]);
});
