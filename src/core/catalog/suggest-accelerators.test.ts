import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildResources } from "#core/sdk/build-resources.ts";
import { serializeResources } from "#core/sdk/serialize-resources.ts";
import { acceleratorTexts, legalCounts } from "./accelerators.ts";
import { loadHardware } from "./hardware.ts";
import { catalogueFor, catalogueReleases, newestCatalogue } from "./sdk-catalogue.ts";
import { suggestAccelerators } from "./suggest-accelerators.ts";

const hardware = await loadHardware();

function firstOf(text: string, release?: string) {
  return suggestAccelerators(catalogueFor(release ?? newestCatalogue.release), hardware, text).suggestions[0]?.value;
}

function refusalsOf(text: string, release?: string) {
  return suggestAccelerators(catalogueFor(release ?? newestCatalogue.release), hardware, text).refusals;
}

const gpu = (device: string, partition: string, quantity = 1) => ({ device, quantity, device_class: "GPU", partition });
const tpu = (device: string, partition: string, quantity: number) => ({
  device,
  quantity,
  device_class: "TPU",
  partition,
});

describe("C9: the first suggestion", () => {
  test.each([
    ["H100:8", "H100:8"],
    ["8x H100", "H100:8"],
    ["8xh100", "H100:8"],
    ["h100x8", "H100:8"],
    ["2 whole A100", "A100:2"],
    ["h100 *2", "H100:2"],
    ["a100 80gb x4", "A100_80G:4"],
    ["A100_80G:2", "A100_80G:2"],
    ["a100-80g", "A100_80G:1"],
    ["A100 80", "A100_80G:1"],
    ["a100 40gb", "A100:1"],
    ["nvidia-tesla-a100", "A100:1"],
    ["rtx pro 6000 x2", "RTX_PRO_6000:2"],
    ["rtx pro 6000 2", "RTX_PRO_6000:2"],
    ["mi300x", "MI300X:1"],
    ["trn1 16", "Trn1:16"],
    ["inf2:12", "Inf2:12"],
    ["apple silicon", "AppleSilicon"],
    ["l40s", "L40s:1"],
    ["t4 shared", "T4 shared:1"],
    ["gaudi", "Gaudi1:1"],
    ["a100 2g", gpu("A100", "2g.10gb")],
    ["A100 2g.10gb", gpu("A100", "2g.10gb")],
    ["a100 10gb", gpu("A100", "2g.10gb")],
    ["nvidia.com/mig-1g.10gb: 2", gpu("A100_80G", "1g.10gb", 2)],
    ["v6e 4x4", tpu("V6E", "4x4", 4)],
    ["v6e 2x2", tpu("V6E", "2x2", 4)],
    ["v6e 2x4", tpu("V6E", "2x4", 8)],
    ["v6e 2x4 x4", tpu("V6E", "2x4", 4)],
    ["v6e 4x2", tpu("V6E", "2x4", 8)],
    ["v5p 2x2x2", tpu("V5P", "2x2x2", 4)],
    ["google.com/tpu: 4", tpu("V5E", "2x2", 4)],
    ["nvidia.com/gpu: 2", 2],
    ["x4", 4],
    ["amd.com/gpu", "MI100:1"],
    ["aws.amazon.com/neuron: 16", "Trn1:16"],
    ["a1", "A10:1"],
    ["H10", "H100:1"],
    ["H10O", "H100:1"],
    ["mi300x:8", "MI300X:1"],
  ])("of %s", (text, value) => {
    const found = suggestAccelerators(newestCatalogue, hardware, text);
    expect(found.suggestions.map((each) => each.value)[0]).toEqual(value);
  });

  test("by memory alone: every device that has it, in the count that was asked for", () => {
    const values = suggestAccelerators(newestCatalogue, hardware, "80GB x4").suggestions.map(({ value }) => value);
    expect(values).toEqual(["A100_80G:4", "H100:4"]);
    const atLeast = suggestAccelerators(newestCatalogue, hardware, ">= 180 GB").suggestions.map(({ value }) => value);
    expect(atLeast).toEqual(expect.arrayContaining(["B200:1", "MI300X:1"]));
    expect(atLeast).not.toContain("H200:1");
  });

  test("a beginning offers all that begin so", () => {
    const values = suggestAccelerators(newestCatalogue, hardware, "a1").suggestions.map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(["A10:1", "A10G:1", "A100:1", "A100_80G:1"]));
  });

  test("C7: in the spelling of the release", () => {
    expect(firstOf("A100_80G x2", "2.9.0")).toBe("A100 80G:2");
    expect(firstOf("A100 80G", "2.12.1")).toBe("A100_80G:1");
    expect(refusalsOf("t4 shared", "2.9.0")[0]?.reason).toBe("New in 2.12.0; 2.9.0 does not know it");
  });

  test("a count that the list lacks is the nearest, or a device that takes any", () => {
    const values = suggestAccelerators(newestCatalogue, hardware, "a100 16").suggestions.map(({ value }) => value);
    expect(values.slice(0, 2)).toEqual(["A100:8", { device: "A100", quantity: 16, device_class: "GPU" }]);
  });
});

