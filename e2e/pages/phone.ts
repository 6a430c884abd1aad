import { expect, type Locator, type Page } from "@playwright/test";

/** Somebody with a phone: taps, and letters of the keyboard on the screen. */
export class Phone {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async start(): Promise<void> {
    await this.page.goto("./");
    await expect(this.view("Edit")).toBeVisible();
  }

  view(name: "Edit" | "Resolve" | "Fit" | "Code"): Locator {
    return this.page.getByRole("navigation", { name: "Views" }).getByRole("button", { name });
  }

  /** A control of the form. */
  button(field: string, name: string): Locator {
    return this.page.getByRole("region", { name: field, exact: true }).getByRole("button", { name, exact: true });
  }

  /** Taps into a box and types in place of what it holds. */
  async type(box: Locator, text: string): Promise<void> {
    await box.tap();
    await expect(box).toBeFocused();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.type(text);
  }

  box(name: string): Locator {
    return this.page.getByRole("region", { name: "Form", exact: true }).getByRole("textbox", { name, exact: true });
  }

  async outline(): Promise<void> {
    await this.page.getByRole("banner").getByRole("button", { name: "Outline" }).tap();
    await expect(this.page.getByRole("tree")).toBeVisible();
  }

  /** Opens a document by its text, which is pasted. */
  async open(document: unknown): Promise<void> {
    await this.page.getByRole("banner").getByRole("button", { name: "More" }).tap();
    await this.page.getByRole("button", { name: "Open", exact: true }).tap();
    const dialog = this.page.getByRole("dialog", { name: "Open a document" });
    await dialog.getByRole("textbox").tap();
    await this.page.keyboard.insertText(JSON.stringify(document));
    await dialog.getByRole("button", { name: "Open", exact: true }).tap();
    await expect(dialog).toHaveCount(0);
  }

  /** Shows so much of the code, copies it and expects it to be exactly this. */
  async expectCopied(scope: string, text: string): Promise<void> {
    await this.view("Code").tap();
    const choice = this.page.getByRole("combobox", { name: "How much is written" });
    await choice.tap();
    await choice.selectOption(scope);
    await this.page.getByRole("button", { name: "Copy", exact: true }).tap();
    await expect(this.page.getByRole("button", { name: "Copied" })).toBeVisible();
    expect(await this.page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  }
}
