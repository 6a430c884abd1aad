import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runSuite, type SuiteReport, suiteLine } from "./run-suite.ts";
import { selfTest } from "./self-test.ts";
import { suites } from "./suites.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    suite: { type: "string" },
    json: { type: "boolean", default: false },
    "self-test": { type: "boolean", default: false },
  },
});
process.exitCode = run();

function run(): number {
  const folder = positionals[0] === undefined ? recordedFolder() : resolve(positionals[0]);
  const chosen = suites.filter((suite) => values.suite === undefined || suite.name === values.suite);
  if (chosen.length === 0) {
    console.error(`There is no suite ${values.suite}. There are: ${suites.map((suite) => suite.name).join(", ")}.`);
    return 2;
  }
  if (values["self-test"]) {
    const { ok, lines } = selfTest(chosen, folder);
    console.log(lines.join("\n"));
    return ok ? 0 : 1;
  }
  const reports = chosen.map((suite) => runSuite(suite, folder));
  if (values.json) console.log(JSON.stringify(summary(reports), null, 2));
  else print(reports);
  const unbuiltAsked = values.suite !== undefined && reports.some((report) => !report.built);
  return unbuiltAsked || reports.some((report) => report.failures.length > 0) ? 1 : 0;
}

function print(reports: readonly SuiteReport[]): void {
  for (const report of reports) {
    for (const failure of report.failures) console.log(`  ${failure.id}\n    ${failure.lines.join("\n    ")}`);
    console.log(suiteLine(report));
  }
  const { passed, failed } = summary(reports);
  console.log(`${passed} passed, ${failed} failed`);
}

function summary(reports: readonly SuiteReport[]) {
  return {
    suites: reports.map((report) => ({ ...report, failed: report.failures.length })),
    passed: reports.reduce((sum, report) => sum + report.passed, 0),
    failed: reports.reduce((sum, report) => sum + report.failures.length, 0),
  };
}

/** Beside the sources; this file runs as `build/conformance.js`. */
function recordedFolder(): string {
  return join(dirname(dirname(fileURLToPath(import.meta.url))), "conformance", "recorded");
}
