import type { Locator } from "@playwright/test";
import { test as base, expect } from "./fixtures.ts";
import type { ConfiguratorPage } from "./pages/configurator-page.ts";
import { Keys } from "./pages/keys.ts";
import { Phone } from "./pages/phone.ts";
import { ProjectTable } from "./pages/project-table.ts";

const test = base.extend<{ readonly keys: Keys; readonly phone: Phone; readonly table: ProjectTable }>({
  keys: async ({ page }, use) => {
    await use(new Keys(page));
  },
  phone: async ({ page }, use) => {
    await use(new Phone(page));
  },
  table: async ({ page }, use) => {
    await use(new ProjectTable(page));
  },
});
test.use({ permissions: ["clipboard-read", "clipboard-write"] });
test.setTimeout(90_000);

const training = `# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

ml_training = flyte.TaskEnvironment(
    name="ml-training",
    resources=flyte.Resources(
        cpu=("2", "8"), memory=("8Gi", "32Gi"), gpu="A100:2", disk="50Gi", shm="8Gi"
    ),
)

training = flyte.TaskEnvironment(
    name="training",
    resources=flyte.Resources(cpu="8", memory=("32Gi", "64Gi"), gpu="A100:2"),
)


@ml_training.task
async def train_model() -> None: ...


@training.task
async def train() -> None: ...


train_heavy = train.override(
    resources=flyte.Resources(cpu="32", memory=("256Gi", "512Gi"), gpu="A100:8")
)


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(train_model)
    print(run.url)
`;
const inference = `# /// script
# requires-python = ">=3.10"
# dependencies = ["flyte==2.12.1"]
# ///
import flyte

ml_training = flyte.TaskEnvironment(
    name="ml-training",
    resources=flyte.Resources(
        cpu=("2", "8"),
        memory=("8Gi", "32Gi"),
        gpu=flyte.GPU("A100", 1, partition="2g.10gb"),
        disk="50Gi",
        shm="8Gi",
    ),
)


@ml_training.task
async def train_model() -> None: ...


if __name__ == "__main__":
    flyte.init_from_config()
    run = flyte.run(train_model)
    print(run.url)
`;
const tpu = `tpu = flyte.TaskEnvironment(
    name="tpu",
    resources=flyte.Resources(
        gpu=flyte.Device(device="V6E", quantity=4, device_class="TPU", partition="2x2")
    ),
)
`;
const dataPrep = `data_prep = flyte.TaskEnvironment(
    name="data-prep",
    resources=flyte.Resources(cpu=("2", "4"), memory=("8Gi", "16Gi"), disk="50Gi"),
)
`;

const mended = `name: task_13_7
resources: {cpu: "1", memory: 4Gi}
`;

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

const pipeline = {
  version: 1,
  environments: [
    {
      name: "ml-training",
      resources: { cpu: "8", memory: "64Gi", gpu: "A100:2" },
      tasks: [{ name: "train" }],
    },
    {
      name: "data-prep",
      resources: { cpu: ["2", "4"], memory: ["8Gi", "16Gi"], disk: "50Gi" },
      tasks: [{ name: "load_shards" }, { name: "tokenize", retries: 2 }],
    },
  ],
};

/** What a field without a value has in place of a box. */
function mode(configurator: ConfiguratorPage, field: string, name: string): Locator {
  return configurator
    .field(field)
    .getByRole("group", { name: `${field} is` })
    .getByRole("button", { name });
}

