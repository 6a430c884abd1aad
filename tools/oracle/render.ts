// Writes what the oracle looks at: every fixture by every writer, every Python scope, random documents, hostile literals.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { judgeDocument } from "#core/document/judge-document.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { arbDocument, arbDraft, arbText } from "#core/formats/arbitraries.ts";
import { formatDocstring, formatPythonText } from "#core/formats/python/format-python-text.ts";
import { pythonWriter } from "#core/formats/python/python-writer.ts";
import type { Scope } from "#core/formats/writer.ts";
import { writers } from "#core/formats/writers.ts";
import { yamlReader } from "#core/formats/yaml/yaml-reader.ts";
import { yamlWriter } from "#core/formats/yaml/yaml-writer.ts";
import { hasErrors } from "#core/problem/problem.ts";
import { effectiveResources } from "#core/resolve/effective-resources.ts";
import { resolveSettings } from "#core/resolve/resolve-settings.ts";

const fixtures = "src/core/formats/fixtures";
// Another seed and more documents for a long run.
const seed = Number(process.env.ORACLE_SEED ?? 20_261_124);
const numRuns = Number(process.env.ORACLE_RUNS ?? 200);
const out = process.argv[2] ?? "build/oracle";

rmSync(out, { recursive: true, force: true });
for (const file of readdirSync(fixtures).filter((name) => name.endsWith(".yaml"))) renderFixture(file);
renderRandom("valid", fc.sample(arbDocument, { numRuns, seed }));
renderRandom("draft", fc.sample(arbDraft, { numRuns, seed }));
renderLiterals();

function renderFixture(file: string): void {
  const source = readFileSync(join(fixtures, file), "utf8");
  const read = yamlReader.read(source);
  if (!read.ok) throw new Error(`${file}: ${read.problems.map((problem) => problem.message).join(" ")}`);
  const { document } = read.value;
  const problems = judgeDocument(document);
  const folder = join(out, "fixtures", file.replace(/\.yaml$/, ""));
  mkdirSync(join(folder, "scopes"), { recursive: true });
  writeFileSync(join(folder, "source.yaml"), source);
  writeFileSync(join(folder, "document.json"), JSON.stringify(document));
  writeFileSync(join(folder, "state.json"), JSON.stringify({ errors: hasErrors(problems) }));
  for (const writer of writers) {
    const { text } = writer.write({ document, problems, scope: "file" });
    writeFileSync(join(folder, `${writer.id}.${writer.fileExtension}`), text);
  }
  writeFileSync(join(folder, "resolved.json"), JSON.stringify(resolvedNodes(document)));
  for (const [index, { scope, select }] of places(document).entries()) {
    const { text } = pythonWriter.write({ document, problems, scope, select });
    writeFileSync(join(folder, "scopes", `${scope}-${index}.py`), text);
  }
}

/** What we say that tasks and overrides end up with: for each place the winning level and value by setting, and its Resources. */
function resolvedNodes(document: DocumentDraft) {
  return runnablePositions(document).map((position) => ({
    place: [position.environment, position.task, position.override ?? null],
    resources: effectiveResources(document, position)?.resources ?? null,
    settings: Object.fromEntries(
      resolveSettings(document, position).flatMap(({ key, winner }) =>
        winner ? [[key, { layer: winner.layer, value: winner.value }]] : [],
      ),
    ),
  }));
}

function places(document: DocumentDraft): readonly { readonly scope: Scope; readonly select: NodePosition }[] {
  return document.environments.flatMap(({ tasks = [] }, environment) => [
    { scope: "environment" as const, select: { environment } },
    { scope: "resources" as const, select: { environment } },
    ...tasks.flatMap(({ overrides = [] }, task) => [
      { scope: "task" as const, select: { environment, task } },
      { scope: "resources" as const, select: { environment, task } },
      ...overrides.map((_, override) => ({ scope: "override" as const, select: { environment, task, override } })),
    ]),
  ]);
}

function renderRandom(kind: string, documents: readonly DocumentDraft[]): void {
  const folder = join(out, "random", kind);
  mkdirSync(folder, { recursive: true });
  for (const [index, document] of documents.entries()) {
    for (const writer of [pythonWriter, yamlWriter]) {
      const { text } = writer.write({ document, problems: [], scope: "file" });
      writeFileSync(join(folder, `r${index}.${writer.fileExtension}`), text);
    }
    writeFileSync(join(folder, `r${index}.json`), JSON.stringify(document));
  }
}

function renderLiterals(): void {
  const texts = fc.sample(arbText, { numRuns: numRuns * 10, seed });
  const rows = texts.map((text) => ({
    units: [...Array(text.length).keys()].map((at) => text.charCodeAt(at)),
    literal: formatPythonText(text),
    docstring: formatDocstring(text),
  }));
  writeFileSync(join(out, "literals.json"), JSON.stringify(rows));
}
