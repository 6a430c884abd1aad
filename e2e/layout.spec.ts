import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

async function widthOf(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.width ?? 0;
}

test("U9: the borders of the panes move by keys and mouse, and are remembered", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  const border = page.getByRole("separator", { name: "Width of the outline" });
  const outline = page.getByRole("navigation", { name: "Outline" });
  const before = await widthOf(outline);
  await border.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => widthOf(outline)).toBe(before + 16);
  await expect(border).toHaveAttribute("aria-valuenow", String(before + 17));
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => widthOf(outline)).toBe(before + 80);
  await page.keyboard.press("Home");
  await expect(border).toHaveAttribute("aria-valuetext", "180 pixels");
  await expectAccessible("moved borders");
  const code = page.getByRole("separator", { name: "Width of the code", exact: true });
  const box = await code.boundingBox();
  const at = { x: (box?.x ?? 0) + 4, y: 400 };
  const wide = await widthOf(configurator.code);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x - 100, at.y);
  await page.mouse.up();
  await expect.poll(() => widthOf(configurator.code)).toBe(wide + 100);
  await page.reload();
  await expect.poll(() => widthOf(configurator.code)).toBe(wide + 100);
  await code.dblclick();
  await expect.poll(() => widthOf(configurator.code)).toBe(wide);
});

async function tops(page: Page): Promise<readonly (readonly [string, number])[]> {
  const names = ["CPU", "Memory", "Accelerator", "Disk", "Shared memory", "Resolution"];
  return Promise.all(
    names.map(async (name) => {
      const box = await page.getByRole("region", { name, exact: true }).boundingBox();
      return [name, Math.round(box?.y ?? 0)] as const;
    }),
  );
}

test("U9: nothing moves when messages and notices come and go", async ({ configurator, page }) => {
  await page.setViewportSize({ width: 1440, height: 1300 });
  await page.mouse.move(400, 400);
  await expect(page.getByRole("group", { name: "Devices to choose from" })).toBeVisible();
  const before = await tops(page);
  await configurator.box("Name").fill("ML Training");
  await configurator.box("Memory limit").fill("4GB");
  await configurator.box("CPU limit").fill("1");
  await configurator.box("Disk").fill("50 GB");
  await expect(page.getByRole("button", { name: /4 errors/ })).toBeVisible();
  expect(await tops(page)).toEqual(before);
  await page.getByRole("combobox", { name: "SDK" }).selectOption("2.11.4");
  await expect(page.getByText("Nothing else in it changes.")).toBeVisible();
  expect(await tops(page)).toEqual(before);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("Control+z");
  await expect(page.getByText("No problems")).toBeVisible();
  expect(await tops(page)).toEqual(before);
});

test("U9: the layout shifts by 0.02 at most while the page loads", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto("./");
  await expect(page.getByRole("region", { name: "Python code" })).toContainText("import flyte");
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(400, 400);
  await expect(page.getByRole("group", { name: "Devices to choose from" })).toBeVisible();
  const shifts = await page.evaluate(() => (globalThis as unknown as { readonly shifts: readonly number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(0.02);
});

test("U8: the palette goes to tasks, fields, formats and examples, by keys alone", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  const palette = page.getByRole("dialog", { name: "Commands" });
  const find = page.getByRole("combobox", { name: "Find a task, a field, an action, a device, an example" });
  await configurator.box("Name").focus();
  await page.keyboard.press("Control+k");
  await expect(find).toBeFocused();
  await expectAccessible("palette");
  await page.keyboard.type("nothing like it");
  await expect(palette.getByText(/Nothing is called so/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await expect(configurator.box("Name")).toBeFocused();
  const take = async (wanted: string) => {
    await page.keyboard.press("Control+k");
    await expect(find).toBeFocused();
    await page.keyboard.type(wanted);
    await page.keyboard.press("Enter");
    await expect(palette).toBeHidden();
  };
  await take("disk");
  await expect(configurator.box("Disk")).toBeFocused();
  await take("train_model");
  await expect(configurator.row("train_model")).toHaveAttribute("aria-selected", "true");
  await take("show yaml");
  await expect(page.getByRole("tab", { name: "YAML" })).toHaveAttribute("aria-selected", "true");
  await configurator.select("ml-training");
  await take("h100 x4");
  await expect(configurator.box("Device and count, such as A100:2")).toHaveValue("H100:4");
  await configurator.select("train_model");
  await take("add an override");
  await expect(configurator.row("override")).toBeVisible();
  await page.keyboard.press("Control+z");
  await take("resolution");
  await expect(page.getByRole("button", { name: "Resolution", exact: true })).toHaveAttribute("aria-pressed", "true");
});

test("U8: the keys of the page, none while somebody types, none trapped", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  await configurator.box("Name").focus();
  await page.keyboard.press("End");
  await page.keyboard.type("?/");
  await expect(configurator.box("Name")).toHaveValue("ml-training?/");
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: "Keys" }).focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expectAccessible("keys");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Keys" })).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Filter the outline" })).toBeFocused();
  for (const [index, tab] of ["Python", "TypeScript", "YAML", "Pod", "Flyte IDL", "Changes"].entries()) {
    await page.keyboard.press(`Alt+Digit${index + 1}`);
    await expect(page.getByRole("tab", { name: tab })).toHaveAttribute("aria-selected", "true");
  }
});

test.describe("200 % zoom", () => {
  test.use({ viewport: { width: 720, height: 450 } });

  test("U9: nothing is lost", async ({ configurator, page, expectAccessible }) => {
    await expectAccessible("200 %");
    await configurator.box("Memory limit").fill("4GB");
    await expect(configurator.field("Memory").getByText(/Did you mean/)).toBeVisible();
    await page.getByRole("button", { name: "Use 4Gi" }).click();
    await expect(configurator.box("Memory limit")).toHaveValue("4Gi");
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

test("U9: long, right-to-left and many names look right", async ({ configurator, page, expectAccessible }) => {
  const environments = [
    { name: `very-${"long-".repeat(40)}name`, tasks: [{ name: `t${"_long".repeat(60)}` }] },
    { name: "مهمة-تدريب", tasks: [{ name: "تدريب_النموذج", overrides: [{ label: "ثقيل \u202e evil" }] }] },
    ...Array.from({ length: 58 }, (_, at) => ({ name: `environment-${at}` })),
    { name: "many", tasks: Array.from({ length: 500 }, (_, at) => ({ name: `task_${at}` })) },
  ];
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("textbox")
    .fill(JSON.stringify({ version: 1, environments }));
  await page.getByRole("dialog").getByRole("button", { name: "Open" }).click();
  await expect(configurator.row("very-long")).toBeVisible();
  for (const name of ["very-long", "t_long", "تدريب_النموذج", "ثقيل"]) {
    await configurator.select(name);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, name).toBeLessThanOrEqual(0);
  }
  await expectAccessible("names");
  await configurator.row("very-long").first().focus();
  await page.keyboard.press("End");
  await expect(configurator.row("task_499")).toBeFocused();
});
