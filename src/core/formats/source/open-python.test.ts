import { describe, expect, it } from "vitest";
import { openPython } from "./open-python.ts";

const one = 'a = flyte.TaskEnvironment(name="a", queue="q")\n';
const owned = `a = flyte.TaskEnvironment(name="a", resources=flyte.Resources(cpu=1, memory="1Gi"), env_vars={"A": "1"})
b = flyte.TaskEnvironment(name="b")\n\n@a.task\ndef t(): ...\n`;
const conf = 'A = {"cpu": 1}\n';
const use = 'a = flyte.TaskEnvironment(name="a", resources=flyte.Resources(**A))\n';
const mem = 'MEM = "1Gi"\n';
const byMem = 'a = flyte.TaskEnvironment(name="a", resources=flyte.Resources(memory=MEM))\n';

function read(code: string) {
  const opened = openPython([{ name: "a.py", text: `import flyte\n${code}` }]);
  if (!opened.ok) throw new Error("reading Python never fails");
  const { document, unknown, problems } = opened.value.reading;
  return { document, unknown: unknown.map(({ path }) => path.slice(2).join(".")), problems };
}

// Each was run with flyte 2.12.1: what it defines is not what stands at the first place.
describe("PR3: what is changed is not known", () => {
  it.each([
    [`${one}for e in (a,):\n    e.queue = "z"\n`, "queue"],
    [`${one}ALL = [a]\nfor e in ALL:\n    e.queue = "z"\n`, "queue"],
    [`${one}ALL = {"a": a}\nfor k, e in ALL.items():\n    e.queue = "z"\n`, "queue"],
    [`${one}ALL = [a]\nALL[0].queue = "z"\n`, "queue"],
    ['E = [flyte.TaskEnvironment(name="a", queue="q")]\nE[0].queue = "z"\n', "queue"],
    [`${one}def grow(e):\n    e.queue = "z"\ngrow(a)\n`, "queue"],
    [`${one}def grow(*es):\n    for e in es:\n        e.queue = "z"\ngrow(a)\n`, "queue"],
    [`${one}class K:\n    def go(self, e):\n        e.queue = "z"\nK().go(a)\n`, "queue"],
    [`${one}for k in ["queue"]:\n    setattr(a, k, "z")\n`, "queue"],
    [`${one}a.__dict__["queue"] = "z"\n`, "queue"],
    [`${one}vars(a)["queue"] = "z"\n`, "queue"],
    ['a = flyte.TaskEnvironment(name="a", env_vars={"A": "1"})\na.env_vars["A"] = "2"\n', "env_vars"],
    ['a = flyte.TaskEnvironment(name="a", env_vars={"A": "1"})\na.env_vars.update(A="2")\n', "env_vars"],
    [
      'R = flyte.Resources(cpu=1)\na = flyte.TaskEnvironment(name="a", resources=R)\na.resources.cpu = 8\n',
      "resources",
    ],
    ['R = flyte.Resources(cpu=1)\nS = R\nS.cpu = 7\na = flyte.TaskEnvironment(name="a", resources=R)\n', "resources"],
    [`${conf}B = A\nB["cpu"] = 5\n${use}`, "resources"],
    [`A = B = {"cpu": 1}\nB["cpu"] = 5\n${use}`, "resources"],
    [`A = (B := {"cpu": 1})\nB["cpu"] = 5\n${use}`, "resources"],
    [`${conf}B = A\nB |= {"cpu": 5}\n${use}`, "resources"],
    [`${conf}dict.update(A, cpu=5)\n${use}`, "resources"],
    [`${conf}u = A.update\nu(cpu=5)\n${use}`, "resources"],
    [`${conf}[d.update(cpu=5) for d in (A,)]\n${use}`, "resources"],
    [`${conf}def f(d=A):\n    d["cpu"] = 5\nf()\n${use}`, "resources"],
    [`${conf}def f():\n    d = A\n    d["cpu"] = 5\nf()\n${use}`, "resources"],
    [`${conf}def f(d):\n    d["cpu"] = 5\nf(d=A)\n${use}`, "resources"],
    [
      'A = {"r": {"cpu": 1}}\nB = A["r"]\nB["cpu"] = 5\na = flyte.TaskEnvironment(name="a", resources=flyte.Resources(**A["r"]))\n',
      "resources",
    ],
    [`${mem}globals()["MEM"] = "3Gi"\n${byMem}`, "resources.memory"],
    [`${mem}g = globals\ng()["MEM"] = "3Gi"\n${byMem}`, "resources.memory"],
    [`${conf}def f():\n    return A\nf()["cpu"] = 5\n${use}`, "resources"],
    [
      `${conf}def f():\n    """Gives."""\n    b = A\n    return b  # all\nc = f()\nc.update(cpu=5)\n${use}`,
      "resources",
    ],
    [`${conf}def f(): return A\ndef main():\n    f().update(cpu=5)\nmain()\n${use}`, "resources"],
    [
      `${conf}def f():\n    return A\ndef g():\n    return f()\ndef main():\n    b = f()\n    b["cpu"] = 5\nmain()\n${use}`,
      "resources",
    ],
    [`B = {"x": {"cpu": 1}}\nA = B["x"]\ndef f(key):\n    return B[key]\nf("x")["cpu"] = 5\n${use}`, "resources"],
    [`${one}def f():\n    return a\nf().queue = "z"\n`, "queue"],
    [`${owned}t.resources.memory = "5Gi"\n`, "resources"],
    [`${owned}t.env_vars["B"] = "2"\n`, "env_vars"],
    [`${owned}big = t.override(queue="q")\nbig.env_vars["B"] = "2"\n`, "env_vars"],
    [`${owned}t.override(queue="z").resources.cpu = 9\n`, "resources"],
    [`${owned}for x in (t,):\n    x.env_vars["B"] = "2"\n`, "env_vars"],
    [`${owned}def patch(x):\n    x.resources.cpu = 5\npatch(t)\n`, "resources"],
    [`${owned}def wire(x):\n    x.add_dependency(b)\nwire(a)\n`, "depends_on"],
    [`${owned}def wire():\n    a.add_dependency(b)\nwire()\n`, "depends_on"],
    [`${owned}for x in (b,):\n    a.add_dependency(x)\n`, "depends_on"],
    [`${owned}if f():\n    a.add_dependency(b)\n`, "depends_on"],
    [`${owned}a.add_dependency(*[b])\n`, "depends_on"],
    [
      `b = flyte.TaskEnvironment(name="b")\nL = [b]\nc = flyte.TaskEnvironment(name="c", depends_on=L)\nc.add_dependency(b)\na = flyte.TaskEnvironment(name="a", depends_on=L)\n`,
      "depends_on",
    ],
    [`${one}def f():\n    return a\ndef g():\n    return f()\ng().queue = "z"\n`, "queue"],
    [`${mem}exec("MEM = '3Gi'")\n${byMem}`, "resources.memory"],
    [`import sys\n${mem}setattr(sys.modules[__name__], "MEM", "3Gi")\n${byMem}`, "resources.memory"],
    [
      `${mem}class K:\n    def go(self):\n        global MEM\n        MEM = "2Gi"\nK().go()\n${byMem}`,
      "resources.memory",
    ],
    [`${mem}match 3:\n    case 3:\n        MEM = "8Gi"\n${byMem}`, "resources.memory"],
    [`${mem}match ["7Gi"]:\n    case [MEM, *rest]:\n        pass\n${byMem}`, "resources.memory"],
    [`${mem}match {"m": "7Gi"}:\n    case {"m": str() as MEM}:\n        pass\n${byMem}`, "resources.memory"],
    [`${mem}print(MEM := "6Gi")\n${byMem}`, "resources.memory"],
    [`x = "1Gi"\n[MEM := x for x in ["2Gi"]]\n${byMem}`, "resources.memory"],
    [`${mem}with f() as (MEM, y):\n    pass\n${byMem}`, "resources.memory"],
    [`${mem}\fMEM = "2Gi"\n${byMem}`, "resources.memory"],
    [`${mem.trim()} # a\rMEM = "2Gi"\n${byMem}`, "resources.memory"],
    [
      'import flyte as fl\nflyte.Resources = f\na = flyte.TaskEnvironment(name="a", resources=fl.Resources(cpu=1))\n',
      "resources",
    ],
    [
      'R = flyte.Resources(cpu=1)\nfrom settings import *\na = flyte.TaskEnvironment(name="a", resources=R)\n',
      "resources",
    ],
    [`${conf}class K:\n    def go(self):\n        A["cpu"] = 5\nK().go()\n${use}`, "resources"],
    [`${conf}class K:\n    def a(self):\n        self.x = 1\n    A.update(cpu=5)\n${use}`, "resources"],
    [`${conf}class K:\n    def go(self):\n        b: dict = A\n        b["cpu"] = 5\nK().go()\n${use}`, "resources"],
    [`${conf}class K:\n    x = A\n    def go(self):\n        exec("A['cpu'] = 5")\nK().go()\n${use}`, "resources"],
    [`${conf}def f():\n    b = {}\n    b = A\n    b.update(cpu=5)\nf()\n${use}`, "resources"],
    [`${conf}def f():\n    b = {}\n    for b in [A]:\n        b.update(cpu=5)\nf()\n${use}`, "resources"],
    [`${conf}def f():\n    b = {}\n    b, c = A, 1\n    b.update(cpu=5)\nf()\n${use}`, "resources"],
    [`${conf}def f(b):\n    if b is None:\n        b = {}\n    b.update(cpu=5)\nf(A)\n${use}`, "resources"],
    [`${conf}def f():\n    exec("A['cpu'] = 5")\nf()\n${use}`, "resources"],
    [`A = {"cpu": 1}; A["cpu"] = 2\n${use}`, "resources"],
    [`${one}def grow(e):\n    e.queue = "z"\ndef main():\n    grow(a)\nmain()\n`, "queue"],
    [
      `${one}def grow(x, e):\n    e.queue = "z"\ndef main():\n    grow(\n        f(1),\n        e=a,\n    )\nmain()\n`,
      "queue",
    ],
    [
      `${one}class K:\n    def grow(self, e):\n        e.queue = "z"\n    def go(self):\n        self.grow(a)\nK().go()\n`,
      "queue",
    ],
    [
      `${one}class K:\n    def __init__(self, e):\n        e.queue = "z"\ndef main():\n    return K(a)\nmain()\n`,
      "queue",
    ],
    [
      `${conf}class K:\n    def __init__(self):\n        self.d = A\n    def go(self):\n        self.d["cpu"] = 5\nK().go()\n${use}`,
      "resources",
    ],
    [
      `${conf}class K:\n    d = A\n    @classmethod\n    def go(cls):\n        cls.d["cpu"] = 5\nK.go()\n${use}`,
      "resources",
    ],
    [`${one}class K:\n    e = a\n    def go(self):\n        self.e.queue = "z"\nK().go()\n`, "queue"],
    [
      `${conf}def f():\n    b = []\n    b.append(A)\n    for c in b:\n        c.update(cpu=5)\nf()\n${use}`,
      "resources",
    ],
    [`${conf}def f():\n    b = []\n    b += [A]\n    b.pop().update(cpu=5)\nf()\n${use}`, "resources"],
    [`${conf}def f():\n    b = {}\n    b.setdefault("x", A)["cpu"] = 5\nf()\n${use}`, "resources"],
    [`${one}def f():\n    a.queue: str = "z"\nf()\n`, "queue"],
    [`${conf}def f():\n    for A["cpu"] in [5]:\n        pass\nf()\n${use}`, "resources"],
    [
      `${one}import contextlib\ndef f():\n    with contextlib.nullcontext("z") as a.queue:\n        pass\nf()\n`,
      "queue",
    ],
    [`${conf}def f():\n    del A["cpu"]\nf()\n${use}`, "resources"],
    [`${conf}def f(d):\n    d |= {"cpu": 5}\nf(A)\n${use}`, "resources"],
    [
      `A = ["x"]\ndef f():\n    d = A\n    d += ["y"]\nf()\na = flyte.TaskEnvironment(name="a", secrets=A)\n`,
      "secrets",
    ],
    [`${conf}def f(): A["cpu"] = 5\nf()\n${use}`, "resources"],
    [`${conf}import operator as o\ndef f():\n    o.setitem(A, "cpu", 5)\nf()\n${use}`, "resources"],
    [`${conf}getattr(A, "update")(cpu=5)\n${use}`, "resources"],
    [`${conf}A.__ior__({"cpu": 5})\n${use}`, "resources"],
    [`${conf}eval("A.update(cpu=5)")\n${use}`, "resources"],
    [`${mem}def f():\n    f.__globals__["MEM"] = "2Gi"\nf()\n${byMem}`, "resources.memory"],
    [`${one}import sys\ndef f():\n    sys.modules[__name__].a.queue = "z"\nf()\n`, "queue"],
    [`${one}def grow(e):\n    e.queue = "z"\ndef main():\n    b = a\n    grow(b)\nmain()\n`, "queue"],
    [`${one}def grow(e):\n    e.queue = "z"\ng = grow\ndef main():\n    g(a)\nmain()\n`, "queue"],
    [`${one}def grow(e):\n    e.queue = "z"\nlist(map(grow, [a]))\n`, "queue"],
    [`${one}def grow(e):\n    e.queue = "z"\ndef both(x):\n    grow(x)\ndef main():\n    both(a)\nmain()\n`, "queue"],
  ])("%j", (code, path) => {
    expect(read(code).unknown).toContain(path);
  });

  it("what is set of a task, and of names in a class and in the cases of `match`", () => {
    const task = `${one}@a.task(retries=1)\nasync def t(): ...\n`;
    expect(read(`${task}t.retries = 5\n`).unknown).toEqual(["tasks.0.retries"]);
    const override = "t.override(resources=flyte.Resources(memory=MEM))";
    const last = (code: string) => read(`${mem}${task}${code}`).unknown;
    expect(last(`class P:\n    MEM = "8Gi"\n    o = ${override}\n`)).toEqual(["tasks.0.overrides.0.resources.memory"]);
    expect(last(`def f(x):\n    match x:\n        case 1:\n            MEM = "8Gi"\n    return ${override}\n`)).toEqual(
      ["tasks.0.overrides.0.resources.memory"],
    );
    expect(last(`class P:\n    MEM = "8Gi"\n    def go(self):\n        return ${override}\n`)).toEqual([]);
  });
});

