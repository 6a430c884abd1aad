// Rewrites the golden files, but only with bytes that the oracle has just passed. `npm run golden`
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const checked = join(root, "build/golden");
const golden = join(root, "src/core/formats/golden");
// What the oracle needs beside the written files.
const own = ["source.yaml", "document.json", "state.json", "resolved.json", "scopes"];

const oracle = spawnSync(process.execPath, ["tools/oracle.mjs", checked], { cwd: root, stdio: "inherit" });
if (oracle.status !== 0) {
  console.error("The oracle has not passed: the golden files stay as they are.");
  process.exit(1);
}
rmSync(golden, { recursive: true, force: true });
let files = 0;
for (const fixture of readdirSync(join(checked, "fixtures"))) {
  for (const file of readdirSync(join(checked, "fixtures", fixture)).filter((name) => !own.includes(name))) {
    const from = join(checked, "fixtures", fixture, file);
    if (readFileSync(from).length === 0) throw new Error(`${from} is empty`);
    cpSync(from, join(golden, fixture, file));
    files += 1;
  }
}
console.log(`${files} golden files written`);
