import type { DocumentDraft } from "#core/document/draft.ts";
import type {
  NodeOrigins,
  SourceEdit,
  SourceFile,
  SourceProblem,
  SourceReading,
} from "#core/formats/source-contract.ts";

/** Reads files, and keeps what was read under `id`; `previous` is the id of an earlier reading of them. */
export type OpenQuestion = {
  readonly kind: "open";
  readonly id: number;
  readonly files: readonly SourceFile[];
  readonly previous?: number;
};

/** Asks for the edits that make a source say a document. `files` are those that were read under `id`. */
export type EditQuestion = {
  readonly kind: "edit";
  readonly id: number;
  readonly files: readonly SourceFile[];
  readonly wanted: DocumentDraft;
  /** Which nodes of it are which of those that were read, where some moved, came or went. */
  readonly origins?: NodeOrigins;
};

/** What the worker can be asked. */
export type SourceQuestion = OpenQuestion | EditQuestion;

/** What was read, and in a sentence what it is. */
export type OpenAnswer = { readonly kind: "opened"; readonly reading: SourceReading; readonly said: string };

/** Why there is nothing to read; problems without a place of their own are at the first line. */
export type UnreadableAnswer = { readonly kind: "unreadable"; readonly problems: readonly SourceProblem[] };

/** The edits, and the files after them. */
export type EditAnswer = {
  readonly kind: "edited";
  readonly edit: SourceEdit;
  readonly files: readonly SourceFile[];
};

/** What the worker answers; `failed` is a bug of ours, in its own words. */
export type SourceAnswer = OpenAnswer | UnreadableAnswer | EditAnswer | FailedAnswer;

type FailedAnswer = { readonly kind: "failed"; readonly message: string };

/** Asks whoever reads sources: the worker, or in tests something else. */
export type AskSource = {
  (question: OpenQuestion): Promise<OpenAnswer | UnreadableAnswer | FailedAnswer>;
  (question: EditQuestion): Promise<EditAnswer | FailedAnswer>;
};
