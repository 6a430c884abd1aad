import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import type { FitAnswer } from "./fit-messages.ts";

/** Where the browser keeps the cluster. */
export const storageKey = "flyte-resource-configurator.cluster";

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

/** Whether a cluster was kept, or there was a decision for none: then the site's own is not taken. */
export function keptProfileText(): string | undefined {
  try {
    return localStorage.getItem(storageKey) ?? undefined;
  } catch {
    return undefined;
  }
}
