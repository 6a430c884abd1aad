import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const training = {
  version: 1,
  environments: [
    {
      name: "ml-training",
      resources: { cpu: ["2", "8"], memory: ["8Gi", "32Gi"], gpu: "A100:2", disk: "50Gi", shm: "8Gi" },
      tasks: [
        {
          name: "train_model",
          overrides: [
            { label: "heavy", resources: { cpu: ["4", "12"], memory: "48Gi", disk: "80Gi" }, retries: 2 },
            { label: "same", resources: null },
          ],
        },
      ],
    },
    {
      name: "pool",
      reusable: { replicas: 2, idle_ttl: 60 },
      resources: { cpu: "1" },
      tasks: [{ name: "answer", overrides: [{ label: "big", resources: { cpu: "4" } }] }],
    },
    { name: "copy", clone_of: "ml-training", tasks: [{ name: "again" }] },
    { name: "wrong", resources: { memory: "4GBs" }, tasks: [{ name: "broken" }] },
  ],
};

/** Opens the document and the view of a node, on any width. */
async function show(page: Page, node: string): Promise<Locator> {
  const isPhone = (page.viewportSize()?.width ?? 0) <= 700;
  await page.goto("./");
  if (isPhone) await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  await dialog.getByRole("textbox").fill(JSON.stringify(training));
  await dialog.getByRole("button", { name: "Open" }).click();
  await expect(dialog).toBeHidden();
  await choose(page, node);
  const view = page.getByRole("region", { name: "Form", exact: true }).getByRole("region", { name: "Resolution" });
  await expect(view.getByText("…", { exact: true })).toHaveCount(0);
  return view;
}

/** Chooses a node and the view of it. */
async function choose(page: Page, node: string): Promise<void> {
  const isPhone = (page.viewportSize()?.width ?? 0) <= 700;
  const views = page.getByRole("navigation", { name: "Views" });
  if (isPhone) await page.getByRole("button", { name: "Outline" }).click();
  await page
    .getByRole("tree")
    .getByRole("treeitem", { name: new RegExp(node) })
    .first()
    .click();
  if (isPhone) await views.getByRole("button", { name: "Resolve" }).click();
  else {
    const group = page.getByRole("group", { name: "View of the task" });
    await group.getByRole("button", { name: "Resolution", exact: true }).click();
  }
}

function rowOf(view: Locator, field: string): Locator {
  const table = view.getByRole("table", { name: "Where each value comes from" });
  return table.getByRole("row", { name: new RegExp(`^${field}`) });
}

/** The cells of a row, from the environment to the pod. */
async function expectRow(view: Locator, field: string, ...cells: readonly RegExp[]): Promise<void> {
  const row = rowOf(view, field);
  await expect(row.getByRole("cell")).toHaveCount(cells.length);
  for (const [at, cell] of cells.entries()) await expect(row.getByRole("cell").nth(at)).toHaveText(cell);
}

test("RV1, RV3: levels as columns: what wins, what is replaced, what is dropped, and the pod", async ({ page }) => {
  const view = await show(page, "heavy");
  const table = view.getByRole("table", { name: "Where each value comes from" });
  await expect(table.getByRole("columnheader")).toHaveText([
    "Field",
    /^Environment/,
    /^Task/,
    /^Override/,
    /^Executor/,
    /^Pod/,
  ]);
  await expectRow(
    view,
    "CPU",
    /\("2", "8"\).*replaced/,
    /same object/,
    /\("4", "12"\)/,
    /unchanged/,
    /4 request, 12 limit/,
  );
  await expectRow(view, "Memory", /replaced/, /same object/, /"48Gi"/, /limit from request/, /48Gi request and limit/);
  await expectRow(view, "Accelerator", /"A100:2".*dropped/, /same object/, /not named/, /nothing/, /nvidia.*dropped/);
  await expectRow(view, "Shared memory", /"8Gi".*dropped/, /same object/, /not named/, /nothing/, /8Gi.*runtime/);
  await choose(page, "same");
  await expectRow(view, "Accelerator", /"A100:2"/, /same object/, /None/, /limit from request/, /nvidia\.com\/gpu: 2/);
  await expect(view.getByText(/dropped\)|replaced\)/)).toHaveCount(0);
  await choose(page, "again");
  await expect(table.getByRole("columnheader", { name: /^Cloned from/ })).toContainText("ml-training");
  await expectRow(view, "Disk", /"50Gi"/, /same object|not set/, /same object/, /limit from request/, /50Gi request/);
});

