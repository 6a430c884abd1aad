import { describe, expect, it } from "vitest";
import type { DocumentDraft } from "#core/document/draft.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { openPython } from "./open-python.ts";

const task = "\n\n@env.task\nasync def go() -> int:\n    return 1\n";

describe("PE2, PE3: arguments in the style of their call", () => {
  const resources: Path = ["environments", 0, "resources"];
  it.each<[string, string, Path, Json | undefined, string]>([
    [
      "one line",
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(cpu=1))",
      [...resources, "memory"],
      "2Gi",
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(cpu=1, memory='2Gi'))",
    ],
    [
      "its own quotes",
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(disk=\"1Gi\"))",
      [...resources, "disk"],
      "2Gi",
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(disk=\"2Gi\"))",
    ],
    [
      "raw and triple",
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(disk=r'''1Gi'''))",
      [...resources, "disk"],
      "2Gi",
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(disk=r'''2Gi'''))",
    ],
    [
      "a helper that takes an old spelling",
      'env = flyte.TaskEnvironment("e", resources=flyte.Resources(gpu=flyte.GPU("A100 80G", 1, "1g.10gb")))',
      [...resources, "gpu", "quantity"],
      2,
      'env = flyte.TaskEnvironment("e", resources=flyte.Resources(gpu=flyte.GPU("A100 80G", 2, "1g.10gb")))',
    ],
    [
      "lines of their own, with a comment",
      'env = flyte.TaskEnvironment(\n    name="e",  # why\n    queue="q"  # last\n)',
      ["environments", 0, "description"],
      "d",
      'env = flyte.TaskEnvironment(\n    name="e",  # why\n    queue="q",  # last\n    description="d"\n)',
    ],
    [
      "a keyword goes with its comment",
      'env = flyte.TaskEnvironment(\n    name="e",\n    queue="q",  # last\n    # about spot\n    interruptible=True,\n)',
      ["environments", 0, "queue"],
      undefined,
      'env = flyte.TaskEnvironment(\n    name="e",\n    # about spot\n    interruptible=True,\n)',
    ],
    [
      "the last of a line goes",
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(cpu=1, memory='1Gi',))",
      [...resources, "memory"],
      undefined,
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(cpu=1,))",
    ],
    [
      "positions get names",
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(1, '1Gi', 'T4:1'))",
      [...resources, "cpu"],
      undefined,
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(memory='1Gi', gpu='T4:1'))",
    ],
    [
      "a pair",
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(cpu=(1, 2)))",
      [...resources, "cpu", 1],
      8,
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(cpu=(1, 8)))",
    ],
    [
      "a helper keeps its call",
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(gpu=flyte.GPU('A100', 2)))",
      [...resources, "gpu", "quantity"],
      8,
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(gpu=flyte.GPU('A100', 8)))",
    ],
    [
      "no resources yet",
      "env = flyte.TaskEnvironment('e')",
      resources,
      { gpu: "T4:1" },
      "env = flyte.TaskEnvironment('e', resources=flyte.Resources(gpu='T4:1'))",
    ],
    [
      "an entry of a dict",
      "env = flyte.TaskEnvironment('e', env_vars={'A': '1', 'B': '2'})",
      ["environments", 0, "env_vars", "A"],
      undefined,
      "env = flyte.TaskEnvironment('e', env_vars={'B': '2'})",
    ],
  ])("%s", (_name, code, path, value, expected) => {
    expect(edited(`import flyte\n\n${code}\n${task}`, path, value)).toBe(`import flyte\n\n${expected}\n${task}`);
  });

  it("spells the SDK as the file does, and imports what is missing", () => {
    const before = `from flyte import TaskEnvironment as TE\n\nenv = TE("e")\n${task}`;
    expect(edited(before, ["environments", 0, "resources"], { cpu: 2 })).toBe(
      `from flyte import TaskEnvironment as TE, Resources\n\nenv = TE("e", resources=Resources(cpu=2))\n${task}`,
    );
    const timed = `import datetime as dt\nimport flyte as f\n\nenv = f.TaskEnvironment("e")\n${task}`;
    expect(
      edited(timed, ["environments", 0, "tasks", 0, "retries"], { count: 2, backoff: { base: 5, cap: 60 } }),
    ).toContain(
      "@env.task(retries=f.RetryStrategy(count=2, backoff=f.Backoff(base=dt.timedelta(seconds=5), cap=dt.timedelta(seconds=60))))",
    );
  });

  const flyteEnv = 'env = flyte.TaskEnvironment("e")\n';
  const onEnv: Path = ["environments", 0, "resources"];
  const onTask: Path = ["environments", 0, "tasks", 0];
  const backoff: Json = { count: 2, backoff: { base: 5, cap: 60 } };
  it.each<[string, string, Path, Json, readonly string[]]>([
    [
      "only for type checkers",
      `from typing import TYPE_CHECKING\nimport flyte\nif TYPE_CHECKING:\n    from flyte import Resources\n${flyteEnv}`,
      onEnv,
      { cpu: 2 },
      ['"e", resources=flyte.Resources(cpu=2)'],
    ],
    [
      "only where the file is the program",
      'from flyte import TaskEnvironment\nenv = TaskEnvironment("e")\nif __name__ == "__main__":\n    import flyte\n',
      onEnv,
      { cpu: 2 },
      ["from flyte import TaskEnvironment, Resources\nenv", "resources=Resources(cpu=2)"],
    ],
    [
      "below",
      `import flyte\n${flyteEnv}from flyte import Resources\n`,
      onEnv,
      { cpu: 2 },
      ["resources=flyte.Resources(cpu=2)"],
    ],
    [
      "in one branch",
      `import flyte\nif f():\n    from datetime import timedelta\n${flyteEnv}${task}`,
      [...onTask, "retries"],
      backoff,
      ["import flyte\nfrom datetime import timedelta\nif f()", "base=timedelta(seconds=5)"],
    ],
    [
      "in both branches",
      `import flyte\ntry:\n    from flyte import Resources\nexcept ImportError:\n    from flyte._resources import Resources\n${flyteEnv}`,
      onEnv,
      { cpu: 2 },
      ["resources=Resources(cpu=2)"],
    ],
    [
      "of another kind",
      `import flyte\ntimedelta = 3\n${flyteEnv}${task}`,
      [...onTask, "retries"],
      backoff,
      ["import datetime\n", "base=datetime.timedelta(seconds=5)"],
    ],
    [
      "hidden in the function",
      `import flyte\n${flyteEnv}${task}\nasync def main(flyte: int):\n    return await go.override(queue="q")()\n`,
      [...onTask, "overrides", 0, "resources"],
      { cpu: 2 },
      ["from flyte import Resources\n", "resources=Resources(cpu=2)"],
    ],
    [
      "below a constant",
      `"""Doc."""\n\nTRIES = 3\nimport flyte\n${flyteEnv}\n@env.task(retries=TRIES)\nasync def go(): ...\n`,
      [...onTask, "retries"],
      { count: 4 },
      ['"""Doc."""\nfrom flyte import RetryStrategy\n\nTRIES = RetryStrategy(count=4)\n'],
    ],
    [
      "on the constant's own line",
      `import flyte; TRIES = 3\n${flyteEnv}\n@env.task(retries=TRIES)\nasync def go(): ...\n`,
      [...onTask, "retries"],
      { count: 4 },
      ["from flyte import RetryStrategy\nimport flyte; TRIES = RetryStrategy(count=4)\n"],
    ],
  ])("a name that is bound %s", (_what, code, path, value, parts) => {
    const after = edited(code, path, value);
    for (const part of parts) expect(after).toContain(part);
  });

  const two = `import flyte\n${flyteEnv}${task}`;
  it.each<[string, string, string]>([
    ["a local variable", `${two}\nasync def main():\n    done = await go()\n    return done\n`, "done"],
    ["a parameter", `${two}\nasync def main(done: int):\n    return await go()\n`, "done"],
    ["a function of Python's own", `${two}\nasync def main():\n    return sum([await go()])\n`, "sum"],
    ["a name of the file", `${two}\nDONE = 1\n`, "DONE"],
  ])("PE9: a task is not renamed to %s", (_what, code, name) => {
    const source = open(code);
    const { edits, refused } = source.edit(set(source.reading.document, [...onTask, "name"], name) as DocumentDraft);
    expect(edits.flat()).toEqual([]);
    expect(refused).toMatchObject([{ code: "python.not-set", path: [...onTask, "name"] }]);
  });

  it("PE9: the fields of classes, and what is given by name, are not the task's", () => {
    const code = `${two}\nclass Config:\n    go: bool = True\n    def run(self):\n        return go()\n\nc = Config(go=False)\n`;
    expect(edited(code, [...onTask, "name"], "fit")).toBe(
      code.replace("def go()", "def fit()").replace("return go()", "return fit()"),
    );
  });

  it("PE2: docs of a function on one line leave no blanks at the end of a line", () => {
    const code = `import flyte\n${flyteEnv}\n@env.task\ndef go() -> int: return 1\n`;
    expect(edited(code, [...onTask, "docs"], "Goes.")).toBe(
      code.replace(": return 1", ':\n    """Goes."""\n    return 1'),
    );
  });

  it.each([
    ["from flyte import (TaskEnvironment)", "from flyte import (TaskEnvironment, Resources)"],
    [
      "from flyte import (\n    Cache,\n    TaskEnvironment,\n)",
      "from flyte import (\n    Cache,\n    TaskEnvironment,\n    Resources,\n)",
    ],
    [
      "from flyte import (\n    TaskEnvironment,  # ours\n)",
      "from flyte import (\n    TaskEnvironment,  # ours\n)\nfrom flyte import Resources",
    ],
    ["from flyte import TaskEnvironment  # ours", "from flyte import TaskEnvironment, Resources  # ours"],
    [
      "from flyte import TaskEnvironment; X = 1",
      "from flyte import TaskEnvironment; X = 1\nfrom flyte import Resources",
    ],
    [
      `from flyte import TaskEnvironment, ${"x".repeat(50)}`,
      `from flyte import TaskEnvironment, ${"x".repeat(50)}\nfrom flyte import Resources`,
    ],
  ])("PE2: a name joins the import of its module: %s", (before, after) => {
    const rest = '\n\nenv = TaskEnvironment("e")\n';
    expect(edited(before + rest, onEnv, { cpu: 2 })).toBe(
      after + rest.replace('"e"', '"e", resources=Resources(cpu=2)'),
    );
  });

  it("arguments that go together take their commas along", () => {
    const code =
      'import flyte\na = flyte.TaskEnvironment("a")\nb = flyte.TaskEnvironment("b", queue="q", depends_on=[a])\n';
    const source = open(code);
    const [a, b] = source.reading.document.environments;
    const { edits, refused } = source.edit({ version: 1, environments: [a ?? {}, { name: b?.name }] } as DocumentDraft);
    expect(refused).toEqual([]);
    expect(applyEdits(code, edits[0] ?? [])).toBe(code.replace(', queue="q", depends_on=[a]', ""));
  });

  it("what is put in beside what goes stays", () => {
    const code =
      'import flyte\na = flyte.TaskEnvironment("a")\nb = flyte.TaskEnvironment("b")\nc = flyte.TaskEnvironment("c")\n';
    const source = open(code);
    const wanted = { version: 1, environments: [{ name: "a", depends_on: ["b"] }, { name: "b" }] } as DocumentDraft;
    const { edits, refused } = source.edit(wanted);
    expect(refused).toEqual([]);
    expect(applyEdits(code, edits[0] ?? [])).toBe(
      code.replace('c = flyte.TaskEnvironment("c")', "a.add_dependency(b)"),
    );
  });

  it("PE5: a function that awaits stays async; what a class or block holds is not taken away", () => {
    const awaiting = `${two}\n@env.task\nasync def main():\n    return await go()\n`;
    const stays = (code: string, path: Path, value: Json | undefined) => {
      const source = open(code);
      const { edits, refused } = source.edit(set(source.reading.document, path, value) as DocumentDraft);
      expect(edits.flat()).toEqual([]);
      expect(refused).toMatchObject([{ code: "python.not-set" }]);
    };
    stays(awaiting, ["environments", 0, "tasks", 1, "async"], false);
    stays(
      `${two}\nclass Holder:\n    big = go.override(retries=4)\n    other = 1\n`,
      [...onTask, "overrides"],
      undefined,
    );
  });

  it("a file in Latin-1 gets escapes for what may not be in it", () => {
    const code = `# -*- coding: latin-1 -*-\nimport flyte\n\nenv = flyte.TaskEnvironment("e", description=r'gr\u00f6\u00dfe')\n`;
    const after = edited(code, ["environments", 0, "description"], "\u20ac \u{1f600} \u00e4");
    expect(after).toBe(code.replace("r'gr\u00f6\u00dfe'", "'\\u20ac \\U0001f600 \u00e4'"));
    expect(open(after).reading.document.environments[0]?.description).toBe("\u20ac \u{1f600} \u00e4");
  });

  it("a duration keeps its unit where that says the new one", () => {
    const code = `import flyte\nfrom datetime import timedelta\n\nenv = flyte.TaskEnvironment("e")\n\n\n@env.task(timeout=timedelta(hours=2))\nasync def go(): ...\n`;
    const path = ["environments", 0, "tasks", 0, "timeout"];
    expect(edited(code, path, 10_800)).toBe(code.replace("hours=2", "hours=3"));
    expect(edited(code, path, 5400)).toBe(code.replace("hours=2", "seconds=5400"));
  });
});

