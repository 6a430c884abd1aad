import { expect, it } from "vitest";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { Problem } from "#core/problem/problem.ts";
import { jsonWriter } from "./json-writer.ts";
import { formatYamlNumber, formatYamlText } from "./yaml-scalar.ts";
import { yamlWriter } from "./yaml-writer.ts";

const document: DocumentDraft = {
  environments: [
    {
      name: "ml-training",
      resources: { cpu: ["2", "8"], memory: ["8Gi", "32Gi"], gpu: "A100:2", disk: "50Gi", shm: "8Gi" },
      tasks: [{ name: "train_model", overrides: [{ label: "heavy", resources: { cpu: "4" }, retries: 2 }] }],
    },
  ],
};

it("Y5, F7: writes a document in the layout of the product's example", () => {
  expect(yamlWriter.write({ document, problems: [], scope: "file" }).text).toBe(`version: 1
sdk: "2.12.1"
environments:
  - name: ml-training
    resources: {cpu: ["2", "8"], memory: [8Gi, 32Gi], gpu: "A100:2", disk: 50Gi, shm: 8Gi}
    tasks:
      - name: train_model
        overrides:
          - label: heavy
            resources: {cpu: "4"}
            retries: 2
`);
});

it("F6: writes a node or its resources, with paths of the whole document", () => {
  const select = { environment: 0, task: 0, override: 0 };
  const path = ["environments", 0, "tasks", 0, "overrides", 0];
  const override = yamlWriter.write({ document, problems: [], scope: "override", select });
  expect(override.text).toBe('label: heavy\nresources: {cpu: "4"}\nretries: 2\n');
  expect(override.marks).toEqual([
    { from: 0, to: 2, path },
    { from: 0, to: 0, path: [...path, "label"] },
    { from: 1, to: 1, path: [...path, "resources"] },
    { from: 1, to: 1, path: [...path, "resources", "cpu"] },
    { from: 2, to: 2, path: [...path, "retries"] },
  ]);
  expect(yamlWriter.write({ document, problems: [], scope: "resources", select }).text).toBe('{cpu: "4"}\n');
  expect(jsonWriter.write({ document, problems: [], scope: "resources", select }).text).toBe('{ "cpu": "4" }\n');
});

it("F4: errors are told on top, those of what is written", () => {
  const at = ["environments", 0, "resources", "cpu"];
  const error: Problem = { code: "quantity.syntax", severity: "error", path: at, message: "bad\n*/ # cpu\u2028" };
  const problems: readonly Problem[] = [error, { ...error, severity: "warning" }];
  const { text } = yamlWriter.write({ document, problems, scope: "file" });
  expect(text.split("\n").slice(0, 4)).toEqual([
    "# This will not work as it stands: 1 error.",
    "# ml-training:resources.cpu: bad */ # cpu",
    "",
    "version: 1",
  ]);
  const other = yamlWriter.write({ document, problems, scope: "task", select: { environment: 0, task: 0 } });
  expect(other.text.startsWith("name: train_model")).toBe(true);
});

it.each([
  ["8Gi", "8Gi"],
  ["500m", "500m"],
  ["train_model", "train_model"],
  ["a b", "a b"],
  ["2", '"2"'],
  ["no", '"no"'],
  ["Null", '"Null"'],
  ["12:30", '"12:30"'],
  ["2001-01-01", '"2001-01-01"'],
  ["1e3", '"1e3"'],
  ["0x1F", '"0x1F"'],
  ["1_000", '"1_000"'],
  ["=", '"="'],
  ["<<", '"<<"'],
  ["~", '"~"'],
  ["", '""'],
  [" a", '" a"'],
  ["a\u2028\ud800\n", '"a\\u2028\\ud800\\n"'],
  ["日本 😀", '"日本 😀"'],
])("Y1, Y2: %j is written %s", (text, written) => {
  expect(formatYamlText(text)).toBe(written);
});

it.each([
  [1, "1"],
  [0.5, "0.5"],
  [1e-7, "1.0e-7"],
  [1.5e-7, "1.5e-7"],
  [1e21, "1000000000000000000000"],
  [-0, "-0"],
])("Y3, F5: %d is written %s", (value, written) => {
  expect(formatYamlNumber(value)).toBe(written);
});
