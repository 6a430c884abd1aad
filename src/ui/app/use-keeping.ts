import { useEffect, useState } from "react";
import { documentStore } from "#ui/document/document-store.ts";
import { store } from "#ui/document/stored-document.ts";

const quietMilliseconds = 300;

/** Keeps the document in the browser after each pause, and when the page is left. Returns why it could not, or undefined. */
export function useKeeping(): string | undefined {
  const [refused, setRefused] = useState<string>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      clearTimeout(timer);
      timer = undefined;
      setRefused(store(documentStore.getState().document));
    };
    const stop = documentStore.subscribe((state, before) => {
      if (state.document === before.document) return;
      clearTimeout(timer);
      timer = setTimeout(keep, quietMilliseconds);
    });
    const leave = () => {
      if (timer !== undefined) keep();
    };
    globalThis.addEventListener("pagehide", leave);
    return () => {
      stop();
      leave();
      globalThis.removeEventListener("pagehide", leave);
    };
  }, []);
  return refused;
}
