import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { isJsonObject, type JsonObject } from "#core/problem/json.ts";
import type { FitAnswer } from "./fit-messages.ts";

const storageKey = "flyte-resource-configurator.cluster";

/** The cluster that pods are judged by, and what was found about the selected node; both absent without a cluster. */
type ClusterState = {
  readonly profile: ClusterProfile | undefined;
  readonly answer: FitAnswer | undefined;
  /** The profile as it was before a configuration was tried in it. */
  readonly before?: ClusterProfile | undefined;
};

/** The page's cluster. It starts with what an earlier visit kept, else with what the site brings along (`loadSiteProfile`). */
export const clusterStore = createStore<ClusterState>(() => ({ profile: undefined, answer: undefined }));

/** Reads a part of the store and follows its changes. */
export function useClusterStore<T>(read: (state: ClusterState) => T): T {
  return useStore(clusterStore, read);
}

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

/** Whether a cluster was kept, or there was a decision for none: then the site's own is not taken. */
export function keptProfileText(): string | undefined {
  try {
    return localStorage.getItem(storageKey) ?? undefined;
  } catch {
    return undefined;
  }
}