describe("PR3: what is only copied, or another, is known", () => {
  it.each([
    [`${conf}B = A.copy()\nB["cpu"] = 5\n${use}`],
    [`${conf}B = {**A, "memory": "1Gi"}\nB["cpu"] = 5\n${use}`],
    [`${conf}B = dict(A)\nB["cpu"] = 5\n${use}`],
    [`${conf}def f(d):\n    k = {}\n    k["cpu"] = 5\n    return k\nf(A)\n${use}`],
    [`A = {"cpu": 1}\nB = 1\nC = B\nC += 1\n${use}`],
    [`import copy\n${conf}B = copy.deepcopy(A)\nB["cpu"] = 5\n${use}`],
    [`${conf}class K:\n    def go(self):\n        self.cpu = 5\n        self.parts["cpu"] = 5\nK().go()\n${use}`],
    [
      `${conf}def grow(e):\n    e["cpu"] = 5\ndef f(A):\n    grow(A)\ndef g():\n    A = {}\n    grow(A)\nf({})\ng()\n${use}`,
    ],
    [`${conf}def grow(e):\n    e["cpu"] = 5\ndef f():\n    grow({"A": x.A}, A=1)\nf()\n${use}`],
    [
      `${conf}class K:\n    def __init__(self):\n        self.d = A\n        self.e = {}\n    def go(self):\n        self.e["cpu"] = 5\nK().go()\n${use}`,
    ],
    [`${conf}def f():\n    b = []\n    b.append(A)\n    return b\nf()\n${use}`],
    [`${conf}class K:\n    def add(self, e):\n        self.update(cpu=5)\nK().add(A)\n${use}`],
    [`${conf}def f():\n    b = []\n    b.append(5)\n    return b\nf()\n${use}`],
    [`${conf}def f():\n    return dict(A)\nf()["cpu"] = 5\n${use}`],
    [`${conf}def f():\n    A = {}\n    return A\nf()["cpu"] = 5\n${use}`],
    [`A: dict[str, int] = {"cpu": 1}  # one\n${use}`],
    [`A = {\n    # one\n    "cpu": 0x1,\n}\n${use}`],
  ])("%j", (code) => {
    expect(read(code)).toMatchObject({ unknown: [], document: { environments: [{ resources: { cpu: 1 } }] } });
  });
});