test("RV4, RV6, RV9: by keyboard alone: why, Escape, keep, undo", async ({ page, expectAccessible }) => {
  const view = await show(page, "heavy");
  await expect(view.getByText("The override drops gpu and shm:")).toBeVisible();
  const pod = rowOf(view, "Shared memory").getByRole("cell").last().getByRole("button");
  await pod.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(pod).toBeFocused();
  await page.keyboard.press("Enter");
  const why = page.getByRole("dialog", { name: "Why is /dev/shm not 8Gi?" });
  await expect(why).toContainText(
    'The environment ml-training asks for shm="8Gi", but the override heavy passes a new flyte.Resources without shm, which replaces the whole object. Flyte adds no volume, so the pod has the runtime\'s own /dev/shm.',
  );
  await expect(why.getByRole("list", { name: "Step by step" }).getByRole("listitem")).toHaveText([
    /Environment ml-training asks for shm="8Gi"/,
    /Task train_model gives no resources/,
    /Override heavy passes .*this decides/,
    /Executor adds no flyte-shm volume/,
    /Pod keeps the runtime's own/,
  ]);
  await expectAccessible("a why");
  await page.keyboard.press("Escape");
  await expect(why).toBeHidden();
  await expect(pod).toBeFocused();
  const fix = view.getByRole("table", { name: "What the fix changes" });
  await expect(fix.getByRole("row", { name: /^Device label/ })).toContainText("nvidia-tesla-a100");
  await expect(view.getByRole("region", { name: "Keep gpu and shm: the Python code" })).toContainText('gpu="A100:2"');
  await view.getByRole("button", { name: "Keep gpu and shm" }).focus();
  await page.keyboard.press("Enter");
  await expect(view.getByText(/drops gpu/)).toHaveCount(0);
  await expect(fix).toHaveCount(0);
  await expect(view.getByRole("heading", { name: "Resolution of heavy" })).toBeFocused();
  await expectRow(view, "Shared memory", /replaced/, /same object/, /"8Gi"/, /volume in memory/, /\/dev\/shm 8Gi/);
  await expect(view.getByText("(dropped)")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(view.getByText("The override drops gpu and shm:")).toBeVisible();
  await expectRow(view, "Accelerator", /dropped/, /same object/, /not named/, /nothing/, /nvidia.*dropped/);
});

test("RV9: one field is kept from its why", async ({ page }) => {
  const view = await show(page, "heavy");
  await rowOf(view, "Accelerator").getByRole("cell").first().getByRole("button").click();
  await page
    .getByRole("dialog", { name: "Why is Accelerator not A100:2?" })
    .getByRole("button", { name: "Keep gpu" })
    .click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(view.getByText("The override drops shm:")).toBeVisible();
  await expectRow(view, "Accelerator", /replaced/, /same object/, /"A100:2"/, /node label/, /nvidia\.com\/gpu: 2/);
});

test("RV10: the patch is copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const view = await show(page, "heavy");
  await view.getByRole("button", { name: "Copy patch" }).click();
  await expect(view.getByText("Copied", { exact: true })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^--- a\/resources\.py\n\+\+\+ b\/resources\.py\n@@ -\d+,\d+ \+\d+,\d+ @@\n/);
  expect(text).toMatch(/^\+.*gpu="A100:2"/m);
});

test("RV5, RV7: where no pod is built, that is said and nothing else", async ({ page, expectAccessible }) => {
  const view = await show(page, "big");
  await expectRow(view, "CPU", /"1".*replaced/, /same object/, /"4".*refused/, /not reached/, /no pod/);
  await rowOf(view, "CPU").getByRole("cell").nth(2).getByRole("button").click();
  await expect(page.getByRole("dialog")).toContainText("so the SDK refuses the call.");
  await page.keyboard.press("Escape");
  await expectAccessible("an override that is refused");
  await choose(page, "broken");
  await expect(view.getByText(/^No pod: .*4GBs/)).toBeVisible();
  await expectAccessible("a value that is refused");
});

test.describe("touch, 390 px", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("RV1, RV9: a card a field, its chain from top to bottom; why, keep and undo by touch", async ({ page }) => {
    const view = await show(page, "heavy");
    const card = view.getByRole("region", { name: "Shared memory" });
    await expect(card.getByRole("listitem")).toHaveText([
      /Environment.*8Gi.*dropped/,
      /Task.*same object/,
      /Override.*not named/,
      /Executor.*nothing/,
      /Pod.*8Gi.*runtime/,
    ]);
    const box = card.getByRole("listitem").last().getByRole("button");
    await box.tap();
    const why = page.getByRole("dialog", { name: "Why is /dev/shm not 8Gi?" });
    await expect(why).toContainText("which replaces the whole object. Flyte adds no volume");
    await why.getByRole("button", { name: "Close" }).tap();
    await expect(why).toBeHidden();
    await expect(box).toBeFocused();
    await card.getByRole("button", { name: "Keep shm" }).tap();
    await expect(card.getByRole("listitem").last()).toHaveText(/Pod.*\/dev\/shm 8Gi/);
    await expect(view.getByText("The override drops gpu:")).toBeVisible();
    await view.getByRole("button", { name: "Keep gpu" }).first().tap();
    await expect(view.getByText("(dropped)")).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(view.getByText("The override drops gpu:")).toBeVisible();
  });
});

for (const width of [1440, 1024, 390, 320]) {
  for (const colorScheme of ["light", "dark"] as const) {
    // Two of them stand for all; the others belong to the long tests.
    const tag = (width === 1440) === (colorScheme === "light") && width !== 1024 && width !== 320 ? "" : " @long";
    test.describe(`${width} px, ${colorScheme}${tag}`, () => {
      test.use({ viewport: { width, height: 844 }, colorScheme });

      test("RV1: nothing is in the way of anybody, and nothing runs out of the page", async ({
        page,
        expectAccessible,
      }) => {
        const view = await show(page, "heavy");
        await expect(view.getByRole("button", { name: "Copy patch" })).toBeVisible();
        await expectAccessible("resolution");
        const widths = await view.evaluate((element) => [
          element.scrollWidth - element.clientWidth,
          document.documentElement.scrollWidth - innerWidth,
        ]);
        expect(widths).toEqual([0, 0]);
        await view
          .getByRole("button", { name: /"A100:2"/ })
          .first()
          .click();
        await expect(page.getByRole("dialog")).toBeVisible();
        await expectAccessible("why");
        await page.keyboard.press("Escape");
        await view.getByRole("button", { name: "Keep gpu and shm" }).click();
        await expect(view.getByText(/drops gpu/)).toHaveCount(0);
        await expectAccessible("kept");
      });
    });
  }
}
