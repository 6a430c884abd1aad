import { expect, test } from "./fixtures.ts";

const environments = Array.from({ length: 100 }, (_, environment) => ({
  name: `environment-${environment}`,
  resources: { cpu: ["2", "8"], memory: ["8Gi", "32Gi"] },
  tasks: Array.from({ length: 10 }, (_, task) => ({ name: `task_${environment}_${task}` })),
}));

test("a thousand tasks: scroll, filter, type, undo", async ({ configurator, page, expectAccessible }) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  await dialog.getByRole("textbox").fill(JSON.stringify({ version: 1, environments }));
  await expect(dialog.getByText("JSON: 100 environments, 1000 tasks.")).toBeVisible();
  await dialog.getByRole("button", { name: "Open" }).click();
  await expect(configurator.row("environment-0$")).toBeVisible();
  await expectAccessible("a thousand tasks");
  await configurator.row("environment-0$").focus();
  await page.keyboard.press("End");
  await expect(configurator.row("task_99_9")).toBeFocused();
  await page.getByRole("searchbox", { name: "Filter the outline" }).fill("task_57_3");
  await expect(configurator.outline.getByRole("treeitem")).toHaveCount(2);
  await configurator.select("environment-57");
  const code = page.getByRole("region", { name: "Python code" });
  await expect(code.getByText('"environment-57"').first()).toBeInViewport();
  await configurator.box("Memory limit").fill("48Gi");
  await page.getByRole("combobox", { name: "How much is written" }).selectOption("Environment");
  await configurator.expectCode("Python", '("8Gi", "48Gi")');
  await page.keyboard.press("Control+z");
  await configurator.expectCode("Python", '("8Gi", "32Gi")');
  await page.getByRole("searchbox", { name: "Filter the outline" }).fill("nothing like it");
  await expect(page.getByRole("navigation", { name: "Outline" }).getByText(/Nothing is called/)).toBeVisible();
});
