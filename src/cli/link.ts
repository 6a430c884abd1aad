import { writeLink } from "#core/formats/link/write-link.ts";
import { hasErrors } from "#core/problem/problem.ts";
import { type Done, problemLines, readDocument } from "./read-document.ts";

/** Writes a document as a link: the base that was given, `#`, and the document. */
export function link(text: string, { base }: { readonly base: string }): Done {
  const judged = readDocument(text);
  const problems = problemLines(judged, judged.problems, text);
  if (!judged.document) return { output: "", problems, exit: 1 };
  return { output: `${base}#${writeLink(judged.document)}\n`, problems, exit: hasErrors(judged.problems) ? 1 : 0 };
}
