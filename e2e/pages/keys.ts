import { expect, type Locator, type Page } from "@playwright/test";

/** Somebody without a mouse: only keys, as the sheet of keys (`?`) tells them. Nothing is clicked, filled or given the focus from outside. */
export class Keys {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** In place of what the focused box holds. */
  async retype(text: string): Promise<void> {
    await this.press("Control+a");
    await this.type(text);
  }

  /** Presses Tab until a control has the focus; fails when that takes more presses than somebody would make. */
  async tabTo(target: Locator, most = 80): Promise<void> {
    for (let press = 0; press < most; press += 1) {
      if (await target.evaluate((node) => node === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    await expect(target).toBeFocused();
  }

  /** Takes the first of the commands that have these words. */
  async command(words: string): Promise<void> {
    await this.press("Control+k");
    const find = this.page.getByRole("combobox", { name: /^Find a task/ });
    await expect(find).toBeFocused();
    await this.type(words);
    await this.press("Enter");
    await expect(find).toHaveCount(0);
  }

  /** Goes to a field by the name that the palette knows it by; `target` is what has the focus then. */
  async field(name: string, target: Locator): Promise<void> {
    await this.command(name);
    await expect(target).toBeFocused();
  }

  /** Opens a document by its text, which is pasted. */
  async open(document: unknown): Promise<void> {
    await this.command("open a document");
    const box = this.page.getByRole("textbox", { name: "Text of the document" });
    await expect(box).toBeFocused();
    await this.page.keyboard.insertText(JSON.stringify(document));
    await this.tabTo(this.page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }), 10);
    await this.press("Enter");
    await expect(box).toHaveCount(0);
  }

  /** Copies what is shown, and expects it to be exactly this. */
  async expectCopied(text: string): Promise<void> {
    await this.press("Control+Enter");
    await expect(this.page.getByRole("button", { name: "Copied" })).toBeAttached();
    expect(await this.page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  }
}
