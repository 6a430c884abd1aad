import { test as base, expect } from "./fixtures.ts";
import { ProjectTable } from "./pages/project-table.ts";

const test = base.extend<{ readonly table: ProjectTable }>({
  table: async ({ page }, use) => {
    await use(new ProjectTable(page));
  },
});

const typical = {
  version: 1,
  environments: [
    {
      name: "ml-training",
      resources: { cpu: ["2", "8"], memory: ["8Gi", "32Gi"], gpu: "A100:2" },
      tasks: [
        {
          name: "train_model",
          overrides: [{ label: "heavy", resources: { cpu: ["4", "12"], memory: "48Gi", gpu: "A100:2" } }],
        },
        { name: "evaluate", resources: { cpu: 4, memory: "16Gi", gpu: "L4:1" } },
      ],
    },
    {
      name: "data-prep",
      resources: { cpu: ["2", "4"], memory: ["8Gi", "16Gi"] },
      tasks: [
        { name: "load_shards" },
        { name: "tokenize", resources: { cpu: "3", memory: "12Gi" } },
        { name: "shuffle" },
      ],
    },
    { name: "reports", tasks: [{ name: "daily_report" }] },
    { name: "empty" },
  ],
};
const all = ["train_model", "heavy", "evaluate", "load_shards", "tokenize", "shuffle", "daily_report"];

const many = (environments: number, tasks: number, wrong?: string) => ({
  version: 1,
  environments: Array.from({ length: environments }, (_, at) => ({
    name: `environment-${at}`,
    resources: { cpu: ["2", "8"], memory: ["8Gi", "32Gi"] },
    tasks: Array.from({ length: tasks }, (_, index) => {
      const name = `task_${at}_${index}`;
      return name === wrong ? { name, resources: { cpu: "1", memory: "4GB" } } : { name };
    }),
  })),
});

test("TB1, TB3, TB6: rows, classes and totals; a row leads to the form and back", async ({
  table,
  configurator,
  page,
}) => {
  await table.openWith(typical);
  await table.expectRows(...all);
  await expect(page.getByText("6 tasks and 1 override; empty has no task")).toBeVisible();
  await expect(table.row("train_model")).toContainText("2 → 8");
  await expect(table.row("train_model")).toContainText("Burstable");
  await expect(table.row("daily_report")).toContainText("unset, 1Gi");
  await expect(table.row("daily_report")).toContainText("Guaranteed");
  const totals = table.grid.getByRole("row", { name: /Requests in total/ });
  await expect(totals).toContainText("18 cores");
  await expect(totals).toContainText("101Gi");
  await expect(totals).toContainText("4 A100, 1 L4");
  await table.row("heavy").getByRole("button", { name: "heavy" }).click();
  await expect(configurator.box("Label")).toBeFocused();
  await table.show();
  await expect(table.row("heavy")).toBeFocused();
});

test("TB4, TB5: sorting and filtering by keyboard alone", async ({ table, page }) => {
  await table.openWith(typical);
  const memory = table.heading(/Memory/);
  await memory.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(memory).toHaveAttribute("aria-sort", "ascending");
  await table.expectRows("daily_report", "train_model", "load_shards", "shuffle", "tokenize", "evaluate", "heavy");
  await page.keyboard.press("Enter");
  await expect(memory).toHaveAttribute("aria-sort", "descending");
  await table.expectRows("heavy", "evaluate", "tokenize", "train_model", "load_shards", "shuffle", "daily_report");
  await page.keyboard.press("Enter");
  await expect(memory).toHaveAttribute("aria-sort", "none");
  await table.expectRows(...all);
  await page.keyboard.press("/");
  await expect(table.filter).toBeFocused();
  await page.keyboard.type("gpu >=16Gi");
  await table.expectRows("heavy", "evaluate");
  await expect(table.grid.getByRole("row", { name: /Requests in total/ })).toContainText("64Gi");
  await page.keyboard.type(" h100");
  await expect(page.getByText("Nothing matches “h100”: 2 rows match without it.")).toBeVisible();
  await page.keyboard.press("Escape");
  await table.expectRows(...all);
  await page.keyboard.type(">=16GB");
  await expect(page.getByText(/“>=16GB” is left out: 16GB is no quantity/)).toBeVisible();
  await table.expectRows(...all);
});

test("TB3, TB4: with a cluster the table says on how many nodes each pod fits", async ({ table, page }) => {
  await table.openWith(typical);
  await expect(table.heading(/Nodes/)).toHaveCount(0);
  await page.getByRole("button", { name: "Cluster: none" }).click();
  const dialog = page.getByRole("dialog", { name: "Cluster" });
  await dialog.getByRole("button", { name: "GKE with GPUs and TPUs" }).click();
  await dialog.getByRole("button", { name: "Use this cluster" }).click();
  await expect(table.heading(/Nodes of 22/)).toBeVisible();
  await expect(table.row("daily_report").getByRole("gridcell", { name: "10", exact: true })).toBeVisible();
  await table.filter.fill("nodes>4");
  await table.expectRows("load_shards", "tokenize", "shuffle", "daily_report");
});

test("columns are chosen and remembered, also where the browser keeps nothing", async ({ table, page }) => {
  await table.openWith(typical);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Disk" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Columns" })).toBeFocused();
  await expect(table.heading(/Disk/)).toHaveCount(0);
  await page.reload();
  await table.show();
  await expect(table.heading(/Shm/)).toBeVisible();
  await expect(table.heading(/Disk/)).toHaveCount(0);
});

