import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { RefusedEdit, SourceFile, SourceProblem, SourceReading, TextEdit } from "#core/formats/source-contract.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";

/**
 * A state of a source that was read: what edits are computed from. `original` are the files as they were given, from which changes are
 * counted; `document` is what was read, with the keys of the page's nodes.
 */
export type SourceBase = {
  readonly id: number;
  readonly original: readonly SourceFile[];
  readonly reading: SourceReading;
  readonly document: DocumentDraft;
};

/** The source that the document is in. */
export type AttachedSource = {
  readonly base: SourceBase;
  /** The files as they are now: those that were read with the edits in them, or what is being typed. */
  readonly files: readonly SourceFile[];
  /** A list a file: what makes the files that were read those of now. None while something is typed. */
  readonly edits: readonly (readonly TextEdit[])[];
  /** What of the document cannot be written into the source; then no change is written. */
  readonly refused: readonly RefusedEdit[];
  /** What was typed and cannot be read: the form stays as it was. */
  readonly broken: readonly SourceProblem[] | undefined;
  /** Whether something was typed that is not in the form yet. */
  readonly isTyped: boolean;
};

/** A constant of the source spells the value that was just changed, and others: the same can be done to all of them. */
export type SharedOffer = {
  readonly name: string;
  readonly line: number;
  readonly value: Json | undefined;
  /** The address of the value that was changed, and those of the first of the others. */
  readonly changed: string;
  readonly named: readonly string[];
  /** The other values that the constant spells, in the document. */
  readonly others: readonly Path[];
};

type SourceState = {
  readonly attached: AttachedSource | undefined;
  readonly offer: SharedOffer | undefined;
  /** The name of the source that was just detached. */
  readonly detached: string | undefined;
  /** Whether a source that this browser keeps is on its way. */
  readonly isAwaited: boolean;
};

/** The source of the open document; empty for a document that is in none. All that fills it is loaded with the first source. */
export const sourceStore = createStore<SourceState>(() => ({
  attached: undefined,
  offer: undefined,
  detached: undefined,
  isAwaited: false,
}));

/** Reads a part of the store and follows its changes. */
export function useSourceStore<T>(read: (state: SourceState) => T): T {
  return useStore(sourceStore, read);
}
