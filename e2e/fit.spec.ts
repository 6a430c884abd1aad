import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { ConfiguratorPage } from "./pages/configurator-page.ts";

type Taint = { readonly key: string; readonly value?: string; readonly effect: string };
type NodeSpec = {
  readonly name: string;
  readonly labels?: Record<string, string>;
  readonly taints?: readonly Taint[];
  readonly allocatable: Record<string, string>;
};

/** A node as `kubectl get nodes -o json` shows it, with what nobody needs around it. */
function node({ name, labels = {}, taints = [], allocatable }: NodeSpec) {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, labels: { "kubernetes.io/hostname": name, ...labels }, annotations: { "node.alpha/x": "y" } },
    spec: { podCIDR: "10.0.0.0/24", ...(taints.length > 0 ? { taints } : {}) },
    status: {
      allocatable: { pods: "110", "ephemeral-storage": "94330680Ki", ...allocatable },
      capacity: { pods: "110", ...allocatable },
      nodeInfo: { kubeletVersion: "v1.33.4-gke.100" },
    },
  };
}

const gpuTaint = { key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" };

/** Allocatable of a3-highgpu-8g, n2-standard-8, a2-highgpu-1g and ct5p-hightpu-4t, by the formulas of the clouds. */
const cluster = {
  apiVersion: "v1",
  kind: "List",
  items: [
    ...[0, 1].map((at) =>
      node({
        name: `gke-h100-${at}`,
        labels: { "cloud.google.com/gke-accelerator": "nvidia-h100-80gb" },
        taints: [gpuTaint],
        allocatable: { cpu: "207410m", memory: "1885477888Ki", "nvidia.com/gpu": "8" },
      }),
    ),
    ...[0, 1, 2].map((at) => node({ name: `gke-cpu-${at}`, allocatable: { cpu: "7910m", memory: "29053952Ki" } })),
    node({
      name: "gke-spot-0",
      labels: { "cloud.google.com/gke-spot": "true" },
      taints: [{ key: "cloud.google.com/gke-spot", value: "true", effect: "NoSchedule" }],
      allocatable: { cpu: "7910m", memory: "29053952Ki" },
    }),
    node({
      name: "gke-mig-0",
      labels: {
        "cloud.google.com/gke-accelerator": "nvidia-tesla-a100",
        "cloud.google.com/gke-gpu-partition-size": "1g.5gb",
      },
      taints: [gpuTaint],
      allocatable: { cpu: "11900m", memory: "80000000Ki", "nvidia.com/gpu": "7" },
    }),
    node({
      name: "gke-tpu-0",
      labels: { "cloud.google.com/gke-tpu-accelerator": "tpu-v5p-slice", "cloud.google.com/gke-tpu-topology": "2x2x1" },
      taints: [{ key: "google.com/tpu", value: "present", effect: "NoSchedule" }],
      allocatable: { cpu: "207410m", memory: "445499392Ki", "google.com/tpu": "4" },
    }),
  ],
};

const flyte = {
  plugins: {
    k8s: {
      "gpu-device-node-label": "cloud.google.com/gke-accelerator",
      "gpu-partition-size-node-label": "cloud.google.com/gke-gpu-partition-size",
      "resource-tolerations": { "nvidia.com/gpu": [gpuTaint, { key: "nvidia.com/gpu", operator: "Exists" }] },
    },
  },
};

async function paste(page: Page, text: string): Promise<void> {
  const box = page.getByRole("dialog", { name: "Cluster" }).getByRole("textbox", { name: "Paste" });
  await box.fill(text);
}

async function useCluster(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Cluster:/ }).click();
  await paste(page, JSON.stringify(cluster));
  const dialog = page.getByRole("dialog", { name: "Cluster" });
  await expect(dialog.getByRole("region", { name: "Understood" })).toContainText("8 nodes");
  await paste(page, JSON.stringify(flyte));
  await expect(dialog.getByRole("region", { name: "Understood" })).toContainText("3 keys of plugins.k8s");
  await dialog.getByRole("button", { name: "Use this cluster" }).click();
}

async function showFit(configurator: ConfiguratorPage): Promise<void> {
  await configurator.form.getByRole("button", { name: "Fit", exact: true }).click();
}

