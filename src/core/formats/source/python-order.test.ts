import { expect, it } from "vitest";
import type { DocumentDraft } from "#core/document/draft.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import { openPython } from "./open-python.ts";

const imports = "import flyte\n\n";
const alpha = 'alpha = flyte.TaskEnvironment(name="alpha")\n';
const beta = 'beta = flyte.TaskEnvironment(name="beta")\n';
const one = "\n\n@alpha.task\nasync def one() -> int:\n    return await two()\n";
const two = "\n\n# Counts.\n@alpha.task\nasync def two() -> int:\n    return 2\n";

/** The text after its environments, or the tasks of the first one, stand in another order. */
function arranged(text: string, names: readonly string[], change = (document: DocumentDraft) => document): string {
  const opened = openPython([{ name: "a.py", text }]);
  if (!opened.ok) throw new Error("reading Python never fails");
  const { document } = opened.value.reading;
  const at = (name: unknown) => names.indexOf(String(name));
  const byNames = <Node extends { readonly name?: unknown }>(nodes: readonly Node[]) =>
    nodes.toSorted((a, b) => at(a.name) - at(b.name));
  const environments = byNames(document.environments).map((environment) =>
    environment.tasks ? { ...environment, tasks: byNames(environment.tasks) } : environment,
  );
  const { edits, refused } = opened.value.edit(change({ ...document, environments }));
  expect(refused).toEqual([]);
  return applyEdits(text, edits[0] ?? []);
}

it.each<[string, string, readonly string[], string]>([
  ["an environment", imports + alpha + beta, ["beta", "alpha"], imports + beta + alpha],
  [
    "one that its tasks need stays above them: the other one goes up",
    imports + alpha + one + two + beta,
    ["beta", "alpha", "one", "two"],
    imports + beta + alpha + one + two,
  ],
  [
    "a task, with the comment above it and the empty lines",
    imports + alpha + one + two,
    ["alpha", "two", "one"],
    imports + alpha + two + one,
  ],
  [
    "the comment of a section stays",
    `${imports}# First\n\n${alpha}\n# Second\n\n${beta}`,
    ["beta", "alpha"],
    `${imports}# First\n\n${beta}\n${alpha}\n# Second\n`,
  ],
  ["a last line without an end", imports + alpha + beta.trimEnd(), ["beta", "alpha"], imports + beta + alpha.trimEnd()],
])("PE6: %s moves", (_what, text, names, expected) => {
  expect(arranged(text, names)).toBe(expected);
  const windows = text.replaceAll("\n", "\r\n");
  expect(arranged(windows, names)).toBe(expected.replaceAll("\n", "\r\n"));
});

it.each([
  ["a clone above its source", `${imports}${alpha}beta = alpha.clone_with(name="beta")\n`],
  [
    "what a constant between them would be missing for",
    `${imports}${alpha}NAME = "beta"\nbeta = flyte.TaskEnvironment(name=NAME)\n`,
  ],
  [
    "what depends on the other",
    `${imports}${alpha}beta = flyte.TaskEnvironment(name="beta", depends_on=[alpha])\n${one}${two}`,
  ],
  [
    "past a change of what it is made of",
    `${imports}R = {"cpu": 1}\n${alpha}R["cpu"] = 2\nbeta = flyte.TaskEnvironment(name="beta", resources=flyte.Resources(**R))\nbeta.add_dependency(alpha)\n${one}${two}`,
  ],
  ["two in one statement", `${imports}${alpha.trimEnd()}; ${beta}`],
])("PE6: the file stays where the code cannot stand so: %s", (_what, text) => {
  expect(arranged(text, ["beta", "alpha"])).toBe(text);
});

it("PE6: a move and a change of a value go together", () => {
  const named = (document: DocumentDraft) => ({
    ...document,
    environments: document.environments.map((environment) => ({ ...environment, queue: "q" })),
  });
  expect(arranged(imports + alpha + beta, ["beta", "alpha"], named)).toBe(
    `${imports}${beta.replace(")", ', queue="q")')}${alpha.replace(")", ', queue="q")')}`,
  );
});
