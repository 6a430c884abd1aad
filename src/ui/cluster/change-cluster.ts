import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { isJsonObject, type JsonObject } from "#core/problem/json.ts";
import { clusterStore, storageKey } from "./cluster-store.ts";

/** Judges by another cluster from now on, in the next visit too; `undefined` by none. Returns the reason when the browser does not keep it. */
export function setProfile(profile: ClusterProfile | undefined): string | undefined {
  clusterStore.setState({ profile, answer: undefined, before: undefined });
  try {
    if (profile) localStorage.setItem(storageKey, JSON.stringify(profile));
    else localStorage.setItem(storageKey, "null");
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** Judges as if Flyte's configuration had these keys; `takeBack` ends it. */
export function tryConfiguration(configuration: JsonObject): void {
  const { profile } = clusterStore.getState();
  if (!profile) return;
  const own = isJsonObject(profile.k8sPlugin) ? profile.k8sPlugin : {};
  setProfile({ ...profile, k8sPlugin: { ...own, ...configuration } });
  clusterStore.setState({ before: profile });
}

/** Ends the trying of a configuration. */
export function takeBack(): void {
  setProfile(clusterStore.getState().before);
}
