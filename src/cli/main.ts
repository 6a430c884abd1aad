import { readFileSync } from "node:fs";
import process from "node:process";
import { config } from "zod/mini";
import { check } from "./check.ts";
import { fitDocument } from "./fit-document.ts";
import { link } from "./link.ts";
import { type Arguments, parseArguments, usage } from "./parse-arguments.ts";
import { profile } from "./profile.ts";
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
  const files = filesOf(parsed.value);
  const texts = new Map(files.map((file) => [file, readInput(file)]));
  const missing = files.find((file) => texts.get(file) === undefined);
  if (missing !== undefined) {
    process.stderr.write(`${missing} cannot be read.\n`);
    return 2;
  }
  const done = run(parsed.value, (file) => texts.get(file) ?? "");
  process.stdout.write(done.output);
  process.stderr.write(done.problems);
  return done.exit;
}

function filesOf(value: Arguments): readonly string[] {
  if (value.command === "profile") return value.files;
  const cluster = "cluster" in value ? value.cluster : undefined;
  return [value.file, ...(cluster === undefined ? [] : [cluster])];
}

function run(value: Arguments, textOf: (file: string) => string): Done {
  switch (value.command) {
    case "profile":
      return profile(value.files.map((name) => ({ name, text: textOf(name) })));
    case "render": {
      const { cluster, ...asked } = value;
      return render(textOf(value.file), { ...asked, ...(cluster === undefined ? {} : { cluster: textOf(cluster) }) });
    }
    case "fit":
      return fitDocument(textOf(value.file), { ...value, cluster: textOf(value.cluster) });
    case "check":
      return check(textOf(value.file), value);
    case "link":
      return link(textOf(value.file), value);
  }
}

function readInput(file: string): string | undefined {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch {
    return undefined;
  }
}
