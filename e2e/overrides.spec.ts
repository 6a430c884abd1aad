import { expect, test } from "./fixtures.ts";

test("retries of 0 in an override keep the task's, and the fix resets them", async ({
  configurator,
  page,
  expectAccessible,
}) => {
  await configurator.select("train_model");
  await configurator.box("Retries").fill("3");
  await configurator.add("Override");
  await configurator.box("Label").fill("once");
  await configurator.box("Retries").fill("0");
  await expect(configurator.form.getByText(/Python takes as "not given": the task's 3 stays/)).toBeVisible();
  const resolution = page.getByRole("region", { name: "Resolution" });
  await expect(resolution.getByRole("row", { name: /retries/ })).toContainText("ignored");
  await expectAccessible("an override that keeps");
  await configurator.form.getByRole("button", { name: "Use RetryStrategy(0)" }).click();
  await expect(resolution.getByRole("row", { name: /retries/ })).toContainText("The override gives it");
  await configurator.expectCode("Python", "retries=flyte.RetryStrategy(count=0)");
  await expect(page.getByText("No problems")).toBeVisible();
});

test("reuse: refused, and turned off for the call", async ({ configurator, page }) => {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Open a document" });
  await dialog.getByRole("textbox").fill(
    JSON.stringify({
      version: 1,
      environments: [
        {
          name: "pool",
          reusable: { replicas: 2, idle_ttl: 60 },
          env_vars: { A: "1" },
          tasks: [{ name: "answer", overrides: [{ label: "big", env_vars: { A: "2" } }] }],
        },
      ],
    }),
  );
  await dialog.getByRole("button", { name: "Open" }).click();
  await configurator.select("big");
  const resolution = page.getByRole("region", { name: "Resolution" });
  await expect(resolution.getByRole("row", { name: /env_vars/ })).toContainText("refused");
  await expect(configurator.form.getByText(/reused containers/).first()).toBeVisible();
});
