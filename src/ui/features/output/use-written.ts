import { useEffect, useMemo, useRef, useState } from "react";
import { documentProblems } from "#core/advice/document-problems.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import { partOf } from "#core/formats/part-of.ts";
import type { Scope, Writer, Written } from "#core/formats/writer.ts";
import { useClusterStore } from "#ui/cluster/cluster-store.ts";
import { useBaselines } from "#ui/document/baselines.ts";
import { problemsOf } from "#ui/document/derive.ts";
import { useDocumentStore } from "#ui/document/document-store.ts";
import { positionOf } from "#ui/document/node-key.ts";
import { type CodeText, changedLines, codeText, type LineChange } from "./code-lines.ts";
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

/** The document as a format writes it, as lines; which of them are not as in the baseline, and which the last edit changed. */
export function useWritten(writer: Writer | undefined, scope: Scope) {
  const document = useDocumentStore((state) => state.document);
  const selected = useDocumentStore((state) => state.selected);
  const cluster = useClusterStore((state) => state.profile);
  const step = useDocumentStore((state) => state.step);
  const { current } = useBaselines();
  const write = (of: DocumentDraft): Written | undefined => {
    const select = scope === "file" ? undefined : positionOf(of, selected);
    if (!writer || (scope !== "file" && !select)) return undefined;
    return writer.write({
      document: of,
      problems: of === document ? problemsOf(of) : documentProblems(of),
      scope,
      ...(select && { select: partOf(select, scope) }),
      ...(cluster && { cluster }),
    });
  };
  const first = current?.document === document ? undefined : current?.document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `write` is made of what stands here
  const written = useMemo(() => write(document), [writer, document, scope, selected, cluster]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `write` is made of what stands here
  const base = useMemo(() => first && write(first), [writer, first, scope, selected, cluster]);
  const text = useMemo(() => codeText(written), [written]);
  const before = useMemo(() => (first ? codeText(base) : text), [first, base, text]);
  const changed = useMemo(() => changedLines(before, text), [before, text]);
  const fresh = useFresh(`${writer?.id} ${scope} ${scope === "file" ? "" : selected}`, step, text);
  return { written, base: first ? base : written, text, changed, fresh };
}

type Shown = {
  readonly view: string;
  readonly step: number;
  readonly before: CodeText;
  readonly now: CodeText;
};

const nothing: CodeText = { parts: [], starts: [], count: 0 };

/** The lines that the last step changed. Another view, and the first text of one, has changed nothing. */
function useFresh(view: string, step: number, text: CodeText): ReadonlyMap<number, LineChange> {
  const shown = useRef<Shown>({ view, step, before: nothing, now: nothing });
  return useMemo(() => {
    const last = shown.current;
    const same = last.view === view;
    const before = !same ? text : last.step === step ? last.before : last.now;
    shown.current = { view, step, before, now: text };
    return changedLines(before.count === 0 ? text : before, text);
  }, [view, step, text]);
}
