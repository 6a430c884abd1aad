import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { arbDraft, arbText } from "#core/formats/arbitraries.ts";
import { withRelease } from "#core/formats/code/with-release.ts";
import type { Json } from "#core/problem/json.ts";
import { jsonReader } from "./json-reader.ts";
import { jsonWriter } from "./json-writer.ts";
import { yamlReader } from "./yaml-reader.ts";
import { yamlWriter } from "./yaml-writer.ts";

/** Two values are the same, order of keys and `__proto__` included. */
function spelled(value: Json | undefined): string {
  if (value === null || typeof value !== "object")
    return typeof value === "number" ? `${value}` : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spelled).join()}]`;
  return `{${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${spelled(item)}`)}}`;
}

const draft = arbDraft.map((document) => ({ ...document, version: 1 }));
const formats = [
  { writer: yamlWriter, reader: yamlReader },
  { writer: jsonWriter, reader: jsonReader },
];

describe.each(formats)("$writer.id", ({ writer, reader }) => {
  it("Y4, Y5: reads back equal, order of keys included", () => {
    fc.assert(
      fc.property(draft, (document) => {
        const { text } = writer.write({ document, problems: [], scope: "file" });
        const read = reader.read(text);
        expect(read.ok ? spelled(read.value.document) : read.problems).toBe(spelled(withRelease(document)));
        expect(reader.looksLike(text)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("F1–F3: tokens joined are the text, marks lie within it", () => {
    fc.assert(
      fc.property(draft, (document) => {
        const { text, tokens, marks } = writer.write({ document, problems: [], scope: "file" });
        expect(tokens.map((token) => token.text).join("")).toBe(text);
        const lines = text.split("\n").length - 1;
        expect(marks.every((mark) => mark.from >= 0 && mark.from <= mark.to && mark.to < lines)).toBe(true);
      }),
    );
  });

  it("Y10: never throws, on any text and on its own with one character gone", () => {
    fc.assert(
      fc.property(draft, fc.nat(), fc.oneof(arbText, fc.string()), (document, place, other) => {
        const { text } = writer.write({ document, problems: [], scope: "file" });
        const at = place % text.length;
        for (const source of [text.slice(0, at) + text.slice(at + 1), text.slice(0, at), other]) {
          const read = reader.read(source);
          expect(read.ok || read.problems.length > 0).toBe(true);
          for (const problem of read.ok ? read.value.problems : read.problems) {
            const { from, to } = problem.range ?? { from: 0, to: 0 };
            expect(from >= 0 && from <= to && to <= source.length).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});

it("Y1–Y3: means the same to a YAML 1.1 reader", () => {
  fc.assert(
    fc.property(draft, (document) => {
      const { text } = yamlWriter.write({ document, problems: [], scope: "file" });
      const mapped = parse(text, { version: "1.1", schema: "yaml-1.1", mapAsMap: true, logLevel: "silent" });
      expect(spelled(fromMap(mapped))).toBe(spelled(withRelease(document)));
    }),
    { numRuns: 400 },
  );
});

function fromMap(value: unknown): Json {
  if (Array.isArray(value)) return value.map(fromMap);
  if (!(value instanceof Map)) return value as Json;
  return Object.fromEntries([...value].map(([key, item]) => [key, fromMap(item)]));
}
