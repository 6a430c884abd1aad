import { useEffect, useState } from "react";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { DiffAnswer } from "#ui/cluster/fit-messages.ts";

const quietMilliseconds = 200;

/** What a change of the document does to its Python code, once the worker has written both; `undefined` until then and without a change. */
export function useCodeDiff(before: DocumentDraft, after: DocumentDraft): DiffAnswer | undefined {
  const [found, setFound] = useState<{ readonly after: DocumentDraft; readonly answer: DiffAnswer }>();
  useEffect(() => {
    if (before === after) return undefined;
    let live = true;
    const ask = async () => {
      const { askWorker } = await import("#ui/cluster/fit-client.ts");
      if (!live) return;
      const answer = await askWorker({ kind: "diff", before, after });
      if (live) setFound({ after, answer });
    };
    const timer = setTimeout(() => void ask(), quietMilliseconds);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [before, after]);
  return found?.after === after ? found.answer : undefined;
}
