import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import type { DocumentDraft, EnvironmentDraft } from "#core/document/draft.ts";
import { firstDifference } from "#core/formats/align-items.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import { arbDocument } from "#core/formats/arbitraries.ts";
import { pythonWriter } from "#core/formats/python/python-writer.ts";
import { openPython } from "#core/formats/source/open-python.ts";
import type { Json } from "#core/problem/json.ts";

// These read hundreds of files: on a loaded machine that takes longer than a unit test may.
vi.setConfig({ testTimeout: 120_000 });

const folder = join(import.meta.dirname, "recorded", "python-corpus");
const corpus = readdirSync(folder)
  .filter((file) => file.endsWith(".py"))
  .map((file) => readFileSync(join(folder, file), "utf8"));

type Move = { readonly list: number; readonly from: number; readonly to: number };
const arbMove = fc.record({ list: fc.nat(), from: fc.nat(), to: fc.nat() });
const arbText = fc.oneof(
  fc.constantFrom(...corpus),
  arbDocument.map((document) => pythonWriter.write({ document, problems: [], scope: "file" }).text),
);

/** A document in which an environment, or a task of one, stands elsewhere in its list. */
function moved(document: DocumentDraft, { list, from, to }: Move): DocumentDraft {
  const { environments } = document;
  const lists = [-1, ...environments.keys()].filter(
    (at) => (at < 0 ? environments : (environments[at]?.tasks ?? [])).length > 1,
  );
  const at = lists[list % Math.max(1, lists.length)];
  if (at === undefined) return document;
  if (at < 0) return { ...document, environments: elsewhere(environments, from, to) };
  const change = (environment: EnvironmentDraft, index: number) =>
    index === at && environment.tasks ? { ...environment, tasks: elsewhere(environment.tasks, from, to) } : environment;
  return { ...document, environments: environments.map(change) };
}

function elsewhere<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const [item] = items.slice(from % Math.max(1, items.length));
  if (item === undefined) return items;
  const rest = items.filter((one) => one !== item);
  return rest.toSpliced(to % items.length, 0, item);
}

function open(text: string) {
  const opened = openPython([{ name: "a.py", text }]);
  if (!opened.ok) throw new Error("reading Python never fails");
  return opened.value;
}

const json = (value: unknown): Json => JSON.parse(JSON.stringify(value));
const byName = (one: { readonly name?: unknown }, other: { readonly name?: unknown }) =>
  String(one.name) < String(other.name) ? -1 : 1;

function sorted(document: DocumentDraft): Json {
  const environments = document.environments
    .map(({ tasks, ...rest }) => ({ ...rest, tasks: tasks?.toSorted(byName) }))
    .toSorted(byName);
  return json({ ...document, environments });
}

const linesOf = (text: string) =>
  text
    .split(/\r\n|\n/)
    .filter((line) => line.trim() !== "")
    .toSorted();

it("PE6: a node that moves takes its lines along, and all else stays; where the code cannot stand so, the file stays", () => {
  let followed = 0;
  fc.assert(
    fc.property(arbText, fc.constantFrom("\n", "\r\n"), arbMove, (code, newline, move) => {
      const text = code.replaceAll("\n", newline);
      const source = open(text);
      const wanted = moved(source.reading.document, move);
      const { edits, refused } = source.edit(wanted);
      expect(refused).toEqual([]);
      const after = applyEdits(text, edits[0] ?? []);
      expect(linesOf(after)).toEqual(linesOf(text));
      const found = open(after).reading.document;
      if (after === text) return;
      followed += 1;
      expect(firstDifference(json(wanted), json(found))).toBeUndefined();
    }),
    { numRuns: 150 },
  );
  expect(followed).toBeGreaterThan(25);
});

it("PE6: moves and other changes go together", () => {
  fc.assert(
    fc.property(arbText, fc.array(arbMove, { minLength: 1, maxLength: 3 }), fc.nat(), (text, moves, pick) => {
      const source = open(text);
      const { document, broken } = source.reading;
      if (broken) return;
      const other = document.environments[pick % Math.max(1, document.environments.length)];
      const environments = document.environments.map((one) => (one === other ? { ...one, description: "moved" } : one));
      const wanted = moves.reduce(moved, { ...document, environments });
      const { edits, refused } = source.edit(wanted);
      if (refused.length > 0) {
        expect(edits.flat()).toEqual([]);
        return;
      }
      const found = open(applyEdits(text, edits[0] ?? [])).reading.document;
      expect(firstDifference(sorted(wanted), sorted(found))).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});
