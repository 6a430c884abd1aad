import { expect, test } from "./fixtures.ts";

test("an 80 GB A100 in 2.12.1 and 2.9.0: what changes is said, mended, written and undone", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  await configurator.device("A100_80G:2");
  await configurator.expectCode("Python", 'gpu="A100_80G:2"', "flyte==2.12.1");
  const release = page.getByRole("combobox", { name: "SDK" });
  await release.selectOption("2.9.0");
  const dialog = page.getByRole("dialog", { name: "What changes with SDK 2.9.0" });
  await expect(dialog.getByText(/A100_80G is new in 2\.11\.3; 2\.9\.0 spells it A100 80G/)).toBeVisible();
  await expectAccessible("what a release changes");
  await dialog.getByRole("button", { name: "Use 2.9.0 and mend 1" }).click();
  await configurator.expectCode("Python", 'gpu="A100 80G:2"', "flyte==2.9.0");
  await configurator.expectCode("YAML", 'gpu: "A100 80G:2"');
  await release.selectOption("2.12.1");
  const back = page.getByRole("dialog", { name: "What changes with SDK 2.12.1" });
  await expect(back.getByText(/A100 80G is the old spelling of A100_80G/)).toBeVisible();
  await back.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await configurator.expectCode("Python", 'gpu="A100_80G:2"', "flyte==2.12.1");
});

test("a release that changes nothing is taken at once; the Python is right even before it is mended", async ({
  configurator,
  page,
}) => {
  const release = page.getByRole("combobox", { name: "SDK" });
  await release.selectOption("2.11.4");
  await expect(page.getByText("Nothing else in it changes.")).toBeVisible();
  await configurator.device("A100_80G:2");
  await release.selectOption("2.9.0");
  await page.getByRole("button", { name: "Use 2.9.0", exact: true }).click();
  await expect(configurator.field("Accelerator").getByText(/2\.9\.0 spells it A100 80G/)).toBeVisible();
  await configurator.expectCode("Python", 'gpu="A100 80G:2"');
  await configurator.field("Accelerator").getByRole("button", { name: "Use A100 80G:2" }).click();
  await expect(page.getByRole("img", { name: "Error" })).toHaveCount(0);
});

test("by keyboard alone: the release is chosen and mended", async ({ configurator, page }) => {
  await configurator.device("A100_80G:2");
  const release = page.getByRole("combobox", { name: "SDK" });
  const dialog = page.getByRole("dialog", { name: /What changes with SDK/ });
  await release.focus();
  // From release to release, until there is one with which something changes.
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.keyboard.press("ArrowDown");
    await expect(dialog).toBeVisible({ timeout: 700 });
  }).toPass({ timeout: 20_000 });
  await expect(dialog).toBeVisible();
  const mend = page.getByRole("dialog").getByRole("button", { name: /and mend/ });
  for (let press = 0; press < 6 && !(await mend.evaluate((node) => node === document.activeElement)); press += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await configurator.expectCode("Python", 'gpu="A100 80G:2"');
});
