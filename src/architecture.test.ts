import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { architecture } from "./architecture.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

type Import = { readonly file: string; readonly from: string; readonly target: string };

const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.endsWith("arbitraries.ts"))
  .map((name) => join("src", name));

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^"';]*?from\s+"([^"]+)"|(?:^|[^.\w])import\(\s*"([^"]+)"\s*\)|(?:^|\n)import\s+"([^"]+)"/g;
  return [...text.matchAll(pattern)].map((match) => ({
    file,
    from: folderOf(file),
    target: match[1] ?? match[2] ?? match[3] ?? "",
  }));
}

/** The row of the table that a file belongs to: the longest folder that is a beginning of its path. */
function folderOf(file: string): string {
  const fitting = architecture.filter((row) => file === row.folder || file.startsWith(`${row.folder}/`));
  const longest = fitting.sort((a, b) => b.folder.length - a.folder.length)[0];
  if (!longest) throw new Error(`${file} is in no folder of the architecture table`);
  return longest.folder;
}

const imports = files.flatMap(importsOf);

test("A1: every file lies in a folder of the table, and every folder has files", () => {
  const used = new Set(files.map(folderOf));
  expect([...used].sort()).toEqual(architecture.map((row) => row.folder).sort());
});

test("A2: a folder imports only what its row allows", () => {
  const wrong = imports.filter(({ from, target }) => !allowed(from, target));
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test("A3: relative imports stay in the folder, and nothing under src reads conformance", () => {
  const wrong = imports.filter(({ target }) => target.startsWith("../") || target.includes("conformance"));
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  for (const file of files)
    expect(readFileSync(join(root, file), "utf8"), file).not.toMatch(/["'`][^"'`]*conformance\//);
});

test("A4: relative imports name a file that is there, with its ending", () => {
  const broken = imports.filter(({ file, target }) => {
    if (!target.startsWith("./")) return false;
    // What follows a question mark says how Vite loads the file.
    const path = relative(root, join(root, dirname(file), target.replace(/\?.*$/, "")));
    return !readdirSync(join(root, dirname(path))).includes(path.split("/").at(-1) ?? "");
  });
  expect(broken).toEqual([]);
});

function allowed(from: string, target: string): boolean {
  if (target.startsWith("./")) return true;
  const row = architecture.find((candidate) => candidate.folder === from);
  if (!row) return false;
  if (!target.startsWith("#")) return row.packages.some((name) => target === name || target.startsWith(`${name}/`));
  const folder = folderOf(target.replace("#", "src/"));
  return folder === from || row.may.includes(folder);
}