it.each([
  ["if f():\n    @a.task\n    def t(): ...\n", 3, "a task that is made under `if`"],
  ["class K:\n    @staticmethod\n    @a.task(retries=1)\n    def t(): ...\n", 4, "a task that is made in the class K"],
  ["def make(n):\n    @a.task\n    def t(): ...\n    return t\n", 3, "a task that is made in the function make"],
  ["def t(): ...\nu = a.task(t)\n", 3, "a task that is made by a call"],
  [
    "task = a.task\n@task(retries=1)\ndef t(): ...\n",
    2,
    "tasks that are made by another name for the decorator are not read",
  ],
  ["class E(flyte.TaskEnvironment): ...\n", 2, "environments of a class of the file's own are not read"],
  [
    "from functools import partial\nE = partial(flyte.TaskEnvironment, queue='q')\n",
    3,
    "environments that are made by a partial call are not read",
  ],
  ["all = [a.clone_with(name=n) for n in 'xy']\n", 2, "an environment that is made in a comprehension"],
  ["def make(): return a.clone_with(name='k')\n", 2, "an environment that is made in the function make"],
  ["if f():\n    k = a.clone_with(name='k')\n", 3, "an environment that is made under `if`"],
  ["k = a.clone_with(name='k') if f() else None\n", 2, "an environment that is made in a conditional expression"],
])("PR11: what is not read is listed: %j", (code, line, reason) => {
  const opened = openPython([{ name: "a.py", text: `import flyte; ${one}${code}` }]);
  if (!opened.ok) throw new Error("reading Python never fails");
  const { document, kept } = opened.value.reading;
  expect(document.environments).toEqual([{ name: "a", queue: "q" }]);
  expect(kept).toMatchObject([{ line, reason }]);
});

