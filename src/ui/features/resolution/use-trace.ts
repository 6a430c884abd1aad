import { useEffect, useState } from "react";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { useClusterStore } from "#ui/cluster/cluster-store.ts";
import type { TraceAnswer, TraceQuestion } from "#ui/cluster/fit-messages.ts";

type Asked = {
  readonly document: DocumentDraft;
  readonly profile: TraceQuestion["profile"];
  readonly place: string;
};

/**
 * What becomes of a node's values in the pod, and after a change; by the worker, for the chosen cluster or for Flyte as shipped.
 * `undefined` until it has answered about this document, cluster and node.
 */
export function useTrace(
  document: DocumentDraft,
  after: DocumentDraft | undefined,
  position: NodePosition,
): TraceAnswer | undefined {
  const profile = useClusterStore((state) => state.profile);
  const place = JSON.stringify(position);
  const [found, setFound] = useState<Asked & { readonly answer: TraceAnswer }>();
  useEffect(() => {
    let live = true;
    const ask = async () => {
      const { askWorker } = await import("#ui/cluster/fit-client.ts");
      if (!live) return;
      const at: NodePosition = JSON.parse(place);
      const answer = await askWorker({ kind: "trace", document, after, profile, position: at });
      if (live) setFound({ document, profile, place, answer });
    };
    void ask();
    return () => {
      live = false;
    };
  }, [document, after, profile, place]);
  const isCurrent = found?.document === document && found.profile === profile && found.place === place;
  return isCurrent ? found.answer : undefined;
}
