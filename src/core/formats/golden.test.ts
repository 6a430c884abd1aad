import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { judgeDocument } from "#core/document/judge-document.ts";
import { writers } from "./writers.ts";
import { yamlReader } from "./yaml/yaml-reader.ts";

const here = import.meta.dirname;
const fixtures = readdirSync(join(here, "fixtures")).map((file) => file.replace(/\.yaml$/, ""));
const names = writers.map((writer) => `${writer.id}.${writer.fileExtension}`);

function documentOf(fixture: string) {
  const read = yamlReader.read(readFileSync(join(here, "fixtures", `${fixture}.yaml`), "utf8"));
  if (!read.ok) throw new Error(`${fixture}: ${read.problems[0].message}`);
  return read.value.document;
}

// `npm run golden` writes these files, after the oracle has passed on the same bytes.
describe.each(fixtures)("golden files of %s", (fixture) => {
  const document = documentOf(fixture);
  const problems = judgeDocument(document);

  it.each(writers)("$id", (writer) => {
    const file = join(here, "golden", fixture, `${writer.id}.${writer.fileExtension}`);
    expect(existsSync(file) ? "there" : "missing: run npm run golden").toBe("there");
    const written = writer.write({ document, problems, scope: "file" });
    expect(written.text).toBe(readFileSync(file, "utf8"));
    expect(written.tokens.map((token) => token.text).join("")).toBe(written.text);
  });

  it("no other file", () => {
    expect(readdirSync(join(here, "golden", fixture)).sort()).toEqual([...names].sort());
  });
});

it("has no golden files of a fixture that is gone", () => {
  expect(readdirSync(join(here, "golden")).sort()).toEqual([...fixtures].sort());
});