describe("PE4: constants", () => {
  const code = `import flyte\n\nMEM = "2Gi"\none = flyte.TaskEnvironment("one", resources=flyte.Resources(memory=MEM))\ntwo = flyte.TaskEnvironment("two", resources=flyte.Resources(memory=MEM))\n`;

  it("one of two that use it: the value is written there", () => {
    expect(edited(code, ["environments", 1, "resources", "memory"], "8Gi")).toBe(
      code.replace(/MEM\)\)\n$/, '"8Gi"))\n'),
    );
  });

  it("all that use it: the constant is changed", () => {
    const source = open(code);
    const first = set(source.reading.document, ["environments", 0, "resources", "memory"], "8Gi");
    const both = set(first, ["environments", 1, "resources", "memory"], "8Gi");
    expect(applyEdits(code, source.edit(both as DocumentDraft).edits[0] ?? [])).toBe(code.replace('"2Gi"', '"8Gi"'));
  });

  it("used for something else, too: the value is written there", () => {
    const other = code.replace(/two = .*\n/, "print(MEM)\n");
    expect(edited(other, ["environments", 0, "resources", "memory"], "8Gi")).toBe(
      other.replace("memory=MEM", 'memory="8Gi"'),
    );
  });

  it("says who uses it", () => {
    expect(open(code).reading.shared).toMatchObject([
      {
        name: "MEM",
        line: 3,
        paths: [
          ["environments", 0, "resources", "memory"],
          ["environments", 1, "resources", "memory"],
        ],
      },
    ]);
  });
});

