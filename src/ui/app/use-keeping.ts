import { useEffect, useState } from "react";
import { documentStore } from "#ui/document/document-store.ts";
import { isForeign, keepNow } from "#ui/document/keep-document.ts";

const quietMilliseconds = 300;

/** How the document is kept: why the browser refuses, and whether another tab has written it meanwhile. `settle` ends the waiting. */
export type Keeping = {
  readonly refused: string | undefined;
  readonly foreign: boolean;
  readonly settle: () => void;
};

/**
 * Keeps the document and its undo steps in the browser after each pause, and when the page is left. A document that another tab has
 * changed is not written over before somebody has said which one counts.
 */
export function useKeeping(): Keeping {
  const [refused, setRefused] = useState<string>();
  const [foreign, setForeign] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      clearTimeout(timer);
      timer = undefined;
      setRefused(keepNow());
    };
    const leave = () => {
      if (timer !== undefined && !foreign) keep();
    };
    const stop = documentStore.subscribe((state, before) => {
      if (state.document === before.document || foreign) return;
      clearTimeout(timer);
      timer = setTimeout(keep, quietMilliseconds);
    });
    const onStorage = (event: StorageEvent) => {
      if (!isForeign(event)) return;
      clearTimeout(timer);
      timer = undefined;
      setForeign(true);
    };
    globalThis.addEventListener("pagehide", leave);
    globalThis.addEventListener("storage", onStorage);
    return () => {
      stop();
      leave();
      globalThis.removeEventListener("pagehide", leave);
      globalThis.removeEventListener("storage", onStorage);
    };
  }, [foreign]);
  const settle = () => {
    setForeign(false);
    setRefused(keepNow());
  };
  return { refused, foreign, settle };
}
