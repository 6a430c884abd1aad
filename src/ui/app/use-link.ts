import { useEffect, useRef } from "react";
import type { DocumentDraft } from "#core/document/draft.ts";

/** A text or files for the *Open* box, and why they are there. `isApart` where what is opened is not to be tied to this text. */
export type Opening = {
  readonly text: string;
  readonly files?: readonly File[];
  readonly reason?: string;
  readonly isApart?: true;
};

/**
 * Takes the document of a link in the address. Where nothing of one's own is there yet it is opened at once; otherwise it is shown
 * first, and replaces nothing by itself.
 */
export function useLink(options: {
  readonly fresh: boolean;
  readonly onShow: (opening: Opening) => void;
  readonly onOpen: (document: DocumentDraft, said: string, name?: string) => void;
}): void {
  const latest = useRef(options);
  latest.current = options;
  const isFirst = useRef(options.fresh);
  useEffect(() => {
    const take = async () => {
      const { hash, pathname, search } = globalThis.location;
      const fresh = isFirst.current;
      isFirst.current = false;
      if (hash.length < 2) return;
      globalThis.history.replaceState(null, "", `${pathname}${search}`);
      const { takeLink } = await import("#ui/features/importing/take-link.ts");
      const { document, said, text } = takeLink(hash);
      if (!document) latest.current.onShow({ text, reason: said, isApart: true });
      else if (fresh) latest.current.onOpen(document, `${said} It came with the link.`, "the link");
      else
        latest.current.onShow({
          text,
          isApart: true,
          reason: `The link holds this document. ${said} Opening it replaces yours; undo brings yours back.`,
        });
    };
    void take();
    const onChange = () => void take();
    globalThis.addEventListener("hashchange", onChange);
    return () => globalThis.removeEventListener("hashchange", onChange);
  }, []);
}
