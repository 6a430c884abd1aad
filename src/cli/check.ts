import { hasErrors } from "#core/problem/problem.ts";
import { type Done, problemLines, readDocument, whereOf } from "./read-document.ts";

/** Says all that is wrong with a document: as lines on standard error, or as JSON on standard output. */
export function check(text: string, options: { readonly format: "text" | "json" }): Done {
  const judged = readDocument(text);
  const exit = hasErrors(judged.problems) ? 1 : 0;
  if (options.format === "text") return { output: "", problems: problemLines(judged, judged.problems, text), exit };
  const listed = judged.problems.map((problem) => ({ address: whereOf(judged, problem, text), ...problem }));
  return { output: `${JSON.stringify(listed, undefined, 2)}\n`, problems: "", exit };
}
