import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { config } from "zod/mini";
import { check } from "./check.ts";
import { fitDocument } from "./fit-document.ts";
import { link } from "./link.ts";
import { type Arguments, parseArguments, usage } from "./parse-arguments.ts";
import { profile } from "./profile.ts";
import type { Done } from "./read-document.ts";
import { readSource } from "./read-source.ts";
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
  const files = filesOf(parsed.value);
  const texts = new Map(files.map((file) => [file, readInput(file, parsed.value.command)]));
  const missing = files.find((file) => texts.get(file) === undefined);
  if (missing !== undefined) {
    process.stderr.write(`${missing} cannot be read.\n`);
    return 2;
  }
  const done: Done & { readonly write?: string } = run(parsed.value, (file) => texts.get(file) ?? "");
  if (done.write !== undefined && parsed.value.command === "set") writeFileSync(parsed.value.file, done.write);
  process.stdout.write(done.output);
  process.stderr.write(done.problems);
  return done.exit;
}

function filesOf(value: Arguments): readonly string[] {
  if (value.command === "profile" || value.command === "read") return value.files;
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
    case "read":
      return readSource(
        value.files.map((name) => ({ name, text: textOf(name) })),
        value,
      );
    case "set":
      return setValues({ name: value.file, text: textOf(value.file) }, value);
  }
}

function readInput(file: string, command: Arguments["command"]): string | undefined {
  try {
    const bytes = readFileSync(file === "-" ? 0 : file);
    const text = bytes.toString("utf8");
    const isSource = command === "read" || command === "set";
    return isSource && !bytes.equals(Buffer.from(text, "utf8")) ? otherText(bytes, command) : text;
  } catch {
    return undefined;
  }
}

/** What would not be written back as it was is told to be no text (by a zero in it); Python may say that it is Latin-1 (PEP 263). */
function otherText(bytes: Buffer, command: string): string {
  const text = bytes.toString("latin1");
  const head = text.split("\n").slice(0, 2).join("\n");
  const isLatin = /^[ \t\f]*#.*?coding[:=][ \t]*(?:latin-1|iso-8859-1)\b/m.test(head);
  return command === "read" && isLatin ? text : `\0${text}`;
}
