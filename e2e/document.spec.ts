import { expect, test } from "./fixtures.ts";

test("a reload keeps the document", async ({ configurator, page }) => {
  await configurator.box("Memory limit").fill("48Gi");
  await configurator.expectCode("Python", '("8Gi", "48Gi")');
  await page.reload();
  await configurator.expectCode("Python", '("8Gi", "48Gi")');
});

test("undo and redo go through every change, in the form too", async ({ configurator, page }) => {
  await configurator.box("Memory limit").fill("48Gi");
  await configurator.add("Environment");
  await expect(configurator.box("Name")).toHaveValue("environment");
  await page.keyboard.press("Control+z");
  await expect(configurator.box("Name")).toHaveValue("ml-training");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(configurator.box("Memory limit")).toHaveValue("32Gi");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(configurator.box("Memory limit")).toHaveValue("48Gi");
});

test("the outline by keyboard: add, rename, duplicate, reorder, delete", async ({ configurator, page }) => {
  await configurator.add("Environment");
  await configurator.row("environment").focus();
  await page.keyboard.press("F2");
  await expect(configurator.box("Name")).toBeFocused();
  await page.keyboard.type("second");
  await expect(configurator.row("second")).toBeVisible();
  await configurator.row("second").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(configurator.outline.getByRole("treeitem").first()).toContainText("second");
  await page.keyboard.press("Control+d");
  await expect(configurator.row("second-2")).toHaveAttribute("aria-selected", "true");
  await configurator.row("second-2").focus();
  await page.keyboard.press("Delete");
  await expect(configurator.row("second-2")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(configurator.row("second-2")).toBeVisible();
});

test("the outline by mouse: a task is dragged into another environment", async ({ configurator, page }) => {
  await configurator.add("Environment");
  await configurator.select("train_model");
  await configurator.row("train_model").dragTo(configurator.row("environment"));
  await configurator.show("YAML");
  await expect(page.getByRole("region", { name: "YAML code" })).toHaveText(/name: environment[\s\S]*name: train_model/);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("region", { name: "YAML code" })).toHaveText(/name: train_model[\s\S]*name: environment/);
});

test("the lines of the last edit are marked, and only those", async ({ configurator, page }) => {
  await configurator.show("YAML");
  await configurator.box("Memory limit").fill("48Gi");
  await expect(page.getByText("1 line changed")).toBeVisible();
  await configurator.fix("Disk", "60Gi");
  await expect(page.getByText("1 line changed")).toBeVisible();
});

test("copy takes the whole text, and says when it cannot", async ({ configurator, page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(baseURL ?? "").origin });
  await configurator.show("YAML");
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("YAML copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("name: ml-training");
});

test("a download has the text and a name", async ({ configurator, page }) => {
  await configurator.show("Python");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download Python" }).click();
  expect((await waiting).suggestedFilename()).toBe("ml_training.py");
});

const another = "environments:\n  - name: other\n    resources: {cpu: 1}\n    tasks:\n      - name: one\n";

test("open: a pasted document is told, opened, and undone", async ({ configurator, page }) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  await dialog.getByRole("textbox", { name: "Text of the document" }).fill(another);
  await expect(dialog.getByText("YAML: 1 environment, 1 task.")).toBeVisible();
  await dialog.getByRole("button", { name: "Open" }).click();
  await expect(configurator.row("other")).toBeVisible();
  await configurator.expectCode("Python", "flyte.Resources(cpu=1)");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(configurator.row("ml-training")).toBeVisible();
});

test("open: a chosen JSON file", async ({ configurator, page }) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  const choosing = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "Choose files" }).click();
  const buffer = Buffer.from(JSON.stringify({ version: 1, environments: [{ name: "from-json" }] }));
  await (await choosing).setFiles({ name: "a.json", mimeType: "application/json", buffer });
  await dialog.getByRole("button", { name: "Open" }).click();
  await expect(configurator.row("from-json")).toBeVisible();
});

test("open: broken and newer text stays in the box with the reason", async ({ configurator, page }) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  const box = dialog.getByRole("textbox", { name: "Text of the document" });
  await box.fill("environments:\n  - name: [a\n    x: 5\n");
  await expect(dialog.getByText(/Line \d+:/).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Open" }).click();
  await expect(box).toHaveValue("environments:\n  - name: [a\n    x: 5\n");
  await box.fill("version: 2\nenvironments: []\n");
  await expect(dialog.getByText(/newer|version/i).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(configurator.row("ml-training")).toBeVisible();
});

test("a stored document that is broken is said, its text kept, the page works", async ({ configurator, page }) => {
  await page.evaluate(() =>
    localStorage.setItem("flyte-resource-configurator.document.first", '{"version":1,"checksum":1,"document":"{"}'),
  );
  await page.reload();
  await expect(page.getByText(/cannot be shown/)).toBeVisible();
  await configurator.box("Memory limit").fill("48Gi");
  await configurator.expectCode("Python", '("8Gi", "48Gi")');
  await page.getByRole("button", { name: "Show its text" }).click();
  await expect(page.getByRole("textbox", { name: "Text of the document" })).toHaveValue("{");
});
