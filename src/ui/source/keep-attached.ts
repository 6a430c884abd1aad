import type { SourceFile } from "#core/formats/source-contract.ts";
import { documentStore } from "#ui/document/document-store.ts";
import { forgetSource, keepSource, loadSource, readMark, writeMark } from "#ui/document/kept-source.ts";
import type { SourceSession } from "./source-session.ts";
import { type SourceBase, sourceStore } from "./source-store.ts";

type Kept = {
  readonly id: string;
  readonly base: SourceBase | undefined;
  readonly typed: readonly SourceFile[] | undefined;
};

/** While somebody types, what is typed is kept so often. */
const typingMilliseconds = 300;

/** Keeps the source of the open document in the browser from now on: its texts when another base is read, its steps with every step. */
export function keepAttached(session: SourceSession): void {
  let kept: Kept = { id: "", base: undefined, typed: undefined };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    const { attached, isAwaited } = sourceStore.getState();
    const { entry } = documentStore.getState();
    const base = attached?.base;
    if (isAwaited) return;
    if (base) writeMark(entry.id, session.steps());
    const typed = attached?.broken || attached?.isTyped ? attached.files : undefined;
    if (kept.id === entry.id && kept.base === base && kept.typed === typed) return;
    if (attached?.isTyped && kept.id === entry.id && kept.base === base)
      timer ??= setTimeout(write, typingMilliseconds);
    else write();
  };
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const { attached } = sourceStore.getState();
    const { entry } = documentStore.getState();
    const base = attached?.base;
    const typed = attached?.broken || attached?.isTyped ? attached.files : undefined;
    const isGone = kept.id === entry.id && kept.base !== undefined && base === undefined;
    kept = { id: entry.id, base, typed };
    if (base)
      void keepSource(entry.id, { original: base.original, files: base.reading.files, ...(typed && { typed }) });
    else if (isGone) void forgetSource(entry.id);
  };
  sourceStore.subscribe(keep);
  documentStore.subscribe(keep);
  globalThis.addEventListener?.("pagehide", () => timer !== undefined && write());
}

/** Brings back the source that the open document was in at an earlier visit. */
export async function restoreAttached(session: SourceSession): Promise<void> {
  const { entry } = documentStore.getState();
  const mark = readMark(entry.id);
  sourceStore.setState({ isAwaited: true });
  const source = mark && !sourceStore.getState().attached ? await loadSource(entry.id) : undefined;
  if (mark && source) await session.restore({ ...source, ...mark });
  if (documentStore.getState().entry.id === entry.id) sourceStore.setState({ isAwaited: false });
}
