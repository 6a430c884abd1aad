import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ChangedFile, writePatch } from "#core/formats/source/write-patch.ts";

const line = fc.constantFrom(
  "",
  "a",
  "b",
  "    cpu=1,",
  "-",
  "--- a",
  "+++ b",
  "@@ -1 +1 @@",
  "\\ No newline",
  "é",
  "😀",
  "\f",
  "\u2028",
  "x\ry",
  " ",
  "\t",
);
const arbText = fc
  .tuple(
    fc.array(fc.tuple(line, fc.constantFrom("\n", "\n", "\n", "\r\n")), { maxLength: 30 }),
    fc.constantFrom("", "", "end", "\r"),
  )
  .map(([lines, end]) => lines.map((parts) => parts.join("")).join("") + end);

/** A text and the same with some pieces replaced. */
const arbEdited = fc
  .tuple(arbText, fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.oneof(arbText, line)), { maxLength: 3 }), arbText)
  .map(([before, edits, other]) => {
    const after = edits.reduce((text, [at, length, put]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + put + text.slice(from + length);
    }, before);
    return edits.length === 3 ? { before, after: other } : { before, after };
  })
  .map(({ before, after }) => ({ before: wellFormed(before), after: wellFormed(after) }));

const arbName = fc.oneof(
  fc.constantFrom(
    "train.py",
    "src/my file.py",
    "é.py",
    "日本/語.py",
    'quo"te.py',
    "back\\slash.py",
    "tab\there.py",
    "😀.yaml",
    "a b",
    "new\nline.py",
  ),
  fc.stringMatching(/^[a-z]{1,8}\.py$/),
);

/** Cutting between the halves of a pair leaves what no file can hold. */
function wellFormed(text: string): string {
  return text.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "?");
}

function applied(files: readonly ChangedFile[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "git-apply-"));
  try {
    for (const { name, before } of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), before);
    }
    const patch = writePatch(files);
    writeFileSync(join(folder, ".patch"), patch);
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CEILING_DIRECTORIES: tmpdir(),
    };
    if (patch !== "")
      execFileSync("git", ["apply", "--whitespace=nowarn", ".patch"], { cwd: folder, env, stdio: "pipe" });
    return files.map(({ name }) => readFileSync(join(folder, name), "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("SO7: git apply makes each file what it became, byte for byte", { timeout: 120_000 }, () => {
  const arbFile = fc.tuple(arbName, arbEdited).map(([name, texts]) => ({ name, ...texts }));
  const arbFiles = fc.uniqueArray(arbFile, { selector: ({ name }) => name, minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(arbFiles, (files) => {
      expect(applied(files)).toEqual(files.map(({ after }) => after));
    }),
    { numRuns: 150 },
  );
});

test("SO7: a file of which everything changed is replaced as a whole", () => {
  const lines = (word: string) => Array.from({ length: 9000 }, (_, index) => `${word}${index}`).join("\n");
  const file = { name: "large.py", before: lines("a"), after: lines("b") };
  const start = performance.now();
  expect(applied([file])).toEqual([file.after]);
  expect(performance.now() - start).toBeLessThan(5000);
});

test("SO7: what did not change is left out", () => {
  expect(writePatch([{ name: "a.py", before: "x", after: "x" }])).toBe("");
  expect(
    writePatch([
      { name: "a.py", before: "x", after: "x" },
      { name: "é b.py", before: "x\n", after: "y\n" },
    ]),
  ).toBe(
    'diff --git "a/\\303\\251 b.py" "b/\\303\\251 b.py"\n--- "a/\\303\\251 b.py"\n+++ "b/\\303\\251 b.py"\n@@ -1 +1 @@\n-x\n+y\n',
  );
});
