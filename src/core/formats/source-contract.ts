import type { DocumentDraft } from "#core/document/draft.ts";
import type { Path, Problem } from "#core/problem/problem.ts";

/** How the bytes of a file spell its text. `ascii` is a text whose encoding is another, of which it uses only what all have in common. */
export type SourceEncoding = "utf-8" | "utf-16le" | "utf-16be" | "latin-1" | "iso-8859-15" | "windows-1252" | "ascii";

/**
 * A file as it was given: its name (for messages, imports between files and patches) and its text, byte-order mark and line ends included.
 * Without `encoding` it is UTF-8.
 */
export type SourceFile = { readonly name: string; readonly text: string; readonly encoding?: SourceEncoding };

/** What a source is written in: Python, a resource document, Kubernetes pods and pod templates, Flyte IDL. */
export type SourceFormat = "python" | "yaml" | "json" | "pod" | "idl";

/** A replacement in a text: offsets in UTF-16 code units of the text before any edit; `from === to` inserts. */
export type TextEdit = { readonly from: number; readonly to: number; readonly text: string };

/** A piece of one of the files: `file` is its position among them. */
export type Place = { readonly file: number; readonly from: number; readonly to: number };

/** Where the value at `path` is spelled. Outer values come before inner ones. */
export type PlacedValue = { readonly path: Path; readonly place: Place };

/** A value that only a run knows. It is absent from the document at `path`; `line` counts from 1. */
export type UnknownValue = {
  readonly path: Path;
  readonly place: Place;
  readonly line: number;
  /** The expression as written, on one line. */
  readonly expression: string;
  /** Why it is not known, as a clause: `os.getenv is read when the file runs`. */
  readonly reason: string;
};

/** A constant that spells values of the document; more than one path where several values come from it. */
export type SharedValue = {
  readonly name: string;
  readonly place: Place;
  readonly line: number;
  readonly paths: readonly Path[];
};

/** A part of a source that the document does not show: it stays in the file as it is, and is listed. */
export type KeptPart = { readonly place: Place; readonly line: number; readonly text: string; readonly reason: string };

/** A repair of the text itself, where the document cannot spell it. */
export type SourceRepair = { readonly label: string; readonly edits: readonly TextEdit[] };

/** A problem of a source: `range` of the problem is in the text of `file`; `line` counts from 1. */
export type SourceProblem = Problem & { readonly file: number; readonly line: number; readonly repair?: SourceRepair };

/** What was understood of a source: plain data, so that it can cross from a worker. */
export type SourceReading = {
  readonly format: SourceFormat;
  /** Whether the text itself can be edited. What is only read (pods, IDL, notebooks) refuses every edit. */
  readonly editable: boolean;
  readonly files: readonly SourceFile[];
  readonly document: DocumentDraft;
  readonly unknown: readonly UnknownValue[];
  readonly shared: readonly SharedValue[];
  readonly kept: readonly KeptPart[];
  readonly places: readonly PlacedValue[];
  readonly problems: readonly SourceProblem[];
  /** Whether the text is too broken to take values from: then the document is what was understood in spite of it. */
  readonly broken: boolean;
};

/** What a source cannot say. The path is one of the wanted document; of the one that was read where `inRead` says so. */
export type RefusedEdit = Problem & { readonly inRead?: true };

/** The replacements that make a source say another document: a list a file. What cannot be said is `refused`, with the path; then there are no edits. */
export type SourceEdit = {
  readonly edits: readonly (readonly TextEdit[])[];
  readonly refused: readonly RefusedEdit[];
};

/** Which nodes of a wanted document are which of the one that was read: paths of both. A node that is not among them is new. */
export type NodeOrigins = readonly (readonly [wanted: Path, read: Path])[];

/**
 * A source that was read and can be edited: `edit` tells the smallest replacements with which its files say `wanted`. Without `origins` nodes are found
 * again by their names and places.
 */
export type OpenSource = {
  readonly reading: SourceReading;
  edit(wanted: DocumentDraft, origins?: NodeOrigins): SourceEdit;
};
