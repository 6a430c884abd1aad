import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

/** Presses Tab until a control has the focus; fails when it cannot be reached. */
async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  for (let press = 0; press < most; press += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("sliders: arrows, pages and ends, with spoken values", async ({ configurator, page }) => {
  const limit = configurator.form.getByRole("slider", { name: "Memory limit" });
  await tabTo(page, limit);
  await page.keyboard.press("ArrowRight");
  await expect(configurator.box("Memory limit")).toHaveValue("48Gi");
  await expect(limit).toHaveAttribute("aria-valuetext", /48 gibibytes, Memory limit/);
  await page.keyboard.press("PageUp");
  await expect(configurator.box("Memory limit")).toHaveValue("96Gi");
  await page.keyboard.press("Home");
  await expect(configurator.box("Memory request")).toHaveValue("1Gi");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("End");
  await configurator.expectCode("Python", '"256Gi"');
});

test("units: another unit converts, an inexact one cannot be chosen", async ({ configurator }) => {
  const unit = configurator.form.getByRole("combobox", { name: "Unit of Memory" });
  await expect(unit).toHaveValue("Gi");
  await expect(unit.getByRole("option", { name: "G: not exact" })).toBeDisabled();
  await unit.focus();
  await unit.selectOption("Mi");
  await expect(configurator.box("Memory limit")).toHaveValue("32768Mi");
  await configurator.expectCode("Python", '("8192Mi", "32768Mi")');
  await configurator.form.getByRole("combobox", { name: "Unit of CPU" }).selectOption("m");
  await expect(configurator.box("CPU limit")).toHaveValue("8000m");
  await configurator.box("Memory limit").fill("4GB");
  await expect(unit).toBeDisabled();
});

test("a device of a newer release stays in sight, with the reason", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  await configurator.setMode("Accelerator", "Unset");
  await page.getByRole("combobox", { name: "SDK" }).selectOption("2.9.0");
  await configurator.setMode("Accelerator", "Device");
  const dialog = await configurator.openPicker();
  const shared = dialog.getByRole("radio", { name: /^T4 shared .*New in 2\.12\.0; 2\.9\.0 does not know it$/ });
  await expect(shared).toBeDisabled();
  await expect(dialog.getByRole("radio", { name: /^A100 80G 80 GB/ })).toBeEnabled();
  await expectAccessible("the picker of an older release");
});

test("find in the code: the lines that are not drawn too", async ({
  configurator: _opened,
  page,
  expectAccessible,
}) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  const environments = Array.from({ length: 300 }, (_, index) => ({
    name: `e-${index}`,
    tasks: [{ name: `t_${index}` }],
  }));
  await dialog.getByRole("textbox").fill(JSON.stringify({ version: 1, environments }));
  await dialog.getByRole("button", { name: "Open" }).click();
  const code = page.getByRole("region", { name: "Python code" });
  await code.focus();
  await page.keyboard.press("Control+f");
  const find = page.getByRole("searchbox", { name: "Find in the code" });
  await expect(find).toBeFocused();
  await page.keyboard.type("def t_287");
  await expect(page.getByText("line 1 of 1")).toBeVisible();
  await expect(code).toContainText("async def t_287()");
  await expectAccessible("find in the code");
  await find.fill("e-29");
  await expect(page.getByText(/line 1 of \d+/)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/line 2 of \d+/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(find).toHaveCount(0);
  await expect(code).toBeFocused();
});

test("examples and links by keys", async ({ configurator, page }) => {
  await tabTo(page, page.getByRole("button", { name: "Examples" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Examples" });
  await tabTo(page, dialog.getByRole("button", { name: "MIG inference" }));
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("button", { name: "Open this example" }));
  await page.keyboard.press("Enter");
  await expect(configurator.row("inference")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(configurator.row("ml-training")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Share", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Link" })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Copy link" }));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a long list of problems is drawn in part, and F8 goes through it", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  const environments = Array.from({ length: 300 }, (_, index) => ({
    name: `e-${index}`,
    resources: { memory: "4GB" },
  }));
  await dialog.getByRole("textbox").fill(JSON.stringify({ version: 1, environments }));
  await dialog.getByRole("button", { name: "Open" }).click();
  await page.getByRole("button", { name: "300 errors" }).click();
  const list = page.getByRole("list", { name: "Problems" });
  await expect(list.getByRole("listitem").first()).toContainText("e-0:resources.memory");
  expect(await list.getByRole("listitem").count()).toBeLessThan(100);
  await expectAccessible("three hundred problems");
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("F8");
  await expect(configurator.row("e-2 ")).toHaveAttribute("aria-selected", "true");
  await expect(configurator.box("Memory")).toBeFocused();
});
