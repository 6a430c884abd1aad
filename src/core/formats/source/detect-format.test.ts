import fc from "fast-check";
import { expect, it } from "vitest";
import { idlWriter } from "#core/formats/idl/idl-writer.ts";
import { podTemplateWriter } from "#core/formats/pod/pod-template-writer.ts";
import { podWriter } from "#core/formats/pod/pod-writer.ts";
import { pythonWriter } from "#core/formats/python/python-writer.ts";
import { jsonWriter } from "#core/formats/yaml/json-writer.ts";
import { yamlWriter } from "#core/formats/yaml/yaml-writer.ts";
import { detectFormat } from "./detect-format.ts";

function kindOf(text: string, name = "") {
  const detected = detectFormat({ name, text });
  return detected.ok ? detected.value : detected.problems.map(({ code }) => code).join();
}

const document = {
  version: 1,
  environments: [{ name: "ml", resources: { cpu: "2" }, tasks: [{ name: "train", overrides: [{ label: "big" }] }] }],
};

it.each([
  [yamlWriter, "document"],
  [jsonWriter, "document"],
  [pythonWriter, "python"],
  [podWriter, "pod"],
  [podTemplateWriter, "pod"],
  [idlWriter, "idl"],
] as const)("SO1: what $id writes is a $1", (writer, kind) => {
  const { text } = writer.write({ document, problems: [], scope: "file" });
  expect(kindOf(text)).toBe(kind);
  expect(kindOf(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toBe(kind);
});

it.each([
  ["import flyte\n", "python"],
  ["# a comment\n\nenv = flyte.TaskEnvironment('a')\n", "python"],
  ["env.task(x)", "source.unknown"],
  ['{"environments": [', "document"],
  ["environments: []", "document"],
  ["{environments: []}", "source.unknown"],
  ['{"cells": [], "nbformat": 4}', "notebook"],
  ['{"kind": "PodList", "items": []}', "pod"],
  ["apiVersion: v1\nkind: List\nitems: []\n", "pod"],
  ['{"resources": {"requests": []}}', "idl"],
  ['{"resources": {"cpu": 1}}', "source.unknown"],
  ["hello", "source.unknown"],
  ["", "source.empty"],
  [" \n\uFEFF\n", "source.empty"],
  ["import flyte\0", "source.binary"],
  ["\uFFFD".repeat(40), "source.binary"],
  ["x = '\uFFFD'\n", "python"],
  ["a: 1\n<<<<<<< HEAD\nenvironments: []\n=======\n>>>>>>> b\n", "source.conflict"],
  ["import a\n<<<<<<< HEAD\n=======\n>>>>>>> b\n", "python"],
])("SO1, SO2: %j is %s", (text, kind) => {
  expect(kindOf(text)).toBe(kind);
});

it.each([
  ["x", "train.py", "python"],
  ["{}", "a.ipynb", "notebook"],
  ["{environments: []}", "a.yaml", "document"],
  ["a: 1", "a.JSON", "document"],
  ["import a from 'b'", "a.ts", "source.unknown"],
])("SO1: %j named %s is %s", (text, name, kind) => {
  expect(kindOf(text, name)).toBe(kind);
});

it("SO2: what is too large is not looked at", () => {
  expect(kindOf("x".repeat(50 * 1024 * 1024 + 1))).toBe("source.too-large");
  const lines = "  - name: a\n".repeat(41_000);
  expect(kindOf(`environments:\n${lines}`)).toBe("source.too-large");
  expect(kindOf(`environments:\n${lines.slice(0, 400_000)}`)).toBe("document");
  expect(kindOf(`{"environments": [${"{},".repeat(150_000)}{}]}`)).toBe("document");
});

it("SO1: no text makes it throw", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), fc.string(), (text, name) => void kindOf(text, name)));
});
