import fc from "fast-check";
import { expect, it } from "vitest";
import { applyEdits } from "./apply-edits.ts";
import { composeEdits } from "./compose-edits.ts";
import type { TextEdit } from "./source-contract.ts";

const arbText = fc.string({ maxLength: 30 });
/** Cuts, gaps and new texts, one after the other. */
const arbChanges = fc.array(fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 5 }), fc.string({ maxLength: 4 })), {
  maxLength: 6,
});

function editsOf(text: string, changes: readonly (readonly [number, number, string])[]): readonly TextEdit[] {
  let at = 0;
  return changes.flatMap(([skip, length, put]) => {
    const from = at + skip;
    if (from > text.length) return [];
    at = Math.min(text.length, from + length);
    return [{ from, to: at, text: put }];
  });
}

it("PE1: edits after edits are one list of edits, none of which touches another", () => {
  fc.assert(
    fc.property(arbText, arbChanges, arbChanges, (text, one, other) => {
      const first = editsOf(text, one);
      const between = applyEdits(text, first);
      const second = editsOf(between, other);
      const both = composeEdits(text, first, second);
      expect(applyEdits(text, both)).toBe(applyEdits(between, second));
      expect(both.every(({ from }, index) => index === 0 || (both[index - 1]?.to ?? 0) < from)).toBe(true);
    }),
  );
});