test("H100 on GKE: pending is explained in the scheduler's words, the fix applied, it fits, undo", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  await configurator.device("H100:8");
  await useCluster(page);
  await showFit(configurator);
  await expect(configurator.form.getByText(/^0\/8 nodes are available: /)).toBeVisible();
  await expect(configurator.form.getByText(/No node of .* can take this pod/)).toBeVisible();
  const changes = configurator.form.getByRole("region", { name: "Smallest changes" });
  await expect(changes).toContainText("nvidia-h100-80gb");
  await expectAccessible("fits nowhere");
  await changes
    .getByRole("button", { name: /nvidia-h100-80gb/ })
    .first()
    .click();
  await expect(configurator.form.getByText(/^Fits 2 of 8 nodes/)).toBeVisible();
  await expectAccessible("fits");
  await configurator.view("Edit");
  await configurator.expectCode("Python", "nvidia-h100-80gb");
  await configurator.view("Fit");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(configurator.form.getByText(/No node of .* can take this pod/)).toBeVisible();
  await changes
    .getByRole("button", { name: /Configure accelerator-devices/ })
    .first()
    .click();
  await expect(configurator.form.getByText(/^Fits 2 of 8 nodes/)).toBeVisible();
  await configurator.view("Edit");
  await configurator.expectCode("Python", 'gpu="H100:8"');
  await configurator.view("Fit");
  await configurator.form.getByRole("button", { name: "Take the configuration back" }).click();
  await expect(configurator.form.getByText(/No node of .* can take this pod/)).toBeVisible();
});

test("a 2x2x1 TPU slice that asks for one chip is mended", async ({ configurator, page }) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  const gpu = { device: "V5P", quantity: 1, device_class: "TPU", partition: "2x2x1" };
  const environments = [{ name: "tpu", resources: { cpu: "4", memory: "16Gi", gpu }, tasks: [{ name: "train" }] }];
  await dialog.getByRole("textbox").fill(JSON.stringify({ version: 1, environments }));
  await dialog.getByRole("button", { name: "Open" }).click();
  await expect(configurator.form.getByText(/asks for 1 of the 4 chips of its host/)).toBeVisible();
  await configurator.form.getByRole("button", { name: "Ask for 4 chips" }).click();
  await configurator.expectCode("Python", "flyte.Device(", "quantity=4");
  await expect(page.getByText("No problems")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Cluster: none" }).click();
  await page.getByRole("button", { name: "GKE with GPUs and TPUs" }).click();
  await page.getByRole("button", { name: "Use this cluster" }).click();
  await showFit(configurator);
  await expect(configurator.form.getByText(/their TPUs do not give it/)).toBeVisible();
  await configurator.form.getByRole("button", { name: "Apply: Ask for 4 chips" }).click();
  await expect(configurator.form.getByText(/^Fits 2 of 22 nodes/)).toBeVisible();
});

test("presets, the status line, every task, and the cluster is kept over a reload", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  await page.getByRole("button", { name: "Cluster: none" }).click();
  const dialog = page.getByRole("dialog", { name: "Cluster" });
  for (const preset of ["Flyte as shipped", "Devbox", "EKS with GPUs", "AKS with GPUs", "GKE with GPUs and TPUs"]) {
    await dialog.getByRole("button", { name: preset }).click();
    await expect(dialog.getByRole("textbox", { name: "Name" })).not.toHaveValue("");
  }
  await expect(dialog.getByText("gcp:a2-highgpu-4g").first()).toBeVisible();
  await expectAccessible("the cluster box");
  await dialog.getByRole("button", { name: "Use this cluster" }).click();
  await expect(page.getByText(/^Fits \d+ of \d+ nodes$/)).toBeVisible();
  await expect(page.getByText("QoS Burstable")).toBeVisible();
  await configurator.add("Task");
  await showFit(configurator);
  await expect(configurator.form.getByRole("region", { name: "All tasks" })).toContainText("ml-training/train_model");
  await page.reload();
  await expect(page.getByRole("button", { name: "Cluster: Example on GKE" })).toBeVisible();
  await page.getByRole("button", { name: "Cluster: Example on GKE" }).click();
  await page.getByRole("button", { name: "No cluster" }).click();
  await page.getByRole("button", { name: "Use no cluster" }).click();
  await page.reload();
  await expect(page.getByRole("button", { name: "Cluster: none" })).toBeVisible();
});

test("bad input: half a JSON, a Secret, broken YAML, nodes without allocatable: said, and the rest works", async ({
  configurator,
  page,
}) => {
  await page.getByRole("button", { name: "Cluster: none" }).click();
  const dialog = page.getByRole("dialog", { name: "Cluster" });
  const text = JSON.stringify(cluster, undefined, 2);
  await paste(page, text.slice(0, text.length / 2));
  await expect(dialog.getByText(/Line \d+:/).first()).toBeVisible();
  await paste(page, "plugins:\n  k8s:\n    default-cpus: [1\n  x: y\n");
  await expect(dialog.getByText(/Line \d+:/).first()).toBeVisible();
  await paste(
    page,
    JSON.stringify({ apiVersion: "v1", kind: "Secret", metadata: { name: "s" }, data: { key: "c2VjcmV0" } }),
  );
  await expect(dialog.getByText(/Secret/).first()).toBeVisible();
  await expect(dialog.getByRole("region", { name: "Understood" })).toHaveCount(0);
  await paste(page, JSON.stringify(node({ name: "bad", allocatable: { cpu: "4 cores", memory: "16Gi" } })));
  await expect(dialog.getByText(/4 cores/).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await configurator.box("Memory limit").fill("48Gi");
  await configurator.expectCode("Python", '("8Gi", "48Gi")');
});

test("the pod tab tells who decided about each line, by mouse and by keys", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  await configurator.show("Pod");
  const code = page.getByRole("region", { name: "Pod code" });
  await code.getByText("memory: 32Gi").hover();
  await expect(page.getByText(/^Line \d+: the field memory/)).toBeVisible();
  await code.focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("ArrowDown");
  await expect(page.getByText(/^Line \d+: .*\(rule P\d+\)/)).toBeVisible();
  await expectAccessible("origins of the pod");
});

