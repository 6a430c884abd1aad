import type { DocumentDraft } from "#core/document/draft.ts";
import type { SourceFile, SourceProblem, SourceReading } from "#core/formats/source-contract.ts";
import type { Json } from "#core/problem/json.ts";
import { asDraft } from "#ui/document/as-draft.ts";
import { carryKeys } from "#ui/document/carry-keys.ts";
import { applyChanges, diffValues } from "#ui/document/diff-documents.ts";
import {
  changeDocument,
  type DocumentState,
  documentStore,
  openDocument,
  setTyped,
} from "#ui/document/document-store.ts";
import type { KeptSource } from "#ui/document/kept-source.ts";
import { withKeys } from "#ui/document/node-key.ts";
import { setUnknown } from "#ui/document/unknown-values.ts";
import { originsIn, pathIn } from "./follow-nodes.ts";
import { isUnreadable } from "./is-unreadable.ts";
import { offerAfter } from "./shared-values.ts";
import type { AskSource, EditAnswer, OpenAnswer, UnreadableAnswer } from "./source-messages.ts";
import { type AttachedSource, type SourceBase, sourceStore } from "./source-store.ts";

/** Typing rests this long before it is read. */
const quietMilliseconds = 150;

/** How many undo steps back and redo steps forward are in the source too. */
export type SourceSteps = { readonly past: number; readonly future: number };

/** What keeps the documents of the page and their source together; see `createSourceSession`. */
export type SourceSession = ReturnType<typeof createSourceSession>;

/**
 * Ties the open document to the source it is in. Every document of the store has a base, known by the document's identity: a changed
 * document inherits that of the one before, and undo finds the old one again. What is shown of the source is always its base with the
 * edits that make it say the document; they are asked for beside the form, and only for the newest document.
 */
