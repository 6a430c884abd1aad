import { deflateRawSync } from "node:zlib";
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
  await expect(theirs.page.getByText("It came with the link.")).toBeVisible();
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

/** Text that deflates badly, so that its link is about as long as wanted. */
function linkOf(bytes: number): string {
  let state = 123_456_789;
  const noise = Array.from({ length: bytes }, () => {
    // xorshift: a linear generator's low digits repeat, and would deflate to nothing.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return String.fromCharCode(35 + (Math.abs(state) % 57));
  }).join("");
  const document = { version: 1, environments: [{ name: "large", description: noise }] };
  const payload = deflateRawSync(JSON.stringify(document), { level: 9 }).toString("base64url");
  return `1.${checksum(payload)}.${payload}`;
}

/** FNV-1a, 32 bits, over the letters of the payload: the checksum of links of form 1, computed here on its own. */
function checksum(text: string): string {
  let hash = 2_166_136_261n;
  for (const letter of text) hash = ((hash ^ BigInt(letter.charCodeAt(0))) * 16_777_619n) % 4_294_967_296n;
  return hash.toString(16).padStart(8, "0");
}

test("a link of 1.9 MB is opened; one of 10 MB is taken by the Open box", async ({ page, configurator }) => {
  test.setTimeout(90_000);
  const large = linkOf(1_920_000);
  expect(large.length).toBeGreaterThan(1_800_000);
  expect(large.length).toBeLessThan(2_000_000);
  await page.goto("about:blank");
  await page.goto(`./#${large}`);
  await expect(configurator.row("large")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  const huge = linkOf(10_600_000);
  expect(huge.length).toBeGreaterThan(10_000_000);
  await dialog.getByRole("textbox").evaluate((box: HTMLTextAreaElement, text) => {
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
    set?.call(box, text);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, huge);
  await expect(dialog.getByText("Found 1 environment, 0 tasks, 0 overrides.")).toBeVisible({ timeout: 20_000 });
  await dialog.getByRole("button", { name: "Cancel" }).click();
});

test("a link that unpacks to more than 50 MB is stopped; unknown parts are named", async ({ page, configurator }) => {
  await expect(configurator.row("ml-training")).toBeVisible();
  const bomb = deflateRawSync(`{"environments":[],"x":"${"a".repeat(60_000_000)}"}`, { level: 9 }).toString(
    "base64url",
  );
  const unknown = deflateRawSync('{"version":1,"environments":[{"name":"a","colour":"red"}]}').toString("base64url");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  await dialog.getByRole("textbox").fill(`#1.${checksum(bomb)}.${bomb}`);
  await expect(dialog.getByText(/more than 50 MB/)).toBeVisible();
  await dialog.getByRole("textbox").fill(`1.${checksum(unknown)}.${unknown}`);
  await expect(dialog.getByText("Not known here, and kept as it is: a:colour.")).toBeVisible();
});

test("damaged, cut-off and newer links say what they are", async ({ configurator, page }) => {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  const cases = [
    [link.slice(0, -4), /damaged/],
    [link.replace(/.{3}$/, "AAA"), /damaged/],
    [link.replace("#1.", "#9."), /newer version/],
    [link.replace(/#.*/, "#1"), /not a link of this page/],
    [link.replace(/#.*/, "#%%%"), /not a link of this page/],
  ] as const;
  for (const [broken, words] of cases) {
    await page.goto("about:blank");
    await page.goto(broken);
    await expect(page.getByRole("dialog", { name: "Open a document" }).getByText(words).first()).toBeVisible();
  }
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(configurator.row("ml-training")).toBeVisible();
});