test("a pool of machines is added, the site's own profile is loaded, and the pod has four forms", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  await page.route("**/cluster-profile.json", (route) =>
    route.fulfill({ json: { version: 1, name: "ours", k8sPlugin: { "default-cpus": "250m" }, pools: [] } }),
  );
  await page.reload();
  await page.getByRole("button", { name: "Cluster: ours" }).click();
  const dialog = page.getByRole("dialog", { name: "Cluster" });
  await dialog.getByRole("combobox", { name: "Machine type" }).selectOption("a2-highgpu-4g");
  await dialog.getByRole("textbox", { name: "Nodes of the pool" }).fill("3");
  await dialog.getByRole("button", { name: "Add the pool" }).click();
  await expect(dialog.getByText(/3 nodes · gcp:a2-highgpu-4g/)).toBeVisible();
  await dialog.getByRole("button", { name: "Use this cluster" }).click();
  await expect(page.getByText(/^Fits \d of 3 nodes$/)).toBeVisible();
  await configurator.setMode("CPU", "Unset");
  await configurator.expectCode("Pod", "cpu: 250m");
  await expect(page.getByRole("region", { name: "Resolution" }).getByRole("row", { name: /^CPU/ })).toContainText(
    /default\s*250m request and limit/,
  );
  const form = page.getByRole("combobox", { name: "Pod is written" });
  for (const [name, text] of [
    ["probe for kubectl", "activeDeadlineSeconds"],
    ["PodTemplate", "kind: PodTemplate"],
    ["flyte.PodTemplate", "flyte.PodTemplate("],
  ] as const) {
    await form.selectOption(name);
    await expect(page.getByRole("region", { name: "Pod code" })).toContainText(text);
    await expectAccessible(name);
  }
});

test("twenty megabytes of nodes are read off the main thread, equal ones as pools", async ({
  configurator: _opened,
  page,
}) => {
  test.setTimeout(90_000);
  await page.getByRole("button", { name: "Cluster: none" }).click();
  const padding = "x".repeat(18_000);
  const many = Array.from({ length: 1100 }, (_, at) => {
    const one = node({ name: `node-${at}`, labels: { pool: `p${at % 4}` }, allocatable: { cpu: "8", memory: "32Gi" } });
    return { ...one, metadata: { ...one.metadata, annotations: { padding } } };
  });
  const text = JSON.stringify({ apiVersion: "v1", kind: "List", items: many });
  expect(text.length).toBeGreaterThan(20_000_000);
  const dialog = page.getByRole("dialog", { name: "Cluster" });
  await dialog.getByRole("textbox", { name: "Paste" }).evaluate((box: HTMLTextAreaElement, pasted) => {
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
    set?.call(box, pasted);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, text);
  await expect(dialog.getByRole("region", { name: "Understood" })).toContainText("1100 nodes", { timeout: 30_000 });
  await dialog.getByRole("button", { name: "Use this cluster" }).click();
  await expect(page.getByText(/of 1100 nodes$/)).toBeVisible();
});

test("files dropped anywhere in the box are taken for the cluster, on the page they are documents", async ({
  configurator: _opened,
  page,
}) => {
  const dropOn = async (target: ReturnType<typeof page.locator>, text: string, name: string) => {
    const dataTransfer = await page.evaluateHandle(
      ([body, title]) => {
        const data = new DataTransfer();
        data.items.add(new File([body], title));
        return data;
      },
      [text, name] as const,
    );
    await target.dispatchEvent("drop", { dataTransfer });
  };
  await page.getByRole("button", { name: "Cluster: none" }).click();
  const dialog = page.getByRole("dialog", { name: "Cluster" });
  await dropOn(dialog.getByRole("heading", { name: "Cluster", exact: true }), JSON.stringify(cluster), "nodes.json");
  await expect(dialog.getByRole("region", { name: "Understood" })).toContainText("8 nodes");
  await expect(page.getByRole("dialog", { name: "Open a document" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await dropOn(page.getByRole("main"), "version: 1\nenvironments: [{name: dropped}]\n", "tasks.yaml");
  await page.getByRole("dialog", { name: "Open a document" }).getByRole("button", { name: "Open" }).click();
  await expect(page.getByRole("treeitem", { name: /dropped/ })).toBeVisible();
});
