import fc from "fast-check";
import { expect, test } from "vitest";
import { formatAddress, parseAddress, placeOf } from "./address.ts";
import { arbDocument } from "./arbitraries.ts";
import type { DocumentDraft } from "./draft.ts";

const document: DocumentDraft = {
  environments: [
    { name: "ml", tasks: [{ name: "train", overrides: [{ label: "heavy" }, { label: "a/b" }, {}, { label: "a/b" }] }] },
    { name: "twice" },
    { name: "twice", tasks: [{ name: " odd" }] },
  ],
};

test.each([
  [["environments", 0], "ml"],
  [["environments", 0, "tasks", 0], "ml/train"],
  [["environments", 0, "tasks", 0, "overrides", 0], "ml/train/heavy"],
  [["environments", 0, "tasks", 0, "overrides", 0, "resources", "memory"], "ml/train/heavy:resources.memory"],
  [["environments", 0, "tasks", 0, "overrides", 1], "ml/train/#1"],
  [["environments", 0, "tasks", 0, "overrides", 2], "ml/train/#2"],
  [["environments", 1], "#1"],
  [["environments", 2, "tasks", 0], "#2/#0"],
  [["sdk"], ":sdk"],
  [["environments", 0, "env_vars", "a.b"], 'ml:env_vars."a.b"'],
  [["environments", 0, "depends_on", 1], "ml:depends_on.1"],
] as const)("AD2: %j is %s and is read back", (path, address) => {
  expect(formatAddress(document, path)).toBe(address);
  expect(parseAddress(document, address)).toEqual({ ok: true, value: path });
});

test("AD1: a path is split into node and keys", () => {
  expect(placeOf(["environments", 1, "tasks", 2, "retries"])).toEqual({
    position: { environment: 1, task: 2 },
    keys: ["retries"],
  });
  expect(placeOf(["version"])).toEqual({ keys: ["version"] });
});

test.each([
  ["ml/none", "address.unknown"],
  ["twice", "address.unknown"],
  ["#9", "address.unknown"],
  ["a/b/c/d", "address.syntax"],
  ["ml:", "address.syntax"],
  ["ml:resources.", "address.syntax"],
  ['ml:"open', "address.syntax"],
])("AD2: %s is refused with %s", (address, code) => {
  const read = parseAddress(document, address);
  expect(read.ok ? [] : read.problems.map((problem) => problem.code)).toEqual([code]);
});

test("AD3: every node's address leads back to it, in any document", () => {
  fc.assert(
    fc.property(arbDocument, (draft) => {
      for (const [environment, one] of draft.environments.entries()) {
        for (const [task, two] of (one.tasks ?? []).entries()) {
          for (const override of (two.overrides ?? []).keys()) {
            const path = ["environments", environment, "tasks", task, "overrides", override, "env_vars", "a b.c"];
            expect(parseAddress(draft, formatAddress(draft, path))).toEqual({ ok: true, value: path });
          }
        }
      }
    }),
  );
});

test("AD2: no text makes the reader throw", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseAddress(document, text)));
});
