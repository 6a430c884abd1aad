import { expect, type Locator, type Page } from "@playwright/test";
import { ConfiguratorPage } from "./configurator-page.ts";

/** The table of all tasks, as people see it. Locators by role and name only. */
export class ProjectTable {
  readonly page: Page;
  readonly grid: Locator;
  readonly bulk: Locator;
  readonly filter: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole("grid", { name: "Tasks and overrides" });
    this.bulk = page.getByRole("region", { name: "Bulk edit" });
    this.filter = page.getByRole("searchbox", { name: "Filter the table" });
  }

  /** Opens a document, then the table of it. */
  async openWith(document: unknown): Promise<void> {
    const { page } = this;
    if (this.isNarrow()) {
      await page.goto("./");
      await page.getByRole("button", { name: "More" }).click();
    } else {
      await new ConfiguratorPage(page).open();
    }
    await page.getByRole("button", { name: "Open", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Open a document" });
    await dialog.getByRole("textbox").fill(JSON.stringify(document));
    await dialog.getByRole("button", { name: "Open" }).click();
    await expect(dialog).toBeHidden();
    await this.show();
  }

  async show(): Promise<void> {
    if (this.isNarrow()) {
      await this.page.getByRole("banner").getByRole("button", { name: "Outline" }).click();
    }
    await this.page.getByRole("group", { name: "The project as" }).getByRole("button", { name: "Table" }).click();
    await expect(this.grid).toBeVisible();
  }

  private isNarrow(): boolean {
    return (this.page.viewportSize()?.width ?? 0) <= 700;
  }

  row(name: string): Locator {
    return this.grid.getByRole("row").filter({ has: this.page.getByRole("button", { name, exact: true }) });
  }

  heading(name: RegExp): Locator {
    return this.grid.getByRole("columnheader", { name });
  }

  /** Names of the rows that are drawn, from the top. */
  async expectRows(...names: readonly string[]): Promise<void> {
    await expect(this.grid.getByRole("checkbox", { name: /^Select (?!all)/ })).toHaveCount(names.length);
    const labels = await this.grid
      .getByRole("checkbox", { name: /^Select (?!all)/ })
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute("aria-label")?.replace("Select ", "")));
    expect(labels).toEqual(names);
  }
}