it("PR9: what is overridden again in a function is the same task; a name that is bound twice is nobody's", () => {
  const task = `${one}@a.task\nasync def t(): ...\n\n`;
  const chain = "    b = t.override(retries=2)\n    c = b.override(timeout=5)\n    return await c()\n";
  const { document, unknown } = read(`${task}async def main():\n${chain}`);
  expect(unknown).toEqual([]);
  expect(document.environments[0]?.tasks?.[0]?.overrides).toEqual([
    { label: "main", retries: 2 },
    { label: "main 2", retries: 2, timeout: 5 },
  ]);
  const twice = read(
    `${task}async def main(x):\n    b = t.override(retries=2)\n    if x:\n        b = x\n    return await b.override(timeout=5)()\n`,
  );
  expect(twice.document.environments[0]?.tasks?.[0]?.overrides).toEqual([{ label: "main", retries: 2 }]);
});

it.each([
  ["-7 // 2 + 9", 5],
  ["7 // -2 + 9", 5],
  ["-8 // -3", 2],
  ["-8 // 2 + 9", 5],
])("PR4: %s is %d", (code, cpu) => {
  const { document } = read(
    `a = flyte.TaskEnvironment(name="a", resources=flyte.Resources(cpu=${code}), interruptible=not 0)\n`,
  );
  expect(document.environments[0]).toMatchObject({ resources: { cpu }, interruptible: true });
});

