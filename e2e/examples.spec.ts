import { expect, test } from "./fixtures.ts";

test("every example is previewed, opened and undone", async ({ configurator, page, expectAccessible }) => {
  test.setTimeout(120_000);
  const open = () => page.getByRole("button", { name: "Examples", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Examples" });
  const choices = dialog.getByRole("region", { name: /By intent|Flyte's guide/ }).getByRole("button");
  await open();
  await expect(choices).toHaveCount(21);
  await expectAccessible("examples");
  for (let index = 0; index < 21; index += 1) {
    if (index > 0) await open();
    await choices.nth(index).click();
    await expect(dialog.getByLabel("Change of the open document")).toContainText("version: 1");
    await dialog.getByRole("button", { name: "Open this example" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("img", { name: "Error" })).toHaveCount(0);
  }
  for (let index = 0; index < 20; index += 1) await page.getByRole("button", { name: "Undo" }).click();
  await expect(configurator.row("data-prep")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(configurator.row("ml-training")).toBeVisible();
});
