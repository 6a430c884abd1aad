import { expect, test } from "./fixtures.ts";

test("U6: a field marks its lines, and a line its field, in every format", async ({ configurator, page }) => {
  for (const format of ["Python", "TypeScript", "YAML", "Pod", "Flyte IDL"]) {
    await configurator.show(format);
    const code = page.getByRole("region", { name: `${format} code` });
    await configurator.box("Memory limit").focus();
    await expect(code.locator("[data-linked=true]", { hasText: "32Gi" }).first()).toBeVisible();
    const line = code.locator("[data-line]", { hasText: "50Gi" }).first();
    await line.getByText("50Gi").last().hover();
    await expect(configurator.field("Disk")).toHaveAttribute("data-linked", "true");
    await line.getByText("50Gi").last().click();
    await expect(configurator.box("Disk")).toBeFocused();
  }
});

test("U6: by keys: line by line through the code, Enter goes to the field", async ({ configurator, page }) => {
  await configurator.show("YAML");
  const code = page.getByRole("region", { name: "YAML code" });
  await code.focus();
  await page.keyboard.press("ArrowDown");
  await expect(code.locator("[data-told=true]")).toContainText("version");
  for (let line = 0; line < 3; line += 1) await page.keyboard.press("ArrowDown");
  await expect(configurator.box("Name").locator("xpath=ancestor::*[@data-linked]")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(configurator.box("Name")).toBeFocused();
});

test("U6: changed lines stay marked until the next copy; changes are counted from what is chosen", async ({
  configurator,
  page,
  context,
  baseURL,
  expectAccessible,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(baseURL ?? "").origin });
  await configurator.show("YAML");
  await configurator.box("Memory limit").fill("48Gi");
  await configurator.box("Name").fill("ml-train");
  await expect(page.getByText("2 lines changed")).toBeVisible();
  await page.getByRole("tab", { name: "Changes 2" }).click();
  const changes = page.getByRole("region", { name: "Changes of the YAML" });
  await expect(changes.getByRole("insertion").filter({ hasText: "ml-train" })).toBeVisible();
  await expect(changes.getByRole("deletion").filter({ hasText: "32Gi" })).toBeVisible();
  await expectAccessible("changes");
  await page.getByRole("button", { name: "Copy patch" }).click();
  await expect(page.getByText("Patch copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^=+\n--- a\/ml-train.yaml\n\+\+\+ b\/ml-train.yaml\n@@ -1,7 \+1,7 @@\n[\s\S]*\n- {2}- name: ml-training\n[\s\S]*\n\+ {2}- name: ml-train\n/,
  );
  await configurator.show("YAML");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByText("YAML copied")).toBeVisible();
  await expect(page.getByText("lines changed")).toBeHidden();
  await page.getByRole("tab", { name: "Changes", exact: true }).click();
  await expect(changes).toContainText("Nothing changes.");
  await page.getByRole("combobox", { name: "YAML since" }).selectOption("the start");
  await expect(changes.getByRole("insertion").first()).toBeVisible();
});

test("U7: the ways to take the code away, by keys", async ({
  configurator,
  page,
  context,
  baseURL,
  expectAccessible,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(baseURL ?? "").origin });
  const read = () => page.evaluate(() => navigator.clipboard.readText());
  const others = page.getByRole("button", { name: "Other ways to take it away" });
  await others.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Copy Python, whole file" })).toBeFocused();
  await expectAccessible("menu of copies");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Markdown copied")).toBeVisible();
  expect(await read()).toContain("```python\n");
  await expect(others).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Copy a link to the document" }).press("Enter");
  await expect(page.getByText("Link copied")).toBeVisible();
  expect(await read()).toContain(`${baseURL}#1.`);
  const waiting = page.waitForEvent("download");
  await others.press("Enter");
  await page.getByRole("menuitem", { name: "Download everything as a zip" }).press("Enter");
  expect((await waiting).suggestedFilename()).toBe("ml-training.zip");
  await configurator.box("Name").press("Control+Enter");
  await expect(page.getByText("Python copied")).toBeVisible();
  expect(await read()).toContain("import flyte");
});

test("U7: where the browser refuses the clipboard, the text is selected", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  const selected = () => page.evaluate(() => globalThis.getSelection()?.toString() ?? "");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByText("The text is selected: press Ctrl C.")).toBeVisible();
  expect(await selected()).toContain("import flyte");
  await page.getByRole("button", { name: "Other ways to take it away" }).click();
  await page.getByRole("menuitem", { name: /Markdown/ }).click();
  const area = page.getByRole("textbox", { name: /The text is selected/ });
  await expect(area).toBeFocused();
  await expect(area).toHaveValue(/```python/);
  const length = await area.evaluate((element: HTMLTextAreaElement) => element.selectionEnd - element.selectionStart);
  expect(length).toBe((await area.inputValue()).length);
  await expectAccessible("by hand");
  await page.keyboard.press("Escape");
  await expect(configurator.code).toBeVisible();
});
