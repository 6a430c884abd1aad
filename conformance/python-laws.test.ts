import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { DocumentDraft } from "#core/document/draft.ts";
import { firstDifference, sameData } from "#core/formats/align-items.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import { arbDocument } from "#core/formats/arbitraries.ts";
import { environmentOrder } from "#core/formats/python/environment-order.ts";
import { pythonWriter } from "#core/formats/python/python-writer.ts";
import { openPython, type PythonSource } from "#core/formats/source/open-python.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { flatten } from "#core/resolve/flatten.ts";

// These read thousands of files: on a loaded machine that takes longer than a unit test may.
vi.setConfig({ testTimeout: 120_000 });

const folder = join(import.meta.dirname, "recorded", "python-corpus");
const corpus = readdirSync(folder)
  .filter((file) => file.endsWith(".py"))
  .map((file) => ({ file, text: readFileSync(join(folder, file), file.startsWith("c57") ? "latin1" : "utf8") }));

describe.each(corpus)("PE1: $file", ({ file, text }) => {
  const source = open(text);
  const { document } = source.reading;
  const changes = changesOf(document);

  it("a changed value changes only its own span, and reading gives the document that was asked for", () => {
    for (const { path, wanted } of changes) {
      const { edits, refused } = source.edit(wanted);
      if (refused.length > 0) {
        expect(edits.flat(), path.join(".")).toEqual([]);
        continue;
      }
      const after = applyEdits(text, edits[0] ?? []);
      const found = open(after).reading.document;
      expect(firstDifference(json(wanted), json(found)), path.join(".")).toBeUndefined();
      if (!isName(path)) expect(edits[0], path.join(".")).toHaveLength(1);
      const places = source.reading.places
        .filter((one) => sameData([...one.path], [...path]))
        .map(({ place }) => place);
      const [edit] = edits[0] ?? [];
      const isOwn = places.some(({ from, to }) => edit && from <= edit.from && edit.to <= to);
      const isCopied =
        edit !== undefined &&
        !isOwn &&
        source.reading.shared.some(({ paths }) => paths.some((one) => startsWith(path, one)));
      if (!isName(path) && places.length > 0)
        expect(isOwn || isCopied || path.length > 4, `${file} ${path.join(".")}`).toBe(true);
    }
  });

  it("set and set back restores the bytes", () => {
    expect(source.edit(json(document) as DocumentDraft).edits.flat()).toEqual([]);
    for (const { path, wanted, literal } of changes) {
      const { edits, refused } = source.edit(wanted);
      if (refused.length > 0 || !literal) continue;
      const changed = open(applyEdits(text, edits[0] ?? []));
      const back = changed.edit(document);
      expect(back.refused, path.join(".")).toEqual([]);
      const restored = applyEdits(changed.reading.files[0]?.text ?? "", back.edits[0] ?? []);
      expect(sameData(json(open(restored).reading.document), json(document)), path.join(".")).toBe(true);
      if (isPlainSpelling(source, path)) expect(restored, path.join(".")).toBe(text);
    }
  });

  it("edits of different values commute", () => {
    const free = changes.filter(({ wanted }) => source.edit(wanted).refused.length === 0);
    if (free.length < 2) return;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        const [a, b] = [free[one % free.length], free[other % free.length]];
        if (!a || !b || startsWith(a.path, b.path) || startsWith(b.path, a.path) || isName(a.path) || isName(b.path))
          return;
        const both = set(a.wanted, b.path, b.value);
        const turned = set(b.wanted, a.path, a.value);
        expect(source.edit(turned as DocumentDraft)).toEqual(source.edit(both as DocumentDraft));
        const whole = source.edit(both as DocumentDraft);
        if (whole.refused.length > 0) return;
        const found = open(applyEdits(text, whole.edits[0] ?? [])).reading.document;
        expect(firstDifference(json(both), json(found))).toBeUndefined();
      }),
      { numRuns: 6 },
    );
  });
});

