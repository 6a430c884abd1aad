import { expect, test } from "./fixtures.ts";

test("an unreadable quantity: the text stays, the message is at the box, a repair is offered", async ({
  configurator,
  page,
}) => {
  await configurator.box("Memory request").fill("4GB");
  await expect(configurator.field("Memory")).toContainText('"4GB" is not a quantity');
  await expect(configurator.box("Memory request")).toHaveValue("4GB");
  await configurator.expectCode("Python", 'memory=("4GB", "32Gi")', "1 error");
  await configurator.field("Memory").getByRole("button", { name: "Use 4Gi" }).click();
  await expect(configurator.box("Memory request")).toHaveValue("4Gi");
  await expect(page.getByText("No problems")).toBeVisible();
});

test("a negative count and a device that does not exist", async ({ configurator }) => {
  await configurator.setMode("Accelerator", "Count only");
  await configurator.box("Number of devices").fill("-1");
  await expect(configurator.field("Accelerator")).toContainText("-1");
  await expect(configurator.box("Number of devices")).toHaveAttribute("aria-invalid", "true");
  await configurator.device("A1000:2");
  await expect(configurator.field("Accelerator")).toContainText("A1000:2");
  await expect(configurator.box("Device and count, such as A100:2")).toHaveValue("A1000:2");
});

test("a name that Flyte refuses is listed, and the list jumps to it", async ({ configurator, page }) => {
  await configurator.box("Name").fill("ML Training");
  await configurator.select("train_model");
  await page.getByRole("button", { name: /1 error/ }).click();
  await expect(configurator.problems).toContainText("must be in snake_case or kebab-case format");
  await configurator.problems.getByRole("button").first().click();
  await expect(configurator.box("Name")).toBeFocused();
  await expect(configurator.box("Name")).toHaveValue("ML Training");
});

test("F8 goes from problem to problem", async ({ configurator, page }) => {
  await configurator.box("CPU limit").fill("1");
  await configurator.box("Memory limit").fill("x");
  await page.keyboard.press("F8");
  await expect(configurator.box("CPU request")).toBeFocused();
  await page.keyboard.press("F8");
  await expect(configurator.box("Memory limit")).toBeFocused();
});

test("unknown keys are kept, listed and written back", async ({ configurator, page }) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  await dialog.getByRole("textbox").fill("environments:\n  - name: a\n    colour: blue\n");
  await dialog.getByRole("button", { name: "Open" }).click();
  await expect(configurator.form.getByRole("region", { name: "Other settings" })).toContainText('colour: "blue"');
  await configurator.expectCode("YAML", "colour: blue");
  await expect(page.getByRole("button", { name: /1 error/ })).toBeVisible();
});

test("a variable whose name is typed twice loses nothing", async ({ configurator, page }) => {
  const add = page.getByRole("button", { name: "Variable", exact: true });
  await add.click();
  await configurator.box("Name of variable 1").fill("A");
  await configurator.box("Value of variable 1").fill("1");
  await add.click();
  await configurator.box("Name of variable 2").fill("A");
  await configurator.box("Value of variable 2").fill("2");
  await expect(configurator.box("Value of variable 1")).toHaveValue("1");
  await expect(configurator.form).toContainText('"A" stands twice');
  await configurator.box("Name of variable 2").fill("B");
  await configurator.expectCode("YAML", '{A: "1", B: "2"}');
});

test("resources that are no object are shown and said", async ({ configurator, page }) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  await dialog
    .getByRole("textbox")
    .fill("environments:\n  - name: a\n    resources: big\n  - name: b\n    resources: {memmory: 1Gi}\n");
  await dialog.getByRole("button", { name: "Open" }).click();
  await expect(configurator.form).toContainText('resources: "big"');
  await configurator.select("b");
  await expect(configurator.form).toContainText('memmory: "1Gi"');
  await expect(configurator.form).toContainText('Did you mean "memory"?');
});

test("a renamed environment is followed by what points at it", async ({ configurator }) => {
  await configurator.add("Environment");
  await configurator.form.getByRole("combobox", { name: "Clone of" }).selectOption("ml-training");
  await configurator.select("ml-training");
  await configurator.box("Name").fill("training");
  await configurator.expectCode("YAML", "clone_of: training");
});
