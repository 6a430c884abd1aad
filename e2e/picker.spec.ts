import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const gkeNode = (name: string, labels: Record<string, string>, devices: Record<string, string>) => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: { name, labels },
  status: { allocatable: { cpu: "11900m", memory: "80000000Ki", pods: "110", ...devices } },
});

/** Two nodes with whole A100 under the label that Flyte looks for, one with another name for H100. */
const cluster = {
  apiVersion: "v1",
  kind: "List",
  items: [
    gkeNode("a-0", { "k8s.amazonaws.com/accelerator": "nvidia-tesla-a100" }, { "nvidia.com/gpu": "2" }),
    gkeNode("a-1", { "k8s.amazonaws.com/accelerator": "nvidia-tesla-a100" }, { "nvidia.com/gpu": "4" }),
    gkeNode("h-0", { "k8s.amazonaws.com/accelerator": "nvidia-h100-80gb" }, { "nvidia.com/gpu": "8" }),
  ],
};

function written(picker: Locator): Locator {
  return picker.getByRole("region", { name: "What will be written" });
}

test("C9: Escape closes the list first, then the picker, and nothing is changed", async ({ configurator, page }) => {
  const picker = await configurator.openPicker();
  await page.keyboard.type("h100:8");
  await expect(picker.getByRole("option", { name: /^8 whole H100/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(picker.getByRole("option")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(picker).toHaveCount(0);
  await expect(configurator.box("Device and count, such as A100:2")).toHaveValue("A100:2");
});

test("C8: a slice on one host asks for all of its chips, and the one chip of flyte.TPU is warned of", async ({
  configurator,
  page,
}) => {
  const picker = await configurator.openPicker();
  await page.keyboard.type("v6e 2x2");
  await page.keyboard.press("Enter");
  await expect(written(picker)).toContainText(
    'flyte.Device(device="V6E", quantity=4, device_class="TPU", partition="2x2")',
  );
  await expect(picker.getByRole("region", { name: "What the pod gets" })).toContainText("google.com/tpu: 4");
  await expect(
    picker.getByRole("img", { name: "V6E 2x2: 4 chips on one host, all for one pod" }).first(),
  ).toBeVisible();
  await picker.getByRole("radio", { name: "1, stays pending" }).click();
  await expect(written(picker)).toContainText('flyte.TPU("V6E", "2x2")');
  await expect(picker.getByText("It asks for 1 chip, but a host of V6E 2x2 has 4.")).toBeVisible();
  await picker.getByRole("radio", { name: "4, all of a host" }).click();
  await picker.getByRole("button", { name: "Use V6E, 2x2" }).click();
  await configurator.expectCode("YAML", "device: V6E", "quantity: 4", "device_class: TPU", 'partition: "2x2"');
  await expect(page.getByText("No problems")).toBeVisible();
});

test("refused choices stay, take the focus and say why", async ({ configurator, page }) => {
  const picker = await configurator.openPicker();
  await page.keyboard.type("a100 1g.10gb");
  const option = picker.getByRole("option", { name: /A100, 1g\.10gb refused NVIDIA has it, SDK 2\.12\.1 refuses it/ });
  await expect(option).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");
  const refused = picker.getByRole("radio", { name: /^1g\.10gb .*not in SDK 2\.12\.1$/ });
  await picker.getByRole("radio", { name: /^2g\.10gb/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(refused).toBeFocused();
  await expect(refused).toHaveAttribute("aria-checked", "false");
  await page.keyboard.press("ArrowDown");
  await expect(picker.getByRole("radio", { name: /^1g\.5gb/ })).toHaveAttribute("aria-checked", "true");
  await picker.getByRole("combobox").fill("trn1");
  await page.keyboard.press("Enter");
  await expect(picker.getByRole("radio", { name: "3", exact: true })).toBeDisabled();
  await expect(picker.getByText("SDK 2.12.1 lists Trn1 × 1, 4, 8, 16.")).toBeVisible();
});

test("cards by arrows, filters, and up to three side by side", async ({ configurator, page, expectAccessible }) => {
  const picker = await configurator.openPicker();
  for (const device of ["A100", "H100", "L4"]) {
    await picker.getByRole("radio", { name: new RegExp(`^${device} \\d`) }).click();
    await picker.getByRole("button", { name: `Add ${device}` }).click();
  }
  const table = picker.getByRole("table");
  await expect(table.getByRole("columnheader")).toHaveText(["Per device", "AA100", "BH100", "CL4"]);
  await expect(table.getByRole("row", { name: /^Memory/ })).toContainText("40 GB80 GB24 GB");
  await expect(table.getByRole("img", { name: "24 of 80 GB" })).toBeVisible();
  await expectAccessible("three compared");
  await picker.getByRole("radio", { name: /^A10 \d/ }).click();
  await expect(picker.getByRole("button", { name: "Add A10", exact: true })).toBeDisabled();
  await page.keyboard.press("ArrowRight");
  await expect(picker.getByRole("radio", { name: /^A10G 24/ })).toHaveAttribute("aria-checked", "true");
  await picker.getByRole("button", { name: "Clear" }).click();
  await expect(table).toHaveCount(0);
  await picker.getByRole("radio", { name: "AMD Instinct" }).click();
  await picker.getByRole("radio", { name: "≥ 140 GB" }).click();
  const cards = picker.getByRole("radiogroup", { name: "AMD Instinct" }).getByRole("radio");
  await expect(cards).toHaveText([/^MI300X/, /^MI325X/, /^MI350X/, /^MI355X/]);
});

test("with a cluster: what its nodes have, what they call otherwise, and only those", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  await page.getByRole("button", { name: /^Cluster/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").first().fill(JSON.stringify(cluster));
  await expect(dialog.getByText(/3 nodes/).first()).toBeVisible();
  await dialog.getByRole("button", { name: /^Use/ }).click();
  await expect(dialog).toHaveCount(0);
  const picker = await configurator.openPicker();
  await expect(picker.getByRole("radio", { name: /^A100 40 GB.*2 nodes, 2–4 each$/ })).toBeVisible();
  await expect(picker.getByRole("radio", { name: /^H100 80 GB.*labelled nvidia-h100-80gb here$/ })).toBeVisible();
  await expect(picker.getByRole("radio", { name: /^T4 16 GB.*not in / })).toBeVisible();
  await expect(picker.getByRole("radio", { name: /^A100_80G 80 GB.*not in / })).toBeVisible();
  await page.keyboard.type("a100 2g");
  await page.keyboard.press("Enter");
  await expect(picker.getByText(/carries k8s\.amazonaws\.com\/gpu-partition-size=2g\.10gb\./)).toBeVisible();
  await picker.getByRole("checkbox", { name: /^Only in/ }).check();
  await expect(picker.getByRole("radiogroup", { name: "NVIDIA" }).getByRole("radio")).toHaveCount(1);
  await expectAccessible("picker with a cluster");
});

test("the form: the code, four devices, the parts of one, and what a text can mean", async ({ configurator, page }) => {
  const field = configurator.field("Accelerator");
  await page.keyboard.press("Tab");
  await expect(field.getByRole("code")).toHaveText('gpu="A100:2"');
  await expect(field.getByRole("img", { name: "all 7 compute and 8 memory slices" })).toBeVisible();
  await field.getByRole("radio", { name: "2g.10gb ×3" }).click();
  await expect(field.getByRole("img", { name: "2 of 7 compute, 2 of 8 memory slices" })).toBeVisible();
  await configurator.device("a100 80gb x4");
  await field.getByRole("button", { name: /^A100_80G/ }).click();
  await expect(configurator.box("Device and count, such as A100:2")).toHaveValue("A100_80G:4");
  await field.getByRole("radio", { name: "8", exact: true }).click();
  await configurator.expectCode("Python", 'gpu="A100_80G:8"');
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    // Two of them stand for all; the others belong to the long tests.
    const tag = (width === 1440) === (colorScheme === "light") ? "" : " @long";
    test.describe(`${width} px, ${colorScheme}${tag}`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 }, hasTouch: width === 390 });

      test("every picture has a name, and nothing is found in any state", async ({ page, expectAccessible }) => {
        await page.goto("./");
        if (width === 390) {
          await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Edit" }).tap();
        }
        await page.getByRole("button", { name: "All 40 devices" }).click();
        const picker = page.getByRole("dialog", { name: "Accelerator" });
        const box = picker.getByRole("combobox");
        await box.fill("a100 16");
        await expect(picker.getByRole("option").first()).toBeVisible();
        await expectAccessible("suggestions and a refusal");
        await box.fill("A100 2g.10gb");
        if (width === 390) await picker.getByRole("option").first().tap();
        else await picker.getByRole("option").first().click();
        const name =
          "One A100 cut into 2g.10gb: this pod gets 2 of 7 compute and 2 of 8 memory slices, 2 more fit, 1 compute and 2 memory slices stay over";
        await expect(picker.getByRole("img", { name })).toBeVisible();
        await expect(picker.getByRole("img", { name: /^$/ })).toHaveCount(0);
        await expectAccessible("a part of a card");
        await box.fill("v5p 2x2x2");
        await page.keyboard.press("Enter");
        const slice = "V5P 2x2x2: 8 chips on 2 hosts of 4; one pod gets one host's 4";
        await expect(picker.getByRole("img", { name: slice }).first()).toBeVisible();
        await expectAccessible("a slice");
        const use = picker.getByRole("button", { name: "Use V5P, 2x2x2" });
        await expect(use).toBeInViewport();
        if (width === 390) await use.tap();
        else await use.click();
        await expect(picker).toHaveCount(0);
        await expectAccessible("the form with a slice");
      });
    });
  }
}
