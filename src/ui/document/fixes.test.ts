import fc from "fast-check";
import { expect, test } from "vitest";
import { documentProblems } from "#core/advice/document-problems.ts";
import { arbDocument } from "#core/document/arbitraries.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { Problem } from "#core/problem/problem.ts";
import { setValue } from "./edit-document.ts";

const ranks = ["note", "warning", "error"] as const;

/** How many problems there are above a severity. */
function worseThan(problems: readonly Problem[], severity: Problem["severity"]): number {
  return problems.filter((one) => ranks.indexOf(one.severity) > ranks.indexOf(severity)).length;
}

test("D19: every fix removes its problem and adds none of higher severity", () => {
  let fixed = 0;
  fc.assert(
    fc.property(arbDocument, (draft) => {
      const problems = documentProblems(draft);
      for (const problem of problems) {
        for (const fix of problem.fixes ?? []) {
          const after = fix.changes.reduce<DocumentDraft>(
            (at, change) => setValue(at, change.path, change.value),
            draft,
          );
          const left = documentProblems(after);
          const same = left.filter((one) => one.code === problem.code && one.path.join() === problem.path.join());
          expect(same, `${fix.label}: ${problem.message}`).toEqual([]);
          expect(worseThan(left, problem.severity), fix.label).toBeLessThanOrEqual(
            worseThan(problems, problem.severity),
          );
          fixed += 1;
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(fixed).toBeGreaterThan(50);
}, 60_000);
