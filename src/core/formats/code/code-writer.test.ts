import { describe, expect, it } from "vitest";
import { joinParts, piece, writeCode } from "./code-writer.ts";

describe("writeCode (F1–F3)", () => {
  const part = writeCode("  ", (out) => {
    out.line("environments:");
    out.at(["environments", 0], () => {
      out.indented(() => {
        out.put("- name: ");
        out.at(["environments", 0, "name"], () => out.put(piece("string", "a", ["environments", 0, "name"])));
        out.end();
        out.blank();
        out.line("  tasks: []");
      });
    });
    out.put("unfinished");
  });

  it("writes lines, blanks and blocks, and ends the last line", () => {
    expect(part.text).toBe("environments:\n  - name: a\n\n    tasks: []\nunfinished\n");
    expect(part.lines).toBe(5);
  });

  it("marks the lines that a body touched, the outer before the inner", () => {
    expect(part.marks).toEqual([
      { from: 1, to: 3, path: ["environments", 0] },
      { from: 1, to: 1, path: ["environments", 0, "name"] },
    ]);
  });

  it("has no mark for a body that wrote nothing", () => {
    expect(writeCode("", (out) => out.at([1], () => undefined)).marks).toEqual([]);
  });

  it("indents an added part and moves its marks", () => {
    const inner = writeCode("  ", (out) => out.at(["x"], () => out.line("x")));
    const outer = writeCode("  ", (out) => {
      out.line("a");
      out.indented(() => out.add(inner));
    });
    expect(outer.text).toBe("a\n  x\n");
    expect(outer.marks).toEqual([{ from: 1, to: 1, path: ["x"] }]);
  });

  it("joins parts with moved marks", () => {
    const joined = joinParts([part, part]);
    expect(joined.text).toBe(part.text + part.text);
    expect(joined.lines).toBe(10);
    expect(joined.marks.map((mark) => mark.from)).toEqual([1, 1, 6, 6]);
  });
});