export function createSourceSession({ ask, newId }: { readonly ask: AskSource; readonly newId: () => number }) {
  const bases = new WeakMap<DocumentDraft, SourceBase | null>();
  /** The base of the document that is about to come. */
  let coming: SourceBase | null | undefined;
  /** What was typed into a source that was detached, and could not be read yet. */
  const unread = new WeakMap<SourceBase, readonly SourceFile[]>();
  /** The document that the texts say as they are shown, and the one that what is typed now started from. */
  let said: DocumentDraft | undefined;
  let typedFrom: DocumentDraft | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  let wanted: DocumentDraft | undefined;
  let isAsking = false;
  let steps: SourceSteps | undefined;

  bases.set(documentStore.getState().document, null);
  const stop = documentStore.subscribe((now, before) => {
    if (now.document === before.document) {
      if (now.past !== before.past) markSteps(now);
      return;
    }
    steps = undefined;
    if (coming !== undefined || !bases.has(now.document)) {
      const inherited = now.writer === "opened" ? null : (bases.get(before.document) ?? null);
      bases.set(now.document, coming === undefined ? inherited : coming);
    }
    follow(now.document, before.document);
  });

  function follow(document: DocumentDraft, before: DocumentDraft): void {
    const base = bases.get(document);
    if (!base) {
      forgetTyping();
      wanted = undefined;
      if (sourceStore.getState().attached) sourceStore.setState({ attached: undefined, offer: undefined });
      return;
    }
    setUnknown(document, unknownIn(base, document));
    const { attached } = sourceStore.getState();
    const isNew = attached?.base !== base;
    if (isNew) {
      forgetTyping();
      said = base.document;
      show({ base, ...asRead(base) });
      const typed = unread.get(base);
      unread.delete(base);
      for (const [at, { text }] of (typed ?? []).entries()) if (text !== base.reading.files[at]?.text) type(at, text);
    }
    sourceStore.setState({ offer: isNew ? undefined : offerAfter(base, before, document) });
    if (!typedFrom) askForEdits(document);
  }

  function askForEdits(document: DocumentDraft): void {
    const base = bases.get(document);
    if (base?.document === document) {
      wanted = undefined;
      settle(base, document, { edit: { edits: [], refused: [] }, files: base.reading.files });
      return;
    }
    wanted = document;
    if (!isAsking) void askInTurn();
  }

  /** Only the newest document is asked about; what comes while an answer is on its way waits for it. */
  async function askInTurn(): Promise<void> {
    isAsking = true;
    while (wanted) {
      const document = wanted;
      wanted = undefined;
      const base = bases.get(document);
      if (!base) continue;
      const { id, reading } = base;
      const origins = originsIn(document, base.document);
      const answer = await ask({
        kind: "edit",
        id,
        files: reading.files,
        wanted: forSource(document, reading),
        ...(origins && { origins }),
      });
      if (answer.kind === "edited") settle(base, document, answer);
    }
    isAsking = false;
  }

  function settle(base: SourceBase, document: DocumentDraft, { edit, files }: Omit<EditAnswer, "kind">): void {
    const { attached } = sourceStore.getState();
    if (attached?.base !== base || typedFrom) return;
    const isRefused = edit.refused.length > 0;
    if (!isRefused) said = document;
    show(isRefused ? { ...attached, refused: edit.refused } : { ...attached, files, edits: edit.edits, refused: [] });
  }

  function type(file: number, text: string): void {
    const { attached } = sourceStore.getState();
    if (!attached) return;
    typedFrom ??= said;
    const files = attached.files.map((one, at) => (at === file ? { ...one, text } : one));
    show({ ...attached, files, isTyped: true });
    clearTimeout(timer);
    turn += 1;
    timer = setTimeout(() => void readTyped(), quietMilliseconds);
  }

  async function readTyped(): Promise<void> {
    const { attached } = sourceStore.getState();
    if (!attached || !typedFrom) return;
    const asked = turn;
    const id = newId();
    const answer = await ask({ kind: "open", id, files: attached.files, previous: attached.base.id });
    const { attached: now } = sourceStore.getState();
    if (asked !== turn || now?.base !== attached.base || answer.kind === "failed") return;
    const problems = problemsOfTyped(answer);
    if (answer.kind === "unreadable" || problems) show({ ...now, broken: problems ?? [], isTyped: false });
    else takeTyped(now, { id, original: attached.base.original, reading: answer.reading });
  }

  /** What was typed can be read: it is the new base. What the form has changed meanwhile is changed in it too. */
  function takeTyped(attached: AttachedSource, read: Omit<SourceBase, "document">): void {
    const { document: now } = documentStore.getState();
    const changes = diffValues((typedFrom ?? now) as Json, now as Json);
    const document = withKeys(carryKeys(typedFrom ?? now, likeOpen(read.reading, now)));
    const base = { ...read, document };
    const merged = document === typedFrom ? now : (asDraft(applyChanges(document as Json, changes)) ?? document);
    const isOther = merged !== now || unknownPaths(read.reading) !== unknownPaths(attached.base.reading);
    forgetTyping();
    if (!isOther) {
      rebase(attached.base, base);
      follow(now, now);
      return;
    }
    coming = base;
    setTyped(merged === now ? { ...now } : merged);
    coming = undefined;
  }

  /** What was typed beside the values stays through undo and redo: earlier and later documents are edits of the new text. */
  function rebase(from: SourceBase, to: SourceBase): void {
    const { document, past, future } = documentStore.getState();
    for (const one of [document, ...[...past, ...future].map((snapshot) => snapshot.document)])
      if (bases.get(one) === from) bases.set(one, to);
  }

  function forgetTyping(): void {
    clearTimeout(timer);
    turn += 1;
    typedFrom = undefined;
  }

  /** After a reload the steps come later than the document: those that were in the source are in it again. */
  function markSteps({ document, past, future }: DocumentState): void {
    const base = bases.get(document);
    if (!base || !steps) return;
    for (const [at, snapshot] of past.toReversed().entries())
      bases.set(snapshot.document, at < steps.past ? base : null);
    for (const [at, snapshot] of future.entries()) bases.set(snapshot.document, at < steps.future ? base : null);
  }

  return {
    /** Opens a document that was read from a source, as one step, and attaches the source. */
    attach(read: { readonly id: number; readonly reading: SourceReading }, name: string): void {
      const document = withKeys(read.reading.document);
      coming = { ...read, original: read.reading.files, document };
      openDocument(document, name);
      coming = undefined;
    },
    /** Goes on without the source, as a step of its own: undo attaches it again. */
    detach(name: string): void {
      const { attached } = sourceStore.getState();
      if (attached && (attached.broken || attached.isTyped)) unread.set(attached.base, attached.files);
      coming = null;
      changeDocument((document) => ({ ...document }));
      coming = undefined;
      sourceStore.setState({ detached: name });
    },
    /** Attaches a source that was kept with the open document. */
    async restore(kept: KeptSource & SourceSteps): Promise<void> {
      const { entry } = documentStore.getState();
      const id = newId();
      const answer = await ask({ kind: "open", id, files: kept.files });
      const now = documentStore.getState();
      if (answer.kind !== "opened" || now.entry.id !== entry.id || bases.get(now.document)) return;
      const document = carryKeys(now.document, likeOpen(answer.reading, now.document));
      bases.set(now.document, { id, original: kept.original, reading: answer.reading, document });
      steps = kept;
      markSteps(now);
      follow(now.document, now.document);
      for (const [at, { text }] of (kept.typed ?? []).entries()) type(at, text);
    },
    /** How many steps around the open document are in its source. */
    steps(): SourceSteps {
      const { document, past, future } = documentStore.getState();
      const original = bases.get(document)?.original;
      const isElsewhere = (snapshot: { readonly document: DocumentDraft }) =>
        bases.get(snapshot.document)?.original !== original;
      const count = (snapshots: readonly { readonly document: DocumentDraft }[]) => {
        const end = snapshots.findIndex(isElsewhere);
        return end < 0 ? snapshots.length : end;
      };
      return { past: count(past.toReversed()), future: count(future) };
    },
    type,
    stop,
  };
}

