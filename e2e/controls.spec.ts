import { expect, test } from "./fixtures.ts";

// What those hear who do not see the page: names, descriptions, states and values of the controls that are our own.

test("thumbs of a track say amount and role, alone and as a pair, and when there is no amount", async ({
  configurator,
}) => {
  const slider = (name: string) => configurator.form.getByRole("slider", { name, exact: true });
  await expect(slider("CPU request")).toHaveAttribute("aria-valuetext", "2 cores, CPU request");
  await expect(slider("CPU limit")).toHaveAttribute("aria-valuetext", "8 cores, CPU limit");
  await expect(slider("Memory request")).toHaveAttribute("aria-valuetext", "8 gibibytes, Memory request");
  await configurator.setMode("Memory", "Fixed");
  await expect(slider("Memory amount")).toHaveAttribute("aria-valuetext", "8 gibibytes, Memory amount");
  await expect(slider("Memory limit")).toHaveCount(0);
  await configurator.box("Memory").fill("much");
  await expect(slider("Memory amount")).toHaveAttribute("aria-valuetext", "not an amount");
  await configurator.setMode("Memory", "Unset");
  await expect(configurator.field("Memory").getByRole("slider")).toHaveCount(0);
});

test("boxes are described by the line below them, and say that they are wrong", async ({ configurator }) => {
  const limit = configurator.box("Memory limit");
  await expect(limit).toHaveAccessibleDescription(/^32Gi = 34 359 738 368 bytes/);
  await limit.fill("4GB");
  await expect(limit).toHaveAttribute("aria-invalid", "true");
  await expect(limit).toHaveAccessibleDescription(/"4GB" is not a quantity/);
});

test("choices of a mode are one pressed button of a named group", async ({ configurator }) => {
  for (const [field, pressed] of [
    ["CPU", "Range"],
    ["Accelerator", "Device"],
    ["Disk", "Fixed"],
  ] as const) {
    const group = configurator.form.getByRole("group", { name: `${field} is` });
    await expect(group.getByRole("button", { pressed: true })).toHaveText(pressed);
  }
});

test("the tree says levels, places, what is open and what is chosen", async ({ configurator, page }) => {
  const environment = configurator.row("ml-training");
  const task = configurator.row("train_model");
  await expect(environment).toHaveAttribute("aria-level", "1");
  await expect(environment).toHaveAttribute("aria-expanded", "true");
  await expect(environment).toHaveAttribute("aria-selected", "true");
  await expect(task).toHaveAttribute("aria-level", "2");
  await expect(task).toHaveAttribute("aria-setsize", "1");
  await expect(task).not.toHaveAttribute("aria-expanded");
  await environment.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(environment).toHaveAttribute("aria-expanded", "false");
  await expect(task).toHaveCount(0);
});

test("borders, tabs and the menu beside Copy", async ({ configurator: _opened, page }) => {
  const border = page.getByRole("separator", { name: "Width of the code", exact: true });
  await border.focus();
  await expect(border).toHaveAttribute("aria-orientation", "vertical");
  await expect(border).toHaveAttribute("aria-valuetext", "456 pixels");
  await expect(border).toHaveAttribute("aria-valuemin", "320");
  const tabs = page.getByRole("tablist", { name: "Format" });
  await expect(tabs.getByRole("tab", { selected: true })).toHaveAccessibleName("Python");
  await tabs.getByRole("tab", { name: "Python" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(tabs.getByRole("tab", { selected: true })).toHaveAccessibleName("TypeScript");
  await expect(page.getByRole("tabpanel")).toHaveAccessibleName("TypeScript");
  const more = page.getByRole("button", { name: "Other ways to take it away" });
  await expect(more).toHaveAttribute("aria-haspopup", "menu");
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(more).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await expect(more).toHaveAttribute("aria-expanded", "false");
});

test("the palette and the box of the picker name what the arrows are on", async ({ configurator, page }) => {
  await page.keyboard.press("Control+k");
  const find = page.getByRole("combobox", { name: /^Find a task/ });
  await expect(find).toBeFocused();
  await page.keyboard.type("memory");
  const active = await find.getAttribute("aria-activedescendant");
  await expect(page.getByRole("option", { name: /Memory/ }).first()).toHaveAttribute("id", String(active));
  await page.keyboard.press("Escape");
  const picker = await configurator.openPicker();
  const box = picker.getByRole("combobox");
  await expect(box).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.type("a100 1g.10gb");
  await expect(box).toHaveAttribute("aria-expanded", "true");
  await expect(picker.getByRole("status")).toContainText(/\d+ match(es)?, \d+ refused/);
  await expect(picker.getByRole("option", { selected: true })).toHaveCount(1);
  await expect(picker.getByRole("option", { name: /refused/ }).first()).toHaveAttribute("aria-disabled", "true");
});

test("problems are a list of a known length; how many there are is on its button", async ({ configurator, page }) => {
  await configurator.box("Memory limit").fill("4GB");
  await configurator.box("CPU limit").fill("1");
  const button = page.getByRole("button", { name: /^\D*2 errors$/ });
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const items = page.getByRole("list", { name: "Problems" }).getByRole("listitem");
  await expect(items.first()).toHaveAttribute("aria-setsize", "2");
  await expect(items.first().getByRole("button")).toHaveAccessibleName(/resources\.cpu/);
});

test("the grid counts its rows, says the order and what is selected; the bar below is told of", async ({
  configurator: _opened,
  page,
}) => {
  await page.getByRole("group", { name: "The project as" }).getByRole("button", { name: "Table" }).click();
  const grid = page.getByRole("grid", { name: "Tasks and overrides" });
  await expect(grid).toHaveAttribute("aria-rowcount", "3");
  await expect(grid).toHaveAttribute("aria-multiselectable", "true");
  const memory = grid.getByRole("columnheader", { name: /Memory/ });
  await expect(memory).toHaveAttribute("aria-sort", "none");
  await memory.getByRole("button").click();
  await expect(memory).toHaveAttribute("aria-sort", "ascending");
  const row = grid.getByRole("row").filter({ hasText: "train_model" });
  await expect(row).toHaveAttribute("aria-rowindex", "2");
  await expect(row).toHaveAttribute("aria-selected", "false");
  await grid.getByRole("checkbox", { name: "Select train_model" }).check();
  await expect(row).toHaveAttribute("aria-selected", "true");
  const bulk = page.getByRole("region", { name: "Bulk edit" });
  await expect(bulk.getByRole("status")).toHaveText("Nothing is set yet.");
  await expect(bulk.getByRole("button", { name: "Apply to 1" })).toHaveAttribute("aria-disabled", "true");
});

test("pictures say in words what they draw", async ({ configurator, page }) => {
  await page.keyboard.press("Shift");
  const field = configurator.field("Accelerator");
  await expect(field.getByRole("img", { name: "all 7 compute and 8 memory slices" })).toBeVisible();
  await page.getByRole("button", { name: "Cluster: none" }).click();
  const dialog = page.getByRole("dialog", { name: "Cluster" });
  await dialog.getByRole("button", { name: "GKE with GPUs and TPUs" }).click();
  await dialog.getByRole("button", { name: "Use this cluster" }).click();
  await configurator.view("Fit");
  const pictures = configurator.form.getByRole("img");
  await expect(pictures.first()).toBeVisible();
  await expect(configurator.form.getByRole("img", { name: /^$/ })).toHaveCount(0);
});
