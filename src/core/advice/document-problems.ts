import type { DocumentDraft } from "#core/document/draft.ts";
import { judgeDocument } from "#core/document/judge-document.ts";
import type { Problem } from "#core/problem/problem.ts";
import { adviseDocument } from "./advise-document.ts";

/** Everything there is to say about a document: what programs refuse, then what people regret. Paths start at the document. */
export function documentProblems(document: DocumentDraft): readonly Problem[] {
  return [...judgeDocument(document), ...adviseDocument(document)];
}
