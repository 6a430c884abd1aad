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

const simple = `import flyte

alpha = flyte.TaskEnvironment(name="alpha")


@alpha.task
async def one() -> int:
    return 1


# The second one.
@alpha.task(retries=1)
async def two() -> int:
    return 2


beta = flyte.TaskEnvironment(name="beta")


@beta.task
async def three() -> int:
    return 3
`;
type Wanted = { readonly environments: readonly { readonly name: string; readonly tasks?: readonly object[] }[] };
const one1 = { name: "one" };
const two2 = { name: "two", retries: 1 };
const three3 = { name: "three" };

/** `origins`: for each wanted environment and its tasks, which one it was: `0`, `0/1`; nothing for a new one. */
function editedBy(
  wanted: Wanted,
  origins: readonly (readonly [string | undefined, readonly (string | undefined)[]])[],
) {
  const opened = openPython([{ name: "a.py", text: simple }]);
  if (!opened.ok) throw new Error("reading Python never fails");
  const path = (place: string) =>
    place.split("/").flatMap((at, level) => [level === 0 ? "environments" : "tasks", Number(at)]);
  const pairs = origins.flatMap(([environment, tasks], e) => [
    ...(environment === undefined ? [] : [[path(`${e}`), path(environment)] as const]),
    ...tasks.flatMap((task, t) => (task === undefined ? [] : [[path(`${e}/${t}`), path(task)] as const])),
  ]);
  const { edits, refused } = opened.value.edit({ version: 1, ...wanted } as DocumentDraft, pairs);
  expect(refused).toEqual([]);
  const text = applyEdits(simple, edits[0] ?? []);
  const again = openPython([{ name: "a.py", text }]);
  if (!again.ok) throw new Error("reading Python never fails");
  expect(again.value.reading.document.environments).toEqual(wanted.environments);
  return text;
}

const block = (name: string) =>
  simple.slice(simple.search(new RegExp(`(?:# The second one\\.\\n)?@\\w+\\.task.*\\nasync def ${name}`)));
const functionOf = (name: string) => /^[\s\S]*?return \d\n/.exec(block(name))?.[0] ?? "";

it("PE6: nodes whose origins are known are the same under other names, in other places, beside others that come and go", () => {
  const beta3 = { name: "beta", tasks: [three3] };
  const renamed = functionOf("two").replace("def two", "def second");
  const second = { ...two2, name: "second" };
  const moved = editedBy({ environments: [{ name: "alpha", tasks: [second, one1] }, beta3] }, [
    ["0", ["0/1", "0/0"]],
    ["1", ["1/0"]],
  ]);
  expect(moved).toBe(
    simple
      .replace(functionOf("two"), "")
      .replace(functionOf("one"), `${renamed}\n\n${functionOf("one")}`)
      .replace("return 1\n\n\n\n\n", "return 1\n\n\n"),
  );
  const gone = editedBy({ environments: [{ name: "alpha", tasks: [second] }, beta3] }, [
    ["0", ["0/1"]],
    ["1", ["1/0"]],
  ]);
  expect(gone).toBe(simple.replace(`${functionOf("one")}\n\n`, "").replace("def two", "def second"));
  const added = editedBy({ environments: [{ name: "alpha", tasks: [one1, { name: "fresh" }, second] }, beta3] }, [
    ["0", ["0/0", undefined, "0/1"]],
    ["1", ["1/0"]],
  ]);
  expect(added).toContain(functionOf("one"));
  expect(added).toContain(renamed);
  expect(added).toContain("async def fresh() -> None: ...");
  const elsewhere = editedBy(
    { environments: [{ name: "alpha", tasks: [one1, two2, { name: "third" }] }, { name: "beta" }] },
    [
      ["0", ["0/0", "0/1", "1/0"]],
      ["1", []],
    ],
  );
  expect(elsewhere).toBe(simple.replace("@beta.task\nasync def three", "@alpha.task\nasync def third"));
  const swapped = editedBy(
    {
      environments: [
        { name: "gamma", tasks: [three3] },
        { name: "alpha", tasks: [one1, two2] },
      ],
    },
    [
      ["1", ["1/0"]],
      ["0", ["0/0", "0/1"]],
    ],
  );
  expect(swapped).toContain('beta = flyte.TaskEnvironment(name="gamma")\n\n\nalpha = ');
});
