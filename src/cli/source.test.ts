import { expect, test } from "vitest";
import { parseArguments } from "./parse-arguments.ts";
import { readSource } from "./read-source.ts";
import { setValues } from "./set-values.ts";

const yaml = {
  name: "./tasks.yaml",
  text: `# Ours
environments:
  - name: ml # the one
    resources: {cpu: "2", memory: 4Gi}
    env_vars: {"a=b": x}
    include: [a, b, c]
    tasks:
      - name: train
        overrides:
          - {label: heavy, retries: 2}
      - name: test
`,
};
const python = {
  name: "tasks.py",
  text: `import os
import flyte

env = flyte.TaskEnvironment("ml", resources=flyte.Resources(cpu="2", gpu=os.getenv("GPU")))


@env.task(retries=3)
async def train() -> None: ...
`,
};

type Asked = Parameters<typeof setValues>[1];

function set(file: typeof yaml, words: readonly string[]) {
  const parsed = parseArguments(["set", file.name, ...words]);
  if (!parsed.ok || parsed.value.command !== "set") throw new Error("not understood");
  const asked: Asked = parsed.value;
  return setValues(file, asked);
}

test.each([
  [["read", "a.py", "b.py"], { command: "read", files: ["a.py", "b.py"], format: "text" }],
  [["read", "--format", "json", "a.py"], { command: "read", files: ["a.py"], format: "json" }],
  [
    ["set", "--write", "a.py", 'ml:env_vars."a=b"=c=d', "--unset", "ml:queue", "--unset=ml/t"],
    {
      command: "set",
      file: "a.py",
      values: [{ address: 'ml:env_vars."a=b"', value: "c=d" }],
      unset: ["ml:queue", "ml/t"],
      output: "write",
    },
  ],
  [
    ["set", "a.py", "ml:image=", "--diff"],
    { command: "set", file: "a.py", values: [{ address: "ml:image", value: "" }], unset: [], output: "diff" },
  ],
])("CL8, CL9: %j is understood", (words, value) => {
  expect(parseArguments(words)).toEqual({ ok: true, value });
});

test.each([
  [["read"]],
  [["read", "a.py", "--format", "xml"]],
  [["set", "a.py"]],
  [["set", "a.py", "ml:cpu"]],
  [["set", "a.py", "a=1", "--write", "--diff"]],
  [["set", "a.py", "a=1", "--write=yes"]],
  [["set", "-", "a=1", "--write"]],
  [["set", "a.py", "a=1", "--unset"]],
])("CL8, CL9: %j is wrong use", (words) => {
  expect(parseArguments(words).ok).toBe(false);
});

test("CL9: set tells what else a constant spells, and changes it when all of them change", () => {
  const text = `import flyte

MEM = "1Gi"
a = flyte.TaskEnvironment("a", resources=flyte.Resources(memory=MEM))
b = flyte.TaskEnvironment("b", resources=flyte.Resources(memory=MEM))
`;
  const file = { name: "shared.py", text };
  expect(set(file, ["a:resources.memory=2Gi"])).toEqual({
    output: text.replace("memory=MEM", 'memory="2Gi"'),
    problems:
      "a:resources.memory: MEM (shared.py:3) spells b:resources.memory too and stays. Set all of them to change MEM.\n",
    exit: 0,
  });
  expect(set(file, ["a:resources.memory=2Gi", "b:resources.memory=2Gi"])).toEqual({
    output: text.replace("1Gi", "2Gi"),
    problems: "",
    exit: 0,
  });
});

test("CL9: what names a renamed environment follows it", () => {
  const text = `environments:
  - name: old
  - name: base
  - {name: child, clone_of: base, depends_on: [base, child]}
`;
  const after = text
    .replace("name: base", "name: core")
    .replace("clone_of: base, depends_on: [base", "clone_of: core, depends_on: [core");
  const file = { name: "a.yaml", text };
  expect(set(file, ["base:name=core"]).output).toBe(after);
  expect(set(file, ["base:name=core", "--unset", "old"]).output).toBe(after.replace("  - name: old\n", ""));
  const code =
    'import flyte\n\nbase = flyte.TaskEnvironment(name="base")\nuser = base.clone_with("user", depends_on=[base])\n';
  expect(set({ name: "a.py", text: code }, ["base:name=core"]).output).toBe(code.replace('name="base"', 'name="core"'));
});

test("CL9: what is renamed while others go keeps its code", () => {
  const code = `import flyte

a = flyte.TaskEnvironment("a")
b = flyte.TaskEnvironment("b")


@a.task
async def one() -> int:
    return 1


@a.task
async def two() -> int:
    return 2


@b.task
async def three() -> int:
    return 3
`;
  const one = "@a.task\nasync def one() -> int:\n    return 1\n\n\n";
  expect(
    set({ name: "a.py", text: code }, ["--unset", "a/one", "a/two:name=second", "b/three:name=third"]).output,
  ).toBe(code.replace(one, "").replace("two", "second").replace("three", "third"));
});

test("CL8: read tells the nodes with their values as set takes them, and what is known only at run time", () => {
  const done = readSource([python], { format: "text" });
  expect(done.exit).toBe(0);
  const lines = done.output.split("\n");
  expect(lines[0]).toBe("Python: 1 environment, 1 task; 1 value is known only at run time.");
  expect(lines).toEqual(expect.arrayContaining(["ml", 'ml:resources.cpu="2"', "ml/train", "ml/train:retries=3"]));
  expect(lines.find((line) => line.startsWith("unknown"))).toMatch(/^unknown ml:resources\.gpu tasks\.py:4 os\.getenv/);
});

