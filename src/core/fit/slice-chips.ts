import { catalogueFor } from "#core/catalog/sdk-catalogue.ts";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { Problem } from "#core/problem/problem.ts";
import type { BuiltFit } from "./fit-task.ts";
import { gpuValue } from "./gpu-value.ts";
import { placePod } from "./place-pod.ts";

const chips = "google.com/tpu";

/**
 * A slice of a TPU is scheduled with all chips of its host: a pod that asks for fewer than every host on which it could run has gets
 * a fix with the host's number. Code: `fit.tpu-chips`.
 *
 * @see SPEC FT11
 */
export function sliceChips(document: DocumentDraft, profile: ClusterProfile, fit: BuiltFit): readonly Problem[] {
  const asked = fit.demand.requests.get(chips);
  const { path, given } = fit.pod.messages;
  if (asked === undefined || path === undefined || given.gpu === undefined) return [];
  const hosts = hostChips(profile, fit).filter((each) => each > 0n);
  const [host] = hosts;
  if (host === undefined || host <= asked || hosts.some((each) => each !== host)) return [];
  const quantity = Number(host);
  const value = gpuValue(fit.pod.messages, catalogueFor(document.sdk), { quantity });
  const place = [...path, "gpu"];
  const message = `It asks for ${asked} of the chips of a host that has ${host}: a slice is only scheduled with all of them. Ask for ${host}.`;
  const fixes =
    value === undefined ? [] : [{ label: `Ask for all ${host} chips of the host`, changes: [{ path: place, value }] }];
  return [{ code: "fit.tpu-chips", severity: "warning", path: place, message, fixes }];
}

/** The chips of the hosts whose labels and taints suit the pod, whatever is taken on them. */
function hostChips(profile: ClusterProfile, { demand }: BuiltFit): readonly bigint[] {
  const { index, reasons } = placePod({ ...demand, requests: new Map() }, profile);
  return index.groups.flatMap(({ empty }, at) =>
    reasons[at]?.length === 0 ? [empty.allocatable.get(chips) ?? 0n] : [],
  );
}