it("PE5: what only a run knows is not set, and nothing is edited (python.not-set)", () => {
  const code = `import os\nimport flyte\n\nenv = flyte.TaskEnvironment("e", resources=flyte.Resources(cpu=1, memory=os.environ["MEM"]))\n`;
  const source = open(code);
  expect(source.reading.unknown).toMatchObject([
    { path: ["environments", 0, "resources", "memory"], line: 4, expression: 'os.environ["MEM"]' },
  ]);
  const wanted = set(
    set(source.reading.document, ["environments", 0, "resources", "memory"], "1Gi"),
    ["environments", 0, "resources", "cpu"],
    2,
  );
  const { edits, refused } = source.edit(wanted as DocumentDraft);
  expect(edits).toEqual([[]]);
  expect(refused).toMatchObject([{ code: "python.not-set", path: ["environments", 0, "resources", "memory"] }]);
});

it("PR11: environments of other kinds, and those that are not surely made, are listed as kept", () => {
  const code = `import flyte\nimport flyte.app\n\nserve = flyte.app.AppEnvironment(name="serve", resources=flyte.Resources(cpu=2))\n\n\ndef make():\n    return flyte.TaskEnvironment("inner")\n\n\nfor n in "ab":\n    flyte.TaskEnvironment(n)\n`;
  const { document, kept } = open(code).reading;
  expect(document.environments).toEqual([]);
  expect(kept.map(({ line, reason }) => [line, reason])).toEqual([
    [4, "AppEnvironment is no environment of tasks"],
    [8, "an environment that is made in the function make"],
    [12, "an environment that is made under `for`"],
  ]);
});

