import { deviceClassOf, isAcceleratorText, nodeLabelValue } from "#core/catalog/accelerators.ts";
import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { Json } from "#core/problem/json.ts";

/** What is known of a device that somebody sees in a message or a pod: how many, under which name it was sent, which part. */
export type SeenDevice = { readonly count: number; readonly sent: string; readonly partition?: string };

/**
 * The values of `gpu` that may have led to a device: the texts that the SDK lists come first, then objects, with each class. Which of them
 * does is the caller's to look at. See SPEC SO10.
 */
export function gpuCandidates({ count, sent, partition }: SeenDevice, catalogue: SdkCatalogue): readonly Json[] {
  const names = namesFor(sent, catalogue);
  const texts = names.flatMap((name) => [`${name}:${count}`, ...(count === 1 ? [name] : [])]);
  const objects = names.flatMap((name) =>
    classesFor(name, catalogue).map((deviceClass) => ({
      device: name,
      quantity: count,
      device_class: deviceClass,
      ...(partition === undefined ? {} : { partition }),
    })),
  );
  return [...(partition === undefined ? texts.filter((text) => isAcceleratorText(catalogue, text)) : []), ...objects];
}

/** The SDK's names for what it sends as `sent`, and `sent` itself: other names go as they are. */
function namesFor(sent: string, catalogue: SdkCatalogue): readonly string[] {
  const known = [...catalogue.accelerators.map(({ id }) => id), ...Object.values(catalogue.helperDevices).flat()];
  const same = known.filter((name) => nodeLabelValue(catalogue, name) === sent);
  return [...new Set([...same, sent])];
}

function classesFor(name: string, catalogue: SdkCatalogue): readonly string[] {
  const own = deviceClassOf(catalogue, name);
  const tpu = catalogue.helperDevices.TPU.includes(name) ? ["TPU"] : [];
  return [...new Set([...(own ? [own] : []), ...tpu, ...catalogue.deviceClasses.map((row) => row.name)])];
}