it("SO2: Python 2 is called so", () => {
  const opened = openPython([{ name: "a.py", text: 'print "a"\n' }]);
  expect(opened.ok && opened.value.reading.problems.map(({ message }) => message)).toEqual([
    "Missing parentheses in call to 'print'. Did you mean print(...)? The line is Python 2; Flyte needs Python 3.",
  ]);
});

it("SO2: a file for Flyte 1 is told", () => {
  const opened = openPython([{ name: "a.py", text: "import os\nfrom flytekit import task\n" }]);
  expect(opened.ok && opened.value.reading.problems).toMatchObject([
    { code: "python.flytekit", severity: "note", line: 2 },
  ]);
  const both = openPython([{ name: "a.py", text: `import flytekit\nimport flyte\n${one}` }]);
  expect(both.ok && both.value.reading.problems).toEqual([]);
});

it("PR3: `add_dependency` at the top, and values of a task's own, leave the environment known", () => {
  const { document, unknown } = read(`${owned}a.add_dependency(b)\nt.retries = 5\nt.short_name = "x"\n`);
  expect(unknown).toEqual(["tasks.0.short_name", "tasks.0.retries"]);
  expect(document.environments[0]).toMatchObject({ resources: { cpu: 1 }, env_vars: { A: "1" }, depends_on: ["b"] });
});

