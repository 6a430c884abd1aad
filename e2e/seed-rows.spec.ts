import { expect, test } from "./fixtures.ts";

test("the environment row is what a first visit shows", async ({ configurator }) => {
  const resources = 'cpu=("2", "8"), memory=("8Gi", "32Gi"), gpu="A100:2", disk="50Gi", shm="8Gi"';
  await configurator.expectCode("Python", 'name="ml-training"', resources, "async def train_model() -> None: ...");
  await configurator.expectCode("YAML", 'cpu: ["2", "8"]', "memory: [8Gi, 32Gi]", "disk: 50Gi");
});

test("the environment row, made in the form", async ({ configurator }) => {
  await configurator.add("Environment");
  await configurator.box("Name").fill("ml-again");
  await configurator.range("CPU", "2", "8");
  await configurator.range("Memory", "8Gi", "32Gi");
  await configurator.device("A100:2");
  await configurator.fix("Disk", "50Gi");
  await configurator.fix("Shared memory", "8Gi");
  const resources = 'cpu=("2", "8"), memory=("8Gi", "32Gi"), gpu="A100:2", disk="50Gi", shm="8Gi"';
  await configurator.page.getByRole("combobox", { name: "How much is written" }).selectOption("Environment");
  await configurator.expectCode("Python", 'name="ml-again"', resources);
  await configurator.expectCode("YAML", "name: ml-again", 'cpu: ["2", "8"]', '"A100:2"');
});

test("the task override row becomes a clone of the environment", async ({ configurator }) => {
  await configurator.select("ml-training");
  await configurator.add("Task");
  await configurator.box("Name").fill("heavy_training_task");
  await configurator.startEmpty();
  await configurator.fix("CPU", "16");
  await configurator.fix("Memory", "64Gi");
  await configurator.device("H100:2");
  await configurator.fix("Disk", "50Gi");
  await configurator.fix("Shared memory", "8Gi");
  const resources = 'cpu="16", memory="64Gi", gpu="H100:2", disk="50Gi", shm="8Gi"';
  await configurator.expectCode(
    "Python",
    ".clone_with(",
    'name="ml-training-heavy-training-task"',
    resources,
    "add_dependency(",
  );
  await configurator.expectCode("YAML", "name: heavy_training_task", 'cpu: "16"', "memory: 64Gi");
});

test("the call-site override row", async ({ configurator }) => {
  await configurator.select("train_model");
  await configurator.add("Override");
  await configurator.box("Label").fill("heavy");
  await configurator.startEmpty();
  await configurator.fix("CPU", "4");
  await configurator.fix("Memory", "24Gi");
  await configurator.fix("Disk", "100Gi");
  await configurator.fix("Shared memory", "16Gi");
  await configurator.expectCode(
    "Python",
    "train_model_heavy = train_model.override(",
    'cpu="4", memory="24Gi", disk="100Gi", shm="16Gi"',
  );
  await configurator.expectCode("YAML", "label: heavy", "shm: 16Gi");
  const resolution = configurator.page.getByRole("region", { name: "Resolution" });
  await expect(resolution).toContainText("The override drops gpu");
  await resolution.getByRole("button", { name: "Keep gpu" }).click();
  await configurator.expectCode("Python", 'gpu="A100:2", disk="100Gi"');
});

test("the gpu row: counts and each of the types", async ({ configurator }) => {
  for (const count of ["1", "4"]) {
    await configurator.setMode("Accelerator", "Count only");
    await configurator.box("Number of devices").fill(count);
    await configurator.expectCode("Python", `gpu=${count},`);
    await configurator.expectCode("YAML", `gpu: ${count}`);
  }
  for (const device of ["T4:1", "A100:2", "H100:8", "L4:1", "L40s:1", "A100_80G:1"]) {
    await configurator.device(device);
    await configurator.expectCode("Python", `gpu="${device}"`);
    await configurator.expectCode("YAML", `"${device}"`);
  }
  await expect(configurator.page.getByText("No problems")).toBeVisible();
});

test("the advanced gpu row: a partition chosen in the picker", async ({ configurator }) => {
  const choose = async (device: string, partition: string) => {
    const picker = await configurator.openPicker();
    await picker.getByRole("radio", { name: new RegExp(`^${device} `) }).click();
    await picker.getByRole("radio", { name: new RegExp(`^${partition.replace(".", "\\.")} `) }).click();
    const written = picker.getByRole("region", { name: "What will be written" });
    await expect(written).toContainText(`flyte.GPU("${device}", 1, partition="${partition}")`);
    await picker.getByRole("button", { name: `Use ${device}, ${partition}` }).click();
  };
  await choose("A100", "1g.5gb");
  await configurator.expectCode("Python", 'gpu=flyte.GPU("A100", 1, partition="1g.5gb")');
  await configurator.expectCode("YAML", "device: A100", 'partition: "1g.5gb"');
  await choose("A100_80G", "7g.80gb");
  await configurator.expectCode("Python", 'gpu=flyte.GPU("A100_80G", 1, partition="7g.80gb")');
});

