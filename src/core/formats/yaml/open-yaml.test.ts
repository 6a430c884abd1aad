import { describe, expect, it } from "vitest";
import type { DocumentDraft } from "#core/document/draft.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import type { Json } from "#core/problem/json.ts";
import { openYaml } from "./open-yaml.ts";

type Loose = { [key: string]: Loose } & Loose[] & Json;

function edit(text: string, change: (document: Loose) => void) {
  const opened = openYaml([{ name: "f", text }]);
  if (!opened.ok) return opened.problems.map(({ code }) => code).join();
  const wanted = structuredClone(opened.value.reading.document);
  change(wanted as unknown as Loose);
  const { edits, refused } = opened.value.edit(wanted as unknown as DocumentDraft);
  return refused.length > 0
    ? refused.map(({ code, path }) => `${code} ${path.join(".")}`).join()
    : applyEdits(text, edits[0] ?? []);
}

const set = (document: Loose, path: string, value: unknown) => {
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const at = keys.reduce<Loose>((node, key) => node[key] as Loose, document);
  if (value === undefined) delete at[last];
  else at[last] = value as Loose;
};

const block = `# Ours
environments:
- name: ml # the one
  # How much it takes.
  resources:
    cpu: "2" # cores
    memory: 4Gi   # kept

  tasks:
  - name: train
    docs: |
      Two
      lines.
  - {name: test, retries: 3}
- name: 'other'
  image: ghcr.io/org/image:1
# The end
`;

describe("openYaml, block style", () => {
  it.each([
    ["Y12: a quoted text keeps its quotes", "environments.0.resources.cpu", "8", [['"2"', '"8"']]],
    [
      "Y12: a plain text stays plain where it can",
      "environments.1.image",
      "ghcr.io/org/image:2",
      [["image:1", "image:2"]],
    ],
    ["Y12: single quotes stay", "environments.1.name", "it's", [["'other'", "'it''s'"]]],
    [
      "Y12: a plain text that would be a number is quoted",
      "environments.1.image",
      "12",
      [["ghcr.io/org/image:1", '"12"']],
    ],
    [
      "Y12: lines stay lines",
      "environments.0.tasks.0.docs",
      "One\nmore.",
      [["|\n      Two\n      lines.", "|-\n      One\n      more."]],
    ],
    [
      "Y13: a new key stands below its neighbour, behind whose comment",
      "environments.0.resources.disk",
      "9Gi",
      [["4Gi   # kept\n", "4Gi   # kept\n    disk: 9Gi\n"]],
    ],
    ["Y13: a new key in brackets", "environments.0.tasks.1.timeout", 60, [["retries: 3}", "retries: 3, timeout: 60}"]]],
    [
      "Y13: a removed key goes with its line and comment",
      "environments.0.resources.cpu",
      undefined,
      [['    cpu: "2" # cores\n', ""]],
    ],
    ["Y13: a removed key goes with its comma", "environments.0.tasks.1.name", undefined, [["name: test, ", ""]]],
    [
      "Y13: a value over lines can become one on a line",
      "environments.0.resources",
      null,
      [['resources:\n    cpu: "2" # cores\n    memory: 4Gi', "resources: null"]],
    ],
    [
      "Y13: the first key of an item leaves its place to the next",
      "environments.1.name",
      undefined,
      [["name: 'other'\n  image", "image"]],
    ],
    [
      "Y13: what is new takes the text's own indentation",
      "environments.1.tasks",
      [{ name: "new", resources: { cpu: 1 } }],
      [["image:1\n", "image:1\n  tasks:\n  - name: new\n    resources: {cpu: 1}\n"]],
    ],
  ])("%s", (_, path, value, replacements) => {
    const expected = replacements.reduce((text, [from = "", to = ""]) => text.replace(from, to), block);
    expect(edit(block, (document) => set(document, path, value))).toBe(expected);
  });

  it("Y14: a node goes below its sibling, in lines", () => {
    const added = edit(
      block,
      (document) => void (document.environments as Loose[]).push({ name: "new" } as unknown as Loose),
    );
    expect(added).toBe(block.replace("image:1\n", "image:1\n- name: new\n"));
  });

  it("Y14: a renamed node is renamed in place, a removed one leaves the comments of others", () => {
    expect(edit(block, (document) => set(document, "environments.0.name", "nl"))).toBe(block.replace("ml #", "nl #"));
    const removed = edit(block, (document) => void (document.environments as Loose[]).splice(0, 1));
    expect(removed).toBe("# Ours\nenvironments:\n- name: 'other'\n  image: ghcr.io/org/image:1\n# The end\n");
  });

  it("Y14: a node that moves takes its lines and comments along, changed or not", () => {
    const text = "environments:\n  # A\n  - name: a # one\n    cpu: 1\n  - name: b\n  - name: c\n";
    const moved = edit(text, (document) => {
      const [a, ...others] = document.environments as Loose[];
      if (a) a.cpu = 2 as unknown as Loose;
      document.environments = [...others, a] as unknown as Loose;
    });
    expect(moved).toBe("environments:\n  - name: b\n  - name: c\n  # A\n  - name: a # one\n    cpu: 2\n");
  });

  it("Y11: line ends, the byte-order mark and a last line without end stay", () => {
    const text = `\uFEFF${block.replaceAll("\n", "\r\n").trimEnd()}`;
    const wanted = (to: string) => (document: Loose) => set(document, "environments.1.queue", to);
    expect(edit(text, wanted("q"))).toBe(text.replace("image:1\r\n", "image:1\r\n  queue: q\r\n"));
    const last = "environments:\n- name: a\n  queue: q";
    expect(edit(last, (document) => set(document, "environments.0.queue", undefined))).toBe("environments:\n- name: a");
    expect(edit(last, (document) => set(document, "environments.0.image", "i"))).toBe(`${last}\n  image: i`);
  });
});

