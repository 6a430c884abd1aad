import { expect, test } from "vitest";
import { check } from "./check.ts";
import { link } from "./link.ts";
import { parseArguments } from "./parse-arguments.ts";
import { render } from "./render.ts";

const document = `version: 1
sdk: "2.12.1"
environments:
  - name: ml
    resources: {cpu: "2", gpu: "A100:2"}
    tasks:
      - name: train
        overrides:
          - label: heavy
            resources: {memory: 24Gi}
`;

test.each([
  [["render", "a.yaml", "--to", "python"], { command: "render", file: "a.yaml", to: "python" }],
  [
    ["render", "--to=yaml", "--scope=task", "--select", "a/b", "-"],
    { command: "render", file: "-", to: "yaml", scope: "task", select: "a/b" },
  ],
  [["check", "a.yaml"], { command: "check", file: "a.yaml", format: "text" }],
  [["check", "a.yaml", "--format", "json"], { command: "check", file: "a.yaml", format: "json" }],
])("CL1: %j is understood", (words, value) => {
  expect(parseArguments(words)).toEqual({ ok: true, value });
});

test.each([
  [[]],
  [["write", "a.yaml"]],
  [["render", "a.yaml"]],
  [["render", "--to", "python"]],
  [["render", "a.yaml", "--to", "perl"]],
  [["render", "a.yaml", "--to", "python", "--scope", "line"]],
  [["render", "a.yaml", "--to", "python", "--scope", "task"]],
  [["render", "a.yaml", "--to"]],
  [["render", "a.yaml", "b.yaml", "--to", "python"]],
  [["check", "a.yaml", "--to", "python"]],
  [["check", "a.yaml", "--format", "xml"]],
])("CL1: %j is wrong use", (words) => {
  expect(parseArguments(words).ok).toBe(false);
});

test("CL2: a node, and its resources alone, are written", () => {
  expect(render(document, { to: "python", select: "ml/train/heavy" }).output).toContain("train.override(");
  expect(render(document, { to: "yaml", select: "ml:resources" }).output).toBe('{cpu: "2", gpu: "A100:2"}\n');
  expect(render(document, { to: "idl", select: "ml/train/heavy" })).toMatchObject({
    problems: expect.stringMatching(/^ml\/train\/heavy:resources warning override\.drops /),
    exit: 0,
  });
  expect(JSON.parse(render(document, { to: "idl", select: "ml/train/heavy" }).output)).toEqual({
    resources: { requests: [{ name: "MEMORY", value: "24Gi" }] },
  });
});

test.each([[{ to: "python" as const, select: "none" }], [{ to: "python" as const, select: "ml:resources.cpu" }]])(
  "CL2: %j names nothing to write",
  (asked) => {
    expect(render(document, asked)).toMatchObject({ output: "", exit: 2 });
  },
);

test("CL3: errors go to standard error with their addresses, the text is still written", () => {
  const done = render(document.replace("24Gi", "24GB"), { to: "yaml" });
  expect(done.exit).toBe(1);
  expect(done.output).toContain("24GB");
  expect(done.problems).toMatch(/^ml\/train\/heavy:resources\.memory error quantity\.syntax /);
});

test("CL3: check says all, as lines or as JSON", () => {
  const faulty = document.replace('"A100:2"', "-1").replace("24Gi", "x");
  expect(
    check(faulty, { format: "text" })
      .problems.split("\n")
      .map((line) => line.split(" ").slice(0, 3).join(" ")),
  ).toEqual([
    "ml:resources.gpu error sdk.gpu-negative",
    "ml/train/heavy:resources.memory error quantity.syntax",
    "ml/train/heavy:resources warning override.drops",
    "",
  ]);
  const done = check(faulty, { format: "json" });
  expect(done.exit).toBe(1);
  expect(JSON.parse(done.output)).toMatchObject([
    { address: "ml:resources.gpu", severity: "error" },
    { code: "quantity.syntax" },
    { code: "override.drops", severity: "warning" },
  ]);
  const right = 'environments: [{name: ml, resources: {cpu: "2"}}]\n';
  expect(check(right, { format: "json" })).toEqual({ output: "[]\n", problems: "", exit: 0 });
});

test("CL4: text that cannot be read is named by its line", () => {
  const done = check("environments:\n  - name: [a\n", { format: "text" });
  expect(done.exit).toBe(1);
  expect(done.problems).toMatch(/^line-\d+ error document\.yaml-syntax /);
});

test("CL5: a link is written, and read where a file is expected", () => {
  const { output } = link(document, { base: "https://example.org/app/" });
  expect(output).toMatch(/^https:\/\/example\.org\/app\/#1\.[0-9a-f]{8}\.[\w-]+\n$/);
  expect(render(output, { to: "json" })).toEqual(render(document, { to: "json" }));
  expect(check(output.replace("#1.", "#2."), { format: "text" }).problems).toContain("error link.newer");
});
