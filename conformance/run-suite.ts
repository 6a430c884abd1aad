import { describeDifference, differences } from "./difference.ts";
import { comparedCase, type RecordedCase, type Suite } from "./suite.ts";

/** A case in which our code answers something else. */
export type Failure = { readonly id: string; readonly lines: readonly string[] };

/** What became of a suite. `notBuilt` counts cases; a suite without any code has `built: false`. */
export type SuiteReport = {
  readonly name: string;
  readonly built: boolean;
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly notBuilt: number;
};

/** Runs all cases of a suite. A missing, empty or broken file is one failure. */
export function runSuite(suite: Suite, folder: string): SuiteReport {
  const { name } = suite;
  const none = { name, passed: 0, failures: [], notBuilt: 0 };
  if (!suite.compare) return { ...none, built: false };
  const cases = readOrFail(suite, folder);
  if (!Array.isArray(cases)) return { ...none, built: true, failures: [cases as Failure] };
  const built = cases.filter((recorded) => suite.isBuilt?.(recorded.input) ?? true);
  const failures = built.flatMap((recorded) => judge(recorded, suite));
  return {
    name,
    built: true,
    passed: built.length - failures.length,
    failures,
    notBuilt: cases.length - built.length,
  };
}

/** The line for a suite, such as `kubernetes/quantity: 400 passed, 0 failed`. */
export function suiteLine(report: SuiteReport): string {
  if (!report.built) return `${report.name}: not built`;
  const partly = report.notBuilt > 0 ? `, ${report.notBuilt} not built` : "";
  return `${report.name}: ${report.passed} passed, ${report.failures.length} failed${partly}`;
}

function readOrFail(suite: Suite, folder: string): readonly RecordedCase[] | Failure {
  try {
    const cases = suite.read(folder);
    return cases.length > 0 ? cases : { id: suite.name, lines: ["there are no cases"] };
  } catch (error) {
    return { id: suite.name, lines: [String(error)] };
  }
}

function judge(recorded: RecordedCase, suite: Suite): readonly Failure[] {
  try {
    const compared = comparedCase(suite, recorded);
    const found = differences(compared?.expected, compared?.actual);
    return found.length === 0 ? [] : [{ id: recorded.id, lines: found.slice(0, 5).map(describeDifference) }];
  } catch (error) {
    return [{ id: recorded.id, lines: [error instanceof Error ? (error.stack ?? error.message) : String(error)] }];
  }
}
