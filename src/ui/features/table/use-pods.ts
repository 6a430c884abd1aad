import { useEffect, useMemo, useState } from "react";
import type { DocumentDraft } from "#core/document/draft.ts";
import { useClusterStore } from "#ui/cluster/cluster-store.ts";
import type { TablePod } from "#ui/cluster/fit-messages.ts";
import type { TableRow } from "./table-rows.ts";

/** What the worker said of rows, by row; `version` counts its answers, `nodes` is how many nodes the cluster has. */
export type Pods = { readonly pods: WeakMap<TableRow, TablePod>; readonly version: number; readonly nodes: number };

const quietMilliseconds = 120;

/** Asks the worker about all rows while the table is open, once edits pause. A row that is another object than was asked about has no answer yet. */
export function usePods(document: DocumentDraft, rows: readonly TableRow[]): Pods {
  const profile = useClusterStore((state) => state.profile);
  // biome-ignore lint/correctness/useExhaustiveDependencies: answers for another cluster say nothing
  const pods = useMemo(() => new WeakMap<TableRow, TablePod>(), [profile]);
  const [answered, setAnswered] = useState({ version: 0, nodes: 0 });
  useEffect(() => {
    let live = true;
    const ask = async () => {
      const { askWorker } = await import("#ui/cluster/fit-client.ts");
      if (!live) return;
      const answer = await askWorker({ kind: "table", document, profile });
      if (!live) return;
      for (const [at, row] of rows.entries()) {
        const pod = answer.pods[at];
        if (pod) pods.set(row, pod);
      }
      setAnswered(({ version }) => ({ version: version + 1, nodes: answer.nodes }));
    };
    const timer = setTimeout(() => void ask(), quietMilliseconds);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [document, rows, profile, pods]);
  return { pods, ...answered };
}
