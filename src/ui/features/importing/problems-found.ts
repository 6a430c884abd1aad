import type { SourceProblem } from "#core/formats/source-contract.ts";
import type { Found } from "./use-reading.ts";

/** The problems of what was found, with their files and lines. */
export function problemsFound(found: Found): readonly SourceProblem[] {
  if (found.kind === "reading") return found.reading.problems;
  return found.kind === "unreadable" ? found.problems : [];
}
