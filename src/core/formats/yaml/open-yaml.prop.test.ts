import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DocumentDraft } from "#core/document/draft.ts";
import { sameData } from "#core/formats/align-items.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import { arbDraft, arbText } from "#core/formats/arbitraries.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { jsonWriter } from "./json-writer.ts";
import { openYaml } from "./open-yaml.ts";
import { yamlWriter } from "./yaml-writer.ts";

const fixtures = join(import.meta.dirname, "..", "fixtures");
const fixtureTexts = readdirSync(fixtures).map((file) => readFileSync(join(fixtures, file), "utf8"));
const draft = arbDraft.map((document) => ({ ...document, version: 1 }));
const handWritten = [
  "# head\nenvironments:\n- name: a # first\n  # above\n  resources: {cpu: 1, memory: 4Gi} # small\n\n- name: 'b'\n  tasks:\n  - name: t\n    docs: |\n      Two\n      lines.\n\n  - {name: u, retries: 3, }\n# end\n",
  "version: 1\r\nenvironments:\r\n    - name: a\r\n      env_vars:\r\n          A: 'x' # why\r\n          B: >-\r\n              folded\r\n              text\r\n      tasks: []\r\n    -\r\n      name: b\r\n      resources:\r\n",
  "\uFEFFenvironments: [\n  {name: a, tasks: [{name: t}, # one\n    {name: u}]}, # two\n  {name: b,\n   cpu: [1, 2], x, y: }\n]",
  '{"environments":[{"name":"a","resources":{"cpu":["1","2"]}},{"name":"b"}],"version":1}',
  '{\r\n\t"environments": [\r\n\t\t{\r\n\t\t\t"name": "a",\r\n\t\t\t"tasks": []\r\n\t\t}\r\n\t]\r\n}',
  "environments:\n  - name: a\n    description: plain text\n      over lines\n    ? long\n    : value\n    list:\n    - - 1\n      - x: 1\n        y: 2\n    - q\n",
];
const arbSource = fc.oneof(
  fc.constantFrom(...fixtureTexts),
  fc.constantFrom(...handWritten),
  draft.map((document) => yamlWriter.write({ document, problems: [], scope: "file" }).text),
  draft.map((document) => jsonWriter.write({ document, problems: [], scope: "file" }).text),
  draft.map((document) => JSON.stringify(document)),
  draft.map((document) => yamlWriter.write({ document, problems: [], scope: "file" }).text.replaceAll("\n", "\r\n")),
);
const arbValue: fc.Arbitrary<Json> = fc.oneof(
  arbText,
  fc.constantFrom("8Gi", "ghcr.io/org/image:1.3", "two\nlines\n", 4, 0.5, null, true),
  fc.constantFrom<Json>(["1", "2"], { cpu: "2", memory: "4Gi" }, [], {}, [{ a: [1, { b: 2 }] }]),
  fc.constant({ long: "x".repeat(60), other: ["y".repeat(60)] }),
);
const levels = ["environments", "tasks", "overrides"];

function openText(text: string) {
  const opened = openYaml([{ name: "file", text }]);
  if (!opened.ok) throw new Error(`${opened.problems[0].message}\n${text}`);
  return opened.value;
}

/** The paths of all values that are no structure of the document. */
function leafPaths(value: Json | undefined, path: Path = []): readonly Path[] {
  const nodes = path.every((key, at) => (at % 2 === 0 ? key === levels[at / 2] : typeof key === "number"));
  const own = nodes && path.length < 7 ? [] : [path];
  if (Array.isArray(value)) return [...own, ...value.flatMap((item: Json, index) => leafPaths(item, [...path, index]))];
  if (!isJsonObject(value)) return own;
  return [...own, ...Object.keys(value).flatMap((key) => leafPaths(value[key], [...path, key]))];
}

function withValue<T extends Json | undefined>(
  value: T,
  path: Path,
  change: (old: Json | undefined) => Json | undefined,
): T {
  const [key, ...below] = path;
  if (key === undefined) return change(value) as T;
  if (Array.isArray(value))
    return value.map((item: Json, index) => (index === key ? withValue(item, below, change) : item)) as unknown as T;
  if (!isJsonObject(value)) return value;
  const next = withValue(Object.hasOwn(value, key) ? value[key] : undefined, below, change);
  const entries = Object.entries(value).filter(([name]) => name !== key || next !== undefined);
  const changed = entries.map(([name, item]) => [name, name === String(key) ? next : item] as const);
  if (!Object.hasOwn(value, key) && next !== undefined) changed.push([String(key), next]);
  return Object.fromEntries(changed) as unknown as T;
}

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

type Step = { readonly kind: string; readonly at: number; readonly to: number; readonly value: Json };
const arbStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("set", "remove", "add", "addNode", "removeNode", "moveNode", "rename"),
  at: fc.nat(),
  to: fc.nat(),
  value: arbValue,
});