describe("C9: refusals say why", () => {
  test.each([
    ["a100 1g.10gb", "A100, 1g.10gb", "NVIDIA has it, SDK 2.12.1 refuses it"],
    ["a2 2g", "A2, 2g", "A2 has no MIG"],
    ["a100 16", "A100:16", "SDK 2.12.1 lists A100 × 1–8, not 16"],
    ["trn1:5", "Trn1:5", "SDK 2.12.1 lists Trn1 × 1, 4, 8, 16, not 5"],
    ["v6e 4x3", "V6E, 4x3", "V6E has no 4x3; nearest 4x4, 2x4"],
    ["v6e 2x2 x3", "V6E, 2x2 × 3", "A host has 4 chips, and a pod gets all of them or none"],
    ["t4 shared 1g", "T4 shared, 1g", "A shared device takes no partition"],
    ["t4 80gb", "T4, 80 GB", "T4 has 16 GB"],
    ["h100 4x4", "H100, 4x4", "Only TPUs come in topologies"],
    ["v6e 2g", "V6E, 2g", "TPUs have no MIG"],
    [
      "example.com/foo: 2",
      "example.com/foo",
      "No listed device is asked for by this resource; they are nvidia.com/gpu, amd.com/gpu, aws.amazon.com/neuron, habana.ai/gaudi, google.com/tpu",
    ],
    ["zzzz", "zzzz", "SDK 2.12.1 has nothing like it; other devices can be given as custom ones"],
    ["1000 GB", "1000 GB", "No device of 2.12.1 has 1000 GB"],
  ])("to %s", (text, title, reason) => {
    expect(refusalsOf(text, "2.12.1")).toContainEqual({ title, reason });
  });
});

const pieces = fc.constantFrom(
  ...[
    "a100",
    "A100_80G",
    "h100",
    "b200",
    "v6e",
    "v5p",
    "v5e",
    "trn1",
    "mi300x",
    "t4 shared",
    "apple silicon",
    "gb10",
    "rtx",
  ],
  ...[
    "2g",
    "1g.10gb",
    "80gb",
    ">=40 GB",
    "x4",
    ":8",
    "4x4",
    "2x2x2",
    "0",
    "16",
    "8x",
    "nvidia.com/gpu: 2",
    "nvidia.com/mig-1g.23gb",
    "google.com/tpu",
  ],
);
const wishes = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(pieces, { maxLength: 4 }).map((words) => words.join(" ")),
);

test("C10: whatever is typed, nothing throws and every suggestion is one that the SDK of the release takes and can send", () => {
  fc.assert(
    fc.property(wishes, fc.constantFrom(...catalogueReleases), (text, release) => {
      const catalogue = catalogueFor(release);
      const { suggestions, refusals } = suggestAccelerators(catalogue, hardware, text);
      for (const { value, title } of suggestions) {
        const built = buildResources({ gpu: value }, catalogue);
        expect(built.ok, `${title} ${JSON.stringify(value)}`).toBe(true);
        if (!built.ok) continue;
        expect(built.value.warnings).toEqual([]);
        expect(serializeResources(built.value, catalogue).ok).toBe(true);
        // What is a text is judged by the list; what is a device is what the helper of its class would make.
        if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
        const { device, quantity, device_class, partition } = value as Record<string, unknown>;
        if (device_class !== "GPU" && device_class !== "TPU") continue;
        const helper = { helper: device_class, device, partition, ...(device_class === "GPU" ? { quantity } : {}) };
        expect(buildResources({ gpu: helper as never }, catalogue).ok, JSON.stringify(helper)).toBe(true);
      }
      for (const { title, reason } of refusals) expect(title.length * reason.length).toBeGreaterThan(0);
      expect(new Set(suggestions.map(({ value }) => JSON.stringify(value))).size).toBe(suggestions.length);
    }),
    { numRuns: 400 },
  );
});

test.each(catalogueReleases)("C10: every legal text of %s is its own first suggestion", (release) => {
  const catalogue = catalogueFor(release);
  for (const text of acceleratorTexts(catalogue)) {
    const optional = text.endsWith(":1") && legalCounts(catalogue, text.slice(0, -2)).length > 0;
    const first = firstOf(text, release);
    expect(optional ? [text, text.slice(0, -2)] : [text], text).toContain(first);
  }
});