describe("PR13: resources on the decorator", () => {
  const code = `import flyte\n\nenv = flyte.TaskEnvironment("e", resources=flyte.Resources(cpu=1))\n\n\n@env.task(resources=flyte.Resources(cpu=8), retries=2)\nasync def go() -> int:\n    return 1\n`;

  it("are understood, told at their line, and repaired", () => {
    const { reading } = open(code);
    expect(reading.document.environments[0]?.tasks?.[0]).toEqual({ name: "go", resources: { cpu: 8 }, retries: 2 });
    const [problem] = reading.problems;
    expect(problem).toMatchObject({
      line: 6,
      severity: "error",
      origin: { type: "TypeError" },
      path: ["environments", 0, "tasks", 0, "resources"],
    });
    const repaired = applyEdits(code, problem?.repair?.edits ?? []);
    expect(repaired).toContain(
      'e_go = env.clone_with(name="e-go", resources=flyte.Resources(cpu=8))\nenv.add_dependency(e_go)\n',
    );
    expect(repaired).toContain("@e_go.task(retries=2)\n");
    expect(open(repaired).reading.problems).toEqual([]);
  });

  it("are edited where they stand until they are repaired", () => {
    expect(edited(code, ["environments", 0, "tasks", 0, "resources", "cpu"], 4)).toBe(code.replace("cpu=8", "cpu=4"));
  });
});

