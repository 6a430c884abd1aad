import fc from "fast-check";
import { expect, test } from "vitest";
import { acceleratorTexts } from "#core/catalog/accelerators.ts";
import { catalogueFor, catalogueReleases, newestCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { shippedProfile } from "#core/cluster/presets.ts";
import { acceleratorAsk } from "./accelerator-ask.ts";
import { deviceSupply } from "./device-supply.ts";
import { profilePod } from "./profile-pod.ts";

const label = "k8s.amazonaws.com/accelerator";
const part = "k8s.amazonaws.com/gpu-partition-size";

function poolOf(name: string, count: number, labels: Record<string, string>, gpus: string) {
  return {
    name,
    count,
    node: { metadata: { labels }, status: { allocatable: { cpu: "8", pods: "110", "nvidia.com/gpu": gpus } } },
  };
}

const profile: ClusterProfile = {
  ...shippedProfile,
  name: "two kinds",
  pools: [
    poolOf("a100", 2, { [label]: "nvidia-tesla-a100" }, "2"),
    poolOf("a100-large", 1, { [label]: "nvidia-tesla-a100" }, "8"),
    poolOf("h100", 1, { [label]: "nvidia-h100-80gb", "cloud.google.com/gke-nodepool": "h100" }, "8"),
    poolOf("plain", 4, {}, "0"),
  ],
};

test("FT12: what the pod gets for whole devices, parts, slices and bare counts", () => {
  const ask = (value: unknown) => acceleratorAsk(newestCatalogue, value as never, undefined);
  expect(ask("A100:2")).toMatchObject({
    resource: "nvidia.com/gpu",
    quantity: "2",
    device: { key: label, value: "nvidia-tesla-a100" },
  });
  expect(ask({ device: "A100", quantity: 1, device_class: "GPU", partition: "2g.10gb" })).toMatchObject({
    quantity: "1",
    partition: { key: part, value: "2g.10gb" },
    podLabel: { key: "platform.union.ai/gpu-partition-slices", value: "2" },
  });
  expect(ask({ device: "V6E", quantity: 4, device_class: "TPU", partition: "2x2" })).toMatchObject({
    resource: "google.com/tpu",
    quantity: "4",
    device: { key: "cloud.google.com/gke-tpu-accelerator", value: "tpu-v6e-slice" },
    partition: { key: "cloud.google.com/gke-tpu-topology", value: "2x2" },
  });
  expect(ask(3)).toMatchObject({
    resource: "nvidia.com/gpu",
    quantity: "3",
    demands: { requirements: [], tolerations: [] },
  });
  for (const nothing of [0, null, "B52:1", { device: "A100" }]) expect(ask(nothing)).toBeUndefined();
});

test("FT12: it is what the pod that is built for the profile asks for", () => {
  const cases = catalogueReleases.flatMap((sdk) => acceleratorTexts(catalogueFor(sdk)).map((gpu) => ({ sdk, gpu })));
  fc.assert(
    fc.property(fc.constantFrom(...cases), ({ sdk, gpu }) => {
      const ask = acceleratorAsk(catalogueFor(sdk), gpu, profile);
      const document = { sdk, environments: [{ name: "e", resources: { gpu }, tasks: [{ name: "t" }] }] };
      const pod = profilePod(document, profile, { environment: 0, task: 0 });
      if (!pod.ok) throw new Error(pod.problems[0].message);
      const { spec } = pod.value.built.pod;
      expect(spec.containers[0]?.resources.limits).toMatchObject({ [ask?.resource ?? ""]: ask?.quantity });
      const terms =
        spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
      expect(terms.flatMap((term) => term.matchExpressions ?? [])).toEqual(ask?.demands.requirements);
    }),
    { numRuns: 60 },
  );
});

test("FT13: nodes that have it, the most on one, what is missing, and what they call it otherwise", () => {
  const supply = (value: unknown) => {
    const ask = acceleratorAsk(newestCatalogue, value as never, profile);
    return ask && deviceSupply(profile, ask);
  };
  expect(supply("A100:1")).toEqual({ withResource: 4, fitting: 3, least: 2, most: 8, missing: [], otherNames: [] });
  expect(supply("H100:1")).toEqual({
    withResource: 4,
    fitting: 0,
    least: 0,
    most: 0,
    missing: [{ key: label, value: "nvidia-tesla-h100" }],
    otherNames: ["nvidia-h100-80gb"],
  });
  expect(supply({ device: "A100", quantity: 1, device_class: "GPU", partition: "1g.5gb" })).toMatchObject({
    fitting: 0,
    missing: [{ key: part, value: "1g.5gb" }],
  });
  // The nodes that say nvidia-tesla-a100 have the smaller card, not this one under another name.
  expect(supply("A100_80G:1")).toMatchObject({ fitting: 0, otherNames: [] });
  expect(supply("MI300X:1")).toMatchObject({ withResource: 0, fitting: 0 });
  expect(supply(2)).toMatchObject({ withResource: 4, fitting: 4, most: 8 });
});
