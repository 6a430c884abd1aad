import { documentProblems } from "#core/advice/document-problems.ts";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { nodePath } from "#core/document/draft.ts";
import type { UnknownValue } from "#core/formats/source-contract.ts";
import type { Path, Problem } from "#core/problem/problem.ts";
import { unknownOf } from "./unknown-values.ts";

type Judged = {
  readonly document: DocumentDraft;
  readonly unknown: readonly UnknownValue[];
  readonly problems: readonly Problem[];
};

let judged: Judged | undefined;

/**
 * All problems of the document; computed once for a document, and node by node where only one changed. Of a value that only a run of
 * its source knows nothing is said: it is absent here, not there.
 */
export function problemsOf(document: DocumentDraft): readonly Problem[] {
  const unknown = unknownOf(document);
  if (judged?.document !== document || judged.unknown !== unknown) {
    const paths = new Set(unknown.map(({ path }) => path.join("/")));
    const problems = documentProblems(document);
    judged = { document, unknown, problems: problems.filter(({ path }) => !paths.has(path.join("/"))) };
  }
  return judged.problems;
}

/** The problems of one node itself (not of the nodes below it), with paths that start at the node; their fixes keep paths of the document. */
export function problemsOfNode(document: DocumentDraft, position: NodePosition): readonly Problem[] {
  const path = nodePath(position);
  return problemsOf(document)
    .filter((problem) => startsWith(problem.path, path) && !isBelow(problem.path, path.length))
    .map((problem) => ({ ...problem, path: problem.path.slice(path.length) }));
}

/** The worst severity of a node and of all below it. */
export function severityOf(document: DocumentDraft, path: Path): Problem["severity"] | undefined {
  const problems = problemsOf(document);
  let worst = severities.get(problems);
  if (!worst) {
    worst = worstByNode(problems);
    severities.set(problems, worst);
  }
  return worst.get(path.join("/"));
}

const ranks = ["note", "warning", "error"] as const;
const severities = new WeakMap<readonly Problem[], ReadonlyMap<string, Problem["severity"]>>();

/** The worst severity at each node that has problems, or has them below it; keys are paths joined by `/`. */
function worstByNode(problems: readonly Problem[]): ReadonlyMap<string, Problem["severity"]> {
  const worst = new Map<string, Problem["severity"]>();
  for (const { path, severity } of problems) {
    for (const length of [2, 4, 6]) {
      if (path.length < length || typeof path[length - 1] !== "number") break;
      const key = path.slice(0, length).join("/");
      const before = worst.get(key);
      if (!before || ranks.indexOf(before) < ranks.indexOf(severity)) worst.set(key, severity);
    }
  }
  return worst;
}

function startsWith(path: Path, prefix: Path): boolean {
  return prefix.every((key, index) => path[index] === key);
}

function isBelow(path: Path, length: number): boolean {
  const key = path[length];
  return (key === "tasks" || key === "overrides") && typeof path[length + 1] === "number";
}