describe("openYaml, JSON", () => {
  const text =
    '{\n    "environments": [\n        {\n            "name": "a",\n            "tasks": []\n        }\n    ]\n}\n';

  it.each([
    ["environments.0.name", "b", '"a"', '"b"'],
    ["environments.0.image", { x: 1 }, '"tasks": []', '"tasks": [],\n            "image": { "x": 1 }'],
    ["environments.0.tasks", undefined, ',\n            "tasks": []', ""],
    [
      "environments.0.tasks.0",
      { name: "t" },
      "[]",
      '[\n                {\n                    "name": "t"\n                }\n            ]',
    ],
    ["sdk", "2.12.1", "    ]\n", '    ],\n    "sdk": "2.12.1"\n'],
  ])("Y13: %s becomes %j in the text's own style", (path, value, from, to) => {
    expect(edit(text, (document) => set(document, path, value))).toBe(text.replace(from, to));
  });

  it("Y13: on one line all stays on it", () => {
    const flat = '{"environments":[{"name":"a"}]}';
    expect(edit(flat, (document) => set(document, "environments.0.cpu", [1]))).toBe(
      '{"environments":[{"name":"a", "cpu": [1]}]}',
    );
  });
});

describe("openYaml, what is refused", () => {
  it("Y15: anchors and what repeats them", () => {
    const text = "environments: [{name: a, resources: &r {cpu: 1}}, {name: b, resources: *r}]";
    expect(edit(text, (document) => set(document, "environments.0.resources.cpu", 2))).toBe(
      "source.anchor environments.0.resources",
    );
    expect(edit(text, (document) => set(document, "environments.1.resources", { cpu: 2 }))).toBe(
      "source.anchor environments.1.resources",
    );
    expect(edit(text, (document) => set(document, "environments.1.name", "c"))).toBe(
      text.replace("name: b", "name: c"),
    );
  });

  it("Y15: what the text cannot hold", () => {
    const nan = (document: Loose) => set(document, "environments.0.cpu", Number.NaN);
    expect(edit("environments: [{name: a}]", nan)).toBe("source.splice environments.0.cpu");
    expect(edit('{"environments": [{"name": "a"}]}', nan)).toBe("source.splice environments.0.cpu");
  });

  it("Y11: one file, with the problems of its format", () => {
    const file = { name: "f", text: "environments: []" };
    const codes = (files: Parameters<typeof openYaml>[0]) => {
      const opened = openYaml(files);
      return opened.ok ? opened.value.reading.format : opened.problems.map(({ code }) => code).join();
    };
    expect(codes([file])).toBe("yaml");
    expect(codes([])).toBe("source.files");
    expect(codes([file, file])).toBe("source.files");
    expect(codes([{ name: "f", text: '{"environments": []}' }])).toBe("json");
    expect(codes([{ name: "f", text: '{"environments": [}' }])).toBe("document.json-syntax");
    expect(codes([{ name: "f", text: "environments: [" }])).toMatch(/^document.yaml-syntax/);
    expect(codes([{ name: "f", text: "hello" }])).toBe("document.shape");
  });

  it("Y11: problems of reading have their lines", () => {
    const opened = openYaml([{ name: "f", text: "environments:\n  - name: a\n    cpu: 2.0\n" }]);
    expect(opened.ok ? opened.value.reading.problems : []).toMatchObject([
      { code: "document.whole-float", file: 0, line: 3 },
    ]);
  });
});