describe("PE1: unusual texts", () => {
  const pipeline = corpus.find(({ file }) => file.startsWith("c59"))?.text ?? "";
  it.each<[string, (text: string) => string]>([
    ["CRLF", (text) => text.replaceAll("\n", "\r\n")],
    ["CR alone", (text) => text.replaceAll("\n", "\r")],
    ["a byte-order mark", (text) => `\ufeff${text}`],
    ["tabs", (text) => text.replaceAll("    ", "\t")],
    ["form feeds", (text) => text.replaceAll("\n\n\n", "\n\f\n\n")],
    [
      "characters beyond the BMP",
      (text) => text.replace("Daily", "Däily 😀 𝔘𝔫𝔦").replaceAll("return ", "# 👩‍💻\n    return "),
    ],
    ["trailing blanks, no last line end", (text) => text.replaceAll(",\n", ",  \n").trimEnd()],
    ["separators that are no line ends for Python", (text) => text.replace("Daily", "a\u2028b\u0085c\u2029d")],
  ])("%s", (_name, change) => {
    const text = change(pipeline);
    const source = open(text);
    expect(source.reading.problems).toEqual([]);
    expect(source.reading.document.environments).toHaveLength(4);
    for (const { path, wanted } of changesOf(source.reading.document)) {
      const { edits, refused } = source.edit(wanted);
      expect(refused, path.join(".")).toEqual([]);
      const found = open(applyEdits(text, edits[0] ?? [])).reading.document;
      expect(firstDifference(json(wanted), json(found)), path.join(".")).toBeUndefined();
    }
  });

  it("resources of a task become an environment of its own", () => {
    for (const { text } of corpus) {
      const source = open(text);
      const { document, broken } = source.reading;
      const at = document.environments.findIndex(
        ({ tasks, name }) => name !== undefined && tasks?.length && !tasks[0]?.resources,
      );
      if (broken || at < 0) continue;
      const wanted = set(document as unknown as Json, ["environments", at, "tasks", 0, "resources"], { cpu: 3 });
      const { edits, refused } = source.edit(wanted as unknown as DocumentDraft);
      if (refused.length > 0) continue;
      const found = open(applyEdits(text, edits[0] ?? [])).reading.document;
      expect(byName(json(found))).toEqual(byName(json(flatten(wanted as unknown as DocumentDraft).document)));
    }
  });
});

it("PR1: reading never throws and never takes over a second: any file with a character removed, doubled or swapped", () => {
  const file = fc.constantFrom(...corpus.map(({ text }) => text));
  fc.assert(
    fc.property(file, fc.nat(), fc.constantFrom("remove", "double", "swap"), (text, place, how) => {
      const at = place % Math.max(1, text.length - 1);
      const two = text.slice(at, at + 2);
      const middle =
        how === "remove"
          ? two.slice(1)
          : how === "double"
            ? `${two.slice(0, 1)}${two}`
            : `${two.slice(1)}${two.slice(0, 1)}`;
      const broken = text.slice(0, at) + middle + text.slice(at + 2);
      const start = performance.now();
      open(broken);
      expect(performance.now() - start).toBeLessThan(1000);
    }),
    { numRuns: 200 },
  );
});

it("PR1: reading never throws on any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => void open(text)),
    { numRuns: 150 },
  );
  const pieces = fc.constantFrom(
    "import flyte\n",
    "x = ",
    "flyte.Resources(",
    ")",
    "(",
    "[",
    "'",
    '"""',
    "\n",
    "    ",
    "@env.task",
    "def f():",
    "**",
    ":=",
    "\\",
    "\t",
    "\f",
    "\r",
    "#",
    "{",
    "}",
    "f'{",
    "lambda x:",
    "if x:",
    "else:",
    ",",
    "=",
    "async ",
    "await ",
    "😀",
    "\u0000",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => void open(parts.join(""))),
    { numRuns: 200 },
  );
});

