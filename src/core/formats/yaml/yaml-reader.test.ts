import { describe, expect, it } from "vitest";
import { jsonReader } from "./json-reader.ts";
import { yamlReader } from "./yaml-reader.ts";

function codes(text: string, reader = yamlReader) {
  const read = reader.read(text);
  const problems = read.ok ? read.value.problems : read.problems;
  return problems.map(({ code, path, range }) => ({ code, path, text: range && text.slice(range.from, range.to) }));
}

function documentOf(text: string, reader = yamlReader) {
  const read = reader.read(text);
  return read.ok ? read.value.document : undefined;
}

describe("yamlReader", () => {
  it("Y9: takes a document without version", () => {
    expect(documentOf("environments: []\n")).toEqual({ environments: [] });
  });

  it.each([
    ["", [], ""],
    ["just text", [], "just text"],
    ["- environments", [], "- environments"],
    ["version: 1", [], "version: 1"],
    ["environments:", ["environments"], ""],
    ["environments: {a: 1}", ["environments"], "{a: 1}"],
    ["environments: [5]", ["environments", 0], "5"],
    ["environments: [{tasks: x}]", ["environments", 0, "tasks"], "x"],
    ["environments: [{tasks: [{overrides: [[]]}]}]", ["environments", 0, "tasks", 0, "overrides", 0], "[]"],
  ])("Y9: %j is no document", (text, path, at) => {
    expect(codes(text)).toEqual([{ code: "document.shape", path, text: at }]);
  });

  it("Y9: refuses a newer version, before anything else", () => {
    const refused = [{ code: "document.newer-version", path: ["version"], text: "2" }];
    expect(codes("version: 2\nenvironments: {}")).toEqual(refused);
    expect(codes('{"version": 2}', jsonReader)).toEqual(refused);
  });

  it("Y6: tells every syntax error with its line", () => {
    const read = yamlReader.read("environments: [\na: 'x\n");
    expect(read.ok).toBe(false);
    expect(codes("environments:\n\t- a\n  b: ]").every((one) => one.code === "document.yaml-syntax")).toBe(true);
    expect(read.ok ? "" : read.problems[0].message).toMatch(/^Line \d+: /);
  });

  it.each([
    ["a: 1\n---\nb: 2\n", "document.yaml-many"],
    ["environments: [*a]", "document.yaml-alias"],
    ["environments: &a [*a]", "document.yaml-alias"],
    ["environments: [!x {}]", "document.yaml-tag"],
    ["environments: [{image: !!binary aGk=}]", "document.yaml-tag"],
    ["environments: []\n[a]: 1", "document.yaml-key"],
    ["environments: [{<<: {a: 1}}]", "document.yaml-key"],
  ])("Y6: refuses %j", (text, code) => {
    expect(codes(text).map((one) => one.code)).toContain(code);
    expect(documentOf(text)).toBeUndefined();
  });

  it.each([300, 100_000])("Y6, Y10: refuses %d lists in each other", (depth) => {
    for (const lists of ["[".repeat(depth), "[".repeat(depth) + "]".repeat(depth)]) {
      expect(codes(`environments: ${lists}`)[0]?.code).toBe("document.yaml-syntax");
      expect(codes(`{"environments": ${lists}}`, jsonReader)[0]?.code).toBe("document.json-syntax");
    }
  });

  it("Y6: resolves aliases, but no flood of them", () => {
    const once = "environments: [{name: a, resources: &r {cpu: 1}}, {name: b, resources: *r}]";
    expect(documentOf(once)?.environments[1]).toEqual({ name: "b", resources: { cpu: 1 } });
    const names = [..."abcdefghi"];
    const bomb = names.map((name, at) => `${name}: &${name} [${Array(9).fill(at ? `*${names[at - 1]}` : "x")}]`);
    expect(codes(`environments: []\n${bomb.join("\n")}`)).toMatchObject([{ code: "document.yaml-alias" }]);
  });

  it("Y7: a key that stands twice", () => {
    const twice = { code: "document.duplicate-key", path: ["environments", 0, "name"] };
    expect(codes("environments: [{name: a, name: b}]")).toEqual([{ ...twice, text: "name" }]);
    expect(codes('{"environments": [{"name": 1, "name": 2}]}', jsonReader)).toEqual([{ ...twice, text: '"name"' }]);
  });

  it("Y7: __proto__ is a key like any other", () => {
    const document = documentOf("environments: [{env_vars: {__proto__: x}}]");
    expect(Object.entries(document?.environments[0]?.env_vars ?? {})).toEqual([["__proto__", "x"]]);
  });

  it.each([
    ["2.0", 2, "document.whole-float"],
    ["1e3", 1000, "document.whole-float"],
    [".inf", ".inf", "document.number-as-text"],
    ["-.INF", "-.INF", "document.number-as-text"],
    [".nan", ".nan", "document.number-as-text"],
    ["9007199254740993", "9007199254740993", "document.number-as-text"],
    ["1e999", "1e999", "document.number-as-text"],
  ])("Y8: %s becomes %j", (source, value, code) => {
    const text = `environments: [{x: ${source}}]`;
    expect(documentOf(text)?.environments).toEqual([{ x: value }]);
    expect(codes(text)).toEqual([{ code, path: ["environments", 0, "x"], text: source }]);
  });

  it.each(["2", "0.5", "100000000000000000000", "2001-01-01", "0x1F", "12:30", "no", "1.5e-7"])(
    "Y8: %s needs no word",
    (source) => expect(codes(`environments: [{x: ${source}}]`)).toEqual([]),
  );
});

describe("jsonReader", () => {
  it.each([
    ["", 1],
    ["{", 1],
    ['{"a": 1,}', 1],
    ["{\n'a': 1}", 2],
    ['{"a" 1}', 1],
    ['{"a": 01}', 1],
    ['{"a": "x\ny"}', 1],
    ['{"a": "\\x"}', 1],
    ["[1, 2", 1],
    ["[1,]", 1],
    ["{} x", 1],
    ["nul", 1],
  ])("Y6: %j is not JSON", (text, line) => {
    const read = jsonReader.read(text);
    expect(read.ok ? [] : read.problems.map((one) => one.code)).toEqual(["document.json-syntax"]);
    expect(read.ok ? "" : read.problems[0].message).toMatch(new RegExp(`^Line ${line}: `));
  });

  it("Y8: the same notes on numbers as YAML", () => {
    const at = ["environments", 0, "x"];
    const text = '{"environments": [{"x": [2.0, 1e999, 9007199254740993]}]}';
    expect(codes(text, jsonReader)).toEqual([
      { code: "document.whole-float", path: [...at, 0], text: "2.0" },
      { code: "document.number-as-text", path: [...at, 1], text: "1e999" },
      { code: "document.number-as-text", path: [...at, 2], text: "9007199254740993" },
    ]);
  });
});

it("Y10: a text of ten million characters is read, escapes and all", () => {
  const written = JSON.stringify('a\\"'.repeat(2_000_000));
  const read = jsonReader.read(`{"environments":[{"name":"a","description":${written}}]}`);
  expect(read.ok && String(read.value.document.environments[0]?.description).length).toBe(6_000_000);
});
