import { useEffect } from "react";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { clusterStore, keptProfileText } from "#ui/cluster/cluster-store.ts";
import { documentStore } from "#ui/document/document-store.ts";
import { positionOf } from "#ui/document/node-key.ts";

const quietMilliseconds = 80;

/**
 * Keeps the answer where the selected task's pod fits. All of it is loaded when a cluster is chosen, and runs in a worker; without a
 * cluster nothing is loaded. `all` asks for every task, which the view of fits shows.
 */
export function useFit(all: boolean): void {
  useEffect(() => {
    void startProfile();
  }, []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const ask = async () => {
      const { profile } = clusterStore.getState();
      const { document, selected } = documentStore.getState();
      const position = positionOf(document, selected);
      asked += 1;
      // Where nothing is selected, the answer about what was there says nothing any more.
      if (!profile || !position) return clusterStore.setState({ answer: undefined });
      const turn = asked;
      const { askWorker } = await import("#ui/cluster/fit-client.ts");
      const answer = await askWorker({ kind: "fit", document, profile, position, all });
      // An answer to an older question, or about another cluster, says nothing any more.
      if (turn === asked && clusterStore.getState().profile === profile) clusterStore.setState({ answer });
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), quietMilliseconds);
    };
    const stopDocument = documentStore.subscribe((state, before) => {
      if (state.document !== before.document || state.selected !== before.selected) soon();
    });
    const stopCluster = clusterStore.subscribe((state, before) => {
      if (state.profile !== before.profile) soon();
    });
    soon();
    return () => {
      clearTimeout(timer);
      asked = -1;
      stopDocument();
      stopCluster();
    };
  }, [all]);
}

/** The cluster of the last visit; else the one that the site brings along, where it does. A decision for none is kept, too. */
async function startProfile(): Promise<void> {
  const kept = keptProfileText();
  const text = kept ?? (await siteProfile());
  if (text === undefined || text.trim() === "null" || clusterStore.getState().profile) return;
  // In the worker, so that neither the reader nor its schema is part of the page.
  const { askWorker } = await import("#ui/cluster/fit-client.ts");
  const { parts } = (await askWorker({ kind: "read", text })).reading;
  const found = parts.find((part) => part.kind === "profile");
  const profile: ClusterProfile | undefined = found?.kind === "profile" ? found.profile : undefined;
  if (profile) clusterStore.setState({ profile });
}

/** `cluster-profile.json` beside the page; as shipped it is `null`. */
async function siteProfile(): Promise<string | undefined> {
  try {
    const response = await fetch("./cluster-profile.json");
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