/** A change that the page could make. */
function changed(document: DocumentDraft, { kind, at, to, value }: Step): DocumentDraft {
  if (kind === "set" || kind === "remove") {
    const leaf = pick(
      leafPaths(document).filter(([key]) => key !== "version"),
      at,
    );
    const inList = typeof leaf?.at(-1) === "number";
    if (!leaf) return document;
    if (kind === "set") return withValue(document, leaf, () => value);
    return inList
      ? withValue(document, leaf.slice(0, -1), (list) => (list as Json[]).filter((_, index) => index !== leaf.at(-1)))
      : withValue(document, leaf, () => undefined);
  }
  const lists = nodeLists(document);
  const list = pick(lists, at) ?? ["environments"];
  if (kind === "add") {
    const node = pick(nodes(document), at) ?? [];
    return withValue(document, [...node, pick(["queue", "zz", "retries", "a key: x"], to) ?? "z"], () => value);
  }
  if (kind === "rename") {
    const node = pick(
      nodes(document).filter((path) => path.length > 0),
      at,
    );
    return node
      ? withValue(document, [...node, node.length === 6 ? "label" : "name"], () => `renamed_${to}`)
      : document;
  }
  return withValue(document, list, (old) => movedNodes(old as readonly Json[], kind, at, to));
}

function movedNodes(old: readonly Json[], kind: string, at: number, to: number): readonly Json[] {
  const node = { name: `new_${to}`, resources: { cpu: "1", memory: "2Gi" } };
  if (kind === "addNode") return old.toSpliced(to % (old.length + 1), 0, node);
  const place = at % Math.max(1, old.length);
  const rest = old.toSpliced(place, 1);
  if (kind === "removeNode" || old.length === 0) return rest;
  return rest.toSpliced(to % (rest.length + 1), 0, old[place] ?? null);
}

function nodes(document: DocumentDraft): readonly Path[] {
  return [
    [],
    ...nodeLists(document).flatMap((list) => (valueAt(document, list) as Json[]).map((_, index) => [...list, index])),
  ];
}

function nodeLists(document: DocumentDraft): readonly Path[] {
  const below = (value: Json | undefined, path: Path): readonly Path[] => {
    const level = levels[path.length / 2];
    const list = level && isJsonObject(value) && Object.hasOwn(value, level) ? value[level] : undefined;
    if (!level || !Array.isArray(list)) return [];
    const own = [...path, level];
    return [own, ...list.flatMap((item: Json, index) => below(item, [...own, index]))];
  };
  return below(document, []);
}

function valueAt(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((at, key) => (at as Record<string, Json>)[key], value);
}

function scalarPaths(document: DocumentDraft): readonly Path[] {
  return leafPaths(document).filter(
    (path) => path[0] !== "version" && typeof (valueAt(document, path) ?? 0) !== "object",
  );
}

const arbScalar = fc.oneof(arbText, fc.constantFrom("8Gi", "a: b", "two\nlines\n", 4, 0.5, true));

function edited(text: string, change: (document: DocumentDraft) => DocumentDraft): string {
  const opened = openText(text);
  const { edits, refused } = opened.edit(change(opened.reading.document));
  expect(refused).toEqual([]);
  return applyEdits(text, edits[0] ?? []);
}

describe("openYaml", () => {
  it("Y11: reading after an edit gives the document asked for, whatever the page changes", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbSource, fc.array(arbStep, { minLength: 1, maxLength: 4 }), (text, steps) => {
        const opened = openText(text);
        const wanted = steps.reduce(changed, opened.reading.document);
        const { edits, refused } = opened.edit(wanted);
        expect(refused).toEqual([]);
        const after = openText(applyEdits(text, edits[0] ?? []));
        expect(sameData(after.reading.document, wanted)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("Y12: editing one value changes only its own span, and setting it back gives the bytes back", {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(arbSource, fc.nat(), arbScalar, (text, at, value) => {
        const { reading, edit } = openText(text);
        const path = pick(scalarPaths(reading.document), at);
        if (!path) return;
        const place = reading.places.find((one) => `${one.path}` === `${path}`)?.place ?? { from: -1, to: -1 };
        const { edits, refused } = edit(withValue(reading.document, path, () => value));
        expect(refused).toEqual([]);
        expect(edits.flat().every(({ from, to }) => from >= place.from && to <= place.to)).toBe(true);
        const same = withValue(reading.document, path, () => valueAt(reading.document, path) ?? null);
        expect(edit(same)).toEqual({ edits: [[]], refused: [] });
      }),
      { numRuns: 200 },
    );
  });

  it("Y12: edits of different values commute, byte for byte", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbSource, fc.tuple(fc.nat(), arbScalar), fc.tuple(fc.nat(), arbScalar), (text, one, two) => {
        const paths = scalarPaths(openText(text).reading.document);
        const first = pick(paths, one[0]);
        const second = pick(paths, two[0]);
        if (!first || !second || first === second) return;
        const setFirst = (document: DocumentDraft) => withValue(document, first, () => one[1]);
        const setSecond = (document: DocumentDraft) => withValue(document, second, () => two[1]);
        const both = edited(text, (document) => setSecond(setFirst(document)));
        expect(edited(edited(text, setFirst), setSecond)).toBe(both);
        expect(edited(edited(text, setSecond), setFirst)).toBe(both);
      }),
      { numRuns: 200 },
    );
  });

  it("Y11: places lie in the text, outer ones before inner ones", () => {
    fc.assert(
      fc.property(arbSource, (text) => {
        const { reading } = openText(text);
        const seen = new Map<string, { readonly from: number; readonly to: number }>();
        for (const { path, place } of reading.places) {
          const outer = path.length > 0 ? seen.get(JSON.stringify(path.slice(0, -1))) : { from: 0, to: text.length };
          expect(outer && place.from >= outer.from && place.from <= place.to && place.to <= outer.to).toBe(true);
          seen.set(JSON.stringify(path), place);
        }
      }),
    );
  });
});
