import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import type { ClusterReading } from "#core/cluster/cluster-reading.ts";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import type { PodTrace } from "#core/fit/trace-pod.ts";
import type { JsonObject } from "#core/problem/json.ts";
import type { FixChange, Problem } from "#core/problem/problem.ts";
import type { DiffFold, DiffLine } from "#ui/look/diff-texts.ts";
import type { PodCells } from "./pod-cells.ts";

/** One resource of a pod against one empty node of a pool. Shares are parts of the node's own amount, for the drawing alone. */
export type PoolBar = {
  readonly resource: string;
  readonly asked: string;
  readonly allocatable: string;
  readonly left: string;
  /** Nothing of it is left on a node full of such pods. */
  readonly usedUp: boolean;
  readonly share: number;
  readonly tooMuch: boolean;
};

/** What a pool says to a pod. `shut`: it is ruled out before amounts are compared. */
export type PoolAnswer = {
  readonly name: string;
  readonly about: string;
  readonly nodes: number;
  readonly autoscaled: boolean;
  readonly fitting: number;
  readonly reasons: readonly string[];
  readonly explained: readonly string[];
  readonly shut: boolean;
  readonly bars: readonly PoolBar[];
  readonly perNode: string;
  readonly limitedBy: string;
};

/** A change with which the pod would fit: of the document, of Flyte's configuration, or, without `isOurs`, of the nodes themselves. */
export type FitSuggestion = {
  readonly label: string;
  readonly detail: string;
  readonly isOurs: boolean;
  readonly changes: readonly FixChange[];
  readonly configuration: JsonObject;
};

/** One task or override in the table of all. */
export type FitRow = {
  readonly position: NodePosition;
  readonly address: string;
  readonly verdict: "fits" | "nowhere" | "invalid" | "unknown" | "refused";
  readonly fitting: number;
  readonly perNode: readonly string[];
};

/** What was found about the selected task: where its pod fits, and why not elsewhere. */
export type FitAnswer = {
  readonly kind: "fit";
  /** The node that was asked about, and the document as it was. */
  readonly position: NodePosition;
  readonly verdict: FitRow["verdict"];
  readonly problems: readonly Problem[];
  readonly message: string | undefined;
  readonly qos: { readonly qosClass: string; readonly reason: string } | undefined;
  readonly nodes: number;
  readonly fitting: number;
  readonly onEmptyNodes: boolean;
  readonly atMaximum: boolean;
  readonly pools: readonly PoolAnswer[];
  readonly suggestions: readonly FitSuggestion[];
  readonly rows: readonly FitRow[];
  /** The pools that the rows count in, and how many nodes each has at most. */
  readonly columns: readonly { readonly name: string; readonly nodes: number }[];
  /** What the cluster's Flyte does with each value; absent where it builds no pod. */
  readonly steps?: PodCells;
};

/** Asks where the pod of a node fits; with `all`, of every task and override. */
export type FitQuestion = {
  readonly kind: "fit";
  readonly document: DocumentDraft;
  readonly profile: ClusterProfile;
  readonly position: NodePosition;
  readonly all: boolean;
};

/** Asks about every task and override at once; without a profile Flyte as shipped builds the pods, and nothing is known of nodes. */
export type TableQuestion = {
  readonly kind: "table";
  readonly document: DocumentDraft;
  readonly profile: ClusterProfile | undefined;
};

/** What was found about one pod. `words`: why it fits nowhere, is refused or invalid, in the words of the program that says so. */
export type TablePod = {
  readonly verdict: FitRow["verdict"];
  readonly fitting: number;
  readonly qos: { readonly qosClass: string; readonly reason: string } | undefined;
  /** What the scheduler reserves, by resource. */
  readonly requests: { readonly [resource: string]: string };
  readonly words: string | undefined;
};

/** The pods in the order of `runnablePositions`, and how many nodes there are. */
export type TableAnswer = { readonly kind: "table"; readonly pods: readonly TablePod[]; readonly nodes: number };

/** Asks what a change of the document does to its Python code. */
export type DiffQuestion = { readonly kind: "diff"; readonly before: DocumentDraft; readonly after: DocumentDraft };

/** The lines around each change, and how many were added and removed. */
export type DiffAnswer = {
  readonly kind: "diff";
  readonly lines: readonly (DiffLine | DiffFold)[];
  readonly added: number;
  readonly removed: number;
};

/** Asks what becomes of a node's values in the pod, and in that of the document after a change; without a profile by Flyte as shipped. */
export type TraceQuestion = {
  readonly kind: "trace";
  readonly document: DocumentDraft;
  readonly after: DocumentDraft | undefined;
  readonly profile: ClusterProfile | undefined;
  readonly position: NodePosition;
};

/** Both traces; `after` is absent without a change. */
export type TraceAnswer = { readonly kind: "trace"; readonly now: PodTrace; readonly after: PodTrace | undefined };

/** What the page asks its worker. */
export type WorkerQuestion =
  | FitQuestion
  | TraceQuestion
  | TableQuestion
  | DiffQuestion
  | { readonly kind: "read"; readonly text: string };

/** What the worker answers. */
export type WorkerAnswer =
  | FitAnswer
  | TraceAnswer
  | TableAnswer
  | DiffAnswer
  | { readonly kind: "read"; readonly reading: ClusterReading };
