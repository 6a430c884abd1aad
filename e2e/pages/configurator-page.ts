import { expect, type Locator, type Page } from "@playwright/test";

/** The page as people see it: outline, form, code. Locators by role and name only. */
export class ConfiguratorPage {
  readonly outline: Locator;
  readonly form: Locator;
  readonly code: Locator;
  readonly problems: Locator;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.outline = page.getByRole("tree");
    this.form = page.getByRole("region", { name: "Form", exact: true });
    this.code = page.getByRole("region", { name: /code$/ });
    this.problems = page.getByRole("list", { name: "Problems" });
  }

  async open(): Promise<void> {
    await this.page.goto("./");
    await expect(this.page.getByRole("region", { name: "Python code" })).toContainText("import flyte");
  }

  row(name: string): Locator {
    return this.outline.getByRole("treeitem", { name: new RegExp(name) });
  }

  async select(name: string): Promise<void> {
    await this.row(name).click();
    await expect(this.row(name)).toHaveAttribute("aria-selected", "true");
  }

  async add(what: "Environment" | "Task" | "Override"): Promise<void> {
    await this.page
      .getByRole("toolbar", { name: "Change the outline" })
      .getByRole("button", { name: what, exact: true })
      .click();
  }

  box(name: string): Locator {
    return this.form.getByRole("textbox", { name, exact: true });
  }

  field(title: string): Locator {
    return this.form.getByRole("region", { name: title, exact: true });
  }

  async setMode(title: string, mode: string): Promise<void> {
    await this.field(title)
      .getByRole("group", { name: `${title} is` })
      .getByRole("button", { name: mode, exact: true })
      .click();
  }

  async fix(title: string, amount: string): Promise<void> {
    await this.setMode(title, "Fixed");
    await this.box(title).fill(amount);
  }

  async range(title: string, request: string, limit: string): Promise<void> {
    await this.setMode(title, "Range");
    await this.box(`${title} request`).fill(request);
    await this.box(`${title} limit`).fill(limit);
  }

  async device(text: string): Promise<void> {
    await this.setMode("Accelerator", "Device");
    await this.box("Device and count, such as A100:2").fill(text);
  }

  /** Opens the picker of accelerators and waits until it takes keys. */
  async openPicker(): Promise<Locator> {
    await this.form.getByRole("button", { name: /^All \d+ devices$/ }).click();
    const picker = this.page.getByRole("dialog", { name: "Accelerator" });
    await expect(picker.getByRole("combobox")).toBeFocused();
    return picker;
  }

  async startEmpty(): Promise<void> {
    await this.form.getByRole("button", { name: "Start empty" }).click();
  }

  /** Changes what is shown of the selected node. */
  async view(name: "Edit" | "Resolution" | "Fit"): Promise<void> {
    const views = this.page.getByRole("group", { name: "View of the task" });
    await views.getByRole("button", { name, exact: true }).click();
  }

  async show(format: string): Promise<void> {
    await this.page.getByRole("tab", { name: format }).click();
    await expect(this.page.getByRole("region", { name: `${format} code` })).toContainText(/\S/);
  }

  async expectCode(format: string, ...texts: readonly string[]): Promise<void> {
    await this.show(format);
    const region = this.page.getByRole("region", { name: `${format} code` });
    for (const text of texts) await expect(region).toContainText(text);
  }
}
