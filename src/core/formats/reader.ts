import type { DocumentDraft } from "#core/document/draft.ts";
import type { Problem, Result } from "#core/problem/problem.ts";

/** A part of the source that a document cannot show: kept word for word and listed. */
export type Kept = {
  readonly text: string;
  readonly reason: string;
  readonly range?: { readonly from: number; readonly to: number };
};

/** What a reader understood. `problems` are warnings and notes of reading; errors of values are the schema's. */
export type Read = {
  readonly document: DocumentDraft;
  readonly kept: readonly Kept[];
  readonly problems: readonly Problem[];
};

/** One input format. Never throws on any string. */
export type Reader = {
  readonly id: "yaml" | "json";
  readonly label: string;
  /** Cheap, for detection; `read` decides. */
  looksLike(text: string): boolean;
  read(text: string): Result<Read>;
};
