import { readFileSync } from "node:fs";
import process from "node:process";
import { config } from "zod/mini";
import { check } from "./check.ts";
import { link } from "./link.ts";
import { type Arguments, parseArguments, usage } from "./parse-arguments.ts";
import type { Done } from "./read-document.ts";
import { render } from "./render.ts";

config({ jitless: true });
process.exitCode = main(process.argv.slice(2));

/** Exit codes: 0 all well, 1 errors in the document, 2 wrong use. */
function main(words: readonly string[]): number {
  const parsed = parseArguments(words);
  if (!parsed.ok) {
    process.stderr.write(`${parsed.message}\n\n${usage}`);
    return 2;
  }
  const text = readInput(parsed.value.file);
  if (text === undefined) {
    process.stderr.write(`${parsed.value.file} cannot be read.\n`);
    return 2;
  }
  const { value } = parsed;
  const done = run(text, value);
  process.stdout.write(done.output);
  process.stderr.write(done.problems);
  return done.exit;
}

function run(text: string, value: Arguments): Done {
  if (value.command === "render") return render(text, value);
  return value.command === "check" ? check(text, value) : link(text, value);
}

function readInput(file: string): string | undefined {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch {
    return undefined;
  }
}
