import { readFileSync } from "node:fs";

const source = () => readFileSync(new URL("../../e2e/sources/train.py", import.meta.url), "utf8");

/** The states that are looked at: the document to open, and how to come to the state. */
export const openStates = {
  empty: { document: { version: 1, environments: [] }, open: ready },
  typical: {
    document: "project.yaml",
    open: async (page, { isPhone }) => {
      await select(page, "ml-training", isPhone);
      await page.getByRole("group", { name: "Devices to choose from" }).first().waitFor();
    },
  },
  "200-tasks": {
    document: {
      version: 1,
      environments: Array.from({ length: 20 }, (_, environment) => ({
        name: `environment-${environment}`,
        resources: { cpu: ["2", "8"], memory: ["8Gi", "32Gi"] },
        tasks: Array.from({ length: 10 }, (_, task) => ({ name: `task_${environment}_${task}` })),
      })),
    },
    open: (page, { isPhone }) => select(page, "environment-1", isPhone),
  },
  errors: { document: "errors.yaml", open: (page, { isPhone }) => select(page, "ML Training", isPhone) },
  picker: {
    document: "project.yaml",
    open: async (page, { isPhone }) => {
      await select(page, "ml-training", isPhone);
      await page.getByRole("button", { name: /^(Choose a device|All \d+ devices)/ }).click();
      await page.getByRole("dialog", { name: "Accelerator" }).waitFor();
      await page.getByText("40 GB").first().waitFor();
    },
  },
  resolution: {
    document: "project.yaml",
    open: async (page, { isPhone }) => {
      await select(page, "heavy", isPhone);
      await view(page, isPhone ? "Resolve" : "Resolution", isPhone);
      await page.getByText("limit from request").first().waitFor();
      await page.getByRole("button", { name: "Copy patch" }).waitFor();
    },
  },
  fit: {
    document: "project.yaml",
    open: async (page, { isPhone }) => {
      await select(page, "pretrain$", isPhone);
      await view(page, "Fit", isPhone);
      await page.getByText("a100-2g").first().waitFor();
    },
  },
  table: {
    document: "project.yaml",
    open: async (page, { isPhone }) => {
      await ready(page);
      if (isPhone) await page.getByRole("button", { name: "Outline" }).click();
      await page.getByRole("button", { name: "Table", exact: true }).click();
      await page.getByRole("grid").getByText("load_shards").first().waitFor();
    },
  },
  "open-code": {
    document: "project.yaml",
    open: (page) => chooseCode(page, source().replace("(retries=3)", "(resources=Resources(cpu=4))")),
  },
  source: {
    document: "project.yaml",
    open: async (page, { isPhone }) => {
      await openCode(page);
      await select(page, "^train.*A100", isPhone);
      // The form stays at its top: what is cut by scrolling is no state to judge targets in.
      await page.getByRole("textbox", { name: "Memory" }).evaluate((box) => box.focus({ preventScroll: true }));
      if (isPhone) await view(page, "Code", true);
    },
  },
  "source-broken": {
    document: "project.yaml",
    open: async (page, { isPhone }) => {
      await openCode(page);
      if (isPhone) await view(page, "Code", true);
      await page.getByRole("textbox", { name: "Python code" }).press("Control+Home");
      await page.keyboard.type("broken = (");
      await page.getByText(/cannot be read as it is/).waitFor();
    },
  },
};

async function chooseCode(page, text) {
  await ready(page);
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.items.add(new File([pasted], "train.py"));
    document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
  }, text);
  await page
    .getByRole("dialog")
    .getByText(/Python: 3 environments/)
    .waitFor();
}

async function openCode(page) {
  await chooseCode(page, source().replace('"32Gi"', 'os.getenv("TRAIN_MEMORY")'));
  await page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click();
  await page.getByText("The form writes into train.py now.").waitFor();
  await page.getByRole("button", { name: "Close", exact: true }).click();
}

async function ready(page) {
  await page
    .getByRole("contentinfo")
    .getByText(/Kept in this browser|Fits|nodes/)
    .first()
    .waitFor({ state: "attached" });
  const close = page.getByRole("button", { name: "Close", exact: true });
  await close.waitFor({ timeout: 3000 }).then(
    () => close.click(),
    () => undefined,
  );
}

async function select(page, name, isPhone) {
  await ready(page);
  if (isPhone) await page.getByRole("button", { name: "Outline" }).click();
  await page
    .getByRole("treeitem", { name: new RegExp(name) })
    .first()
    .click();
  if (isPhone) await view(page, "Edit", true);
}

async function view(page, name, isPhone) {
  const group = isPhone
    ? page.getByRole("navigation", { name: "Views" })
    : page.getByRole("group", { name: "View of the task" });
  await group.getByRole("button", { name, exact: true }).click();
}