it("PR2: reading after a change is reading anew", () => {
  const file = fc.constantFrom(...corpus.map(({ text }) => text));
  const piece = fc.constantFrom(
    "",
    "",
    "x",
    "1",
    " ",
    "\n",
    "(",
    ")",
    '"',
    "#",
    "env",
    "MEM = '2Gi'\n",
    "@env.task\n",
    "    ",
    '"""',
    "\r\n",
    "del env\n",
  );
  const change = fc.record({ at: fc.nat(), gone: fc.nat({ max: 6 }), piece });
  fc.assert(
    fc.property(file, fc.array(change, { minLength: 1, maxLength: 4 }), (start, changes) => {
      let text = start;
      let source = open(text);
      for (const { at, gone, piece: added } of changes) {
        const from = at % (text.length + 1);
        text = text.slice(0, from) + added + text.slice(from + gone);
        const opened = openPython([{ name: "a.py", text }], source);
        if (!opened.ok) throw new Error("reading Python never fails");
        source = opened.value;
        expect(json(source.reading)).toEqual(json(open(text).reading));
      }
    }),
    { numRuns: 200 },
  );
});

it("PR2: a source that was read on still edits, and still tells its places", () => {
  const text = corpus.find(({ file }) => file.startsWith("c59"))?.text ?? "";
  const first = open(text);
  const change = changesOf(first.reading.document)[3];
  if (!change) throw new Error("no change");
  const before = json(open(text).reading);
  const edits = open(text).edit(change.wanted);
  openPython([{ name: "a.py", text: `# one more line\n${text}` }], first);
  expect(first.edit(change.wanted)).toEqual(edits);
  expect(json(first.reading)).toEqual(before);
});

it("PR1: long lines and deep nesting are read in time", () => {
  const megabyte = 1_000_000;
  const texts = [
    `import flyte\nx = "${"a".repeat(megabyte)}"\nenv = flyte.TaskEnvironment(name="e")\n`,
    `x = ${"(".repeat(5000)}1${")".repeat(5000)}\n`,
    `x = ${"a + ".repeat(20_000)}a\n`,
    `x = a${".b".repeat(20_000)}\n`,
    `x = [${"1, ".repeat(100_000)}]\n`,
    "'".repeat(20_000),
    `${"if x:\n ".repeat(200)}pass\n`,
  ];
  for (const text of texts) {
    const start = performance.now();
    open(text);
    expect(performance.now() - start, text.slice(0, 20)).toBeLessThan(process.env.CI ? 6000 : 4000);
  }
});

it("PE10: reading what we write gives the flattened document, labels and order included", () => {
  fc.assert(
    fc.property(arbDocument, (document) => {
      const { text } = pythonWriter.write({ document, problems: [], scope: "file" });
      const { reading } = open(text);
      expect(reading.unknown).toEqual([]);
      expect(firstDifference(json(pythonForm(document)), json(reading.document))).toBeUndefined();
    }),
    { numRuns: 150 },
  );
});

it("PE1: generated documents are edited in place too", () => {
  fc.assert(
    fc.property(arbDocument, fc.nat(), fc.constantFrom("\n", "\r\n"), fc.boolean(), (document, pick, newline, mark) => {
      const { text } = pythonWriter.write({ document, problems: [], scope: "file" });
      const source = open((mark ? "\ufeff" : "") + text.replaceAll("\n", newline));
      const changes = changesOf(source.reading.document);
      const change = changes[pick % Math.max(1, changes.length)];
      if (!change) return;
      const { edits, refused } = source.edit(change.wanted);
      expect(refused.map(({ message }) => message)).toEqual([]);
      const after = applyEdits(source.reading.files[0]?.text ?? "", edits[0] ?? []);
      expect(firstDifference(json(change.wanted), json(open(after).reading.document))).toBeUndefined();
    }),
    { numRuns: 150 },
  );
});

function open(text: string): PythonSource {
  const opened = openPython([{ name: "a.py", text }]);
  if (!opened.ok) throw new Error("reading Python never fails");
  return opened.value;
}

/** What Python can tell of a document: flattened, in the order of the file, without what means the same as nothing. */
function pythonForm(document: DocumentDraft): Json {
  const flat = flatten(document).document;
  const environments = environmentOrder(flat).map((index) => {
    const { tasks = [], ...rest } = flat.environments[index] ?? {};
    const kept = tasks.map(({ overrides = [], async: isAsync, ...task }) => ({
      ...task,
      ...(isAsync === false ? { async: false } : {}),
      ...(overrides.length > 0 ? { overrides } : {}),
    }));
    return { ...rest, ...(kept.length > 0 ? { tasks: kept } : {}) };
  });
  return withoutNullPartition({ version: 1, sdk: flat.sdk, environments } as unknown as Json);
}