test("CL8: read as JSON has all that was understood", () => {
  const read = JSON.parse(readSource([yaml], { format: "json" }).output);
  expect(read).toMatchObject({ format: "yaml", editable: true, broken: false, files: ["./tasks.yaml"], unknown: [] });
  expect(read.document.environments[0].resources).toEqual({ cpu: "2", memory: "4Gi" });
});

test("CL8: what cannot be read is said with file and line, errors of the text too", () => {
  const broken = readSource([{ name: "a.yaml", text: "environments: []\nb: [\n" }], { format: "text" });
  expect(broken.exit).toBe(1);
  expect(broken.problems).toMatch(/^a\.yaml:\d error document\.yaml-syntax /);
  const open = readSource([{ name: "a.py", text: "import flyte\nx = (\n" }], { format: "text" });
  expect([open.exit, open.problems]).toEqual([
    1,
    "a.py:2 error python.syntax '(' was never closed. Add the closing bracket where it belongs.\n",
  ]);
  const kept = readSource([{ name: "p.yaml", text: "kind: Pod\nspec: {priority: 1}\n" }], { format: "text" });
  expect(kept.output).toBe(
    "Kubernetes: 1 environment.\nimported\nkept p.yaml:2 priority: 1: not a matter of resources\n",
  );
});

test.each([
  [["ml:resources.cpu=4"], [['cpu: "2"', "cpu: 4"]]],
  [['ml:resources.cpu="4"'], [['"2"', '"4"']]],
  [
    ["ml:resources.cpu=[1, 2]", "ml:resources.disk=9Gi"],
    [
      ['"2"', "[1, 2]"],
      ["4Gi", "4Gi, disk: 9Gi"],
    ],
  ],
  [["ml/train/heavy:timeout.max_runtime=60"], [["retries: 2", "retries: 2, timeout: {max_runtime: 60}"]]],
  [['ml:env_vars."a=b"=y=z'], [['b": x', 'b": y=z']]],
  [["ml:include.3=d", "--unset", "ml:include.0", "--unset", "ml:include.1"], [["a, b, c", "c, d"]]],
  [["--unset", "ml/test"], [["      - name: test\n", ""]]],
  [
    ["ml:name=nl", "ml:resources.cpu=1"],
    [
      ["name: ml", "name: nl"],
      ['"2"', "1"],
    ],
  ],
])("CL9: set %j changes just that", (words, replacements) => {
  const expected = replacements.reduce((text, [from = "", to = ""]) => text.replace(from, to), yaml.text);
  expect(set(yaml, words)).toEqual({ output: expected, problems: "", exit: 0 });
});

test("CL9: a patch is told by the name of the file, what is written is not printed too", () => {
  expect(set(python, ["ml/train:retries=5", "--diff"]).output).toBe(
    "diff --git a/tasks.py b/tasks.py\n--- a/tasks.py\n+++ b/tasks.py\n@@ -4,5 +4,5 @@\n" +
      ` ${python.text.split("\n")[3]}\n \n \n-@env.task(retries=3)\n+@env.task(retries=5)\n async def train() -> None: ...\n`,
  );
  expect(set(python, ["ml/train:retries=5", "--write"])).toEqual({
    output: "",
    problems: "",
    exit: 0,
    write: new TextEncoder().encode(python.text.replace("retries=3", "retries=5")),
  });
  expect(set(python, ["ml/train:retries=3", "--write"])).toEqual({ output: "", problems: "", exit: 0 });
});

test("CL9, SO13: a file is written in its own encoding, or not at all", () => {
  const file = { ...python, text: `# coding: latin-1\n# Größe\n${python.text}`, encoding: "latin-1" as const };
  const after = file.text.replace("retries=3", "retries=5");
  expect(set(file, ["ml/train:retries=5", "--write"]).write).toEqual(Uint8Array.from(Buffer.from(after, "latin1")));
  const escaped = set(file, ["ml:description=→", "--write"]);
  expect(escaped.exit).toBe(0);
  expect(Buffer.from(escaped.write ?? []).toString("latin1")).toContain('description="\\u2192"');
  const done = set(file, ["ml/train:name=train_λ", "--write"]);
  expect([done.exit, done.write]).toEqual([1, undefined]);
  expect(done.problems).toMatch(/source\.encoding “λ” in line \d+ has no place in Latin-1/);
});

test.each([
  [python, ["ml:resources.gpu=1"], "ml:resources.gpu error python.not-set "],
  [yaml, ["ml:resources.cpu=abc"], "ml:resources.cpu error quantity.syntax "],
  [yaml, ["ml/none:retries=1"], ": error address.unknown "],
  [yaml, ["ml/train={a: 1}"], "ml/train error address.unknown "],
  [yaml, ["ml:name.x=1"], "ml:name.x error address.unknown "],
  [yaml, ["ml:image=[a"], "ml:image error document.yaml-syntax "],
  [yaml, ["--unset", "ml:queue"], "ml:queue error address.unknown "],
  [{ name: "a.bin", text: "\0" }, ["a:b=1"], "a.bin error source.binary "],
])("CL9: nothing is changed by %# and the reason is said", (file, words, reason) => {
  const done = set(file, [...words, "--write"]);
  expect([done.output, done.exit, done.write]).toEqual(["", 1, undefined]);
  expect(done.problems.startsWith(reason) ? reason : done.problems).toBe(reason);
});
