// npm test: everything a change needs. Prints what each part says and ends with the plain line `N passed, N failed`. A tool that
// fails, and a test that is skipped, count as failed. `--only a,b` runs some of the parts. `--long` runs the browser tests that are left
// out otherwise, those with `@long` in their names.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ensureBrowser, ensurePackages } from "./setup.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = `${root}/.cache/reports`;
const isLong = process.argv.includes("--long");
const parts = {
  lint: () => tool("npx", ["biome", "check"]),
  types: () => both(tool("npx", ["tsc", "-p", "tsconfig.json"]), tool("npx", ["tsc", "-p", "src/core/tsconfig.json"])),
  dead: () => tool("npx", ["knip"]),
  unit: () => {
    const file = `${reports}/unit.json`;
    const run = tool("npx", ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile=${file}`]);
    return counted(file, run, (report) => [report.numPassedTests, report.numTotalTests - report.numPassedTests]);
  },
  conformance: () => {
    const run = spawnSync("node", ["tools/run-built.mjs", "conformance"], { cwd: root, encoding: "utf8" });
    process.stdout.write(`${run.stdout}${run.stderr}`);
    const self = tool("node", ["tools/run-built.mjs", "conformance", "--self-test"]);
    const line = /(\d+) passed, (\d+) failed\s*$/.exec(run.stdout);
    const said = [Number(line?.[1] ?? 0), Number(line?.[2] ?? 1)];
    const exit = run.status === 0 || said[1] > 0 ? [0, 0] : [0, 1];
    return both(both(said, exit), self);
  },
  build: () => tool("npx", ["vite", "build", "--logLevel", "warn"]),
  size: () => tool("node", ["tools/size.mjs"]),
  e2e: () => {
    const file = `${reports}/e2e.json`;
    const run = tool("npx", ["playwright", "test", isLong ? "--grep" : "--grep-invert", "@long"], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    });
    return counted(file, run, ({ stats }) => [stats.expected, stats.unexpected + stats.flaky + stats.skipped]);
  },
};

const chosen = process.argv.includes("--only")
  ? process.argv[process.argv.indexOf("--only") + 1].split(",")
  : isLong
    ? ["build", "e2e"]
    : Object.keys(parts);
ensurePackages();
if (chosen.includes("e2e") || chosen.includes("size")) process.env.CHROMIUM_PATH = await ensureBrowser();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const results = [];
for (const name of chosen) {
  console.log(`\n— ${name}`);
  const started = Date.now();
  const [passed, failed] = parts[name]();
  results.push([passed, failed]);
  console.log(`— ${name}: ${passed} passed, ${failed} failed, ${((Date.now() - started) / 1000).toFixed(0)} s`);
}
const [passed, failed] = results.reduce(both, [0, 0]);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function tool(command, args, env = {}) {
  const run = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, CI: "1", ...env } });
  return run.status === 0 ? [1, 0] : [0, 1];
}

function counted(file, run, read) {
  if (!existsSync(file)) return [0, 1];
  const [passed, failed] = read(JSON.parse(readFileSync(file, "utf8")));
  // The tool itself can fail (a broken file, no test found) while every test that ran has passed.
  return run[1] > 0 && failed === 0 ? [passed, 1] : [passed, failed];
}

function both(one, other) {
  return [one[0] + other[0], one[1] + other[1]];
}