it("PR4: an environment has one task of a name, the last; an f-string is no docstring", () => {
  const opened = openPython([
    {
      name: "a.py",
      text: `import flyte\n${one}@a.task(retries=1)\ndef t(): ...\n\n@a.task(retries=2)\ndef t():\n    f"""No docs."""\n`,
    },
  ]);
  if (!opened.ok) throw new Error("reading Python never fails");
  const { document, kept } = opened.value.reading;
  expect(document.environments[0]?.tasks).toEqual([{ name: "t", async: false, retries: 2 }]);
  expect(kept).toMatchObject([{ line: 3, reason: expect.stringMatching(/^a task of the same name/) }]);
});

it("PR4: decorators may be any expression, and names are as Python compares them", () => {
  const { document } = read(
    'E = {"a": flyte.TaskEnvironment(name="a")}\n\n@E["a"].task(retries=2)\n# why\nasync def ﬁt(): ...\n',
  );
  expect(document.environments).toEqual([{ name: "a", tasks: [{ name: "fit", retries: 2 }] }]);
});

it("PR4: paths are cleaned as pathlib cleans them; what is put together is not known", () => {
  const secret = (path: string) =>
    read(`from pathlib import Path\na = flyte.TaskEnvironment(name="a", secrets=[flyte.Secret("k", mount=${path})])\n`);
  expect(secret('Path("/etc/./flyte//secrets/")').document.environments[0]?.secrets).toEqual([
    { key: "k", mount: "/etc/flyte/secrets" },
  ]);
  expect(secret('Path("/etc", "flyte/secrets")')).toMatchObject({ unknown: ["secrets"], problems: [] });
});

it("PR5, PR6: no value is claimed that is not there", () => {
  expect(read('a = flyte.TaskEnvironment(name="a", description="\\ud83d\\ude00")\n').unknown).toEqual(["description"]);
  expect(
    read('a = flyte.TaskEnvironment(name="a", description="x\\\r\ny")\n').document.environments[0]?.description,
  ).toBe("xy");
  expect(
    read('a = flyte.TaskEnvironment(name="a", resources=flyte.Resources(cpu=99999999999999999999))\n').unknown,
  ).toEqual(["resources.cpu"]);
  expect(read('a = flyte.TaskEnvironment(*NAMES, [], queue="q")\n').problems).toEqual([]);
});

it("PR2: the words after an open bracket decide where a statement ends, also after a change", () => {
  const before =
    'import flyte\nthree = flyte.TaskEnvironment(name="x", resources=flyte.Resources(cpu\nasync def a(): ...\n';
  const after = before.replace("async", "aX = 1\nsync");
  const first = openPython([{ name: "a.py", text: before }]);
  const next = first.ok ? openPython([{ name: "a.py", text: after }], first.value) : first;
  const anew = openPython([{ name: "a.py", text: after }]);
  if (!next.ok || !anew.ok) throw new Error("reading Python never fails");
  expect(next.value.reading.places).toEqual(anew.value.reading.places);
});

it("PR2, PR3: a function that begins to change what it is given, and a call of it that comes or goes", () => {
  const base = `import flyte\n${one}def grow(e):\n    print(e)\ndef main():\n    grow(a)\nmain()\n`;
  const changes: readonly (readonly [from: string, to: string, unknown: readonly string[]])[] = [
    ["print(e)", 'e.queue = "z"', ["queue"]],
    ["grow(a)", "grow(b)", []],
    ["grow(b)", "grow(a)", ["queue"]],
    ["def grow", "def shrink", []],
    ["def shrink", "def grow", ["queue"]],
    ['e.queue = "z"', "print(e)", []],
  ];
  let text = base;
  let source = openPython([{ name: "a.py", text }]);
  for (const [from, to, unknown] of changes) {
    text = text.replace(from, to);
    source = openPython([{ name: "a.py", text }], source.ok ? source.value : undefined);
    if (!source.ok) throw new Error("reading Python never fails");
    expect(
      source.value.reading.unknown.map(({ path }) => path[2]),
      text,
    ).toEqual(unknown);
  }
});

