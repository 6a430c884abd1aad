import { expect, test } from "./fixtures.ts";
import { ConfiguratorPage } from "./pages/configurator-page.ts";

test("a link made in one browser opens in another and is equal", async ({ configurator, page, browser, baseURL }) => {
  await configurator.box("Memory limit").fill("48Gi");
  await configurator.box("Name").fill("größe-🚀");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  expect(link.startsWith(`${baseURL}#1.`)).toBe(true);
  await page.getByRole("button", { name: "Close" }).click();
  await configurator.show("YAML");
  const text = await page.getByRole("region", { name: "YAML code" }).textContent();
  const other = await browser.newContext();
  const theirs = new ConfiguratorPage(await other.newPage());
  await theirs.page.goto(link);
  await expect(theirs.form.getByText("It came with the link.")).toBeVisible();
  await theirs.show("YAML");
  expect(((await theirs.page.getByRole("region", { name: "YAML code" }).textContent()) ?? "").replaceAll("~", "")).toBe(
    (text ?? "").replaceAll("~", ""),
  );
  await other.close();
});

test("a link replaces nothing before it is looked at", async ({ configurator, page }) => {
  await configurator.box("Name").fill("mine");
  await configurator.expectCode("Python", 'name="mine"');
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  await page.getByRole("button", { name: "Close" }).click();
  await configurator.box("Name").fill("changed");
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, new URL(link).hash);
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  await expect(dialog.getByRole("textbox")).toHaveValue(/name: mine/);
  await dialog.getByRole("button", { name: "Open" }).click();
  await expect(configurator.row("mine")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(configurator.row("changed")).toBeVisible();
});

test("damaged, cut-off and newer links say what they are", async ({ configurator, page }) => {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  const cases = [
    [link.slice(0, -4), /damaged/],
    [link.replace(/.{3}$/, "AAA"), /damaged/],
    [link.replace("#1.", "#9."), /newer version/],
  ] as const;
  for (const [broken, words] of cases) {
    await page.goto("about:blank");
    await page.goto(broken);
    await expect(page.getByRole("dialog", { name: "Open a document" }).getByText(words).first()).toBeVisible();
  }
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(configurator.row("ml-training")).toBeVisible();
});
