import { expect, test } from "./fixtures.ts";

test("first paint", async ({ configurator, expectAccessible }) => {
  await expect(configurator.code).toContainText("flyte.TaskEnvironment(");
  await expectAccessible("first paint");
});

test("a faulty form with the list of problems", async ({ configurator, page, expectAccessible }) => {
  await configurator.box("Name").fill("ML Training");
  await configurator.box("Memory limit").fill("4GB");
  await configurator.box("CPU limit").fill("1");
  await page.getByRole("button", { name: /3 errors/ }).click();
  await expectAccessible("faulty");
});

test("the picker", async ({ configurator, expectAccessible }) => {
  await configurator.openPicker();
  await expectAccessible("picker");
});

test("the box to open a document, with broken text", async ({ configurator, page, expectAccessible }) => {
  await expect(configurator.code).toBeVisible();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("textbox", { name: "Text of the document" }).fill("environments:\n  - name: [1\n");
  await expect(page.getByText(/Line \d/).first()).toBeVisible();
  await expectAccessible("open");
});

test("a task that inherits, and an override that drops", async ({ configurator, expectAccessible }) => {
  await configurator.select("train_model");
  await expectAccessible("task");
  await configurator.add("Override");
  await configurator.startEmpty();
  await expectAccessible("override");
});

test("every format", async ({ configurator, expectAccessible }) => {
  for (const format of ["TypeScript", "YAML", "Pod", "Flyte IDL"]) {
    await configurator.show(format);
    await expectAccessible(format);
  }
});

test.describe("dark", () => {
  test.use({ colorScheme: "dark" });

  test("first paint and a faulty form", async ({ configurator, page, expectAccessible }) => {
    await expectAccessible("dark");
    await configurator.box("Memory limit").fill("4GB");
    await page.getByRole("button", { name: /1 error/ }).click();
    await expectAccessible("dark, faulty");
    await configurator.openPicker();
    await expectAccessible("dark, picker");
  });
});

for (const width of [390, 320]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 844 } });

    test("every view, without scrolling sideways", async ({ page, expectAccessible }) => {
      await page.goto("./");
      for (const view of ["Edit", "Resolve", "Fit", "Code", "Outline"]) {
        const place = view === "Outline" ? page.getByRole("banner") : page.getByRole("navigation", { name: "Views" });
        await place.getByRole("button", { name: view }).click();
        await expectAccessible(`${width} px, ${view}`);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, view).toBeLessThanOrEqual(0);
      }
    });
  });
}
