import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import type { DocumentDraft, EnvironmentDraft, TaskDraft } from "#core/document/draft.ts";
import { firstDifference } from "#core/formats/align-items.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import { arbDocument } from "#core/formats/arbitraries.ts";
import { pythonWriter } from "#core/formats/python/python-writer.ts";
import { openSource } from "#core/formats/source/open-source.ts";
import type { NodeOrigins } from "#core/formats/source-contract.ts";
import { yamlWriter } from "#core/formats/yaml/yaml-writer.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";

// These read hundreds of files: on a loaded machine that takes longer than a unit test may.
vi.setConfig({ testTimeout: 120_000 });

const folder = join(import.meta.dirname, "recorded", "python-corpus");
const corpus = readdirSync(folder)
  .filter((file) => file.endsWith(".py"))
  .map((file) => ({ name: "a.py", text: readFileSync(join(folder, file), "utf8") }));
const arbFile = fc.oneof(
  fc.constantFrom(...corpus),
  arbDocument.map((document) => ({
    name: "a.py",
    text: pythonWriter.write({ document, problems: [], scope: "file" }).text,
  })),
  arbDocument.map((document) => ({
    name: "a.yaml",
    text: yamlWriter.write({ document, problems: [], scope: "file" }).text,
  })),
);

type Step = { readonly kind: string; readonly at: number; readonly to: number };
const arbStep = fc.record({
  kind: fc.constantFrom("rename", "move", "remove", "add"),
  at: fc.nat(),
  to: fc.nat(),
});

type OwnTask = { readonly draft: TaskDraft; readonly from: Path | undefined };
type OwnEnvironment = { draft: EnvironmentDraft; tasks: OwnTask[]; readonly from: Path | undefined };

/** Tasks are renamed, moved in their environment, taken away and added; each knows where it stood. */
function changed(document: DocumentDraft, steps: readonly Step[]): { wanted: DocumentDraft; origins: NodeOrigins } {
  const environments: OwnEnvironment[] = document.environments.map((draft, e) => ({
    draft,
    from: ["environments", e],
    tasks: (draft.tasks ?? []).map((task, t) => ({ draft: task, from: ["environments", e, "tasks", t] })),
  }));
  for (const [number, { kind, at, to }] of steps.entries()) {
    const own = environments[at % Math.max(1, environments.length)];
    if (!own) continue;
    const { tasks } = own;
    const place = to % Math.max(1, tasks.length);
    const task = tasks[place];
    if (kind === "add") tasks.push({ draft: { name: `new_${number}` }, from: undefined });
    else if (!task) continue;
    else if (kind === "remove") tasks.splice(place, 1);
    else if (kind === "rename") tasks[place] = { ...task, draft: { ...task.draft, name: `renamed_${number}` } };
    else {
      tasks.splice(place, 1);
      tasks.splice(at % (tasks.length + 1), 0, task);
    }
  }
  const wanted = environments.map(({ draft: { tasks: old, ...draft }, tasks }) =>
    old || tasks.length > 0 ? { ...draft, tasks: tasks.map(({ draft: task }) => task) } : draft,
  );
  const origins = environments.flatMap(
    ({ from, tasks }, e): NodeOrigins => [
      ...(from ? [[["environments", e], from] as const] : []),
      ...tasks.flatMap((task, t): NodeOrigins => (task.from ? [[["environments", e, "tasks", t], task.from]] : [])),
    ],
  );
  return { wanted: { ...document, environments: wanted }, origins };
}

const json = (value: unknown): Json => JSON.parse(JSON.stringify(value));

/** Without labels, which follow the functions around, and in the order of names. */
function sorted(document: DocumentDraft): Json {
  const byName = (one: { readonly name?: unknown }, other: { readonly name?: unknown }) =>
    String(one.name) < String(other.name) ? -1 : 1;
  const environments = document.environments
    .map(({ tasks = [], ...rest }) => ({
      ...rest,
      tasks: tasks
        .map(({ overrides = [], ...task }) => ({ ...task, overrides: overrides.map(({ label: _, ...own }) => own) }))
        .toSorted(byName),
    }))
    .toSorted(byName);
  return json({ ...document, environments });
}

it("PE6, Y14: renamed, moved, new and gone tasks at once: reading gives what was asked, and no body is another's", () => {
  let accepted = 0;
  fc.assert(
    fc.property(arbFile, fc.array(arbStep, { minLength: 1, maxLength: 4 }), (file, steps) => {
      const opened = openSource([file]);
      if (!opened.ok || opened.value.reading.broken) return;
      const { document } = opened.value.reading;
      const { wanted, origins } = changed(document, steps);
      const { edits, refused } = opened.value.edit(wanted, origins);
      if (refused.length > 0) {
        expect(edits.flat()).toEqual([]);
        return;
      }
      accepted += 1;
      const text = applyEdits(file.text, edits[0] ?? []);
      const again = openSource([{ ...file, text }]);
      expect(again.ok && firstDifference(sorted(wanted), sorted(again.value.reading.document))).toBeUndefined();
    }),
    { numRuns: 200 },
  );
  expect(accepted).toBeGreaterThan(50);
});