function show(attached: AttachedSource): void {
  sourceStore.setState({ attached, detached: undefined });
}

/** What is wrong with a text from which no document can be taken. */
function problemsOfTyped(answer: OpenAnswer | UnreadableAnswer): readonly SourceProblem[] | undefined {
  if (answer.kind === "unreadable") return answer.problems;
  return isUnreadable(answer.reading) ? answer.reading.problems : undefined;
}

function asRead(base: SourceBase): Omit<AttachedSource, "base"> {
  return { files: base.reading.files, edits: [], refused: [], broken: undefined, isTyped: false };
}

/** What was read as a document like the open one: code does not say which release it is for. */
function likeOpen({ document }: SourceReading, open: DocumentDraft): DocumentDraft {
  const { environments, ...rest } = document;
  return {
    ...(rest.version === undefined && open.version !== undefined && { version: open.version }),
    ...(rest.sdk === undefined && open.sdk !== undefined && { sdk: open.sdk }),
    ...rest,
    environments,
  };
}

/** The document as its source can say it: without what the reading of code does not have. */
function forSource(document: DocumentDraft, { format, document: read }: SourceReading): DocumentDraft {
  if (format !== "python") return document;
  const { version, sdk, ...rest } = document;
  return {
    ...(read.version !== undefined && version !== undefined && { version }),
    ...(read.sdk !== undefined && sdk !== undefined && { sdk }),
    ...rest,
  };
}

function unknownPaths({ unknown }: SourceReading): string {
  return JSON.stringify(unknown.map(({ path }) => path));
}

function unknownIn({ reading, document: read }: SourceBase, document: DocumentDraft) {
  return reading.unknown.flatMap((value) => {
    const path = pathIn(document, read, value.path);
    return path ? [{ ...value, path }] : [];
  });
}
