import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import type { Path, Problem } from "#core/problem/problem.ts";

/** What a piece of written text is, for highlighting. */
export type TokenKind = "keyword" | "comment" | "string" | "number" | "plain";

/**
 * A piece of the written text. The pieces' texts joined are the whole text. `path` says which value of the document the piece
 * spells (used to colour a resource's value in its hue). `runtime` marks what only a run knows (shown muted, "set by the run"); `origin` says who decided.
 */
export type Token = {
  readonly kind: TokenKind;
  readonly text: string;
  readonly path?: Path;
  readonly runtime?: true;
  /** Who decided about the value, in words: a field, a default, a rule. */
  readonly origin?: string;
};

/** Lines `from`..`to` (both included, from 0) belong to the document's value at `path`; inner marks come after outer ones. */
export type Mark = { readonly from: number; readonly to: number; readonly path: Path };

/** How much of the document is written; every scope but `file` needs `select`. */
export type Scope = "file" | "environment" | "task" | "override" | "resources";

/** What a writer gets: the draft, what is wrong with it (written as a comment on top when there are errors), and how much to write. */
export type WriteInput = {
  readonly document: DocumentDraft;
  readonly problems: readonly Problem[];
  readonly scope: Scope;
  readonly select?: NodePosition;
  /** The cluster for which pods are written; without it they are those of Flyte as shipped. */
  readonly cluster?: ClusterProfile;
};

/**
 * Whole lines of a written text: `text` is empty or ends with a newline, no token crosses a line, marks count from the part's own first
 * line. A part that is the same object as before holds the same lines.
 */
export type WrittenPart = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly marks: readonly Mark[];
  readonly lines: number;
};

/** What a writer returns. `parts` are its pieces in order; tokens and marks of the whole are made when they are asked for. `problems` are those of writing (what the format cannot carry), not those of the document. */
export type Written = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly marks: readonly Mark[];
  readonly parts: readonly WrittenPart[];
  readonly problems: readonly Problem[];
};

/** One output format. Pure: the same input gives the same bytes, a final newline, no dates. */
export type Writer = {
  readonly id:
    | "python"
    | "typescript"
    | "yaml"
    | "json"
    | "idl"
    | "idl-typescript"
    | "pod"
    | "probe-pod"
    | "pod-template"
    | "pod-template-python";
  readonly label: string;
  readonly language: "python" | "typescript" | "yaml" | "json";
  readonly fileExtension: string;
  /** Whether its tokens say who decided about a value. */
  readonly tellsOrigins?: true;
  /** The scopes it can write, the default first. */
  readonly scopes: readonly Scope[];
  write(input: WriteInput): Written;
};