test("the custom device row", async ({ configurator }) => {
  await configurator.setMode("Accelerator", "Custom");
  await configurator.box("Device name").fill("custom_accelerator");
  await configurator.box("Quantity").fill("2");
  await configurator.box("Partition").fill("large");
  await configurator.form.getByRole("combobox", { name: "Device class" }).selectOption("GPU");
  await configurator.expectCode(
    "Python",
    "gpu=flyte.Device(",
    'device="custom_accelerator"',
    "quantity=2",
    'partition="large"',
  );
  await configurator.expectCode("YAML", "device: custom_accelerator", "partition: large");
});

test("the tpu row", async ({ configurator }) => {
  for (const [device, slice] of [
    ["V5P", "2x2x1"],
    ["V6E", "4x4"],
  ] as const) {
    const picker = await configurator.openPicker();
    const topologies = picker.getByRole("radiogroup", { name: device });
    await topologies.getByRole("radio", { name: slice, exact: true }).click();
    await picker.getByRole("radio", { name: "1, stays pending" }).click();
    await picker.getByRole("button", { name: `Use ${device}, ${slice}` }).click();
    await configurator.expectCode("Python", `gpu=flyte.TPU("${device}", "${slice}")`);
    await configurator.expectCode("YAML", `device: ${device}`, "device_class: TPU", slice);
  }
});

test("the params row: each of the five once", async ({ configurator }) => {
  await configurator.setMode("CPU", "Fixed");
  await configurator.box("CPU").fill("2");
  await configurator.range("Memory", "4Gi", "8Gi");
  await configurator.device("T4:1");
  await configurator.fix("Disk", "20Gi");
  await configurator.setMode("Shared memory", "Auto");
  await configurator.expectCode(
    "Python",
    'cpu="2"',
    'memory=("4Gi", "8Gi")',
    'gpu="T4:1"',
    'disk="20Gi"',
    'shm="auto"',
  );
  await configurator.expectCode("YAML", 'cpu: "2"', "memory: [4Gi, 8Gi]", 'gpu: "T4:1"', "disk: 20Gi", "shm: auto");
});

test("the cpu row: texts and pairs", async ({ configurator }) => {
  for (const amount of ["500m", "2", "1.5", "1", "0.5"]) {
    await configurator.fix("CPU", amount);
    await configurator.expectCode("Python", `cpu="${amount}"`);
  }
  await configurator.range("CPU", "1", "2");
  await configurator.expectCode("Python", 'cpu=("1", "2")');
  await configurator.expectCode("YAML", 'cpu: ["1", "2"]');
});

test("the memory row: both kinds of units, and a pair", async ({ configurator }) => {
  for (const amount of ["512Mi", "1Gi", "2Gi", "500M", "1G"]) {
    await configurator.fix("Memory", amount);
    await configurator.expectCode("Python", `memory="${amount}"`);
  }
  await configurator.range("Memory", "1Gi", "4Gi");
  await configurator.expectCode("YAML", "memory: [1Gi, 4Gi]");
});

test("the disk and shm rows", async ({ configurator }) => {
  for (const amount of ["10Gi", "50Gi", "100Gi", "200Gi", "500Gi", "1Ti"]) {
    await configurator.fix("Disk", amount);
    await configurator.expectCode("Python", `disk="${amount}"`);
  }
  for (const amount of ["1Gi", "16Gi"]) {
    await configurator.fix("Shared memory", amount);
    await configurator.expectCode("Python", `shm="${amount}"`);
  }
  await configurator.setMode("Shared memory", "Auto");
  await configurator.expectCode("YAML", "shm: auto");
});

test("the defaults row: nothing is asked for, the executor fills in", async ({ configurator, page }) => {
  for (const title of ["CPU", "Memory", "Accelerator", "Disk", "Shared memory"])
    await configurator.setMode(title, "Unset");
  const resolution = page.getByRole("region", { name: "Resolution" });
  await expect(resolution.getByRole("row", { name: /CPU/ })).toContainText("1 request and limit");
  await expect(resolution.getByRole("row", { name: /^Memory/ })).toContainText("1Gi request and limit");
  await configurator.expectCode("Pod", 'cpu: "1"', "memory: 1Gi");
});
