// Checks what the writers write against the real programs: the Flyte SDK, ruff, PyYAML, the TypeScript compiler.
// People's files are edited in place, and what they then define is compared with what was asked and with what they defined before.
// `npm run oracle [-- FOLDER]`: FOLDER (build/oracle) is what has been checked. ORACLE_SEED and ORACLE_RUNS ask for other and more
// random documents. Ends with "N passed, N failed" and exits by it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const folder = resolve(process.argv[2] ?? join(root, "build/oracle"));
const venv = join(root, ".venv");
const python = join(venv, "bin/python");
const plainOptions = { lib: ["ES2022"], exactOptionalPropertyTypes: true };
/** The published package is TypeScript source with enums and imports that name their files. */
const messageOptions = {
  lib: ["ES2022", "DOM"],
  moduleResolution: "bundler",
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  paths: Object.fromEntries(
    ["@bufbuild/protobuf", "@flyteorg/flyteidl2"].flatMap((name) => [
      [name, [join(root, "node_modules", name)]],
      [`${name}/*`, [join(root, "node_modules", name, "*")]],
    ]),
  ),
};

try {
  process.exitCode = main();
} catch (error) {
  console.error(String(error instanceof Error ? error.message : error));
  console.log("0 passed, 0 failed: the oracle could not run");
  process.exitCode = 2;
}

function main() {
  preparePython();
  run(process.execPath, ["--import", "tsx", "tools/oracle/render.ts", folder]);
  run(process.execPath, ["--import", "tsx", "tools/oracle/edit-corpus.ts", `${folder}-edits`]);
  const counts = [
    ["Python, YAML and JSON", checkPython("check.py", folder)],
    ["Sources of the browser tests", checkPython("load_sources.py", "e2e/sources")],
    ["Python, edits", checkPython("check_edits.py", `${folder}-edits`)],
    ["Python, syntax", checkSyntax()],
    ["TypeScript, types", checkTypes("typescript.ts", plainOptions)],
    ["Flyte IDL in TypeScript, types", checkTypes("idl-typescript.ts", messageOptions)],
    ["TypeScript, values", checkValues()],
  ];
  for (const [name, { passed, failed }] of counts) console.log(`${name}: ${passed} passed, ${failed} failed`);
  const passed = counts.reduce((sum, [, count]) => sum + count.passed, 0);
  const failed = counts.reduce((sum, [, count]) => sum + count.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && counts.every(([, count]) => count.passed > 0) ? 0 : 1;
}

/** A virtual environment with the pinned packages; the one that is there is used when it was made from the same list. */
function preparePython() {
  const wanted = readFileSync(join(root, "tools/oracle/requirements.txt"), "utf8");
  const marker = join(venv, "oracle-requirements.txt");
  if (existsSync(python) && existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
  console.log("Preparing .venv: needs Python 3.10 or later, and the package index once.");
  rmSync(venv, { recursive: true, force: true });
  run("python3", ["-m", "venv", venv]);
  run(python, [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "-r",
    "tools/oracle/requirements.txt",
  ]);
  writeFileSync(marker, wanted);
}

/** The SDK reads configuration from the environment and the home directory: it gets neither. */
function checkPython(script, place) {
  const home = mkdtempSync(join(tmpdir(), "oracle-"));
  const env = { PATH: `${join(venv, "bin")}:/usr/bin:/bin`, HOME: home, LANG: "C.UTF-8" };
  const done = spawnSync(python, ["-B", `tools/oracle/${script}`, place], {
    cwd: root,
    env,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  rmSync(home, { recursive: true, force: true });
  return countOf(done);
}

/** The syntax check says what CPython says, and nothing of legal files. */
function checkSyntax() {
  const arguments_ = ["-B", "tools/oracle/check_syntax.py", process.execPath];
  return countOf(spawnSync(python, arguments_, { cwd: root, encoding: "utf8", maxBuffer: 1e9 }));
}

/** Every document without errors type-checks under `strict`: the plain one without any package, the messages with theirs. */
function checkTypes(file, options) {
  const fixtures = readdirSync(join(folder, "fixtures")).filter((name) => {
    const state = JSON.parse(readFileSync(join(folder, "fixtures", name, "state.json"), "utf8"));
    return !state.errors;
  });
  const files = fixtures.map((name) => `fixtures/${name}/${file}`);
  const compilerOptions = { strict: true, noEmit: true, target: "ES2022", module: "ESNext", types: [], ...options };
  mkdirSync(folder, { recursive: true });
  const project = join(folder, `tsconfig.${file}.json`);
  writeFileSync(project, JSON.stringify({ compilerOptions, files }));
  const compiler = join(root, "node_modules/typescript/lib/tsc.js");
  const done = spawnSync(process.execPath, [compiler, "-p", project], { cwd: root, encoding: "utf8" });
  if (done.status === 0) return { passed: files.length, failed: 0 };
  console.log(done.stdout + done.stderr);
  const wrong = files.filter((name) => done.stdout.includes(name)).length;
  return { passed: files.length - wrong, failed: Math.max(1, wrong) };
}

/** Every module yields its document. */
function checkValues() {
  const arguments_ = ["--import", "tsx", "tools/oracle/run-typescript.mjs", folder];
  return countOf(spawnSync(process.execPath, arguments_, { cwd: root, encoding: "utf8", maxBuffer: 1e9 }));
}

/** The last line of a check is its count; what stands above says what differs. */
function countOf(done) {
  const lines = (done.stdout ?? "").trimEnd().split("\n");
  const last = lines.pop() ?? "";
  for (const line of lines) if (line !== "") console.log(line);
  if (done.status !== 0 || !last.startsWith("{"))
    throw new Error(`a check stopped: ${last}\n${done.stderr ?? done.error}`);
  return JSON.parse(last);
}

function run(command, arguments_) {
  const done = spawnSync(command, arguments_, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (done.error) throw new Error(`${command} cannot be run: ${done.error.message}`);
  if (done.status !== 0) throw new Error(`${command} ${arguments_.join(" ")} stopped with ${done.status}`);
}