test.describe("by keyboard alone", () => {
  test("an A100 training environment with a heavier override", async ({ configurator, keys, page }) => {
    const { form } = configurator;
    const device = configurator.box("Device and count, such as A100:2");
    await keys.field("add an environment", configurator.box("Name"));
    await keys.type("training");
    await keys.field("accelerator", mode(configurator, "Accelerator", "Unset"));
    await keys.press("Tab", "Enter");
    await keys.tabTo(device, 4);
    await keys.retype("A100:2");
    await keys.field("memory", mode(configurator, "Memory", "Unset"));
    await keys.press("Tab", "Tab", "Enter");
    await keys.tabTo(configurator.box("Memory request"), 4);
    await keys.retype("32Gi");
    await keys.tabTo(configurator.box("Memory limit"), 4);
    await keys.retype("64Gi");
    await keys.field("cpu", mode(configurator, "CPU", "Unset"));
    await keys.press("Tab", "Enter");
    await keys.tabTo(configurator.box("CPU"), 4);
    await keys.retype("8");
    await keys.command("go to task");
    await expect(configurator.row("task")).toHaveAttribute("aria-selected", "true");
    await keys.field("name of task", configurator.box("Name"));
    await keys.retype("train");
    await keys.field("add an override", configurator.box("Label"));
    await keys.type("heavy");
    await keys.tabTo(form.getByRole("button", { name: "Give heavy its own" }), 4);
    await keys.press("Enter");
    await expect(configurator.box("CPU")).toBeFocused();
    await keys.retype("32");
    await keys.field("accelerator", device);
    await keys.retype("A100:8");
    await keys.field("memory", configurator.box("Memory request"));
    await keys.retype("256Gi");
    await keys.tabTo(configurator.box("Memory limit"), 4);
    await keys.retype("512Gi");
    await expect(page.getByText("No problems")).toBeVisible();
    await keys.expectCopied(training);
  });

  test("C9: a MIG inference task", async ({ configurator, keys, page }) => {
    await keys.field("accelerator", configurator.box("Device and count, such as A100:2"));
    const all = configurator.form.getByRole("button", { name: "All 40 devices" });
    await keys.tabTo(all, 4);
    await keys.press("Enter");
    const picker = page.getByRole("dialog", { name: "Accelerator" });
    const box = picker.getByRole("combobox");
    await expect(box).toBeFocused();
    await keys.type("a100 2g");
    const option = picker.getByRole("option", { name: /^A100, 2g\.10gb 10 GB, 3 per GPU/ });
    await expect(option).toHaveAttribute("aria-selected", "true");
    await keys.press("ArrowDown");
    await expect(picker.getByRole("option", { name: /^A100_80G, 2g\.20gb/ })).toHaveAttribute("aria-selected", "true");
    await keys.press("ArrowUp", "Enter");
    await expect(box).toHaveAttribute("aria-expanded", "false");
    const written = picker.getByRole("region", { name: "What will be written" });
    await expect(written).toContainText('gpu=flyte.GPU("A100", 1, partition="2g.10gb")');
    await expect(picker.getByRole("region", { name: "What the pod gets" })).toContainText("nvidia.com/gpu: 1");
    await expect(picker.getByText("80 GB becomes 10 GB of device memory")).toBeVisible();
    await keys.press("Enter");
    await expect(picker).toHaveCount(0);
    await expect(all).toBeFocused();
    await keys.expectCopied(inference);
  });

  test("a one-host TPU task", async ({ configurator, keys, page }) => {
    await keys.field("add an environment", configurator.box("Name"));
    await keys.type("tpu");
    await keys.field("accelerator", mode(configurator, "Accelerator", "Unset"));
    await keys.press("Tab", "Enter");
    await keys.tabTo(configurator.form.getByRole("button", { name: "All 40 devices" }), 6);
    await keys.press("Enter");
    const picker = page.getByRole("dialog", { name: "Accelerator" });
    await expect(picker.getByRole("combobox")).toBeFocused();
    await keys.type("v6e 2x2");
    await keys.press("Enter");
    await expect(picker.getByRole("region", { name: "What the pod gets" })).toContainText("google.com/tpu: 4");
    await keys.press("Enter");
    await expect(picker).toHaveCount(0);
    await expect(page.getByText("No problems")).toBeVisible();
    await keys.command("write only the environment");
    await keys.expectCopied(tpu);
  });

  test("TB9: raise the memory of twelve tasks at once, and undo", async ({
    configurator: _opened,
    keys,
    table,
    page,
  }) => {
    await keys.open(many(3, 6));
    await keys.command("table");
    await expect(table.row("task_0_0")).toBeFocused();
    await keys.press("/");
    await keys.type("environment-0");
    await keys.press("Enter");
    await expect(table.row("task_0_0")).toBeFocused();
    await keys.press("Control+a");
    await expect(table.bulk).toContainText("6 selected");
    await keys.press("/", "Escape", "Enter");
    for (let row = 0; row < 6; row += 1) await keys.press("ArrowDown");
    await expect(table.row("task_1_0")).toBeFocused();
    await keys.press("Space");
    for (let row = 0; row < 5; row += 1) await keys.press("Shift+ArrowDown");
    await expect(table.bulk).toContainText("12 selected");
    await keys.tabTo(table.bulk.getByRole("textbox", { name: "Memory of all selected" }), 12);
    await keys.type("4GB");
    await expect(table.bulk.getByText(/"4GB" is not a quantity/)).toBeVisible();
    await keys.press("Enter");
    await expect(table.row("task_0_0")).toContainText("8Gi → 32Gi");
    await keys.retype("16Gi..48Gi");
    await expect(table.bulk.getByRole("status")).toContainText("Memory requests 96Gi → 192Gi, 2 lines of code");
    await keys.press("Enter");
    await expect(table.row("task_0_0")).toContainText("16Gi → 48Gi");
    await expect(table.row("task_1_5")).toContainText("16Gi → 48Gi");
    await expect(table.row("task_2_0")).toContainText("8Gi → 32Gi");
    await keys.press("Control+z");
    await expect(table.row("task_0_0")).toContainText("8Gi → 32Gi");
    await expect(table.row("task_1_5")).toContainText("8Gi → 32Gi");
    await expect(page.getByRole("button", { name: /^Redo/ })).toBeEnabled();
  });

  test("TB3: find and mend the only error among 200 tasks", async ({
    configurator,
    keys,
    table,
    page,
    expectAccessible,
  }) => {
    await keys.open(many(20, 10, "task_13_7"));
    await keys.command("table");
    await expect(table.row("task_0_0")).toBeFocused();
    await expectAccessible("200 tasks, one faulty");
    await keys.press("/");
    await keys.type("errors");
    await table.expectRows("task_13_7");
    await expect(table.grid.getByRole("row", { name: /Requests in total/ })).toContainText("memory without task_13_7");
    await expectAccessible("faulty");
    await keys.press("F8");
    await expect(configurator.box("Memory")).toBeFocused();
    await keys.retype("4Gi");
    await expect(page.getByText("No problems")).toBeVisible();
    await keys.command("write only the task");
    await keys.press("Alt+3");
    await keys.expectCopied(mended);
    await keys.command("table");
    await expect(page.getByText("Nothing matches “errors”: 200 rows match without it.")).toBeVisible();
    await keys.tabTo(page.getByRole("button", { name: "Show all rows" }), 40);
    await keys.press("Enter");
    await expect(table.filter).toBeFocused();
    await expect(table.grid).toHaveAttribute("aria-rowcount", "202");
  });

  test("copy the Python of one environment", async ({ configurator: _opened, keys, page }) => {
    await keys.open(pipeline);
    await keys.command("data-prep");
    await keys.press("Alt+1");
    await keys.command("write only the environment");
    await expect(page.getByRole("combobox", { name: "How much is written" })).toHaveValue("environment");
    await keys.expectCopied(dataPrep);
  });
});