test("TB9: a change is seen as a difference of the code before it is applied", async ({
  table,
  page,
  expectAccessible,
}) => {
  await table.openWith(typical);
  await table.row("load_shards").getByRole("checkbox").check();
  await table.row("tokenize").getByRole("checkbox").check();
  await expectAccessible("bulk bar");
  const cpu = table.bulk.getByRole("textbox", { name: "CPU of all selected" });
  await cpu.fill("6");
  await expect(table.bulk).toContainText("1 gets its own copy of what is inherited");
  await expect(table.bulk.getByRole("checkbox")).toHaveCount(0);
  await table.row("shuffle").getByRole("checkbox").check();
  const itself = table.bulk.getByRole("checkbox", { name: /Change data-prep itself, from which 2 of them inherit/ });
  await expect(itself).toBeChecked();
  await expect(table.bulk).not.toContainText("its own cop");
  await table.bulk.getByRole("button", { name: "Show diff" }).click();
  const diff = table.bulk.getByRole("region", { name: "What this changes in the Python code" });
  await expect(diff.getByRole("insertion").first()).toContainText('cpu="6"');
  await expect(diff.getByRole("deletion").first()).toContainText('cpu=("2", "4")');
  await expectAccessible("bulk bar with a difference");
  await itself.uncheck();
  await expect(table.bulk).toContainText("2 get their own copies of what is inherited");
  await table.bulk.getByRole("combobox", { name: "Set another field" }).selectOption("Retries");
  await table.bulk.getByRole("textbox", { name: "Retries of all selected" }).fill("-1");
  await expect(table.bulk.getByText(/Retries are a whole number|retries/i).first()).toBeVisible();
  await expectAccessible("bulk bar with an error");
  await table.bulk.getByRole("textbox", { name: "Retries of all selected" }).fill("2");
  await table.bulk.getByRole("button", { name: "Apply to 3" }).click();
  await expect(page.getByText(/CPU, Retries of 3 changed in one step/)).toBeVisible();
  await expect(table.row("shuffle")).toContainText("own");
  await table.bulk.getByRole("button", { name: "Duplicate" }).click();
  await table.expectRows(
    ...all.slice(0, 3),
    "load_shards",
    "load_shards_2",
    "tokenize",
    "tokenize_2",
    "shuffle",
    "shuffle_2",
    "daily_report",
  );
  await table.bulk.getByRole("button", { name: "Delete" }).click();
  await table.expectRows(...all.slice(0, 3), "load_shards_2", "tokenize_2", "shuffle_2", "daily_report");
  await expect(table.bulk).toHaveCount(0);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+z");
  await table.expectRows(...all);
  await expect(table.row("load_shards")).toContainText("2 → 4");
});

test("a thousand tasks: a window of rows is drawn, and going to the end and selecting all are quick", async ({
  table,
  page,
}) => {
  await table.openWith(many(100, 10));
  await expect(table.grid).toHaveAttribute("aria-rowcount", "1002");
  await expect(table.row("task_0_0")).toBeFocused();
  expect(await table.grid.getByRole("row").count()).toBeLessThan(60);
  await expect(table.row("task_0_0")).toContainText("Burstable");
  const start = Date.now();
  await page.keyboard.press("End");
  await expect(table.row("task_99_9")).toBeFocused();
  await expect(table.row("task_99_9")).toHaveAttribute("aria-rowindex", "1001");
  expect(Date.now() - start, "to the end").toBeLessThan(1500);
  // Keys go on from the row that had the focus, also when the wheel has moved it out of sight.
  await table.grid.hover();
  await page.mouse.wheel(0, -20_000);
  await expect(table.row("task_36_0")).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await expect(table.row("task_99_8")).toBeFocused();
  const again = Date.now();
  await page.keyboard.press("Control+a");
  await expect(table.bulk).toContainText("1000 selected");
  expect(Date.now() - again, "select all").toBeLessThan(1500);
  await page.keyboard.press("Home");
  await expect(table.row("task_0_0")).toBeFocused();
  expect(await table.grid.getByRole("row").count()).toBeLessThan(60);
  await expect(table.grid.getByRole("row", { name: /Requests in total/ })).toContainText("2000 cores");
});

// Two of them stand for all; the others belong to the long tests.
for (const [width, scheme, tag] of [
  [1440, "dark", ""],
  [1024, "light", " @long"],
  [390, "light", ""],
  [390, "dark", " @long"],
  [320, "light", " @long"],
] as const) {
  test.describe(`${width} px, ${scheme}${tag}`, () => {
    test.use({ viewport: { width, height: 844 }, colorScheme: scheme });

    test("nothing wrong in any state, no scrolling sideways of the page", async ({ table, page, expectAccessible }) => {
      await table.openWith({
        ...typical,
        environments: [...typical.environments, ...many(1, 2, "task_0_1").environments],
      });
      await expect(table.row("train_model")).toBeVisible();
      await expectAccessible("typical");
      await page.getByRole("button", { name: "Columns" }).click();
      await expectAccessible("columns");
      await page.keyboard.press("Escape");
      await table.row("train_model").getByRole("checkbox").check();
      if (width <= 700) await table.bulk.getByRole("button", { name: "Change them" }).click();
      await table.bulk.getByRole("textbox", { name: "Memory of all selected" }).fill("4GB");
      await expectAccessible("bulk bar, faulty");
      await table.bulk.getByRole("textbox", { name: "Memory of all selected" }).fill("64Gi");
      await table.bulk.getByRole("button", { name: "Show diff" }).click();
      await expect(table.bulk.getByRole("region", { name: /Python code/ })).toBeVisible();
      await expectAccessible("bulk bar with a difference");
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });
}
