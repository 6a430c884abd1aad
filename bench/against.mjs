// Another commit beside this one: built from a work tree of its own, measured in alternating runs in the same browser.
import { execFileSync } from "node:child_process";
import { existsSync, rmSync, symlinkSync } from "node:fs";
import { resolve } from "node:path";
import { serve } from "../tools/serve.mjs";
import { linkTo, measureTyping, medianOf } from "./measure.mjs";

const runs = 7;
const tree = ".cache/against";

/** Prints key → paint of both commits with 1000 tasks; whether this one's p95 is at most twice the other's. */
export async function compareWith(reference, { browser, address }) {
  const other = await serve(0, buildOf(reference));
  const link = linkTo(1000);
  const sides = { [reference]: { address: other.address, figures: [] }, here: { address, figures: [] } };
  for (let run = 0; run < runs; run += 1) {
    const order = Object.values(sides);
    for (const side of run % 2 === 0 ? order : order.reverse())
      side.figures.push(await measureTyping(browser, side.address, link));
  }
  other.server.close();
  remove();
  const [before, after] = Object.values(sides).map(({ figures }) => medianOf(figures));
  console.table({ [reference]: before, here: after });
  const ratio = after.p95 / before.p95;
  console.log(
    `here against ${reference}, 1000 tasks: p50 × ${(after.p50 / before.p50).toFixed(2)}, p95 × ${ratio.toFixed(2)}`,
  );
  return ratio <= 2;
}

function remove() {
  if (existsSync(tree)) execFileSync("git", ["worktree", "remove", "--force", tree], { stdio: "ignore" });
  rmSync(tree, { recursive: true, force: true });
}

/** The site of a commit, built in a work tree with the packages of this one. */
function buildOf(reference) {
  const run = (command, ...parts) => execFileSync(command, parts, { stdio: ["ignore", "ignore", "inherit"] });
  remove();
  run("git", "worktree", "add", "--detach", tree, reference);
  symlinkSync(resolve("node_modules"), resolve(tree, "node_modules"));
  execFileSync("npx", ["vite", "build", "--logLevel", "error"], { cwd: tree, stdio: ["ignore", "ignore", "inherit"] });
  return resolve(tree, "dist");
}
