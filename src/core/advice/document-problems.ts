import type { DocumentDraft } from "#core/document/draft.ts";
import { judgeDocument } from "#core/document/judge-document.ts";
import type { Path, Problem } from "#core/problem/problem.ts";
import { adviseDocument } from "./advise-document.ts";

/**
 * Everything there is to say about a document, node by node from the top: what programs refuse, then what people regret. Paths start at
 * the document.
 */
export function documentProblems(document: DocumentDraft): readonly Problem[] {
  const advice = adviseDocument(document);
  const judged = judgeDocument(document);
  if (advice.length === 0) return judged;
  return [...judged, ...advice].toSorted((one, other) => comparePlaces(one.path, other.path));
}

/** The order of the nodes in which two paths lie: environment, task, override; a node before what is below it. */
function comparePlaces(one: Path, other: Path): number {
  for (const at of [1, 3, 5]) {
    const difference = placeAt(one, at) - placeAt(other, at);
    if (difference !== 0) return difference;
  }
  return 0;
}

function placeAt(path: Path, at: number): number {
  const position = path[at];
  return typeof position === "number" ? position : -1;
}