function withoutNullPartition(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNullPartition);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).filter(
    ([key, item]) => item !== undefined && !(key === "partition" && item === null),
  );
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNullPartition(item ?? null)]));
}

type Change = { readonly path: Path; readonly value: Json; readonly wanted: DocumentDraft; readonly literal: boolean };

/** Every leaf of a document with another value that it may have. */
function changesOf(document: DocumentDraft): readonly Change[] {
  return leaves(document as unknown as Json, []).flatMap(([path, value]) => {
    const other = otherValue(path, value);
    if (other === undefined || path[0] !== "environments") return [];
    const wanted = renamed(set(document as unknown as Json, path, other), path, value, other);
    return [{ path, value: other, wanted: wanted as unknown as DocumentDraft, literal: typeof value !== "object" }];
  });
}

function otherValue(path: Path, value: Json): Json | undefined {
  const key = path.at(-1);
  if (key === "label" || key === "async" || key === "clone_of" || path.includes("depends_on")) return undefined;
  if (path.includes("gpu")) return key === "gpu" && value === "T4:1" ? "A100:8" : undefined;
  if (typeof value === "string") return key === "name" && path.length === 5 ? `${value}_renamed` : `${value}x`;
  if (typeof value === "number") return value + 1;
  return typeof value === "boolean" ? !value : undefined;
}

/** A renamed environment is renamed wherever it is named, and a function's name is the label of the overrides in it. */
function renamed(document: Json, path: Path, before: Json, after: Json): Json {
  if (!isName(path)) return document;
  const keys = path.length === 3 ? ["clone_of", "depends_on"] : ["label"];
  return JSON.parse(JSON.stringify(document), (key, value) => {
    if (!keys.includes(key)) return value;
    if (key === "label" && String(value).startsWith(`${before} `))
      return String(value).replace(String(before), String(after));
    return Array.isArray(value)
      ? value.map((one: unknown) => (one === before ? after : one))
      : value === before
        ? after
        : value;
  });
}

/** The environments by name, without empty lists of tasks: where new ones stand is PE7's. */
function byName(document: Json): Json {
  const { environments = [] } = document as { readonly environments?: readonly JsonObject[] };
  const entries = environments.map(({ tasks, ...rest }) => [
    String(rest.name),
    Array.isArray(tasks) && tasks.length > 0 ? { ...rest, tasks } : rest,
  ]);
  return Object.fromEntries(entries);
}

function isName(path: Path): boolean {
  return path.at(-1) === "name" && (path.length === 3 || path.length === 5);
}

/** Literals that have one usual spelling; `0x10` and `1_000` come back as `16` and `1000`. */
function isPlainSpelling({ reading }: PythonSource, path: Path): boolean {
  if (reading.shared.some(({ paths }) => paths.some((one) => startsWith(path, one)))) return false;
  const placed = reading.places.find((one) => sameData([...one.path], [...path]));
  const text = placed ? (reading.files[0]?.text.slice(placed.place.from, placed.place.to) ?? "") : "";
  return /^(?:\d+(?:\.\d+)?|"[^"\\]*"|'[^'\\]*'|True|False)$/.test(text) && !/^0\d|\.0$/.test(text);
}

function leaves(value: Json | undefined, path: Path): readonly (readonly [Path, Json])[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => leaves(item, [...path, index]));
  if (isJsonObject(value)) return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
  return [[path, value]];
}

function set(value: Json | DocumentDraft | undefined, path: Path, to: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((item: Json, index) => (index === key ? set(item, rest, to) : item));
  const object = value as JsonObject;
  return { ...object, [key]: set(object[String(key)], rest, to) };
}

function startsWith(path: Path, prefix: Path): boolean {
  return prefix.every((key, index) => key === path[index]);
}

function json(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}
