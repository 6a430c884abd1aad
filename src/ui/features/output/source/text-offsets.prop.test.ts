import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "#core/formats/apply-edits.ts";
import { movePlace } from "#ui/source/move-places.ts";
import { lineEnds } from "./line-ends.ts";
import { spanBetween } from "./span-between.ts";

const piece = fc.constantFrom("\r\n", "\n", "\r", "a", "é", "😀", "\ud83d", "\ufeff", " ", "\t");
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

test("SR8: the replacement between two texts makes one the other, and cuts no line end and no character", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edit = spanBetween(before, after);
      expect(applyEdits(before, [edit])).toBe(after);
      for (const at of [edit.from, edit.to]) expect(before.slice(at - 1, at + 1)).not.toBe("\r\n");
      if (edit.from > 0)
        expect(before.slice(edit.from - 1, edit.from + 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]$/);
    }),
  );
});

test("SR8: offsets of an editor, in which every line end is one character, lead back to the text", () => {
  fc.assert(
    fc.property(text, (given) => {
      const shown = given.replaceAll(/\r\n?/g, "\n");
      const { toEditor, toText } = lineEnds(given);
      for (let at = 0; at <= shown.length; at += 1) {
        expect(toEditor(toText(at))).toBe(at);
        expect(given.slice(0, toText(at)).replaceAll(/\r\n?/g, "\n")).toBe(shown.slice(0, at));
      }
    }),
  );
});

test("SR8: new lines get the line end that the text uses", () => {
  expect(lineEnds("a\r\nb\r\n").usual).toBe("\r\n");
  expect(lineEnds("a\nb\r\nc\n").usual).toBe("\n");
  expect(lineEnds("a\rb").usual).toBe("\r");
  expect(lineEnds("a").usual).toBe("\n");
});

test("SR8: a piece that no edit touches says the same after them", () => {
  fc.assert(
    fc.property(text, fc.array(fc.tuple(fc.nat(30), fc.nat(5), text), { maxLength: 4 }), (given, wanted) => {
      let end = 0;
      const edits = wanted
        .map(([from, length, insert]) => ({ from: Math.min(from, given.length), length, text: insert }))
        .toSorted((a, b) => a.from - b.from)
        .flatMap(({ from, length, text: insert }) => {
          if (from < end || (from === end && end > 0)) return [];
          end = Math.min(given.length, from + length);
          return [{ from, to: end, text: insert }];
        });
      const after = applyEdits(given, edits);
      let from = 0;
      for (const edit of [...edits, { from: given.length, to: given.length, text: "" }]) {
        if (edit.from > from) {
          const moved = movePlace({ file: 0, from, to: edit.from }, edits);
          expect(after.slice(moved.from, moved.to)).toBe(given.slice(from, edit.from));
        }
        from = edit.to;
      }
    }),
  );
});
