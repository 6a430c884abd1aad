import { describe, expect, it } from "vitest";
import { type CodeLine, type CodeText, changedLines, innermostPaths } from "./code-lines.ts";

function part(...texts: readonly string[]): readonly CodeLine[] {
  return texts.map((text) => ({ text, tokens: [], paths: [] }));
}

function text(...parts: readonly (readonly CodeLine[])[]): CodeText {
  const starts = parts.map((_, index) => parts.slice(0, index).flat().length);
  return { parts, starts, count: parts.flat().length };
}

const blank = part("");
const a = part("a1", "a2");
const b = part("b1", "b2");
const c = part("c1");

function changes(before: CodeText, after: CodeText) {
  return Object.fromEntries(changedLines(before, after));
}

describe("U6: lines that are not as they were", () => {
  it.each([
    ["nothing", text(a, blank, b, blank, c), text(a, blank, b, blank, c), {}],
    ["a line in the middle", text(a, blank, b, blank, c), text(a, blank, part("b1", "B2"), blank, c), { 4: "~" }],
    ["a line more", text(a, blank, b), text(a, blank, part("b1", "b2", "b3")), { 5: "+" }],
    ["a part more", text(a, blank, b), text(a, blank, c, blank, b), { 3: "+", 4: "+" }],
    ["a part less", text(a, blank, c, blank, b), text(a, blank, b), {}],
    ["parts in another order", text(a, b, c), text(b, c, a), { 3: "+", 4: "+" }],
    [
      "a line more above a changed one",
      text(part("name=x", "cpu=1")),
      text(part("# note", "name=y", "cpu=2")),
      { 0: "+", 1: "~", 2: "~" },
    ],
    ["everything", text(a), text(b), { 0: "~", 1: "~" }],
    ["from nothing", text(), text(a), { 0: "+", 1: "+" }],
  ])("%s", (_name, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });
});

describe("U6: the values of a line", () => {
  it("leaves out the outer ones", () => {
    const resources = ["environments", 0, "resources"];
    const line = { text: "", tokens: [], paths: [resources, [...resources, "cpu"], [...resources, "gpu"]] };
    expect(innermostPaths(line)).toEqual([
      [...resources, "cpu"],
      [...resources, "gpu"],
    ]);
  });
});
