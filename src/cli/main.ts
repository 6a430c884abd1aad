import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { config } from "zod/mini";
import { decodeSource, encodeSource } from "#core/formats/source/decode-source.ts";
import type { SourceFile } from "#core/formats/source-contract.ts";
import type { Problem } from "#core/problem/problem.ts";
import { check } from "./check.ts";
import { fitDocument } from "./fit-document.ts";
import { link } from "./link.ts";
import { type Arguments, parseArguments, usage } from "./parse-arguments.ts";
import { profile } from "./profile.ts";
import type { Done } from "./read-document.ts";
import { problemLine, readSource } from "./read-source.ts";
import { render } from "./render.ts";
import { setValues } from "./set-values.ts";

config({ jitless: true });
process.exitCode = main(process.argv.slice(2));

/** Exit codes: 0 all well, 1 errors in the document or a value that cannot be set, 2 wrong use. */
function main(words: readonly string[]): number {
  const parsed = parseArguments(words);
  if (!parsed.ok) {
    process.stderr.write(`${parsed.message}\n\n${usage}`);
    return 2;
  }
  const value = parsed.value;
  if (value.command === "read" || value.command === "set") return onSources(value);
  const files = filesOf(value);
  const texts = new Map(files.map((file) => [file, readInput(file)?.toString("utf8")]));
  const missing = files.find((file) => texts.get(file) === undefined);
  if (missing !== undefined) return unreadable(missing);
  return told(run(value, (file) => texts.get(file) ?? ""));
}

type OnSources = Extract<Arguments, { command: "read" | "set" }>;

/** Sources are read in their own encoding, and written back in it. */
function onSources(value: OnSources): number {
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  for (const name of value.command === "read" ? value.files : [value.file]) {
    const bytes = readInput(name);
    if (!bytes) return unreadable(name);
    const decoded = decodeSource(bytes, name);
    if (decoded.ok) files.push({ name, ...decoded.value });
    else problems.push(...decoded.problems);
  }
  if (problems.length > 0)
    return told({ output: "", problems: problems.map((one) => problemLine("-", one)).join(""), exit: 1 });
  if (value.command === "read") return told(readSource(files, value));
  const [file] = files;
  if (!file) return unreadable(value.file);
  const { write, ...done } = setValues(file, value);
  if (write) writeFileSync(value.file, write);
  // A patch of UTF-16 is for people: git takes such files as binary.
  const isWide = value.output === "diff" && file.encoding?.startsWith("utf-16") === true;
  const printed = encodeSource(done.output, isWide ? "utf-8" : file.encoding);
  return told(done, printed.ok ? printed.value : undefined);
}

function unreadable(file: string): number {
  process.stderr.write(`${file} cannot be read.\n`);
  return 2;
}

/** `bytes` is the output in the encoding of the file that it is made of. */
function told({ output, problems, exit }: Done, bytes?: Uint8Array): number {
  process.stdout.write(bytes ?? output);
  process.stderr.write(problems);
  return exit;
}

type OnDocuments = Exclude<Arguments, OnSources>;

function filesOf(value: OnDocuments): readonly string[] {
  if (value.command === "profile") return value.files;
  const cluster = "cluster" in value ? value.cluster : undefined;
  return [value.file, ...(cluster === undefined ? [] : [cluster])];
}

function run(value: OnDocuments, textOf: (file: string) => string): Done {
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

function readInput(file: string): Buffer | undefined {
  try {
    return readFileSync(file === "-" ? 0 : file);
  } catch {
    return undefined;
  }
}
