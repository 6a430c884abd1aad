import { expect, test } from "./fixtures.ts";
import { ConfiguratorPage } from "./pages/configurator-page.ts";

/** Runs in the page: how many redo steps are kept; -1 before anything is. */
async function keptFutureSteps(): Promise<number> {
  const databases = await indexedDB.databases();
  if (!databases.some(({ name }) => name === "flyte-resource-configurator")) return -1;
  const open = indexedDB.open("flyte-resource-configurator");
  const database = await new Promise<IDBDatabase>((done) => {
    open.onsuccess = () => done(open.result);
  });
  const get = database.transaction("history").objectStore("history").get("first");
  const text = await new Promise<unknown>((done) => {
    get.onsuccess = () => done(get.result);
  });
  database.close();
  return typeof text === "string" ? JSON.parse(text).future.length : -1;
}

test("undo and redo survive a reload", async ({ configurator, page }) => {
  await configurator.box("Memory limit").fill("48Gi");
  await configurator.row("train_model").click();
  await configurator.box("Name").fill("train_it");
  await configurator.add("Override");
  await expect(configurator.outline.getByRole("treeitem")).toHaveCount(3);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(configurator.outline.getByRole("treeitem")).toHaveCount(2);
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  await expect.poll(() => page.evaluate(keptFutureSteps)).toBe(1);
  await page.reload();
  await expect(configurator.row("train_it")).toBeVisible();
  await expect(page.getByRole("button", { name: "Redo" })).toBeEnabled();
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(configurator.outline.getByRole("treeitem")).toHaveCount(3);
  for (let step = 0; step < 3; step += 1) await page.getByRole("button", { name: "Undo" }).click();
  await configurator.expectCode("Python", '("8Gi", "32Gi")', "train_model");
});

test("several documents: made, named, opened, deleted and brought back, by keyboard", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  const menu = page.getByRole("button", { name: /^Document:/ });
  await configurator.box("Name").fill("mine");
  await menu.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Documents in this browser" });
  await expect(dialog).toBeVisible();
  await expectAccessible("documents");
  await dialog.getByRole("button", { name: "New document" }).focus();
  await page.keyboard.press("Enter");
  await expect(configurator.outline.getByRole("treeitem")).toHaveCount(0);
  await configurator.add("Environment");
  await expect(menu).toHaveAccessibleName("Document: Document 2");
  await menu.focus();
  await page.keyboard.press("Enter");
  await dialog.getByRole("textbox", { name: "Name of Document 2" }).fill("second");
  await dialog.getByRole("button", { name: "Open My document" }).focus();
  await page.keyboard.press("Enter");
  await expect(configurator.row("mine")).toBeVisible();
  await page.reload();
  await expect(configurator.row("mine")).toBeVisible();
  await menu.focus();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Delete second" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Deleted second.")).toBeVisible();
  await dialog.getByRole("button", { name: "Bring it back" }).focus();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Open second" }).focus();
  await page.keyboard.press("Enter");
  await expect(menu).toHaveAccessibleName("Document: second");
  await expect(configurator.outline.getByRole("treeitem")).toHaveCount(2);
});

test("a document that another tab changes is not written over", async ({
  configurator,
  page,
  context,
  expectAccessible,
}) => {
  const other = new ConfiguratorPage(await context.newPage());
  await other.open();
  await configurator.box("Name").fill("mine");
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  await expect(other.page.getByText("This document was changed in another tab.")).toBeVisible();
  await other.box("Name").fill("theirs");
  await other.page.getByRole("button", { name: "Keep mine as a copy" }).click();
  await expect(other.page.getByRole("button", { name: "Document: My document (copy)" })).toBeVisible();
  await expect(other.row("theirs")).toBeVisible();
  await page.reload();
  await expect(configurator.row("mine|theirs")).toBeVisible();
  await configurator.page.getByRole("button", { name: /^Document:/ }).click();
  await expect(page.getByRole("textbox", { name: /Name of/ })).toHaveCount(2);
  await page.getByRole("button", { name: "Done" }).click();
  await other.page.close();
  await expectAccessible("after the other tab");
});

test("the other tab's version can be taken, and undone", async ({ configurator, page, context }) => {
  const other = new ConfiguratorPage(await context.newPage());
  await other.open();
  await configurator.box("Name").fill("mine");
  await expect(other.page.getByText("This document was changed in another tab.")).toBeVisible();
  await other.page.getByRole("button", { name: "Take that version" }).click();
  await expect(other.row("mine")).toBeVisible();
  await other.page.getByRole("button", { name: "Undo" }).click();
  await expect(other.row("ml-training")).toBeVisible();
  await expect(page.getByText("This document was changed in another tab.")).toBeVisible();
});
