import fc from "fast-check";
import { expect, it } from "vitest";
import { type CodePart, type CodeWriter, joinParts, piece, writeCode } from "./code-writer.ts";

type Step =
  | { readonly do: "put"; readonly text: string }
  | { readonly do: "line"; readonly text: string }
  | { readonly do: "blank" }
  | { readonly do: "in" | "at" | "add"; readonly steps: readonly Step[] };

const { steps: arbSteps } = fc.letrec<{ steps: readonly Step[]; step: Step }>((tie) => ({
  steps: fc.array(tie("step"), { maxLength: 4 }),
  step: fc.oneof(
    { depthSize: "small" },
    fc.record({ do: fc.constantFrom("put", "line"), text: fc.string().map((text) => text.replaceAll("\n", "")) }),
    fc.record({ do: fc.constant("blank") }),
    fc.record({ do: fc.constantFrom("in", "at", "add"), steps: tie("steps") }),
  ) as fc.Arbitrary<Step>,
}));

function run(out: CodeWriter, steps: readonly Step[]): void {
  for (const step of steps) {
    if (step.do === "put") out.put(piece("string", step.text));
    else if (step.do === "line") out.line(step.text);
    else if (step.do === "blank") out.blank();
    else runNested(out, step);
  }
}

function runNested(out: CodeWriter, step: Step & { readonly do: "in" | "at" | "add" }): void {
  if (step.do === "in") out.indented(() => run(out, step.steps));
  else if (step.do === "at") out.at(["x"], () => run(out, step.steps));
  else out.add(writeCode("  ", (inner) => run(inner, step.steps)));
}

function expectLawful(part: CodePart): void {
  expect(part.tokens.map((token) => token.text).join("")).toBe(part.text);
  expect(part.text === "" || part.text.endsWith("\n")).toBe(true);
  expect(part.text.split("\n").length - 1).toBe(part.lines);
  expect(part.tokens.every((token) => token.text === "\n" || !token.text.includes("\n"))).toBe(true);
  for (const mark of part.marks) {
    expect(mark.from).toBeGreaterThanOrEqual(0);
    expect(mark.from).toBeLessThanOrEqual(mark.to);
    expect(mark.to).toBeLessThan(part.lines);
  }
}

it("F1–F3: tokens joined are the text, marks lie within it, for every way of writing and joining", () => {
  fc.assert(
    fc.property(arbSteps, arbSteps, (first, second) => {
      const parts = [first, second].map((steps) => writeCode("    ", (out) => run(out, steps)));
      for (const part of parts) expectLawful(part);
      expectLawful(joinParts(parts));
    }),
  );
});