describe("PR14: several files", () => {
  const files = [
    {
      name: "envs.py",
      text: 'import flyte\n\nGPU = "T4:1"\nbase = flyte.TaskEnvironment("base", resources=flyte.Resources(cpu=1, gpu=GPU))\n',
    },
    {
      name: "main.py",
      text: 'import flyte\nfrom envs import base\nimport envs\n\nbig = base.clone_with("big", resources=flyte.Resources(cpu=8, gpu=envs.GPU))\nside = flyte.TaskEnvironment("side", depends_on=[base])\n\n\n@base.task\nasync def one(): ...\n\n\n@big.task\nasync def two():\n    await one.override(resources=flyte.Resources(cpu=2))()\n',
    },
  ];

  it("names lead from one to the other, and each is edited by itself", () => {
    const opened = openPython(files);
    if (!opened.ok) throw new Error("reading Python never fails");
    const { document } = opened.value.reading;
    expect(document.environments).toMatchObject([
      {
        name: "base",
        resources: { cpu: 1, gpu: "T4:1" },
        tasks: [{ name: "one", overrides: [{ label: "two", resources: { cpu: 2 } }] }],
      },
      { name: "big", clone_of: "base", resources: { cpu: 8, gpu: "T4:1" }, tasks: [{ name: "two" }] },
      { name: "side", depends_on: ["base"] },
    ]);
    const one = set(document, ["environments", 0, "resources", "cpu"], 3);
    const both = set(one, ["environments", 0, "tasks", 0, "overrides", 0, "resources", "cpu"], 5);
    const { edits } = opened.value.edit(both as DocumentDraft);
    expect(files.map(({ text }, index) => applyEdits(text, edits[index] ?? []))).toEqual([
      files[0]?.text.replace("cpu=1", "cpu=3"),
      files[1]?.text.replace("cpu=2", "cpu=5"),
    ]);
  });
});

function open(text: string) {
  const opened = openPython([{ name: "a.py", text }]);
  if (!opened.ok) throw new Error("reading Python never fails");
  return opened.value;
}

function edited(text: string, path: Path, value: Json | undefined): string {
  const source = open(text);
  const { edits, refused } = source.edit(set(source.reading.document, path, value) as DocumentDraft);
  expect(refused).toEqual([]);
  return applyEdits(text, edits[0] ?? []);
}

function set(value: Json | DocumentDraft | undefined, path: Path, to: Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((item: Json, index) => (index === key ? (set(item, rest, to) ?? null) : item));
  const { [String(key)]: old, ...others } = (value ?? {}) as JsonObject;
  const inner = set(old, rest, to);
  const entries = Object.entries((value ?? {}) as JsonObject).map(([name, item]) => [
    name,
    name === key ? inner : item,
  ]);
  const all = old === undefined ? { ...others, [String(key)]: inner } : Object.fromEntries(entries);
  return Object.fromEntries(Object.entries(all).filter(([, item]) => item !== undefined)) as JsonObject;
}
