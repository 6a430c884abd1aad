/**
 * Runs a program of ours that is written in TypeScript: `node tools/run-built.mjs conformance|cli|bench-fit [arguments]`.
 * Node 20 cannot run TypeScript, so the program is bundled to `build/` when a source is newer than the last bundle.
 * Nothing but the program's own output goes to stdout.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const programs = {
  conformance: { entry: "conformance/main.ts", sources: ["src/core", "conformance"] },
  "bench-fit": { entry: "bench/fit.mjs", sources: ["src/core", "bench"] },
  "bench-read": { entry: "bench/read.mjs", sources: ["src/core", "bench"] },
  cli: { entry: "src/cli/main.ts", sources: ["src/core", "src/cli"] },
};

const [name, ...programArguments] = process.argv.slice(2);
const program = programs[name];
if (!program || !existsSync(join(root, program.entry))) {
  console.error(program ? `${program.entry} does not exist.` : `Write one of: ${Object.keys(programs).join(", ")}.`);
  process.exit(2);
}
const bundle = join(root, "build", `${name}.js`);
if (newestSource(program.sources) > modified(bundle)) await build(program.entry, bundle);
process.argv = [process.argv[0], bundle, ...programArguments];
await import(pathToFileURL(bundle).href);

/** Directories count too: their time changes when a file is deleted or renamed. */
function newestSource(folders) {
  const shared = ["package.json", "package-lock.json", "tools/run-built.mjs"].map((file) => modified(join(root, file)));
  return Math.max(...shared, ...folders.map((folder) => newestBelow(join(root, folder))));
}

function newestBelow(folder) {
  let newest = modified(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "recorded" || entry.name.includes(".test.")) continue;
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestBelow(path) : modified(path));
  }
  return newest;
}

function modified(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

/** Into a folder of its own and then renamed, so that two runs at once do not read half a bundle. */
async function build(entry, target) {
  const { build: viteBuild } = await import("vite");
  const folder = `${target}.${process.pid}`;
  const started = new Date();
  try {
    await viteBuild({
      root,
      configFile: false,
      logLevel: "silent",
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: join(root, entry),
        outDir: folder,
        emptyOutDir: true,
        target: "node20",
        minify: false,
        rolldownOptions: { output: { entryFileNames: "main.js", codeSplitting: false } },
      },
    });
    mkdirSync(dirname(target), { recursive: true });
    renameSync(join(folder, "main.js"), target);
    utimesSync(target, started, started);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