describe("PR4: other decorators of a task", () => {
  const task = (decorators: string, more = "") =>
    `${one}def sync(f):\n    def g():\n        return f()\n    return g\n${more}\n${decorators}\nasync def t(): ...\no = t.override(retries=2)\n`;
  it("one below that makes another function of it: the task is kept", () => {
    const { document } = read(task("@a.task\n@sync"));
    expect(document.environments).toEqual([{ name: "a", queue: "q" }]);
  });
  it("one below that takes its place by name: the task is read", () => {
    const wraps =
      "import functools\ndef log(f):\n    @functools.wraps(f)\n    def g():\n        return f()\n    return g\n";
    const { document } = read(task("@a.task\n@log", wraps));
    expect(document.environments[0]?.tasks).toEqual([{ name: "t", overrides: [{ label: "o", retries: 2 }] }]);
  });
  it("one above: what the name stands for, and so its override, is not known", () => {
    const { document } = read(task("@sync\n@a.task"));
    expect(document.environments[0]?.tasks).toEqual([{ name: "t" }]);
  });
});

it.each([
  ["a name that is made of itself", `A = [A, A, A]\nB = A\n`],
  ["two names that are made of each other", `A = [B, B, B]\nB = [A, A, A]\n`],
  ["names that double", Array.from({ length: 60 }, (_, index) => `A${index + 1} = [A${index}, A${index}]\n`).join("")],
  ["an environment that depends on itself", 'e = flyte.TaskEnvironment("e", depends_on=[e, e], include=(e, e))\n'],
])("PR1: %s is read in time", (_name, code) => {
  const start = performance.now();
  read(`A0 = 1\n${code}a = flyte.TaskEnvironment(name="a", resources=flyte.Resources(cpu=A))\n`);
  expect(performance.now() - start).toBeLessThan(5000);
});

