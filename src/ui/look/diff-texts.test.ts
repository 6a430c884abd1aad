import fc from "fast-check";
import { expect, test } from "vitest";
import { countChanges, type DiffLine, diffTexts, foldLines, newLines } from "./diff-texts.ts";

const textOf = (line: DiffLine) => line.pieces.map(({ text }) => text).join("");
const drawn = (line: DiffLine) => {
  const marks = line.pieces.map(({ text, changed }) => (changed && line.pieces.length > 1 ? `[${text}]` : text));
  return `${{ same: " ", added: "+", removed: "-" }[line.kind]}${marks.join("")}`;
};

test.each<[string, string, string, readonly string[]]>([
  ["nothing", "a\n", "a\n", [" a"]],
  ["a word of a line", 'x = "8Gi"\ny\n', 'x = "16Gi"\ny\n', ['-x = "[8Gi]"', '+x = "[16Gi]"', " y"]],
  ["a line more", "a\nc\n", "a\nb\nc\n", [" a", "+b", " c"]],
  ["a line less", "a\nb\nc\n", "a\nc\n", [" a", "-b", " c"]],
  ["lines with nothing in common", "cpu=1\n", "gpu=A100\n", ["-cpu=1", "+gpu=A100"]],
  ["all", "", "a\n", ["+a"]],
])("U5: the difference is %s", (_, before, after, lines) => {
  expect(diffTexts(before, after).map(drawn)).toEqual(lines);
});

test("U5: lines that stay far from a change are counted", () => {
  const before = Array.from({ length: 20 }, (_, line) => `${line}\n`).join("");
  const after = before.replace("10\n", "ten\n");
  const folded = foldLines(diffTexts(before, after), 2);
  expect(folded.map((line) => (line.kind === "fold" ? line.count : drawn(line)))).toEqual([
    8,
    " 8",
    " 9",
    "-10",
    "+ten",
    " 11",
    " 12",
    7,
  ]);
  expect(countChanges(diffTexts(before, after))).toEqual({ added: 1, removed: 1 });
});

test("U5: both texts can be read off the difference, whatever they are", () => {
  const text = fc
    .array(fc.constantFrom("a", "b = 1", "b = 2", "  c", ""), { maxLength: 12 })
    .map((lines) => lines.map((line) => `${line}\n`).join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffTexts(before, after);
      const side = (other: DiffLine["kind"]) =>
        lines
          .filter(({ kind }) => kind !== other)
          .map((line) => `${textOf(line)}\n`)
          .join("");
      expect(side("added")).toBe(before);
      expect(side("removed")).toBe(after);
      expect(lines.flatMap(({ before: number }) => number ?? [])).toEqual(
        lines.filter(({ kind }) => kind !== "added").map((_, at) => at + 1),
      );
    }),
  );
});

test("U5: lines that are new or stand elsewhere", () => {
  expect(newLines("a\nb\nc\n", "a\nb\nc\n")).toEqual([]);
  expect(newLines("a\nb\nc\n", "c\r\na\r\n\r\nb\r\nd\r\n")).toEqual([0, 4]);
  expect(newLines("", Array.from({ length: 600 }, (_, line) => `${line}\n`).join(""))).toEqual([]);
});
