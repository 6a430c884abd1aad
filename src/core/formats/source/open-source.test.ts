import { describe, expect, it } from "vitest";
import type { SourceReading } from "#core/formats/source-contract.ts";
import { describeReading } from "./describe-reading.ts";
import { asNotebook, notebookCode } from "./notebook-code.ts";
import { openSource } from "./open-source.ts";

const yaml = { name: "a.yaml", text: "environments: [{name: a, tasks: [{name: t}]}]\n" };

function opened(...files: Parameters<typeof openSource>[0]) {
  const source = openSource(files);
  return source.ok ? describeReading(source.value.reading) : source.problems.map(({ code }) => code).join();
}

it("SO3: one document is opened and told in a sentence", () => {
  expect(opened(yaml)).toBe("YAML: 1 environment, 1 task.");
  expect(opened({ name: "", text: '{"environments": []}' })).toBe("JSON: no environments.");
});

it("SO3: several files are told apart", () => {
  expect(opened()).toBe("source.empty");
  expect(opened(yaml, yaml)).toBe("source.files");
  expect(opened(yaml, { name: "t.py", text: "import flyte" })).toBe("source.files");
  expect(opened({ name: "a", text: "" }, { name: "b", text: "\0" })).toBe("source.empty,source.binary");
});

it("SO4: the code cells of a notebook are one text, what is IPython's a comment", () => {
  const cells = [
    { cell_type: "markdown", source: "# Title" },
    { cell_type: "code", source: ["%pip install flyte\n", "import flyte"] },
    { cell_type: "code", source: "  !ls\nx = 5 % 3\n" },
    { cell_type: "code", source: [] },
    { cell_type: "code", source: "%%bash\necho a\n" },
    { cell_type: "code", source: "%%time\ny = 1\n" },
    null,
  ];
  expect(notebookCode(JSON.stringify({ cells, nbformat: 4 }))).toBe(
    "# %pip install flyte\nimport flyte\n\n  # !ls\nx = 5 % 3\n\n# %%bash\n# echo a\n\n# %%time\ny = 1\n",
  );
  expect(notebookCode("{}")).toBeUndefined();
  expect(notebookCode("[")).toBeUndefined();
  expect(opened({ name: "a.ipynb", text: "{" })).toBe("source.unknown");
});

it("SO4: what was read of a notebook refuses every edit", () => {
  const source = openSource([yaml]);
  if (!source.ok) throw new Error(source.problems[0].message);
  const { reading, edit } = asNotebook(source.value);
  expect([reading.editable, reading.problems.map(({ code }) => code)]).toEqual([false, ["source.notebook"]]);
  const { edits, refused } = edit({ environments: [] });
  expect([edits, refused.map(({ code }) => code)]).toEqual([[[]], ["source.notebook"]]);
});

it("SO6: one sentence, with the right plurals", () => {
  const unknown = { path: [], place: { file: 0, from: 0, to: 0 }, line: 1, expression: "x", reason: "r" };
  const task = { name: "t", overrides: [{}, {}] };
  const reading: SourceReading = {
    format: "python",
    editable: true,
    files: [{ name: "a", text: "" }],
    document: { environments: [{ tasks: [task, task] }, { tasks: [task] }] },
    unknown: [unknown],
    shared: [],
    kept: [],
    places: [],
    problems: [],
    broken: false,
  };
  const python = "Python: 2 environments, 3 tasks, 6 overrides";
  expect(describeReading(reading)).toBe(`${python}; 1 value is known only at run time.`);
  const two = { ...reading, unknown: [unknown, unknown], files: [...reading.files, ...reading.files] };
  expect(describeReading(two)).toBe(`${python} in 2 files; 2 values are known only at run time.`);
  expect(describeReading({ ...reading, unknown: [] })).toBe(`${python}.`);
});

it("SO2, PX1: Python that Python does not take is opened, with its errors and their lines", () => {
  const text = "import flyte\n<<<<<<< HEAD\nenv = flyte.TaskEnvironment('a')\n=======\n>>>>>>> b\nprint 1\n";
  const source = openSource([{ name: "t.py", text }]);
  const { broken, problems } = source.ok ? source.value.reading : { broken: false, problems: [] };
  expect([broken, problems.map(({ code, line }) => `${code} ${line}`)]).toEqual([
    true,
    ["python.conflict 2", "python.conflict 4", "python.conflict 5"],
  ]);
});

describe("SO2, Y10: any text is read or refused in about a second at most", () => {
  const times = (unit: string, length = 1_000_000) => unit.repeat(Math.ceil(length / unit.length));
  const pod = "kind: Pod\napiVersion: v1\n";
  it.each([
    ["a.yaml", "keys", `environments: []\n${times("a: b\n")}`],
    ["a.yaml", "as many keys as are read", `environments: []\n${times("a: b\n", 295_000)}`],
    ["a.yaml", "as many errors as are told", `environments:\n${times("! ", 235_000)}`],
    ["a.yaml", "wrong escapes", `environments: ["${times("\\q", 235_000)}"]`],
    ["a.yaml", "errors", `environments:\n${times("]\n")}`],
    ["a.yaml", "numbers", `environments: [${times("1,")}]`],
    ["a.yaml", "environments", `environments:\n${times("  - {name: a, resources: {cpu: 1}}\n")}`],
    ["a.yaml", "words", `environments: ["${times("a ")}"]`],
    ["a.yaml", "tabs", `environments:\n${times("\t")}`],
    ["a.yaml", "a pod with as many parts as are read", `${pod}${times("a: b\n", 290_000)}`],
    ["a.yaml", "pods", times(`${pod}spec: {containers: [{name: a}]}\n---\n`)],
    ["a.json", "numbers", `{"environments": [${times("1,")}1]}`],
    ["a.json", "environments", `{"environments": [${times('{"name": "a", "resources": {"cpu": 1}},')}{}]}`],
    ["a.json", "broken", `{"environments": [${times('{"name": "a"},')}`],
    ["a.json", "a pod", `{"kind": "Pod", "apiVersion": "v1", ${times('"a": 1,')}"b": 1}`],
    ["a.ipynb", "cells", `{"nbformat": 4, "cells": [${times('{"cell_type": "code", "source": "a = b"},')}{}]}`],
  ])("%s with %s", (name, _what, text) => {
    const start = performance.now();
    openSource([{ name, text }]);
    // On a quiet machine; what is not linear takes minutes.
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