describe("PR15: what is too long is not read", () => {
  const known = 'a = flyte.TaskEnvironment(name="a", resources=flyte.Resources(**A))\n';
  const kept = (code: string) => {
    const opened = openPython([{ name: "a.py", text: `import flyte\n${code}` }]);
    if (!opened.ok) throw new Error("reading Python never fails");
    return opened.value.reading;
  };
  const rows = (item: string) => `ROWS = [${`${item}, `.repeat(120_000 / (item.length + 2))}]\n`;

  it("a statement that changes nothing is listed, and the others are known", () => {
    const reading = kept(`${conf}${rows("Row(a=1)")}${known}`);
    expect(reading.unknown).toEqual([]);
    expect(reading.document.environments).toEqual([{ name: "a", resources: { cpu: 1 } }]);
    expect(reading.kept).toMatchObject([{ line: 3, reason: "it is too long to be read" }]);
  });

  it.each([
    ["what it binds", `${conf}A = [${"f(A), ".repeat(20_000)}]\n`],
    ["what it names when it changes anything", `${conf}${rows("B.update(A)")}`],
    ["what it may bind where it is no assignment", `${conf}if f(A):\n${"    A = g(1)\n".repeat(10_000)}`],
    ["what it makes global", `${conf}def f():\n    global A\n${"    f(1)\n".repeat(12_000)}    A = g()\n`],
  ])("%s is unknown", (_name, code) => {
    expect(kept(`${code}${known}`).unknown.map(({ path }) => path.slice(2))).toEqual([["resources"]]);
  });

  it("a class counts by what of it is parsed", () => {
    const method = (index: number) => `    def m${index}(self):\n        return [${"1, ".repeat(100)}]\n`;
    const text = `class K:\n${Array.from({ length: 500 }, (_, index) => method(index)).join("")}${conf}${use}`;
    expect(kept(text)).toMatchObject({
      kept: [],
      unknown: [],
      document: { environments: [{ resources: { cpu: 1 } }] },
    });
  });

  it("literals of any length are read when they are used", () => {
    const text = `${conf}${rows('(1, "a")')}${known}b = a.clone_with(name="b", description=ROWS[3][1])\n`;
    expect(kept(text)).toMatchObject({ kept: [], unknown: [{ path: ["environments", 1, "description"] }] });
    const short = `ROWS = [(1, "a"), (2, "b")]\n${one}b = a.clone_with(name="b", description=ROWS[1][1])\n`;
    expect(kept(short).document.environments[1]).toMatchObject({ description: "b" });
  });

  it("behind too many statements that matter nothing is claimed, also after a change", () => {
    const many = Array.from({ length: 7000 }, (_, index) => `x${index}.update(k=${index}, v="${"b".repeat(20)}")\n`);
    const text = `import flyte\n${conf}${known}${many.join("")}A.update(cpu=5)\nlate = flyte.TaskEnvironment(name="late")\n`;
    const first = openPython([{ name: "a.py", text }]);
    if (!first.ok) throw new Error("reading Python never fails");
    const { unknown, document, kept: listed } = first.value.reading;
    expect(unknown.map(({ path }) => path)).toEqual([["environments", 0, "resources"]]);
    expect(document.environments).toHaveLength(1);
    expect(listed).toHaveLength(1);
    const shorter = text.replace(/x[1-4]\d+\.update.*\n/g, "");
    const next = openPython([{ name: "a.py", text: shorter }], first.value);
    const anew = openPython([{ name: "a.py", text: shorter }]);
    if (!next.ok || !anew.ok) throw new Error("reading Python never fails");
    expect(next.value.reading.document).toEqual(anew.value.reading.document);
    expect(next.value.reading.document.environments).toHaveLength(2);
    expect(next.value.reading.kept).toEqual([]);
  });

  it("behind too many statements of any kind nothing is claimed of the names that they bind, also after a change", () => {
    const text = (count: number, last: string) => {
      const many = Array.from({ length: count }, (_, index) => `x${index} = ${index}\n`).join("");
      return `import flyte\nB = 2\n${known.replace("**A", "cpu=B")}${many}${last}late = flyte.TaskEnvironment(name="late")\n`;
    };
    const first = openPython([{ name: "a.py", text: text(31_000, "B = 3\n") }]);
    if (!first.ok) throw new Error("reading Python never fails");
    expect(first.value.reading.unknown).toMatchObject([{ path: ["environments", 0, "resources", "cpu"] }]);
    expect(first.value.reading.document.environments).toHaveLength(1);
    expect(first.value.reading.kept).toMatchObject([{ reason: expect.stringMatching(/^from here on/) }]);
    const next = openPython([{ name: "a.py", text: text(20_000, "") }], first.value);
    if (!next.ok) throw new Error("reading Python never fails");
    expect(next.value.reading).toMatchObject({ kept: [], unknown: [] });
    expect(next.value.reading.document.environments).toHaveLength(2);
  });

  it.each<[string, string, string | ((index: number) => string)]>([
    ["brackets", "x = ", "f("],
    ["sums", "x = ", "a + "],
    ["texts", "x = ", "'a' "],
    ["names", "", "a = b\n"],
    ["changes", "", "a.update(b)\n"],
    ["functions", "", "def f(a):\n    a.update(b)\n"],
    ["classes", "", "class A:\n    def f(self, a):\n        a.update(b)\n"],
    ["environments", "import flyte\n", "e = flyte.TaskEnvironment(name='a')\n"],
    ["blocks", "", "if a:\n  b = 1\n"],
    ["loops", "def f():\n    x = [", "for a b c "],
    ["deletions", "def f():\n    x = [", "del a, "],
    ["annotations", "def f():\n    x = [", "a.b: c "],
    ["fields", "class A:\n    def f(self):\n        x = [", "self.b: c "],
    ["lists", "def f():\n", "    a = []\n"],
    ["different functions", "", (index) => `def f${index}(a):\n    a.update(b)\n    f${index + 1}(a)\n`],
    ["different lists", "def f():\n", (index) => `    a${index} = []\n    a${index}.append(1)\n`],
    ["functions that hand on", "def f0(a):\n    a.update(b)\n", (index) => `def f${index + 1}(a):\n    f${index}(a)\n`],
  ])(
    "PR1: a million characters of %s",
    (_name, head, piece) => {
      const start = performance.now();
      const one = typeof piece === "string" ? piece : piece(10_000);
      const all = Array.from({ length: 1_000_000 / one.length }, (_, index) =>
        typeof piece === "string" ? piece : piece(index),
      );
      kept(head + all.join(""));
      // Three quarters of a second on a quiet machine; what is not linear takes minutes.
      expect(performance.now() - start).toBeLessThan(5000);
    },
    60_000,
  );
});
