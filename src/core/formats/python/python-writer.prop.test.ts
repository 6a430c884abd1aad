import fc from "fast-check";
import { expect, it } from "vitest";
import { arbDocument, arbDraft } from "#core/formats/arbitraries.ts";
import { flatten } from "#core/resolve/flatten.ts";
import { pythonWriter } from "./python-writer.ts";

it("F1–F3: tokens joined are the text, marks lie within it", () => {
  fc.assert(
    fc.property(fc.oneof(arbDraft, arbDocument), (document) => {
      const { text, tokens, marks } = pythonWriter.write({ document, problems: [], scope: "file" });
      expect(tokens.map((token) => token.text).join("")).toBe(text);
      const lines = text.split("\n").length - 1;
      expect(tokens.filter((token) => token.text === "\n")).toHaveLength(lines);
      expect(marks.every((mark) => mark.from >= 0 && mark.from <= mark.to && mark.to < lines)).toBe(true);
    }),
  );
});

it("PY1: a document and its flattened form are written alike", () => {
  fc.assert(
    fc.property(arbDocument, (document) => {
      // Which task is run first, and the word on why there is a clone, are the original's own.
      const lines = (draft: typeof document) => {
        const { text } = pythonWriter.write({ document: draft, problems: [], scope: "file" });
        const [statements = ""] = text.split("if __name__");
        return statements.split("\n").filter((line) => !/^# .* has resources of its own$/.test(line));
      };
      expect(lines(flatten(document).document)).toEqual(lines(document));
    }),
  );
});
