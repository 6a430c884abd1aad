import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { problemCodes } from "#core/problem/problem-codes.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.tsx?$/.test(name),
);
const read = (name: string) => readFileSync(join(root, "src", name), "utf8");
const tests = sources
  .filter((name) => /\.test\.tsx?$/.test(name) && name !== "problems.test.ts")
  .map(read)
  .join("\n");
const code = sources
  .filter((name) => !/\.test\.tsx?$/.test(name) && !name.endsWith("problem-codes.ts"))
  .map(read)
  .join("\n");

test("A5: docs/problems.md explains every code, and no other", () => {
  const rows = readFileSync(join(root, "docs/problems.md"), "utf8").matchAll(/^\| `([^`]+)` \|/gm);
  expect([...rows].map((row) => row[1]).sort()).toEqual([...problemCodes].sort());
});

test.each(problemCodes)("A6: %s is given by the code and looked for by a test", (name) => {
  expect(code.includes(`"${name}"`), "given by the code").toBe(true);
  const whole = new RegExp(`(?<![\\w.-])${name.replace(".", "\\.")}(?![\\w.-])`);
  expect(whole.test(tests), "looked for by a test").toBe(true);
});

test("A7: tests cite rules that docs/SPEC.md has", () => {
  const spec = readFileSync(join(root, "docs/SPEC.md"), "utf8");
  const known = new Set([...spec.matchAll(/\*\*([A-Z]{1,3}\d+)\*\*/g)].map((match) => match[1]));
  const cited = new Set(
    [...tests.matchAll(/(?:test|it)(?:\.each\([^)]*\))?\(\s*["'`]([A-Z]{1,3}\d+)\b/g)].map((match) => match[1]),
  );
  expect([...cited].filter((rule) => !known.has(rule))).toEqual([]);
  expect(cited.size).toBeGreaterThan(0);
});
