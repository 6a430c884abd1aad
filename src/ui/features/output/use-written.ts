import { useEffect, useMemo, useRef, useState } from "react";
import type { Scope, Writer, Written } from "#core/formats/writer.ts";
import { problemsOf } from "#ui/document/derive.ts";
import { useDocumentStore } from "#ui/document/document-store.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { changedLines, codeLines } from "./code-lines.ts";
import { writerLoaders } from "./writer-loaders.ts";

/** The writer of a format, once its code is there. */
export function useWriter(id: Writer["id"]): Writer | undefined {
  const [loaded, setLoaded] = useState<Partial<Record<Writer["id"], Writer>>>({});
  useEffect(() => {
    let live = true;
    void writerLoaders
      .find((entry) => entry.id === id)
      ?.load()
      .then((writer) => live && setLoaded((before) => ({ ...before, [id]: writer })));
    return () => {
      live = false;
    };
  }, [id]);
  return loaded[id];
}

/** The document as a format writes it, as lines, and which of them the last edit changed. */
export function useWritten(writer: Writer | undefined, scope: Scope) {
  const document = useDocumentStore((state) => state.document);
  const selected = useDocumentStore((state) => state.selected);
  const step = useDocumentStore((state) => state.step);
  const written = useMemo((): Written | undefined => {
    if (!writer) return undefined;
    const problems = problemsOf(document);
    const select = scope === "file" ? undefined : positionOf(document, selected);
    return writer.write(select ? { document, problems, scope, select } : { document, problems, scope });
  }, [writer, document, scope, selected]);
  const lines = useMemo(() => (written ? codeLines(written) : []), [written]);
  const changed = useChanged(`${writer?.id} ${scope} ${scope === "file" ? "" : selected}`, step, lines);
  return { written, lines, changed };
}

type Shown = {
  readonly view: string;
  readonly step: number;
  readonly before: readonly string[];
  readonly now: readonly string[];
};

function useChanged(view: string, step: number, lines: readonly { readonly text: string }[]): ReadonlySet<number> {
  const shown = useRef<Shown>({ view, step, before: [], now: [] });
  return useMemo(() => {
    const texts = lines.map((line) => line.text);
    const last = shown.current;
    const same = last.view === view;
    const before = !same ? texts : last.step === step ? last.before : last.now;
    shown.current = { view, step, before, now: texts };
    return changedLines(before.length === 0 ? texts : before, texts);
  }, [view, step, lines]);
}
