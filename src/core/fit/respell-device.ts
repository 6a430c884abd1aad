import { acceleratorNames, nodeLabelValue } from "#core/catalog/accelerators.ts";
import { catalogueFor } from "#core/catalog/sdk-catalogue.ts";
import { nodePath } from "#core/document/draft.ts";
import type { LabelChange } from "#core/kubernetes/label-changes.ts";
import type { NodeSupply } from "#core/kubernetes/node-supply.ts";
import { acceleratorSettings, className } from "#core/pod/accelerator-rules.ts";
import type { PodConfiguration } from "#core/pod/pod-configuration.ts";
import type { JsonObject } from "#core/problem/json.ts";
import type { Fix } from "#core/problem/problem.ts";
import { isSameDevice } from "./device-family.ts";
import { gpuValue } from "./gpu-value.ts";
import type { RemedyContext } from "./lower-amount.ts";
import type { Remedy } from "./remedy.ts";

/** How a node names the device that a pod looks for. */
type Spelling = { readonly key: string; readonly value: string };

/**
 * What to do when the nodes have the device but name it otherwise: another value (`fit.device-spelling`: a device with the nodes' own
 * spelling, or an entry in `accelerator-devices`), or another label (`fit.device-label`: `gpu-device-node-label` or that of the
 * class). `undefined` for labels that name no device, and where the node does not have it.
 *
 * @see SPEC FT10
 */
export function respellDevice(
  change: LabelChange,
  supply: NodeSupply,
  context: RemedyContext,
): readonly Remedy[] | undefined {
  const found = deviceOn(change, supply, context);
  if (!found || change.set === undefined) return undefined;
  return [
    ...(found.key === change.key ? [] : [relabelled(found, change.key, context)]),
    ...(found.value === change.set ? [] : [respelled(found, change.set, context)]),
  ];
}

/** How a node names the device for which a pod looks in the label of a change. */
function deviceOn({ key, set }: LabelChange, supply: NodeSupply, { pod }: RemedyContext): Spelling | undefined {
  const accelerator = pod.task.extendedResources?.gpuAccelerator;
  if (!accelerator || set === undefined) return undefined;
  const { deviceLabel } = acceleratorSettings(accelerator, pod.configuration);
  return key === deviceLabel ? spellingOn(supply, { key, value: set }) : undefined;
}

/** The label itself counts before others, and of those one with the very value. */
function spellingOn({ labels }: NodeSupply, wanted: Spelling): Spelling | undefined {
  const own = labels.get(wanted.key);
  if (own !== undefined) return isSameDevice(own, wanted.value) ? { key: wanted.key, value: own } : undefined;
  const others = [...labels].filter(([key, value]) => key.includes("/") && isSameDevice(value, wanted.value));
  const named = others.filter(([key]) => /accelerator|gpu|tpu|neuron|device/i.test(key));
  const [best] = named.toSorted(([, a], [, b]) => Number(b === wanted.value) - Number(a === wanted.value));
  return best ? { key: best[0], value: best[1] } : undefined;
}

function relabelled({ key }: Spelling, wanted: string, { pod, position }: RemedyContext): Remedy {
  const accelerator = pod.task.extendedResources?.gpuAccelerator;
  const name = accelerator ? className(accelerator) : "";
  const classes = pod.configuration["accelerator-device-classes"];
  const own = Object.hasOwn(classes, name) ? classes[name] : undefined;
  const configuration: JsonObject = own?.["device-node-label"]
    ? { "accelerator-device-classes": classesWith(pod.configuration, name, key) }
    : { "gpu-device-node-label": key };
  const message = `Flyte looks for the device in the label ${wanted}; the nodes have it in ${key}. Configure that label, or label the nodes.`;
  const path = gpuPath({ pod, position });
  return { problem: { code: "fit.device-label", severity: "warning", path, message }, configuration, loss: 0 };
}

/** A key of the configuration replaces the whole shipped value, so all classes are said again. */
function classesWith(configuration: PodConfiguration, name: string, label: string): JsonObject {
  const entries = Object.entries(configuration["accelerator-device-classes"]).map(
    ([one, { "pod-template": _, ...own }]) => {
      const given = Object.entries(own).filter(([, value]) => value !== "" && value !== null);
      const changed = one === name ? { "device-node-label": label } : {};
      return [one, { ...Object.fromEntries(given), ...changed }] as const;
    },
  );
  return Object.fromEntries(entries);
}

function respelled({ value }: Spelling, wanted: string, context: RemedyContext): Remedy {
  const fix = spellingFix(value, context);
  const sent = context.pod.task.extendedResources?.gpuAccelerator?.device ?? "";
  const message = `Flyte asks for nodes whose label is ${wanted}; the nodes spell it ${value}. ${fix ? "Ask for a device of that name, or have" : "Have"} the configuration translate it.`;
  const problem = { code: "fit.device-spelling", severity: "warning", path: gpuPath(context), message } as const;
  return {
    problem: fix ? { ...problem, fixes: [fix] } : problem,
    configuration: { "accelerator-devices": devicesWith(context.pod.configuration, sent, value) },
    loss: 0,
  };
}

/** As a list, because in a map the names would lose their case; with all entries, because the key replaces the whole table. */
function devicesWith(configuration: PodConfiguration, sent: string, value: string): readonly JsonObject[] {
  const name = sent.toUpperCase();
  const others = Object.entries(configuration["accelerator-devices"]).filter(([one]) => one !== name);
  return [...others, [name, value] as const].map(([one, label]) => ({ [one]: label }));
}

/** The change of the document, with what else is planned for the device. */
function spellingFix(value: string, { document, pod, planned }: RemedyContext): Fix | undefined {
  const device = deviceSentAs(value, { document, pod });
  const { path } = pod.messages;
  if (path === undefined || device === undefined) return undefined;
  const gpu = gpuValue(pod.messages, catalogueFor(document.sdk), { ...planned, device });
  return gpu === undefined
    ? undefined
    : { label: `Ask for the device ${device}`, changes: [{ path: [...path, "gpu"], value: gpu }] };
}

/**
 * The device for which Flyte looks for a label's value: one of the SDK's, else the value itself. `undefined` where the SDK or the
 * executor's table would make something else of it.
 */
function deviceSentAs(value: string, { document, pod }: Pick<RemedyContext, "document" | "pod">): string | undefined {
  const catalogue = catalogueFor(document.sdk);
  const table = pod.configuration["accelerator-devices"];
  if (Object.hasOwn(table, value.toUpperCase()) && table[value.toUpperCase()] !== value) return undefined;
  const listed = acceleratorNames(catalogue).find((name) => nodeLabelValue(catalogue, name) === value);
  return listed ?? (nodeLabelValue(catalogue, value) === value ? value : undefined);
}

/** The device by the spelling of a node that names it otherwise than a label change wants; `undefined` elsewhere. */
export function plannedDevice(change: LabelChange, supply: NodeSupply, context: RemedyContext): string | undefined {
  const found = deviceOn(change, supply, context);
  return found && found.value !== change.set ? deviceSentAs(found.value, context) : undefined;
}

function gpuPath({ pod, position }: Pick<RemedyContext, "pod" | "position">) {
  const { path } = pod.messages;
  return path === undefined ? nodePath(position) : [...path, "gpu"];
}
