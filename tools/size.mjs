// Measures the first load in the browser: all script bytes fetched until the page is usable and idle for five seconds, gzipped.
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { serve } from "./serve.mjs";
import { findBrowser } from "./setup.mjs";

const budget = 200_000;
const { server, address } = await serve();
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();
const scripts = new Map();
const pending = [];
page.on("response", (response) => {
  if (response.request().resourceType() !== "script") return;
  pending.push(response.body().then((body) => scripts.set(response.url(), gzipSync(body, { level: 9 }).length)));
});
await page.goto(address);
await page.getByRole("region", { name: "Python code" }).getByText("flyte.TaskEnvironment(").waitFor();
await page.waitForTimeout(5000);
await Promise.all(pending);
await browser.close();
server.close();
const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
for (const [url, size] of [...scripts].sort((a, b) => b[1] - a[1]))
  console.log(`${String(size).padStart(8)} ${new URL(url).pathname}`);
console.log(`${String(total).padStart(8)} bytes gzipped in the first load, at most ${budget}`);
process.exit(scripts.size > 0 && total <= budget ? 0 : 1);
