import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "./fixtures.ts";
import { type SourceFile, SourcePage, sourceFile, sourceText } from "./pages/source-page.ts";

/** The files after `git apply` of a patch, in a folder of their own. */
function applied(files: readonly SourceFile[], patch: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "patch-"));
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  const done = spawnSync("git", ["apply", "-"], { cwd: folder, input: patch, encoding: "utf8" });
  expect(done.stderr).toBe("");
  return files.map(({ name }) => readFileSync(join(folder, name), "utf8"));
}

const bytes = (text: string) => new TextEncoder().encode(text);

test("SR1, SR2: a file is told, opened beside the form, changed by it in one line, and given back as it was but for that", async ({
  configurator,
  page,
}) => {
  const source = new SourcePage(page);
  await source.choose(sourceFile("train.py"));
  await expect(source.dialog).toContainText(
    "Python: 3 environments, 2 tasks, 1 override; 1 value is known only at run time.",
  );
  await expect(source.dialog).toContainText('Line 20: os.getenv("TRAIN_DISK")');
  await expect(page.getByRole("treeitem", { name: /ml-training/, includeHidden: true })).toHaveCount(1);
  await source.open(sourceFile("train.py"));
  await configurator.row("^train.*A100").click();
  await configurator.box("Memory").fill("64Gi");
  await expect(page.getByText("1 line changed")).toBeVisible();
  await expect(source.editor).toContainText('memory="64Gi",  # fits one node');
  expect(await source.downloaded("Download train.py")).toEqual({
    name: "train.py",
    text: sourceText("train.changed.py"),
  });
  const patch = await source.fromMenu("Download train.patch");
  expect(patch.text.split("\n").filter((line) => /^[+-] /.test(line))).toEqual([
    '-        memory="32Gi",  # fits one node',
    '+        memory="64Gi",  # fits one node',
  ]);
  expect(applied([sourceFile("train.py")], patch.text)).toEqual([sourceText("train.changed.py")]);
  await page.getByRole("tab", { name: "Changes 1" }).click();
  await expect(page.getByRole("region", { name: "Changes of train.py" }).getByRole("insertion")).toHaveText(/64Gi/);
  await page.keyboard.press("Control+z");
  await expect(page.getByText("Nothing changes.")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(configurator.row("ml-training")).toBeVisible();
  await expect(source.editor).toHaveCount(0);
});

test("resources on the decorator: the line is explained, the repair is applied to the text, and given back with it", async ({
  configurator,
  page,
}) => {
  const source = new SourcePage(page);
  await source.give("paste", { text: sourceText("decorated.py") });
  await expect(source.dialog).toContainText("Line 7: The decorator takes no resources");
  await source.dialog.getByRole("button", { name: "Give heavy an environment of its own" }).click();
  const box = source.dialog.getByRole("textbox", { name: "Text of the document" });
  await expect(box).toHaveValue(sourceText("decorated.repaired.py"));
  await expect(source.dialog).not.toContainText("Line 7");
  await source.dialog.getByRole("button", { name: "Open", exact: true }).click();
  await configurator.select("env-heavy");
  await expect(configurator.box("Memory")).toHaveValue("8Gi");
  // The oracle loads this very text with the SDK.
  expect(await source.downloaded("Download pasted.py")).toEqual({
    name: "pasted.py",
    text: sourceText("decorated.repaired.py"),
  });
});

test("SR3, SR4: what is typed changes the form; while it is broken the form stays and the line is told", async ({
  configurator,
  page,
}) => {
  const source = new SourcePage(page);
  await source.open(sourceFile("pipeline.py"), sourceFile("shared.py"));
  await expect(configurator.box("Memory")).toHaveValue("2Gi");
  await source.editor.getByText('memory="2Gi"').click();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  for (let key = 0; key < 5; key += 1) await page.keyboard.press("Backspace");
  await expect(page.getByText(/cannot be read as it is/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Show line 6" })).toBeVisible();
  await expect(configurator.box("Memory")).toHaveValue("2Gi");
  await configurator.box("CPU").fill("3");
  await source.editor.getByText("resources=flyte").click();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type('16Gi")');
  await expect(configurator.box("Memory")).toHaveValue("16Gi");
  await expect(configurator.box("CPU")).toHaveValue("3");
  await expect(source.editor).toContainText('resources=flyte.Resources(cpu=3, memory="16Gi"),');
  // Tab is not the editor's: the focus goes on. A question mark is text here, not a key of the page.
  await source.editor.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("# what?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(source.editor).not.toBeFocused();
  await expect(page.getByRole("button", { name: "Detach from 2 files" })).toBeFocused();
});

test("several files are read together, each is patched by itself, one patch is for all", async ({
  configurator,
  page,
}) => {
  const source = new SourcePage(page);
  const files = [sourceFile("pipeline.py"), sourceFile("shared.py")];
  await source.give("drop", { files });
  await expect(source.dialog).toContainText("2 environments, 1 task in 2 files");
  const found = source.dialog.getByRole("list", { name: "Environments found" }).getByRole("listitem");
  await expect(found).toHaveText([/pipeline\.py$/, /shared\.py$/]);
  await source.dialog.getByRole("button", { name: "Open", exact: true }).click();
  await configurator.box("Memory").fill("4Gi");
  await configurator.select("base");
  await configurator.box("CPU").fill("2");
  const select = page.getByRole("combobox", { name: "File of the source" });
  await expect(select.getByRole("option")).toHaveText(["pipeline.py (1)", "shared.py (1)"]);
  // The file of what is selected is shown.
  await expect(select).toHaveValue("1");
  await expect(source.editor).toContainText("Resources(cpu=2,");
  const patch = await source.fromMenu(/^Download shared.patch$/);
  expect(applied(files, patch.text)).toEqual([
    sourceText("pipeline.py").replace("2Gi", "4Gi"),
    sourceText("shared.py").replace("cpu=1", "cpu=2"),
  ]);
});

test("PE6: an environment that moves in the outline moves in the file, with its comment; undo brings both back", async ({
  configurator,
  page,
}) => {
  const source = new SourcePage(page);
  const text =
    'import flyte\n\nfirst = flyte.TaskEnvironment(name="first")\n\n\n@first.task\nasync def go() -> int:\n    return 1\n\n\n# Large.\nsecond = flyte.TaskEnvironment(name="second")\n';
  await source.give("paste", { text });
  await source.dialog.getByRole("button", { name: "Open", exact: true }).click();
  // Nothing had the focus before.
  await expect(configurator.row("first")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByText("Undo brings the old document back.")).toBeVisible();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByText("Undo brings the old document back.")).toBeHidden();
  await expect(page.getByText("2 lines changed")).toBeVisible();
  const { text: moved } = await source.downloaded("Download pasted.py");
  expect(moved).toBe(
    'import flyte\n\n# Large.\nsecond = flyte.TaskEnvironment(name="second")\n\n\nfirst = flyte.TaskEnvironment(name="first")\n\n\n@first.task\nasync def go() -> int:\n    return 1\n',
  );
  await page.keyboard.press("Control+z");
  await expect(page.getByText("lines changed")).toBeHidden();
});

test("PE6: a task that is moved and renamed keeps its body; a refused deletion is named, and taken back", async ({
  configurator,
  page,
}) => {
  const source = new SourcePage(page);
  const text =
    'import flyte\n\nenv = flyte.TaskEnvironment(name="env")\n\n\n@env.task\nasync def one() -> int:\n    return 1\n\n\n@env.task\nasync def two() -> int:\n    return 2\n\n\nprint(one)\n';
  await source.give("paste", { text });
  await source.dialog.getByRole("button", { name: "Open", exact: true }).click();
  await configurator.row("^two").click();
  await page.keyboard.press("Alt+ArrowUp");
  await configurator.box("Name").fill("second");
  await expect(source.editor).toContainText("async def second() -> int:");
  const { text: moved } = await source.downloaded("Download pasted.py");
  const [one, two] = [
    "@env.task\nasync def one() -> int:\n    return 1\n\n\n",
    "@env.task\nasync def two() -> int:\n    return 2\n\n\n",
  ];
  expect(moved).toBe(text.replace(one + two, two.replace("two", "second") + one));
  await configurator.row("^one").click();
  await page.keyboard.press("Delete");
  await expect(page.getByText("nor is any later change: env/one. one is still used in line 16")).toBeVisible();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(configurator.row("^one")).toBeVisible();
  await expect(page.getByText("nor is any later change")).toBeHidden();
});

test("SR5, SR6, SR7: what only a run knows is locked, a constant is changed everywhere, and all of it survives a reload", async ({
  configurator,
  page,
}) => {
  const source = new SourcePage(page);
  await source.open(sourceFile("train.py"));
  await configurator.box("Memory").fill("6Gi");
  await expect(source.editor).toContainText('Resources(cpu=2, memory="6Gi")');
  await page.getByRole("button", { name: "Change MEM everywhere (2 values)" }).click();
  await expect(source.editor).toContainText('MEM = "6Gi"  # of small tasks');
  await expect(source.editor).toContainText("Resources(cpu=2, memory=MEM)");
  await configurator.row("^train.*A100").click();
  await expect(configurator.box("Disk")).toHaveValue('os.getenv("TRAIN_DISK")');
  await expect(configurator.box("Disk")).not.toBeEditable();
  await expect(configurator.field("Disk")).toContainText('Known only at run time: os.getenv("TRAIN_DISK"), line 20.');
  await expect(page.getByRole("button", { name: /error/ })).toHaveCount(0);
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  await page.reload();
  await expect(source.editor).toContainText('MEM = "6Gi"  # of small tasks');
  await expect(page.getByText("1 line changed")).toBeVisible();
  await page.getByRole("button", { name: "Detach from train.py" }).click();
  await expect(source.editor).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Python code" })).toContainText("# /// script");
  await page.getByRole("button", { name: "Attach it again" }).click();
  await expect(source.editor).toContainText('MEM = "6Gi"  # of small tasks');
});

test("SR5: where a pod fits is told together with what only a run knows of it", async ({ configurator, page }) => {
  const source = new SourcePage(page);
  const text = `import os\nimport flyte\n\nenv = flyte.TaskEnvironment("ml", resources=flyte.Resources(cpu=os.cpu_count(), memory="8Gi"))\n`;
  await source.open({ name: "ml.py", bytes: bytes(text) });
  await page.getByRole("button", { name: "Cluster: none" }).click();
  const dialog = page.getByRole("dialog", { name: "Cluster" });
  await dialog.getByRole("button", { name: "EKS with GPUs" }).click();
  await dialog.getByRole("button", { name: "Use this cluster" }).click();
  await configurator.form.getByRole("button", { name: "Fit", exact: true }).click();
  await expect(configurator.form.getByText(/^Only a run knows the CPU: here it counts as not set/)).toBeVisible();
});

test("bad input is said clearly, and the page stays as it is", async ({ configurator, page }) => {
  test.slow();
  const source = new SourcePage(page);
  const said = async (file: SourceFile, words: string | RegExp) => {
    await source.choose(file);
    await expect(source.dialog).toContainText(words);
    await source.dialog.getByRole("button", { name: "Open", exact: true }).click();
    await expect(source.dialog).toBeVisible();
    await source.dialog.getByRole("button", { name: `Take ${file.name} away` }).click();
  };
  await said({ name: "a.bin", bytes: new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 0xff]) }, "a.bin is no text");
  await said({ name: "huge.py", bytes: new Uint8Array(50_000_000).fill(35) }, "huge.py has 50 MB");
  await said({ name: "empty.py", bytes: bytes("") }, "empty.py is empty.");
  await said({ name: "old.py", bytes: bytes("import flyte\nprint 'x'\n") }, /Line 2: .*print/);
  await said(
    { name: "merge.py", bytes: bytes("import flyte\n<<<<<<< a\nx = 1\n=======\nx = 2\n>>>>>>> b\n") },
    /Line 2: .*[Mm]erge/,
  );
  await said({ name: "none.py", bytes: bytes("print('nothing here')\n") }, "no environments");
  const cell = { cell_type: "code", source: ["import flyte\n", 'env = flyte.TaskEnvironment(name="cell")\n'] };
  await source.choose({
    name: "book.ipynb",
    bytes: bytes(JSON.stringify({ nbformat: 4, metadata: {}, cells: [cell] })),
  });
  await expect(source.dialog).toContainText("The code cells of the notebook were read");
  await expect(page.getByRole("treeitem", { name: /ml-training/, includeHidden: true })).toHaveCount(1);
  await source.dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(configurator.row("cell")).toBeVisible();
  await expect(source.editor).toHaveCount(0);
});

test("text pasted anywhere is looked at first; line ends and marks of its file stay", async ({
  configurator,
  page,
}) => {
  const source = new SourcePage(page);
  await source.give("paste", { text: sourceText("pipeline.py") });
  await expect(source.dialog.getByRole("textbox", { name: "Text of the document" })).toHaveValue(
    sourceText("pipeline.py"),
  );
  await source.dialog.getByRole("button", { name: "Cancel" }).click();
  const windows = `\ufeff${sourceText("shared.py").replaceAll("\n", "\r\n")}`;
  await source.open({ name: "shared.py", bytes: bytes(windows) });
  await configurator.box("Memory").fill("2Gi");
  await source.editor.getByText("import flyte").click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("# typed");
  await expect(page.getByText("2 lines changed")).toBeVisible();
  const { text } = await source.downloaded("Download shared.py");
  expect(text).toBe(windows.replace("1Gi", "2Gi").replace("import flyte\r\n", "import flyte\r\n# typed\r\n"));
});

test("SR9, SO13: a file in Latin-1 is given back in Latin-1; what has no place in it is said", async ({
  configurator,
  page,
}) => {
  const source = new SourcePage(page);
  const text = `# coding: latin-1\n# gr\u00f6\u00dfe\n${sourceText("shared.py")}`;
  await source.open({ name: "shared.py", bytes: new Uint8Array(Buffer.from(text, "latin1")) });
  await configurator.box("Memory").fill("2Gi");
  await expect(page.getByText("1 line changed")).toBeVisible();
  expect((await source.downloaded("Download shared.py", "latin1")).text).toBe(text.replace("1Gi", "2Gi"));
  await source.editor.getByText("gr\u00f6\u00dfe").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" \u2192");
  await expect(page.getByText("2 lines changed")).toBeVisible();
  await page.getByRole("button", { name: "Download shared.py" }).click();
  await expect(page.getByText(/\u201c\u2192\u201d in line 2 has no place in Latin-1/)).toBeVisible();
});
