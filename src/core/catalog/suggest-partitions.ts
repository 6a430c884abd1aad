import { type AcceleratorChoice, knownClass } from "./accelerator-choice.ts";
import { partitionsOf } from "./accelerators.ts";
import type { HardwareRow } from "./hardware.ts";
import type { AcceleratorWish } from "./read-wish.ts";
import type { DeviceAnswer, DeviceQuestion } from "./suggest-accelerators.ts";
import { chipsPerHost } from "./tpu-hosts.ts";

const nothing: DeviceAnswer = { choices: [], refusals: [] };
const mostNear = 2;

/** What a device says to a wish for a part of it, or for a slice of TPUs. See SPEC C9. */
export function partitionOptions(question: DeviceQuestion): DeviceAnswer {
  const { catalogue, device, wish, named } = question;
  if (knownClass(catalogue, device) === "TPU") return slices(question);
  if (wish.topology !== undefined)
    return named ? refuse(`${device}, ${wish.topology}`, "Only TPUs come in topologies") : nothing;
  return profiles(question);
}

function profiles({ catalogue, device, facts, wish, named }: DeviceQuestion): DeviceAnswer {
  const legal = partitionsOf(catalogue, device);
  const cuts = facts?.mig ?? [];
  const title = `${device}, ${wish.profile ?? `${wish.memory?.gb} GB`}`;
  if (legal?.length === 0) return named ? refuse(title, "A shared device takes no partition") : nothing;
  const possible = [...new Set([...(legal ?? []), ...cuts.map(({ profile }) => profile)])].filter((profile) =>
    isOne(profile),
  );
  if (possible.length === 0) return named ? refuse(title, `${device} has no MIG`) : nothing;
  const found = possible.filter((profile) => isWished(profile, wish, cuts));
  if (found.length === 0 && (!named || wish.profile === undefined)) return nothing;
  const takes = (profile: string) => legal === undefined || legal.includes(profile);
  const taken = possible.filter(takes);
  const chosen = (partition: string): AcceleratorChoice => ({
    device,
    deviceClass: "GPU",
    count: Math.max(1, wish.count ?? 1),
    partition,
  });
  if (found.length === 0) {
    const near = taken.filter((profile) => slicesOf(profile) === slicesOf(wish.profile ?? ""));
    const reason = `${device} has no ${wish.profile}; it has ${taken.join(", ")}`;
    return { choices: near.map(chosen), refusals: [{ title, reason }] };
  }
  const reason = `${facts?.vendor ?? "The maker"} has it, SDK ${catalogue.release} refuses it`;
  const refused = found.filter((profile) => !takes(profile));
  return {
    choices: found.filter(takes).map(chosen),
    refusals: refused.map((profile) => ({ title: `${device}, ${profile}`, reason })),
  };
}

/** Whether a profile is the one that was wished or begins so; without a wished profile, whether it has the wished memory. */
function isWished(
  profile: string,
  { profile: wished, memory }: AcceleratorWish,
  cuts: NonNullable<HardwareRow["mig"]>,
) {
  if (wished !== undefined) return profile.startsWith(wished);
  return cuts.some((cut) => cut.profile === profile && cut.memoryGB === memory?.gb);
}

function slicesOf(profile: string): string {
  return profile.split(".", 1)[0] ?? "";
}

function slices({ catalogue, device, facts, wish, named }: DeviceQuestion): DeviceAnswer {
  if (wish.profile !== undefined) return named ? refuse(`${device}, ${wish.profile}`, "TPUs have no MIG") : nothing;
  if (wish.memory && !remembers(facts?.memoryGB, wish.memory)) return nothing;
  const { topology, count } = wish;
  const legal = partitionsOf(catalogue, device) ?? [...new Set((facts?.topologies ?? []).map((each) => each.topology))];
  const found = topology === undefined ? legal : legal.filter((each) => each === topology);
  const begun = found.length > 0 || topology === undefined ? found : legal.filter((each) => each.startsWith(topology));
  const all = begun.flatMap((each) => choicesOf(device, each));
  const counted = count === undefined ? all : all.filter((choice) => choice.count === count);
  if (begun.length === 0 && !named) return nothing;
  if (begun.length === 0) {
    const near = nearestTopologies(topology ?? "", legal);
    return {
      choices: near.flatMap((each) => choicesOf(device, each).slice(0, 1)),
      refusals: [
        { title: `${device}, ${topology}`, reason: `${device} has no ${topology}; nearest ${near.join(", ")}` },
      ],
    };
  }
  if (counted.length > 0) return { choices: counted, refusals: [] };
  if (!named) return nothing;
  const chips = [...new Set(all.map((choice) => choice.count))];
  const reason = `A host has ${chips.join(" or ")} chips, and a pod gets all of them or none`;
  return { choices: all, refusals: [{ title: `${[device, topology].filter(Boolean).join(", ")} × ${count}`, reason }] };
}

/** A slice asks for all chips of its host; one that comes on two kinds of hosts is two choices. See SPEC C8. */
function choicesOf(device: string, partition: string): readonly AcceleratorChoice[] {
  const hosts = chipsPerHost(device, partition);
  return (hosts.length > 0 ? hosts : [1]).map((count) => ({ device, deviceClass: "TPU", count, partition }));
}

/** The topologies whose number of chips is nearest; the same lengths in another order before all others. */
function nearestTopologies(topology: string, legal: readonly string[]): readonly string[] {
  const lengths = topology.split("x").map(Number);
  const same = lengths.toSorted((a, b) => a - b).join("x");
  const far = (each: string) => {
    const own = each.split("x").map(Number);
    if (own.toSorted((a, b) => a - b).join("x") === same) return -1;
    return Math.abs(Math.log(product(own) / Math.max(1, product(lengths))));
  };
  return legal.toSorted((a, b) => far(a) - far(b)).slice(0, mostNear);
}

function product(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all * each, 1);
}

function remembers(gb: number | undefined, memory: { readonly gb: number; readonly atLeast: boolean }): boolean {
  return gb !== undefined && (memory.atLeast ? gb >= memory.gb : gb === memory.gb);
}

/** MIG profiles only: what the SDK lists as partitions of a device that is no TPU. */
function isOne(profile: string): boolean {
  return /^\d+g\.\d+gb$/.test(profile);
}

function refuse(title: string, reason: string): DeviceAnswer {
  return { choices: [], refusals: [{ title, reason }] };
}
