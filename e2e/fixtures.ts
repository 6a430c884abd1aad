import AxeBuilder from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { ConfiguratorPage } from "./pages/configurator-page.ts";

type Fixtures = {
  /** The page, opened, with nothing kept from before. */
  readonly configurator: ConfiguratorPage;
  /** Scans the page as it is now; nothing may be found. */
  readonly expectAccessible: (state: string) => Promise<void>;
};

/** Every test also fails on a violation of the policy, an error in the console, or a request to another origin. */
export const test = base.extend<Fixtures & { readonly watched: undefined }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const wrong: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") wrong.push(message.text());
      });
      page.on("pageerror", (error) => wrong.push(String(error)));
      page.on("request", (request) => {
        const own = request.url().startsWith(baseURL ?? "") || /^(blob|data):/.test(request.url());
        if (!own) wrong.push(`request to ${request.url()}`);
      });
      await use(undefined);
      expect(wrong).toEqual([]);
    },
    { auto: true },
  ],
  configurator: async ({ page }, use) => {
    const configurator = new ConfiguratorPage(page);
    await configurator.open();
    await use(configurator);
  },
  expectAccessible: async ({ page }, use, info) => {
    await use(async (state) => {
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
      const found = await new AxeBuilder({ page }).withTags(tags).analyze();
      await info.attach(`axe ${state}`, {
        body: JSON.stringify(found.violations, undefined, 2),
        contentType: "application/json",
      });
      const said = found.violations.map(
        (rule) => `${rule.id}: ${rule.help} at ${rule.nodes.map((node) => node.target.join(" ")).join(", ")}`,
      );
      expect(said, state).toEqual([]);
    });
  },
});

export { expect };