test.describe("by touch, 390 px", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("an A100 training environment with a heavier override", async ({ phone, page }) => {
    await phone.start();
    await phone.outline();
    await page.getByRole("button", { name: "Environment", exact: true }).tap();
    await expect(phone.box("Name")).toBeFocused();
    await page.keyboard.type("training");
    await phone.button("CPU", "Fixed").tap();
    await phone.type(phone.box("CPU"), "8");
    await phone.button("Memory", "Range").tap();
    await phone.type(phone.box("Memory request"), "32Gi");
    await phone.type(phone.box("Memory limit"), "64Gi");
    await phone.button("Accelerator", "Device").tap();
    await phone.type(phone.box("Device and count, such as A100:2"), "A100:2");
    await phone.outline();
    await page.getByRole("treeitem", { name: /^task$/ }).tap();
    await phone.view("Edit").tap();
    await phone.type(phone.box("Name"), "train");
    await phone.outline();
    await page.getByRole("button", { name: "Override", exact: true }).tap();
    await expect(phone.box("Label")).toBeFocused();
    await page.keyboard.type("heavy");
    await page.getByRole("button", { name: "Give heavy its own" }).tap();
    await phone.type(phone.box("CPU"), "32");
    await phone.type(phone.box("Memory request"), "256Gi");
    await phone.type(phone.box("Memory limit"), "512Gi");
    await phone.type(phone.box("Device and count, such as A100:2"), "A100:8");
    await phone.expectCopied("Whole file", training);
  });

  test("a MIG inference task", async ({ phone, page }) => {
    await phone.start();
    await page.getByRole("button", { name: "All 40 devices" }).tap();
    const picker = page.getByRole("dialog", { name: "Accelerator" });
    await phone.type(picker.getByRole("combobox"), "a100");
    await picker.getByRole("option", { name: /^1 A100 40 GB/ }).tap();
    await picker.getByRole("radio", { name: /^2g\.10gb/ }).tap();
    await picker.getByRole("button", { name: "Use A100, 2g.10gb" }).tap();
    await expect(picker).toHaveCount(0);
    await phone.expectCopied("Whole file", inference);
  });

  test("a one-host TPU task", async ({ phone, page }) => {
    await phone.start();
    await phone.outline();
    await page.getByRole("button", { name: "Environment", exact: true }).tap();
    await expect(phone.box("Name")).toBeFocused();
    await page.keyboard.type("tpu");
    await phone.button("Accelerator", "Device").tap();
    await page.getByRole("button", { name: "All 40 devices" }).tap();
    const picker = page.getByRole("dialog", { name: "Accelerator" });
    await phone.type(picker.getByRole("combobox"), "v6e 2x2");
    await picker.getByRole("option").first().tap();
    await expect(picker.getByRole("region", { name: "What the pod gets" })).toContainText("google.com/tpu: 4");
    await picker.getByRole("button", { name: "Use V6E, 2x2" }).tap();
    await expect(picker).toHaveCount(0);
    await phone.expectCopied("Environment", tpu);
  });

  test("raise the memory of twelve tasks at once, and undo", async ({ phone, table, page }) => {
    await phone.start();
    await phone.open(many(2, 6));
    await phone.outline();
    await page.getByRole("group", { name: "The project as" }).getByRole("button", { name: "Table" }).tap();
    await table.grid.getByRole("checkbox", { name: "Select all rows shown" }).tap();
    await expect(table.bulk).toContainText("12 selected");
    await table.bulk.getByRole("button", { name: "Change them" }).tap();
    await phone.type(table.bulk.getByRole("textbox", { name: "Memory of all selected" }), "16Gi");
    await expect(table.bulk.getByRole("status")).toContainText("Memory requests 96Gi → 192Gi");
    await table.bulk.getByRole("button", { name: "Apply to 12" }).tap();
    await table.bulk.getByRole("button", { name: "Show the table" }).tap();
    await expect(table.row("task_0_0")).toContainText("16Gi");
    await expect(table.row("task_0_0")).not.toContainText("32Gi");
    await page.getByRole("banner").getByRole("button", { name: "More" }).tap();
    await page.getByRole("button", { name: "Undo" }).tap();
    await expect(table.row("task_0_0")).toContainText("8Gi → 32Gi");
    await table.row("task_1_5").getByRole("button", { name: "task_1_5" }).tap();
    await expect(phone.box("Name")).toHaveValue("task_1_5");
  });

  test("find and mend the only error among 200 tasks", async ({ phone, page }) => {
    await phone.start();
    await phone.open(many(20, 10, "task_13_7"));
    await page.getByRole("button", { name: "1 error" }).tap();
    await page.getByRole("list", { name: "Problems" }).getByRole("button").tap();
    await expect(phone.box("Memory")).toBeFocused();
    await expect(phone.box("Memory")).toBeInViewport();
    await page.getByRole("button", { name: "Use 4Gi" }).tap();
    await expect(page.getByText("No problems")).toBeVisible();
    await phone.view("Code").tap();
    await page.getByRole("tab", { name: "YAML" }).tap();
    await phone.expectCopied("Task", mended);
  });

  test("copy the Python of one environment", async ({ phone, page }) => {
    await phone.start();
    await phone.open(pipeline);
    await phone.outline();
    await page.getByRole("treeitem", { name: /^data-prep/ }).tap();
    await phone.expectCopied("Environment", dataPrep);
  });
});
